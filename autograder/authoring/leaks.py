"""Finds what students must not see in a folder that is about to be published. Writes nothing, trusts no file name."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.authoring.script import BEGIN, END, MARKS
from autograder.course.assignment import Assignment
from autograder.course.secret import secret_path

SHINGLE = 12  # shorter lines (`return x`, `else:`) say nothing; blanks don't count
WINDOW = 36  # of prose, which breaks its lines as it likes
STRICT = 24  # a solution's line of this length has no business in public checks, whatever else it is like
CODE_SHINGLE = 32  # in the package's own modules, where a common line may stand by chance

SOLUTION, HIDDEN_CHECK = "a line of a solution", "a line of a hidden check"
WRONG, ALTERNATIVE = "a line of a known-wrong solution", "a line of an alternative solution"
ANSWER, SCHEME = "a model answer", "a marking scheme"
PROSE = (ANSWER, SCHEME)
DECORATED = {"misconception": WRONG, "alternative": ALTERNATIVE}
RESULT = re.compile(r"^(return\s+|[\w, ]+=\s*)")

FORBIDDEN = re.compile(
    r"(hidden|misconceptions|alternatives|problems|study|assignment|nbgrader_config)\.py|assignment\.toml|design\.md|equivalents?\.toml"
    r"|gradebook\.db|.*\.(sqlite3?|pem|key|p12|pfx|secret)|\.env.*|id_(rsa|dsa|ecdsa|ed25519)(\.pub)?|\.netrc|\.pypirc|secret"
)
FORBIDDEN_FOLDERS = {
    "assignments",
    "tasks",
    "calibration",
    "source",
    "submitted",
    "autograded",
    "feedback",
    "downloaded",
    ".cache",
    ".autograder",
}
DATA = {".npz", ".npy", ".png", ".jpg", ".jpeg", ".gz", ".h5", ".pdf"}

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a GitHub token": r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}",
    "a GitLab token": r"\bglpat-[\w-]{18,}",
    "an access key": r"\bAKIA[0-9A-Z]{16}\b|\bsk-[A-Za-z0-9_-]{20,}|\bxox[abprs]-[\w-]{10,}",
    "a password in a URL": r"://[^/\s:@\"']+:[^/\s:@\"'{}<>]+@",
    "a password": r"(?i)\b(password|passwd|secret|api_?key|access_?token)\b\W{0,3}[:=]\s*[\"'][^\"'\s{}]{10,}[\"']",
}
MARKERS = {
    "a solution region": re.compile(r"### (BEGIN|END) SOLUTION"),
    SCHEME: re.compile(r"(BEGIN|END) MARK SCHEME"),
    "hidden tests": re.compile(r"(BEGIN|END) HIDDEN TESTS"),
}
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Leak:
    """One place in a published file."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line} has {self.what}" if self.line else f"{self.file} {self.what}"


@dataclass
class Guard:
    """Everything that must not be seen, and where it comes from."""

    lines: dict[str, str] = field(default_factory=dict)  # without blanks: what it is
    secret: str = ""
    _index: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, assignments: list[Assignment]) -> "Guard":
        shown, checks = (
            "\n".join(squeezed(line) for assignment in assignments for line in lines(assignment))
            for lines in (shown_lines, check_lines)
        )
        guard = cls(secret=known_secret(root))
        for assignment in assignments:
            for line, what in (*code_pieces(assignment), *prose_pieces(assignment)):
                strict = what.startswith(SOLUTION) and len(line) >= STRICT
                known = line in shown or (line in checks and not strict)
                if len(line) >= SHINGLE and re.search(r"[A-Za-z]", line) and not known:
                    guard.lines.setdefault(line, what)
        for line in guard.lines:
            guard._index.setdefault(line[:SHINGLE], []).append(line)
        return guard

    def leaks(self, folder: Path) -> Iterator[Leak]:
        """Every leak below the folder, in the order of its files; git's own are left out."""
        for path in sorted(folder.rglob("*")):
            file = path.relative_to(folder)
            if file.parts[0] == ".git" or (path.is_dir() and not path.is_symlink()):
                continue
            yield from self.in_file(folder, file)

    def in_file(self, folder: Path, file: Path) -> Iterator[Leak]:
        if (folder / file).is_symlink():
            yield Leak(file, 0, "is a link: what it points to would not travel, or should not")
            return
        if FORBIDDEN.fullmatch(file.name) or FORBIDDEN_FOLDERS & set(file.parts[:-1]):
            yield Leak(file, 0, "is a file that students never get")
        try:
            text = (folder / file).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if file.suffix not in DATA or "data" not in file.parts:
                yield Leak(file, 0, "is no text, so nobody can say what is in it")
            return
        if file.suffix == ".ipynb":
            yield from left_in_notebook(file, text)
        own_code = file.parts[0] == "autograder" and file.parts[1:2] != ("public",)
        before = None
        for number, line in enumerate(text.splitlines(), 1):
            pieces = decoded(line) if file.suffix in (".ipynb", ".json") else [line]
            found = next(filter(None, map(self.found, pieces)), None)
            if found and not (own_code and by_chance(*found, alone=before is None)):
                yield Leak(file, number, found[0])
            before = found

    def found(self, line: str) -> tuple[str, int] | None:
        """What of the hidden things stands in this line, and how many letters of it."""
        for what, marker in MARKERS.items():
            if marker.search(line):
                return what, len(line)
        if self.secret and self.secret in line:
            return "the secret of the course", len(line)
        for what, pattern in SECRETS.items():
            if re.search(pattern, line):
                return what, len(line)
        text = squeezed(line)
        for start in range(len(text) - SHINGLE + 1):
            for secret in self._index.get(text[start : start + SHINGLE], ()):
                if text.startswith(secret, start):
                    return self.lines[secret], len(secret)
        return None


def by_chance(what: str, length: int, alone: bool) -> bool:
    """Whether a module of the package may say this on its own account: checks are written in its words."""
    if what.startswith(HIDDEN_CHECK):
        return alone
    return what.startswith((SOLUTION, ALTERNATIVE, WRONG)) and length < CODE_SHINGLE and alone


def squeezed(line: str) -> str:
    """The line without blanks, and without the sign of a comment in front: formatting hides nothing."""
    return re.sub(r"\s+", "", line).lstrip("#")


def decoded(line: str) -> Iterator[str]:
    """The strings of one line of JSON, line by line."""
    for found in STRING.finditer(line):
        try:
            yield from json.loads(found[0]).splitlines()
        except ValueError:
            yield found[0]


def left_in_notebook(file: Path, text: str) -> Iterator[Leak]:
    """Solution cells that are no stubs, answers that are given, outputs of a run."""
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, KeyError, TypeError):
        yield Leak(file, 0, "is no notebook")
        return
    lines = text.splitlines()
    for cell in cells:
        name, metadata = cell.get("id", "?"), cell.get("metadata", {}).get("nbgrader", {})
        where = next((n for n, line in enumerate(lines, 1) if f'"id": "{name}"' in line), 0)
        source = "".join(cell["source"])
        if cell.get("outputs"):
            yield Leak(file, where, f"the outputs of a run, in the cell {name}")
        if not metadata.get("solution"):
            continue
        if cell["cell_type"] == "code" and f'raise NotImplementedError("{name}")' not in source:
            yield Leak(file, where, f"a cell of {name} that is no stub")
        if cell["cell_type"] == "markdown" and source != "YOUR ANSWER HERE":
            yield Leak(file, where, f"an answer to {name}")


def code_pieces(assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Hidden code line by line, of a solution also what it returns or assigns, without blanks."""
    for text, what in secret_lines(assignment):
        if not what.startswith(PROSE):
            yield squeezed(text), what
        if what.startswith(SOLUTION):
            yield squeezed(RESULT.sub("", text.strip())), what


def prose_pieces(assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Hidden prose from each of its words on, as far as a line could break: without blanks."""
    words = [(word, what) for text, what in secret_lines(assignment) if what.startswith(PROSE) for word in text.split()]
    for start, (_, what) in enumerate(words):
        piece = squeezed("".join(word for word, other in words[start : start + WINDOW] if kind(other) == kind(what)))
        if len(piece) >= WINDOW:
            yield piece[:WINDOW], what


def kind(what: str) -> str:
    return what.partition(" (")[0]


def secret_lines(assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Each line that students must not see, with a word on what it is."""
    for text, number, hidden in script_lines(assignment):
        if hidden:
            yield text, f"{hidden} ({assignment.name}/assignment.py line {number})"
    for path in (assignment.folder / "problems.py", *sorted((assignment.folder / "tasks").glob("*.py"))):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        kinds = {number: hidden for first, last, hidden in decorated(text) for number in range(first, last + 1)}
        for number, line in enumerate(text.splitlines(), 1):
            where = f"{path.relative_to(assignment.folder)} line {number}"
            yield line, f"{kinds.get(number, HIDDEN_CHECK)} ({assignment.name}/{where})"


def decorated(text: str) -> Iterator[tuple[int, int, str]]:
    """The wrong and the other right solutions in the file of a task: first line, last line, what it is."""
    for node in ast.parse(text).body:
        for decorator in getattr(node, "decorator_list", ()):
            name = ast.unparse(decorator).partition("(")[0]
            if name in DECORATED:
                yield decorator.lineno, node.end_lineno, DECORATED[name]


def shown_lines(assignment: Assignment) -> Iterator[str]:
    """What students see anyway: lines that stand here too are no leak."""
    yield from (text for text, _, hidden in script_lines(assignment) if not hidden)
    yield from (assignment.title, assignment.topics)
    yield from (line for task in assignment.tasks for hint in task.hints for line in hint.splitlines())
    yield from (check.title for check in (*assignment.public, *assignment.hidden))
    yield from (misconception.says for misconception in assignment.misconceptions)


def check_lines(assignment: Assignment) -> Iterator[str]:
    """The public checks: hidden ones are written alike, but a solution has no business there."""
    yield from (assignment.folder / "checks.py").read_text(encoding="utf-8").splitlines()


def script_lines(assignment: Assignment) -> Iterator[tuple[str, int, str]]:
    """The lines of the percent script: text, number, and what it is when it is hidden."""
    solution, answer, scheme = False, False, False
    lines = (assignment.folder / "assignment.py").read_text(encoding="utf-8").splitlines()
    first = next((number for number, line in enumerate(lines, 1) if line.startswith("# %%")), 1)
    for number, line in enumerate(lines[first - 1 :], first):
        content = line.removeprefix("#").strip() if answer else line
        if line.startswith("# %%"):
            answer, scheme, solution = "answer=" in line, False, False
            continue
        if BEGIN in line or END in line:
            solution = BEGIN in line
            continue
        if content in MARKS:
            scheme = content == MARKS[0]
            continue
        yield content, number, SOLUTION if solution else SCHEME if scheme else ANSWER if answer else ""


def known_secret(root: Path) -> str:
    """The secret of the course if it has one; none is made for this."""
    try:
        return secret_path(root).read_text(encoding="utf-8").strip()
    except OSError:
        return ""

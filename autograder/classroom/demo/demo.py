"""The whole story of a term on a class that does not exist: release, collect, grade, feedback, grades back, report."""

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.classroom.demo import made_up
from autograder.classroom.pages.feedback import write_feedback
from autograder.classroom.pages.report import write_report
from autograder.course.course import Course, find_course
from autograder.errors import Problem

NUMPY, KERAS = "03_logistic_regression", "12_track_shower_cnn"
DUE = datetime(2026, 11, 20, 12)
STATE = Path(".autograder") / "demo.json"
BIN = Path(sys.executable).parent
VARIABLE = "AUTOGRADER_COURSE"
WIDTH = 150


def run(students: int, out: Path | None, commands: Callable[..., int | None]) -> int:
    """Make the class, then do with it what an instructor does; the last line is where the report lies.

    `commands` runs one of our own, as the command line does.
    """
    start = time.monotonic()
    os.environ.setdefault(
        "TF_ENABLE_ONEDNN_OPTS", "0"
    )  # with it TensorFlow writes into the story, whatever its log level
    course = find_course()
    root = (out or course.root / ".cache" / "demo").resolve()
    names = notebooks(course)
    story = Story(root, names, made_up.people(students), commands)
    story.say(f"A made-up class of {students} hands in {' and '.join(names)}. Everything lies in {root}")
    if KERAS not in names:
        story.say(f"{KERAS} is left out: it is not built here (autograder build {KERAS} builds it)")
    with story.step("the course and its class"):
        make(course, root, names, students)
    try:
        report = story.tell()
    except KeyboardInterrupt:
        raise Problem("stopped; the same command goes on from here", code=1) from None
    story.say(f"Done in {time.monotonic() - start:.0f} seconds; a second run does only what is new.")
    story.where_to_look()
    print(report, flush=True)
    return 0


def notebooks(course: Course) -> list[str]:
    """The two that the demo shows, as far as they are here and built."""
    found = [name for name in (NUMPY, KERAS) if name in course.folders and source(course, name).exists()]
    if not found:
        raise Problem(f"there is no {NUMPY} in {course.root} that is built: run autograder build {NUMPY} first")
    return found


def source(course: Course, name: str) -> Path:
    return course.root / "source" / name / f"{name}.ipynb"


def make(course: Course, root: Path, names: Sequence[str], students: int) -> None:
    """A course folder with what the demo needs, the archives that Moodle would give, and the list of students."""
    state = {"students": students, "made_of": made_of(course, names)}
    if kept(root) == state:
        return
    if root.exists() and any(root.iterdir()) and kept(root) is None:
        raise Problem(f"{root} is not empty and no demo: name another folder with --out")
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name in names:
        shutil.copytree(course.folders[name], root / "assignments" / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(course.root / "source" / name, root / "source" / name)
    shutil.copy(course.root / "nbgrader_config.py", root)
    due = dict.fromkeys(names, DUE)
    (root / "course.toml").write_text(course.settings.with_due(due).as_toml(), encoding="utf-8")
    class_ = made_up.people(students)
    (root / "roster.csv").write_text(made_up.roster_csv(class_), encoding="utf-8")
    (root / "moodle").mkdir()
    for name in names:
        assignment = course.assignment(name)
        release = course.root / "release" / name / f"{name}.ipynb"
        uploads = made_up.hand_ins(assignment, source(course, name), release, class_, DUE)
        most = assignment.points + sum(question.points for question in assignment.questions)
        (root / "moodle" / f"{name}.zip").write_bytes(made_up.moodle_zip(uploads))
        (root / "moodle" / f"{name}.csv").write_text(made_up.moodle_sheet(uploads, class_, most), encoding="utf-8")
    (root / STATE).parent.mkdir()
    (root / STATE).write_text(json.dumps(state))


def made_of(course: Course, names: Sequence[str]) -> str:
    """A hash of all that the made-up class is made of."""
    here = Path(__file__).parent
    files = [here / "made_up.py", here / "damages.py", here / "demo.py", course.root / "course.toml"]
    files += [course.root / "nbgrader_config.py", *(source(course, name) for name in names)]
    files += [path for name in names for path in sorted(course.folders[name].glob("*.*")) if path.is_file()]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(root: Path) -> dict | None:
    try:
        return json.loads((root / STATE).read_text())
    except (OSError, ValueError):
        return None


@dataclass
class Story:
    """The steps in their order, each announced before it is done."""

    root: Path
    names: Sequence[str]
    class_: Sequence[made_up.Actor]
    commands: Callable[..., int | None]
    places: dict[str, Path] = field(default_factory=dict)

    def tell(self) -> Path:
        course = Course(self.root)
        with self.step("release: what students get"):
            for name in self.names:
                if not (self.root / "release" / name / f"{name}.ipynb").exists():
                    self.command("nbgrader", "generate_assignment", name)
        for name in self.names:
            archive = ["collect", f"moodle/{name}.zip", "--worksheet", f"moodle/{name}.csv"]
            with self.step(f"collect {name}: what Moodle gave"):
                self.command("autograder", *archive, "--dry-run", first=6, accept=1)
                self.command("autograder", *archive, shown=r"^(✗|nothing from|\d+ (submissions|students) )", accept=1)
        with self.step("autograde: every notebook behind the wall"):
            jobs = str(max(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))
            self.command("autograder", "grade", "submitted", "--jobs", jobs, shown=r"^✗ ", accept=1, log="grades.txt")
        with self.step("feedback: a page for each student"):
            self.feedback(course)
        with self.step("export: grades for Moodle and for a spreadsheet"):
            for name in self.names:
                sheet = ["--worksheet", f"moodle/{name}.csv", "--out", f"moodle/{name} graded.csv"]
                self.command("autograder", "export", name, "--format", "moodle", *sheet)
            self.command("autograder", "export", "--format", "csv", "--tasks", "--out", "grades.csv")
            self.places["grades to be uploaded to Moodle"] = self.root / "moodle" / f"{self.names[0]} graded.csv"
            self.places["every task's points"] = self.root / "grades.csv"
        with self.step("report: what the class has understood"):
            return write_report(course, self.names)

    def feedback(self, course: Course) -> None:
        pages = [page for name in self.names for page in write_feedback(course, name)]
        self.say(f"    {len(pages)} pages")
        telling = [person.id for person in self.class_ if person.kind in ("half", "wrong")]
        ours = [page for page in pages if page.parent.parent.name in telling]
        self.places["one student's feedback"] = (ours or pages)[0]

    def say(self, line: str) -> None:
        print(line, flush=True)

    @contextlib.contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.say(f"\n{title}")
        start = time.monotonic()
        yield
        self.say(f"    {time.monotonic() - start:.1f} s")

    def command(self, *words: str, shown: str = "", first: int = 0, accept: int = 0, log: str | None = None) -> None:
        """Run a command in the demo's course as a person would.

        What is repeated of its output are the lines that `shown` matches and the `first` of the others.
        """
        self.say("    $ " + " ".join(f"'{word}'" if " " in word else word for word in words))
        if words[0] == "nbgrader":
            code, said = nbgrader(self.root, words)
        else:
            code, said = autograder(self.root, words[1:], self.commands)
        if log:
            (self.root / log).write_text(said, encoding="utf-8")
        lines = said.splitlines()
        if code > accept:
            raise Problem(f"the demo stopped at `{' '.join(words)}`: {(lines or ['it said nothing'])[-1]}", code=1)
        kept = [line for line in lines if shown and re.search(shown, line)]
        others = [line for line in lines if line not in kept]
        for line in others[:first]:
            self.say(f"    {line[:WIDTH]}")
        if first and len(others) > first:
            self.say(f"    … and {len(others) - first} more")
        for line in kept:
            self.say(f"    {line[:WIDTH]}")

    def where_to_look(self) -> None:
        self.say("")
        places = {"who maps to what": f"cd {self.root} && autograder collect moodle/{self.names[0]}.zip --dry-run"}
        places |= {what: str(where) for what, where in self.places.items()}
        places["with nbgrader alone"] = f"cd {self.root} && nbgrader autograde {self.names[0]}"
        width = max(map(len, places))
        for what, where in places.items():
            self.say(f"    {what:<{width}}  {where}")
        self.say("The report:")


def nbgrader(root: Path, words: Sequence[str]) -> tuple[int, str]:
    """nbgrader's own command, in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if key != VARIABLE}
    environment["PATH"] = f"{BIN}{os.pathsep}{environment.get('PATH', os.defpath)}"
    command = [sys.executable, "-m", "nbgrader", *words[1:]]
    done = subprocess.run(command, cwd=root, env=environment, text=True, capture_output=True)
    return done.returncode, done.stdout + done.stderr


def autograder(root: Path, words: Sequence[str], commands: Callable[..., int | None]) -> tuple[int, str]:
    """One of our commands, in this process: the libraries are imported once."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(root)
    try:
        with contextlib.chdir(root), contextlib.redirect_stdout(io.StringIO()) as out:
            code = commands(list(words), standalone_mode=False)
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
    return int(code or 0), out.getvalue()

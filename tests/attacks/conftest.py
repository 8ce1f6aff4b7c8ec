"""A small course with planted secrets, and what an attack on it may and may not achieve."""

import concurrent.futures
import json
import os
import re
import secrets
import shutil
import tempfile
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.intake.fresh import LAUNCH
from autograder.judge.grade import Grader
from autograder.judge.report import Report, as_json
from autograder.wall.sandbox import Sandbox

POINTS = {"double": 2.0, "total": 3.0, "twice": 1.0, "adder": 1.0, "noise": 1.0, "quadruple": 2.0}
SOLUTIONS = {
    "double": "def double(x):\n    return 2 * np.asarray(x)",
    "total": "def total(x):\n    return float(np.sum(x))",
    "twice": "def twice(f, x):\n    return f(f(x))",
    "adder": "def adder(n):\n    return lambda x: x + n",
    "noise": "def noise(rng, n):\n    return rng.standard_normal(n)",
    "quadruple": "def quadruple(x):\n    return double(double(x))",
}
RECORD = "RECORD_ATTACKS"  # names the folder for notebooks that are recorded
PLANTED = re.compile(r"planted-[a-z]+-[a-z0-9-]+")


@dataclass(frozen=True)
class Attempt:
    """What became of a hostile notebook."""

    report: Report

    @property
    def scores(self) -> dict[str, float]:
        """The tasks that earned something."""
        return {name: task.score for name, task in self.report.tasks.items() if task.score}

    @property
    def printed(self) -> str:
        """What its cells wrote; tracebacks, which quote the attack itself, are left out."""
        outputs = [output for cell in self.report.cells for output in cell["outputs"]]
        return "".join(output["text"] for output in outputs if output["output_type"] == "stream")

    @property
    def loot(self) -> list[str]:
        """Attacks print a line `loot: …` for whatever they got hold of."""
        return [line for line in self.printed.splitlines() if line.startswith("loot:")]

    @property
    def everything(self) -> str:
        """All text that may reach a student."""
        return json.dumps([as_json(self.report), self.report.cells])


def cell(source: str, kind: str = "code", **more) -> dict:
    outputs = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": textwrap.dedent(source).strip("\n"), **outputs, **more}


def honest(*tasks: str) -> list[dict]:
    """Cells with right solutions, of all tasks if none is named."""
    return [cell("import numpy as np"), *(cell(SOLUTIONS[task]) for task in tasks or SOLUTIONS)]


def notebook(cells: list[dict], **metadata) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells})


@dataclass
class Attack:
    """`attack(source)` hands in cells with `# %%` between them and says what became of them.

    An honest notebook is graded beside it and another after it: both must get all their points. Nothing planted may come out,
    and the course's files stay as they are.
    """

    course: Path
    grader: Grader

    points = POINTS
    cell = staticmethod(cell)
    honest = staticmethod(honest)
    notebook = staticmethod(notebook)

    def __call__(self, source: str | list[dict], *, after: list[dict] | None = None) -> Attempt:
        if isinstance(source, str):
            parts = re.split(r"(?m)^[ \t]*# %%[ \t]*$", source)
            source = [*(after or honest("twice", "adder")), *(cell(part) for part in parts if part.strip())]
        return self.grade(self.hand_in(notebook(source)))

    def hand_in(self, text: str, name: str = "01_walls.ipynb", student: str = "mallory") -> Path:
        """Write it where a student's submission lies."""
        path = self.course / "submitted" / student / "01_walls" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def grade(self, path: Path) -> Attempt:
        before = things(self.course)
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            beside = pool.submit(self.grader.grade, self.neighbour)
            attempt = Attempt(self.grader.grade(path))
            assert lost(beside.result()) == [], "a submission graded beside the attack lost points"
        assert lost(self.grader.grade(self.neighbour)) == [], "a submission graded after the attack lost points"
        assert things(self.course) == before, "the attack changed something of the course"
        assert attempt.loot == []
        assert set(PLANTED.findall(attempt.everything)) == set()
        assert len(attempt.everything) < 1_000_000
        return attempt

    @property
    def neighbour(self) -> Path:
        return self.course / "submitted" / "neighbour" / "02_neighbours" / "02_neighbours.ipynb"


class Recorder(Attack):
    """Keeps the notebook that would be handed in, and grades nothing: for the class of all attackers."""

    def __init__(self, course: Path):
        super().__init__(course, grader=self)

    def grade(self, path: Path) -> Attempt:
        name = re.sub(r"\W+", "-", os.environ["PYTEST_CURRENT_TEST"].partition("::")[2].removesuffix(" (call)"))
        copied(path, Path(os.environ[RECORD], f"{name}.ipynb"))
        pytest.skip("recorded")


def copied(path: Path, target: Path) -> None:
    """As it is: a link as a link, a pipe as a pipe."""
    if path.is_fifo():
        os.mkfifo(target)
    else:
        shutil.copy(path, target, follow_symlinks=False)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """To record notebooks, one wall and the tests that hand some in are enough."""
    if RECORD in os.environ:
        attacks = [item for item in items if "attack" in item.fixturenames and "grader" not in item.fixturenames]
        items[:] = [item for item in attacks if item.callspec.params["wall"] == "wall"]


@pytest.fixture(scope="session")
def planted() -> dict[str, str]:
    """Texts that no student may learn, by where they lie; another stands in tasks/double.py."""
    places = ("file", "environment", "gradebook", "neighbour", "secret")
    return {place: f"planted-{place}-{secrets.token_hex(8)}" for place in places}


@pytest.fixture(scope="session")
def course(planted: dict[str, str]) -> Iterator[Path]:
    """A course whose files anybody on the machine may read: the wall alone keeps them."""
    root = Path(tempfile.mkdtemp(prefix="hostile-")) / "course"
    shutil.copytree(Path(__file__).parent / "course", root)
    # The neighbours' assignment is the same but patient, so that a busy machine costs them nothing.
    patient = shutil.copytree(root / "assignments" / "01_walls", root / "assignments" / "02_neighbours")
    toml = (patient / "assignment.toml").read_text()
    (patient / "assignment.toml").write_text(re.sub(r"(?m)^(\w+_seconds) = .*$", r"\1 = 200", toml))
    (root / "notes.txt").write_text(planted["file"])
    (root / "grades.db").write_text(planted["gradebook"])
    neighbour = root / "submitted" / "neighbour" / "02_neighbours"
    neighbour.mkdir(parents=True)
    (neighbour / "02_neighbours.ipynb").write_text(notebook([cell("# " + planted["neighbour"]), *honest()]))
    for path in (root.parent, root, *root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield root
    shutil.rmtree(root.parent)


# What a kernel or a container may refuse to a sandbox; the layers that remain must hold.
WALLS = {
    "wall": (),
    "no mounts": ("mounts",),
    "no namespaces": ("namespaces",),
    "no landlock": ("landlock",),
}
# Where Landlock alone keeps files, and knows less than it does now.
OLD_KERNELS = {f"landlock {version}": ("namespaces", f"landlock {version}") for version in range(1, 7)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A module with `EVERY_WALL = True` tries its attacks on poorer sandboxes too; what the judge defends needs one.

    `OLD_KERNELS = True` adds those with an older Landlock: for attacks that it may have to hold.
    """
    if "wall" in metafunc.fixturenames:
        module = metafunc.module
        walls = [*WALLS] if getattr(module, "EVERY_WALL", False) else ["wall"]
        walls += [*OLD_KERNELS] if getattr(module, "OLD_KERNELS", False) else []
        metafunc.parametrize("wall", walls)


@pytest.fixture(scope="session")
def graders(course: Path, planted: dict[str, str]) -> Iterator[Callable[[str], Grader]]:
    """For each wall one warm sandbox for all attacks: what one of them breaks, the next ones would notice."""
    os.environ["PLANTED_ENVIRONMENT"] = planted["environment"]
    made: dict[str, Grader] = {}

    def grader(wall: str) -> Grader:
        if wall not in made:
            made[wall] = Grader(Course(course), planted["secret"].encode())
            made[wall].sandboxes["numpy"] = Sandbox("numpy", without=(WALLS | OLD_KERNELS)[wall])
            made[wall].grade(Attack(course, made[wall]).neighbour)
        return made[wall]

    yield grader
    for one in made.values():
        one.close()
    del os.environ["PLANTED_ENVIRONMENT"]


@pytest.fixture
def grader(graders: Callable[[str], Grader], wall: str) -> Grader:
    return graders(wall)


@pytest.fixture(scope="session")
def points() -> dict[str, float]:
    return POINTS


@pytest.fixture
def leftovers() -> Callable[[], int]:
    """Counts the processes that run below this one."""
    return lambda: len(running(os.getpid()))


@pytest.fixture(scope="session")
def copy_as_it_is() -> Callable[[Path, Path], None]:
    return copied


@pytest.fixture
def attack(graders: Callable[[str], Grader], wall: str, course: Path) -> Iterator[Attack]:
    attack = Recorder(course) if RECORD in os.environ else Attack(course, graders(wall))
    before, watches = running(os.getpid()), watching()
    yield attack
    shutil.rmtree(course / "submitted" / "mallory", ignore_errors=True)
    assert ended(before), f"processes were left running: {running(os.getpid())}, before it was {before}"
    assert watching() == watches, "a watch ended, and with it the limits of all submissions to come"


def lost(report: Report) -> list[str]:
    """What keeps an honest notebook from all its points."""
    checks = [(name, check) for name, task in report.tasks.items() for check in task.checks]
    found = [
        f"{name}: {check.title}: {check.message} {check.fault}" for name, check in checks if check.outcome != "pass"
    ]
    scores = {name: task.score for name, task in report.tasks.items()}
    return [*filter(None, [report.reason]), *found, *([] if scores == POINTS else [str(scores)])]


def things(root: Path) -> dict[Path, tuple]:
    """All that a course is, with what can be changed of each: contents, mode, owner, times and attributes."""
    return {path: (*attributes(path), path.read_bytes() if path.is_file() else b"") for path in below(root)}


def below(root: Path) -> list[Path]:
    return [root, *sorted(path for path in root.rglob("*") if path.suffix != ".pyc" and path.name != "__pycache__")]


def attributes(path: Path) -> tuple:
    """Of what others may change; a folder's times change with what Python caches in it."""
    found = path.lstat()
    times = () if path.is_dir() else (found.st_mtime_ns, found.st_ctime_ns)
    return (
        found.st_mode,
        found.st_uid,
        found.st_gid,
        *times,
        *((name, os.getxattr(path, name)) for name in os.listxattr(path)),
    )


def watching() -> set[int | None]:
    return {thread.ident for thread in threading.enumerate() if thread.name == "autograder-watch"}


def ended(before: dict[int, str]) -> bool:
    """Whether no more runs now than ran before; the kernel takes a moment to clear away what was killed."""
    for _ in range(100):
        if len(running(os.getpid())) <= len(before):
            return True
        time.sleep(0.1)
    return False


def running(pid: int) -> dict[int, str]:
    """
    The children of a process, and all that descends from zygotes among them, with what each of them is. What has
    ended and only waits to be counted is left out, and so are Python's own resource tracker, which stays once another
    test has used multiprocessing, and whatever another test's browser or database starts and ends.
    """
    found: dict[int, str] = {}
    for child in [pid for children in Path(f"/proc/{pid}/task").glob("*/children") for pid in words(children)]:
        command = " ".join(words(Path(f"/proc/{child}/cmdline")))
        if "(zombie)" not in words(Path(f"/proc/{child}/status")) and "multiprocessing.resource_tracker" not in command:
            found[int(child)] = command
        if str(LAUNCH) in command:
            found |= running(int(child))
    return found


def words(path: Path) -> list[str]:
    """What /proc says, nothing of a process that is gone."""
    try:
        return path.read_text().replace("\0", " ").split()
    except OSError:
        return []

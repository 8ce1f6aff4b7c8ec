"""What tests of several rooms use. numpy runs on one thread, as in the grader: threads that wait spoil CPU times."""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # numpy reads them when it is imported
    os.environ.setdefault(variable, "1")

import json  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import sys  # noqa: E402
import textwrap  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from types import SimpleNamespace  # noqa: E402
from typing import Any  # noqa: E402

import numpy as np  # noqa: E402
import pytest  # noqa: E402


class Layer:
    """A layer with weights, as Keras shows it."""

    def __init__(self, name: str, weights: list, kind: str = "Dense") -> None:
        self.name, self.weights = name, [np.asarray(w, np.float32) for w in weights]
        self.__class__ = type(kind, (Layer,), {})

    def get_weights(self) -> list[np.ndarray]:
        return list(self.weights)


class Net:
    """What Keras' Sequential offers of dense layers, tanh between them and a sigmoid at the end, without Keras."""

    def __init__(self, *layers: Layer) -> None:
        self.layers = list(layers)
        self.input_shape = (None, len(layers[0].weights[0]))
        self.history = None

    def get_config(self) -> dict:
        return {}

    def get_weights(self) -> list[np.ndarray]:
        return [w for layer in self.layers for w in layer.get_weights()]

    def set_weights(self, weights: list[np.ndarray]) -> None:
        left = list(weights)
        for layer in self.layers:
            layer.weights, left = left[: len(layer.weights)], left[len(layer.weights) :]

    def __call__(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        for layer in self.layers[:-1]:
            x = np.tanh(x @ layer.weights[0] + layer.weights[1])
        return 1 / (1 + np.exp(-(x @ self.layers[-1].weights[0] + self.layers[-1].weights[1])))


@pytest.fixture(scope="session")
def keras_like() -> SimpleNamespace:
    """Models with numpy's means: `Net(Layer(name, [W, b]), …)`, and `larger()`, which says which of two numbers is."""

    def larger(scale: float = 3.0) -> Net:
        first = [[[1, 1, 0, 0], [-1, -1, 0, 0]], [0, 0, 0, 0]]
        return Net(Layer("dense", first), Layer("dense_1", [[[scale], [scale], [0], [0]], [0]]))

    return SimpleNamespace(Layer=Layer, Net=Net, larger=larger)


# A course with one tiny notebook, and submissions to it.

RIGHT = {
    "double": "def double(x):\n    return 2 * np.asarray(x, dtype=float)",
    "total": "def total(x):\n    return float(np.sum(double(x)))",
    "center": "def center(x):\n    return x - x.mean()",
}


def code(source: str, **metadata) -> dict:
    source = textwrap.dedent(source).strip("\n")
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": [], "execution_count": None}


def solution(task: str, source: str | None = None) -> dict:
    graded = {"grade_id": task, "solution": True, "grade": False, "locked": False, "schema_version": 3}
    return code(source or RIGHT[task], nbgrader=graded)


def check_cell(task: str) -> dict:
    graded = {
        "grade_id": f"{task}_check",
        "solution": False,
        "grade": True,
        "locked": True,
        "points": 1,
        "schema_version": 3,
    }
    return code(f'check("{task}")', nbgrader=graded)


def notebook(*cells: dict, **metadata) -> dict:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}


def whole(**changed: str) -> dict:
    """A complete notebook, right but for the functions named."""
    first = code("import autograder\nimport numpy as np\ncheck, hint, submit, ready = autograder.notebook('01_tiny')")
    tasks = [cell for task in RIGHT for cell in (solution(task, changed.get(task)), check_cell(task))]
    return notebook(first, *tasks, code("ready()"))


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """What notebooks are made of."""
    return SimpleNamespace(
        RIGHT=RIGHT, code=code, solution=solution, check_cell=check_cell, notebook=notebook, whole=whole
    )


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory):
    from autograder.course.course import Course

    root = tmp_path_factory.mktemp("course") / "tiny"
    shutil.copytree(Path(__file__).parent / "judge" / "course", root)
    return Course(root)


@pytest.fixture(scope="session")
def grader(course):
    from autograder.judge.grade import Grader

    with Grader(course, b"a secret of the course, long enough for anybody") as grader:
        yield grader


@pytest.fixture
def hand_in(tmp_path: Path):
    """Write a notebook where a submission may lie and give its path."""

    def write(content: dict | str | bytes, name: str = "01_tiny.ipynb") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def scores(grader, hand_in):
    """The points of each task of a notebook."""

    def grade(content: dict, name: str = "01_tiny.ipynb") -> dict[str, float]:
        report = grader.grade(hand_in(content, name))
        assert report.status == "graded", report.reason
        return {name: task.score for name, task in report.tasks.items()}

    return grade


# Students' functions of every kind, behind the wall.


@pytest.fixture(scope="session")
def functions() -> str:
    """The source of a student's functions of every kind."""
    return (Path(__file__).parent / "functions.py").read_text()


@pytest.fixture
def remote(grader, functions: str):
    """These functions behind the wall, with limits of one's own."""
    from autograder.intake.cells import Cell
    from autograder.wall.limits import Limits
    from autograder.wall.remote import RemoteStudent

    opened = []
    names = (*re.findall(r"^def (\w+)", functions, re.MULTILINE), "absent")

    def student(**limits: float) -> Any:
        limits = Limits.for_flavour("numpy").with_settings(limits)
        opened.append(RemoteStudent(grader.sandbox("numpy"), [Cell(functions, "cell 1")], names, limits))
        return opened[-1].__enter__()

    yield student
    for one in opened:
        one.__exit__(None, None, None)


@pytest.fixture
def exchanges(monkeypatch: pytest.MonkeyPatch):
    """Counts the frames that are sent to a student's worker from now on."""

    def counting(student: Any) -> list[int]:
        sent, send = [], type(student._worker)._send
        monkeypatch.setattr(type(student._worker), "_send", lambda self, frame: (sent.append(1), send(self, frame))[1])
        return sent

    return counting


NOBODY = 65534
# Become an ordinary user who can read the interpreter and this folder, even if they lie in root's home: mounts of its
# own show them there, and nothing beside them.
DROP_ROOT = f"""
set -e
stage=$(mktemp -d)
mount -t tmpfs -o mode=755 none "$stage"
while [ "$1" != -- ]; do
    home=$1 folder=$2; shift 2
    mkdir -p "$stage/$folder"
    mount --bind "$folder" "$stage/$folder"
    homes="$homes $home"
done
shift
for home in $homes; do
    mount --rbind "$stage/$home" "$home"
done
umount -l "$stage" && rmdir "$stage"
exec setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups -- "$@"
"""


@pytest.fixture(scope="session")
def as_ordinary_user() -> Callable[[], list[str]]:
    """The command that starts another as an ordinary user, none where this is one; skips where that can't be done."""

    def command() -> list[str]:
        if os.geteuid() != 0:
            return []
        if not (shutil.which("unshare") and shutil.which("setpriv")):
            pytest.skip("needs unshare and setpriv to become an ordinary user")
        folders = {Path(folder).resolve() for folder in (sys.base_prefix, sys.prefix, Path(__file__).parent.parent)}
        shown = [(private[-1], folder) for folder in folders if (private := closed_to_others(folder))]
        return [
            "unshare",
            "--mount",
            "sh",
            "-c",
            DROP_ROOT,
            "sh",
            *(str(path) for pair in shown for path in pair),
            "--",
        ]

    return command


def closed_to_others(folder: Path) -> list[Path]:
    """The folders above this one that only their owner may enter, the outermost last."""
    return [parent for parent in folder.parents if not parent.stat().st_mode & 0o001]

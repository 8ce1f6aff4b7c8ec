"""A course with one tiny notebook, and submissions to it."""

import json
import os
import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.engine.course import Course
from autograder.engine.grade import Grader
from autograder.engine.intake import Cell
from autograder.engine.limits import Limits
from autograder.engine.remote import RemoteStudent

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
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course") / "tiny"
    shutil.copytree(Path(__file__).parent / "course", root)
    return Course(root)


@pytest.fixture(scope="session")
def grader(course: Course) -> Iterator[Grader]:
    with Grader(course, b"a secret of the course, long enough for anybody") as grader:
        yield grader


@pytest.fixture(scope="session")
def functions() -> str:
    """The source of a student's functions of every kind."""
    return (Path(__file__).parent / "functions.py").read_text()


@pytest.fixture
def remote(grader: Grader, functions: str):
    """These functions behind the wall, with limits of one's own."""
    opened = []
    names = (*re.findall(r"^def (\w+)", functions, re.MULTILINE), "absent")

    def student(**limits: float) -> RemoteStudent:
        limits = Limits.for_flavour("numpy").with_settings(limits)
        opened.append(RemoteStudent(grader.sandbox("numpy"), [Cell(functions, "cell 1")], names, limits))
        return opened[-1].__enter__()

    yield student
    for one in opened:
        one.__exit__(None, None, None)


@pytest.fixture
def exchanges(monkeypatch: pytest.MonkeyPatch):
    """Counts the frames that are sent to a student's worker from now on."""

    def counting(student: RemoteStudent) -> list[int]:
        sent, send = [], type(student._worker)._send
        monkeypatch.setattr(type(student._worker), "_send", lambda self, frame: (sent.append(1), send(self, frame))[1])
        return sent

    return counting


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
def scores(grader: Grader, hand_in):
    """The points of each task of a notebook."""

    def grade(content: dict, name: str = "01_tiny.ipynb") -> dict[str, float]:
        report = grader.grade(hand_in(content, name))
        assert report.status == "graded", report.reason
        return {name: task.score for name, task in report.tasks.items()}

    return grade


@pytest.fixture(autouse=True)
def secret_of_its_own(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path_factory.getbasetemp() / "course.secret"))
    os.environ.pop("AUTOGRADER_COURSE", None)

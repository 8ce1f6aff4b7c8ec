"""The course itself, one grader for all its notebooks, and strangers' solutions to its tasks."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.judge.grade import Grader

ROOT = Path(__file__).resolve().parents[2]
HEADER = re.compile(r"^# %% (\w+) (right|wrong|without) (\w+)\n", re.MULTILINE)


@pytest.fixture(scope="session")
def course() -> Course:
    return Course(ROOT)


@pytest.fixture(scope="session")
def grader(course: Course) -> Iterator[Grader]:
    with Grader(course, b"a secret that only these tests know, forty letters") as grader:
        yield grader


@dataclass(frozen=True)
class Tried:
    """A stranger's solution: right, wrong, or right with a library that the task is solved without."""

    notebook: str
    task: str
    kind: str
    what: str
    source: str


def tried_in(script: Path) -> Iterator[Tried]:
    """Each stands under a line `# %% TASK KIND WHAT`."""
    before, *parts = HEADER.split(script.read_text())
    assert not before, f"{script} begins without a header"
    for task, kind, what, source in zip(*(parts[k::4] for k in range(4)), strict=True):
        assert "# %%" not in source, f"a header of {script} can't be read after {task} {kind} {what}"
        yield Tried(script.stem, task, kind, what, source.strip("\n") + "\n")


@functools.cache
def all_tried() -> list[Tried]:
    return [one for script in sorted((Path(__file__).parent / "tried").glob("*.py")) for one in tried_in(script)]


@pytest.fixture(scope="session")
def tried() -> list[Tried]:
    return all_tried()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `tried_right`, `tried_wrong` or `tried_without` is run for each of this kind."""
    for name in ("tried_right", "tried_wrong", "tried_without"):
        if name in metafunc.fixturenames:
            every = [one for one in all_tried() if f"tried_{one.kind}" == name]
            metafunc.parametrize(name, every, ids=[f"{one.notebook}-{one.task}__{one.what}" for one in every])

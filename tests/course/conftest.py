"""The course itself, and one grader for all its notebooks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.judge.grade import Grader

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def course() -> Course:
    return Course(ROOT)


@pytest.fixture(scope="session")
def grader(course: Course) -> Iterator[Grader]:
    with Grader(course, b"a secret that only these tests know, forty letters") as grader:
        yield grader

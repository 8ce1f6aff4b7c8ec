"""A small course of one assignment, made by `autograder new` and built once."""

import shutil
from pathlib import Path

import pytest

from autograder.authoring.build import build
from autograder.authoring.new import new
from autograder.authoring.package import copy_student_package

NAME = "99_example"
SETTINGS = """
name = "A course for tests"
id = "tests"
[students]
repository = "somebody/notebooks"
branch = "main"
ref = "v1"
"""


@pytest.fixture(scope="session")
def built_course(tmp_path_factory) -> Path:
    """Never write to it: `course` is a copy."""
    root = tmp_path_factory.mktemp("built") / "course"
    (root / "assignments").mkdir(parents=True)
    (root / "course.toml").write_text(SETTINGS)
    new(root, NAME)
    assert build([], root=root) == 0
    return root


@pytest.fixture
def course(built_course, tmp_path) -> Path:
    """A built course to do anything with."""
    return Path(shutil.copytree(built_course, tmp_path / "course"))


@pytest.fixture
def student_course(course) -> Path:
    """A course whose folder can be put on PYTHONPATH: the students' package with the course's own public checks."""
    copy_student_package(course / "autograder")
    return course


@pytest.fixture
def script(course) -> Path:
    return course / "assignments" / NAME / "assignment.py"


@pytest.fixture
def edit():
    """Replace a text in a file, which has to be there."""

    def replace(path: Path, old: str, new: str) -> None:
        text = path.read_text()
        assert old in text, f"{path} has no {old!r}"
        path.write_text(text.replace(old, new))

    return replace

"""A new assignment works before its author has written a line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.authoring.new import new
from autograder.errors import Problem

NAME = "99_example"
SANITIZER = Path(__file__).resolve().parents[1] / "nbval_sanitize.cfg"


def test_it_passes_nbval_at_once(student_course):
    """Built by the fixture; run again by nbval, as `make test` does."""
    words = f"--nbval source/{NAME} -q -p no:cacheprovider -W default --nbval-sanitize-with {SANITIZER}".split()
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *words, "--rootdir", student_course],
        cwd=student_course,
        env={**os.environ, "PYTHONPATH": str(student_course)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout
    assert "8 passed" in run.stdout


def test_its_suites_are_proved_at_once(course):
    run = subprocess.run(
        [sys.executable, "-m", "autograder.cli", "verify", NAME],
        env={**os.environ, "AUTOGRADER_COURSE": str(course)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_its_title_comes_from_its_name(course):
    new(course, "14_missing_energy")
    made = course / "assignments" / "14_missing_energy"
    assert (made / "assignment.py").read_text().splitlines().count("# # Missing energy") == 1
    assert 'title = "Missing energy"' in (made / "assignment.toml").read_text()


def test_every_file_teaches_its_author(course):
    made = course / "assignments" / NAME
    assert sorted(path.name for path in made.iterdir() if path.is_file()) == [
        "assignment.py",
        "assignment.toml",
        "checks.py",
        "design.md",
    ]
    assert sorted(path.name for path in (made / "tasks").iterdir()) == ["leading.py", "transverse_momentum.py"]
    assert all("{{" not in path.read_text() for path in made.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "example",
            "'example' is no name for an assignment: two digits and words in small letters, as in 14_calorimeters",
        ),
        ("14_Calo", "'14_Calo' is no name"),
        ("14_", "'14_' is no name"),
        ("../14_out", "'../14_out' is no name"),
        ("14_a/b", "'14_a/b' is no name"),
        ("14_a b", "'14_a b' is no name"),
        ("14_ü", "'14_ü' is no name"),
        ("", "'' is no name"),
        ("14_" + "long_" * 12 + "name", "has 67 letters, more than 50"),
        (NAME, f"assignments/{NAME} is already there: edit it, or take another name"),
        ("99_other", "the number 99 is taken by 99_example"),
    ],
)
def test_a_bad_name_is_one_line(course, name, said):
    before = sorted(course.rglob("*"))
    with pytest.raises(Problem) as refused:
        new(course, name)
    assert said in str(refused.value) and "\n" not in str(refused.value)
    assert sorted(course.rglob("*")) == before


def test_a_folder_that_is_no_course_is_one_line(tmp_path):
    with pytest.raises(Problem, match="is no course: it has no folder assignments/"):
        new(tmp_path, "14_calorimeters")


def test_a_failure_leaves_nothing_half_made(course, monkeypatch):
    def full_disk(*_, **__):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_text", full_disk)
    with pytest.raises(OSError, match="no space left"):
        new(course, "14_calorimeters")
    assert sorted(path.name for path in (course / "assignments").iterdir()) == [NAME]

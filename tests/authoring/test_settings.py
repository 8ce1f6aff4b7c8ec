"""course.toml: the one place of names and addresses."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from autograder.course.settings import read_settings
from autograder.errors import Problem

ROOT = Path(__file__).resolve().parents[2]


def test_the_course_has_its_settings():
    settings = read_settings(ROOT)
    assert settings.colab_url("03_x").endswith(f"/{settings.repository}/blob/{settings.branch}/colab/03_x.ipynb")


def test_the_slug_of_the_students_repository_stands_nowhere_else():
    slug = read_settings(ROOT).repository
    places = [
        *(ROOT / "autograder").rglob("*.py"),
        *(ROOT / "assignments").rglob("*.*"),
        *(ROOT / "tests").rglob("*.py"),
    ]
    assert [path for path in places if path.is_file() and slug.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('repository = "somebody/notebooks"', "", "repository under [students] is missing: set it to a text"),
        ("somebody/notebooks", "https://github.com/somebody/notebooks", "it has to be OWNER/NAME"),
        ('id = "tests"', 'id = "two words"', "id is 'two words': it has to be letters, digits, - and _"),
        ('ref = "v1"', "ref = 1", "ref under [students] is missing"),
        ('ref = "v1"', 'ref = "v1; rm -rf"', "it has to be the name of a tag"),
        ("[students]", "[students", "is not valid TOML"),
        (
            'ref = "v1"',
            'ref = "v1"\nbranches = "x"',
            "[students] knows no branches, is branch meant? (it knows: repository, ",
        ),
        ("[students]", "[studnets]", "it knows no studnets, is students meant? (it knows: name, id, students, late)"),
        ("[students]", "[late]\nfree_day = 3\n[students]", "[late] knows no free_day, is free_days meant? (it knows: "),
        ("[students]", "students = 3\n[x]", "it knows no x (it knows: "),
        ("[students]", "[[students]]", "students has to be a table: [students]"),
    ],
)
def test_a_mistake_is_one_line(course, edit, old, new, said):
    edit(course / "course.toml", old, new)
    with pytest.raises(Problem) as refused:
        read_settings(course).complete()
    assert said in str(refused.value) and "\n" not in str(refused.value)


def test_a_course_without_settings_says_what_is_missing(tmp_path):
    with pytest.raises(Problem, match=r"course\.toml is missing"):
        read_settings(tmp_path).complete()


def test_settings_are_written_as_they_are_read(tmp_path):
    due = {"03_x": datetime(2026, 11, 20, 12), "12_y": datetime(2027, 7, 1, 23, 59, 30)}
    settings = replace(read_settings(ROOT).with_due(due), path=tmp_path / "course.toml", name='A "new" course\n')
    settings.path.write_text(settings.as_toml(), encoding="utf-8")
    assert read_settings(tmp_path) == settings
    assert settings.late.due["12_y"] == datetime(2027, 7, 1, 21, 59, 30)


def test_a_shell_script_gets_the_settings_that_it_names():
    command = [sys.executable, "-m", "autograder.course.settings", "repository", "ref"]
    settings = read_settings(ROOT)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{settings.repository} {settings.ref}\n"

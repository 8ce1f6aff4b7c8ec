"""course.toml: the one place of names and addresses."""

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
    ],
)
def test_a_mistake_is_one_line(course, edit, old, new, said):
    edit(course / "course.toml", old, new)
    with pytest.raises(Problem) as refused:
        read_settings(course)
    assert said in str(refused.value) and "\n" not in str(refused.value)


def test_a_course_without_settings_says_what_is_missing(tmp_path):
    with pytest.raises(Problem, match=r"course\.toml is missing"):
        read_settings(tmp_path)

"""The course's names and places, from course.toml. Knows no assignment."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import Problem

SHAPES = {
    "id": (r"[A-Za-z0-9][A-Za-z0-9_.-]*", "letters, digits, - and _"),
    "repository": (r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+", "OWNER/NAME"),
    "branch": (r"[A-Za-z0-9_./-]+", "the name of a branch"),
    "ref": (r"[A-Za-z0-9_.-]+", "the name of a tag"),
}


@dataclass(frozen=True)
class Settings:
    """What course.toml says about the course and the repository that students see."""

    name: str
    id: str
    repository: str
    branch: str
    ref: str

    def colab_url(self, notebook: str) -> str:
        return f"https://colab.research.google.com/github/{self.repository}/blob/{self.branch}/colab/{notebook}.ipynb"

    def package_url(self, wheel: str, sha256: str) -> str:
        """The wheel in the students' repository as it was at the tag; pip refuses one with another hash."""
        at = f"https://raw.githubusercontent.com/{self.repository}/refs/tags/{self.ref}"
        return f"{at}/package/{wheel}#sha256={sha256}"


def read_settings(root: Path) -> Settings:
    """The settings of the course; what is missing or misspelt is said in one line."""
    path = root / "course.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problem(f"{path} is missing: it names the course and the repository of the students") from None
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is not valid TOML: {error}") from None
    values = {"name": data.get("name"), "id": data.get("id")}
    students = data.get("students")
    students = students if isinstance(students, dict) else {}
    values |= {key: students.get(key) for key in ("repository", "branch", "ref")}
    for key, value in values.items():
        where = f"{path}: {key}" if key in ("name", "id") else f"{path}: {key} under [students]"
        if not isinstance(value, str) or not value.strip():
            raise Problem(f"{where} is missing: set it to a text")
        if key in SHAPES and not re.fullmatch(SHAPES[key][0], value):
            raise Problem(f"{where} is {value!r}: it has to be {SHAPES[key][1]}")
    return Settings(**values)

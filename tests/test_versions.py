"""One set of versions: pyproject.toml, requirements.lock and environment.yml agree."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]


def lock() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)(?:\[.*\])?==([^ ;]+)", line):
            found.setdefault(match[1].lower().replace("_", "-"), set()).add(match[2])
    return found


def test_everything_that_pyproject_asks_for_is_locked_at_a_version_it_allows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    locked = lock()
    for text in asked:
        wanted = Requirement(text)
        versions = locked.get(wanted.name.lower(), set())
        assert versions, f"{wanted.name} is not in requirements.lock: make lock"
        assert all(wanted.specifier.contains(version) for version in versions), f"{text} against {versions}: make lock"


def test_conda_users_get_the_same_versions():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    pip = next(entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    pinned = [Requirement(line) for line in pip if "==" in line]
    locked = lock()
    assert {r.name for r in pinned} >= {"jupyterlab", "nbgrader", "numpy", "tensorflow", "scikit-learn", "matplotlib"}
    for wanted in pinned:
        assert all(wanted.specifier.contains(version) for version in locked[wanted.name.lower()]), str(wanted)


def test_one_numpy_for_all_pythons():
    assert len(lock()["numpy"]) == 1

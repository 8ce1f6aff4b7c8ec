"""One set of versions, that of the students' runtime: runtime/colab.txt, the lock, conda, the image and CI agree."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
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


def runtime() -> dict[str, str]:
    return tool().pins((ROOT / "runtime" / "colab.txt").read_text())


def tool():
    spec = importlib.util.spec_from_file_location("runtime", ROOT / "tools" / "runtime.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lock_has_the_students_versions_on_every_python():
    locked = lock()
    assert {name: locked[name] for name in runtime() if name != "python"} == {
        name: {version} for name, version in runtime().items() if name != "python"
    }


def test_the_image_conda_and_ci_have_the_students_python():
    python = runtime()["python"]
    minor = ".".join(python.split(".")[:2])
    assert f"FROM python:{python}-" in (ROOT / "Dockerfile").read_text()
    assert f"python={minor}" in yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    for name in ("course.yml", "audit.yml"):
        said = re.findall(r'python-version: "([\d.]+)"', (ROOT / ".github" / "workflows" / name).read_text())
        assert set(said) == {minor}, name
    assert f"${{PYTHON:-python{minor} " in (ROOT / "tools" / "make_venv.sh").read_text()


def test_a_newer_list_is_taken_and_says_what_it_changes():
    before = (ROOT / "runtime" / "colab.txt").read_text()
    freeze = "".join(f"{name}=={version}\n" for name, version in runtime().items() if name != "tensorflow-cpu")
    after = tool().newer(before, freeze.replace("numpy==2.1.3", "numpy==2.3.5") + "other==1\n", "3.14.1", "2027-01-31")
    assert [*tool().changes(before, after)] == ["python: 3.13.15 -> 3.14.1", "numpy: 2.1.3 -> 2.3.5"]
    assert "had it on 2027-01-31." in after
    followed = tool().follow((ROOT / "environment.yml").read_text(), tool().pins(after))
    assert "- python=3.14\n" in followed
    assert "- numpy==2.3.5\n" in followed
    workflow = tool().follow('with: {python-version: "3.13"}', tool().pins(after))
    assert workflow == 'with: {python-version: "3.14"}'


def test_another_file_than_a_list_of_colabs_changes_nothing():
    before = (ROOT / "runtime" / "colab.txt").read_text()
    with pytest.raises(SystemExit, match=r"the list has no numpy, .*: is it Colab's pip freeze"):
        tool().newer(before, "requests==2\n", "3.14.1", "2027-01-31")
    asked = subprocess.run([sys.executable, ROOT / "tools" / "runtime.py", "", ""], capture_output=True, text=True)
    assert asked.returncode == 1
    assert asked.stderr.startswith("usage: make runtime FILE=")
    assert (ROOT / "runtime" / "colab.txt").read_text() == before

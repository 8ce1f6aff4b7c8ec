"""Builds one assignment in a scratch folder: its notebooks, its outputs, what travels to students. Judges nothing."""

import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.authoring import execute, public, release, script
from autograder.authoring.built import Built
from autograder.authoring.cache import CACHE, KERAS_LIBRARIES, LIBRARIES, Cache, Key
from autograder.authoring.colab import colab_notebook
from autograder.authoring.package import HOME, NO_PACKAGE, PUBLIC, copy_student_package, sha256_in, student_files
from autograder.course.assignment import Assignment, load
from autograder.course.settings import read_settings
from autograder.errors import Problem


def build_one(root: Path, name: str, scratch: Path, run: bool = True) -> Built:
    """Build one assignment below `scratch`, laid out like a course; without `run` neither outputs nor fingerprints.

    Its notebook for Colab installs the package that it installs in the course: which that is now, `build` says for all.
    """
    assignment = load(root / "assignments" / name)
    for file in ("assignment.py", "checks.py", "tasks"):
        if not (assignment.folder / file).exists():
            raise Problem(f"assignments/{name} has no {file}: `autograder new` shows what belongs into it", 1)
    settings = read_settings(root).complete()
    notebook = script.notebook(assignment)
    source = scratch / "source" / name
    source.mkdir(parents=True)
    if (assignment.folder / "data").is_dir():
        shutil.copytree(assignment.folder / "data", source / "data", ignore=shutil.ignore_patterns("__pycache__", ".*"))
    write(notebook, source / f"{name}.ipynb")
    release.generate(scratch, name)
    released = nbformat.read(scratch / "release" / name / f"{name}.ipynb", as_version=4)
    colab = Path("colab", f"{name}.ipynb")
    sha256 = sha256_in((root / colab).read_text(encoding="utf-8")) if (root / colab).exists() else NO_PACKAGE
    write(colab_notebook(released, assignment, settings, sha256), scratch / colab)
    public.write_public(assignment, scratch / PUBLIC / name)
    if not run:
        return Built(name, scratch, None)
    cache = Cache(root / CACHE, name)
    fingerprints = cache.text(
        "fingerprints", proofs_key(assignment.folder), lambda: public.fingerprints_file(assignment)
    )
    (scratch / PUBLIC / name / "fingerprints.json").write_text(fingerprints, encoding="utf-8")
    return run_notebook(assignment, notebook, scratch, cache)


def run_notebook(assignment: Assignment, notebook: NotebookNode, scratch: Path, cache: "Cache") -> Built:
    """Put the outputs into source/, with the students' package as it would be published now."""
    name = assignment.name
    package = scratch / "package"
    copy_student_package(package / "autograder")
    shutil.copytree(scratch / PUBLIC / name, package / "autograder" / "public" / name)
    took: list[float] = []

    def run() -> str:
        executed = execute.execute(notebook, scratch / "source" / name, package, assignment.keras)
        took.append(executed.cpu_seconds)
        return as_text(executed.notebook)

    libraries = LIBRARIES + (KERAS_LIBRARIES if assignment.keras else ())
    key = Key().add(as_text(notebook)).folder(scratch / "source" / name).folder(package).versions(libraries)
    text = cache.text("executed", key, run)
    (scratch / "source" / name / f"{name}.ipynb").write_text(text, encoding="utf-8")
    warnings = execute.complaints(nbformat.reads(text, as_version=4))
    return Built(name, scratch, took[0] if took else None, tuple(warnings))


def proofs_key(folder: Path) -> "Key":
    """What the values of known-wrong solutions depend on: the assignment, and the code that runs and records them."""
    key = Key().folder(folder).versions(LIBRARIES + KERAS_LIBRARIES)
    for file in student_files():
        key.add(str(file), (HOME / file).read_bytes().hex())
    return key


def as_text(notebook: NotebookNode) -> str:
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def write(notebook: NotebookNode, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(notebook), encoding="utf-8")

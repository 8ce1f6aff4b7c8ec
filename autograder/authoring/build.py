"""From an assignment's folder to source/, release/, colab/ and the package's public/. Judges nothing."""

import contextlib
import hashlib
import importlib.metadata
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.authoring import execute, public, release, script
from autograder.authoring.colab import NO_PACKAGE, colab_notebook, sha256_in, with_sha256
from autograder.authoring.compare import Sanitizer, first_difference
from autograder.authoring.package import HOME, LITTER, copy_student_package, student_files, wheel
from autograder.course.assignment import Assignment, load
from autograder.course.course import Course, find_course
from autograder.course.settings import read_settings
from autograder.errors import Problem

JOBS = 2
PUBLIC = Path("autograder/public")
SANITIZER = Path("tests/nbval_sanitize.cfg")
# What the outputs of a notebook depend on, beside itself and the students' package.
LIBRARIES = ("numpy", "scipy", "scikit-learn", "matplotlib", "ipython", "ipykernel", "matplotlib-inline")
KERAS_LIBRARIES = ("tensorflow-cpu", "tensorflow", "keras")
KEPT_PER_NOTEBOOK = 4


@dataclass(frozen=True)
class Built:
    """One assignment, built in a scratch folder."""

    name: str
    scratch: Path
    cpu_seconds: float | None  # None: its outputs came from the cache
    warnings: tuple[str, ...] = ()

    def files(self) -> Iterator[Path]:
        """Everything that was built, relative to the root of a course."""
        for place in places(self.name):
            path = self.scratch / place
            yield from (
                sorted(file.relative_to(self.scratch) for file in path.rglob("*") if file.is_file())
                if path.is_dir()
                else [place]
            )


def places(name: str) -> tuple[Path, ...]:
    """Where an assignment is built to: folders that hold nothing else, and one file."""
    return Path("source", name), Path("release", name), Path("colab", f"{name}.ipynb"), PUBLIC / name


def build(names: list[str] | tuple[str, ...] = (), check: bool = False, root: Path | None = None) -> int:
    """Build the named assignments, or all; with `check` nothing is written, and a difference is exit code 1."""
    course = Course(root) if root else find_course()
    chosen = course.chosen(names)
    if not chosen:
        raise Problem(
            f"there is no assignment in {course.root / 'assignments'}: `autograder new 01_my_topic` makes one"
        )
    read_settings(course.root)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    sanitize = Sanitizer.read(
        next((path for path in (course.root / SANITIZER, HOME.parent / SANITIZER) if path.exists()), None)
    )
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as scratch:
        for name, outcome in built_in_parallel(course.root, chosen, Path(scratch), console):
            if isinstance(outcome, Problem):
                wrong += 1
                console.print(f"[red]✗[/] {escaped(str(outcome))}")
                continue
            for warning in outcome.warnings:
                console.print(f"[yellow]![/] {escaped(f'{name}: {warning}')}")
            difference = difference_from(course.root, outcome, sanitize)
            if check:
                wrong += difference is not None
                console.print(f"[red]✗[/] {escaped(difference)}" if difference else f"[green]✓[/] {name} is as built")
                continue
            if difference:
                install(course.root, outcome, sanitize)
            took = "outputs from the cache" if outcome.cpu_seconds is None else f"ran for {outcome.cpu_seconds:.0f} s"
            console.print(f"[green]✓[/] {name} {'built' if difference else 'is as it was'} ({took})")
        for line in install_from_colab(course, Path(scratch), check):
            wrong += check
            console.print(f"[red]✗[/] {line}" if check else f"[green]✓[/] {line}")
    if set(chosen) == set(course.folders):
        for orphan in orphans(course):
            wrong += 1
            console.print(f"[red]✗[/] {orphan} belongs to no assignment: remove it")
    if check and wrong:
        console.print("what differs is built by `autograder build`; edit assignments/, never what is built from it")
    return int(wrong > 0)


def install_from_colab(course: Course, scratch: Path, check: bool) -> Iterator[str]:
    """Have every notebook in colab/ install the students' package as it is now, or with `check` say which don't.

    The package has the public checks of all assignments, so what changes in one changes what all of them install.
    """
    package = scratch / "package" / HOME.name
    copy_student_package(package)
    for name in course.folders:
        public = next((p for p in (scratch / name / PUBLIC / name, course.root / PUBLIC / name) if p.is_dir()), None)
        if public:
            shutil.copytree(public, package / "public" / name, ignore=LITTER)
    sha256 = wheel(package).sha256
    for name in course.folders:
        path = course.root / "colab" / f"{name}.ipynb"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != with_sha256(text, sha256):
            yield f"colab/{name}.ipynb " + (
                "installs another package than this one" if check else "installs this package"
            )
            if not check:
                put(path, with_sha256(text, sha256))


def put(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def built_in_parallel(
    root: Path, names: list[str], scratch: Path, console: Console
) -> Iterator[tuple[str, Built | Problem]]:
    """Each assignment in a process of its own, so that a failure or TensorFlow's memory stays there."""
    columns = (
        TextColumn("building"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with (
        fixed_environment(),
        Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress,
        ProcessPoolExecutor(min(JOBS, len(names)), multiprocessing.get_context("spawn")) as pool,
    ):
        bar = progress.add_task(", ".join(names[:JOBS]), total=len(names))
        waiting: dict[Future[Built], str] = {pool.submit(build_one, root, name, scratch / name): name for name in names}
        for done in as_completed(waiting):
            name = waiting.pop(done)
            progress.update(bar, advance=1, description=", ".join(list(waiting.values())[:JOBS]))
            try:
                yield name, done.result()
            except Problem as problem:
                yield name, problem
            except Exception as error:
                yield name, Problem(f"{name}: {type(error).__name__}: {execute.first_line(str(error))}", 1)


@contextlib.contextmanager
def fixed_environment() -> Iterator[None]:
    """Processes started inside compute on one thread, in one way."""
    before = {key: os.environ.get(key) for key in execute.ENVIRONMENT}
    os.environ.update(execute.ENVIRONMENT)
    try:
        yield
    finally:
        for key, value in before.items():
            os.environ.pop(key, None)
            if value is not None:
                os.environ[key] = value


def build_one(root: Path, name: str, scratch: Path, run: bool = True) -> Built:
    """Build one assignment below `scratch`, laid out like a course; without `run` neither outputs nor fingerprints.

    Its notebook for Colab installs the package that it installs in the course: which that is now, `build` says for all.
    """
    assignment = load(root / "assignments" / name)
    for file in ("assignment.py", "checks.py", "tasks"):
        if not (assignment.folder / file).exists():
            raise Problem(f"assignments/{name} has no {file}: `autograder new` shows what belongs into it", 1)
    settings = read_settings(root)
    notebook = script.notebook(assignment)
    source = scratch / "source" / name
    source.mkdir(parents=True)
    (source / "checks.py").write_text(public.checks_file(assignment), encoding="utf-8")
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
    cache = Cache(root / ".cache" / "build", name)
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


@dataclass
class Key:
    """A hash of everything that a result depends on."""

    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def add(self, *texts: str) -> "Key":
        for text in texts:
            self.digest.update(text.encode() + b"\0")
        return self

    def folder(self, path: Path) -> "Key":
        for file in sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                self.add(str(file.relative_to(path)), hashlib.sha256(file.read_bytes()).hexdigest())
        return self

    def versions(self, names: tuple[str, ...]) -> "Key":
        self.add(sys.version.split()[0], sys.platform, repr(sorted(execute.ENVIRONMENT.items())))
        for name in names:
            with contextlib.suppress(importlib.metadata.PackageNotFoundError):
                self.add(name, importlib.metadata.version(name))
        return self


@dataclass(frozen=True)
class Cache:
    """Results by the hash of what they depend on; safe to delete at any time."""

    folder: Path
    name: str

    def text(self, kind: str, key: Key, make: Callable[[], str]) -> str:
        path = self.folder / f"{self.name}.{kind}.{key.digest.hexdigest()[:24]}"
        checksum, _, text = path.read_text(encoding="utf-8").partition("\n") if path.exists() else ("", "", "")
        if checksum == hashlib.sha256(text.encode()).hexdigest():
            return text
        text = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")
        draft.replace(path)
        self.prune(kind)
        return text

    def prune(self, kind: str) -> None:
        old = sorted(self.folder.glob(f"{self.name}.{kind}.*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in old[KEPT_PER_NOTEBOOK:]:
            path.unlink(missing_ok=True)


def difference_from(root: Path, built: Built, sanitize: Sanitizer) -> str | None:
    """The first difference between a build and what lies in the course, in one line."""
    files = list(built.files())
    for file in files:
        if difference := first_difference(built.scratch / file, root / file, sanitize):
            return f"{file} {difference}"
    extra = [file for file in there(root, built.name) if file not in files]
    return f"{extra[0]} is built from nothing: remove it" if extra else None


def there(root: Path, name: str) -> Iterator[Path]:
    """The built files of an assignment that lie in the course."""
    for place in places(name):
        for path in sorted((root / place).rglob("*")):
            if path.is_file() and not any(part in ("__pycache__", ".ipynb_checkpoints") for part in path.parts):
                yield path.relative_to(root)


def install(root: Path, built: Built, sanitize: Sanitizer) -> None:
    """Bring the course to what was built; a file whose difference means nothing stays as it is."""
    files = list(built.files())
    for file in files:
        if first_difference(built.scratch / file, root / file, sanitize):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            draft = (root / file).with_name(f".{file.name}.{os.getpid()}")
            shutil.copyfile(built.scratch / file, draft)
            draft.replace(root / file)
    for file in there(root, built.name):
        if file not in files:
            (root / file).unlink()


def orphans(course: Course) -> Iterator[str]:
    """Built things whose assignment is gone."""
    known = set(course.folders)
    for place in ("source", "release", PUBLIC):
        for path in sorted((course.root / place).glob("*")):
            if path.is_dir() and path.name not in known and not path.name.startswith((".", "_")):
                yield f"{place}/{path.name}"
    for path in sorted((course.root / "colab").glob("*.ipynb")):
        if path.stem not in known:
            yield f"colab/{path.name}"


def as_text(notebook: NotebookNode) -> str:
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def write(notebook: NotebookNode, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(notebook), encoding="utf-8")


def escaped(text: str) -> str:
    return text.replace("[", r"\[")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    try:
        sys.exit(build(arguments, check="--check" in sys.argv))
    except Problem as problem:
        sys.exit(f"autograder: {problem}")

"""From an assignment's folder to source/, release/, colab/ and the package's public/. Judges nothing."""

import contextlib
import hashlib
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.authoring.built import Built, difference_from, install, there
from autograder.authoring.cache import CACHE, ENVIRONMENT, KERAS_LIBRARIES, LIBRARIES, Key
from autograder.authoring.compare import Sanitizer
from autograder.authoring.package import HOME, LITTER, PUBLIC, copy_student_package, wheel, with_sha256
from autograder.authoring.readme import readme_in_step
from autograder.course.course import Course, find_course
from autograder.course.files import write_whole
from autograder.course.settings import FILE as SETTINGS
from autograder.errors import Problem

JOBS = 2
SANITIZER = Path("tests/nbval_sanitize.cfg")


def build(names: list[str] | tuple[str, ...] = (), check: bool = False, root: Path | None = None) -> int:
    """Build the named assignments, or all; with `check` nothing is written, and a difference is exit code 1."""
    course = Course(root) if root else find_course()
    chosen = course.chosen(names)
    if not chosen:
        raise Problem(
            f"there is no assignment in {course.root / 'assignments'}: `autograder new 01_my_topic` makes one"
        )
    course.settings.complete()
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    sanitize = Sanitizer.read(
        next((path for path in (course.root / SANITIZER, HOME.parent / SANITIZER) if path.exists()), None)
    )
    wrong, fine = 0, [] if check else [name for name in chosen if is_unchanged(course, name)]
    for name in fine:
        console.print(f"[green]✓[/] {name} is as it was (nothing has changed since it was built)")
    left = [name for name in chosen if name not in fine]
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as scratch:
        for name, outcome in built_in_parallel(course.root, left, Path(scratch), console):
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
            fine.append(name)
        for line in install_from_colab(course, Path(scratch), check):
            wrong += check
            console.print(f"[red]✗[/] {line}" if check else f"[green]✓[/] {line}")
        if line := readme_in_step(course, check):
            wrong += check
            console.print(f"[red]✗[/] {line}" if check else f"[green]✓[/] {line}")
    for name in [] if check else fine:
        (course.root / CACHE).mkdir(parents=True, exist_ok=True)
        write_whole(stamp_path(course, name), stamp(course, name))
    if set(chosen) == set(course.folders):
        for orphan in orphans(course):
            wrong += 1
            console.print(f"[red]✗[/] {orphan} belongs to no assignment: remove it")
    if check and wrong:
        console.print("what differs is built by `autograder build`; edit assignments/, never what is built from it")
    return int(wrong > 0)


def is_unchanged(course: Course, name: str) -> bool:
    """Whether everything that it is made of, and all that was made of it, is as it was after its last build."""
    path = stamp_path(course, name)
    return path.exists() and path.read_text() == stamp(course, name)


def stamp_path(course: Course, name: str) -> Path:
    return course.root / CACHE / f"{name}.stamp"


def stamp(course: Course, name: str) -> str:
    key = Key().folder(course.folders[name]).folder(HOME, but=("public",)).versions(LIBRARIES + KERAS_LIBRARIES)
    for file in (Path(SETTINGS), *there(course.root, name)):
        key.add(str(file), hashlib.sha256((course.root / file).read_bytes()).hexdigest())
    return key.digest.hexdigest()


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
                write_whole(path, with_sha256(text, sha256))


def built_in_parallel(
    root: Path, names: list[str], scratch: Path, console: Console
) -> Iterator[tuple[str, Built | Problem]]:
    """Each assignment in a process of its own, so that a failure or TensorFlow's memory stays there."""
    if not names:
        return
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
        waiting: dict[Future[Built], str] = {
            pool.submit(built_alone, root, name, scratch / name): name for name in names
        }
        for done in as_completed(waiting):
            name = waiting.pop(done)
            progress.update(bar, advance=1, description=", ".join(list(waiting.values())[:JOBS]))
            try:
                yield name, done.result()
            except Problem as problem:
                yield name, problem
            except Exception as error:
                yield name, Problem(f"{name}: {type(error).__name__}: {str(error).strip().partition(chr(10))[0]}", 1)


def built_alone(root: Path, name: str, scratch: Path) -> Built:
    from autograder.authoring.building import build_one  # what it imports takes seconds

    return build_one(root, name, scratch)


@contextlib.contextmanager
def fixed_environment() -> Iterator[None]:
    """Processes started inside compute on one thread, in one way."""
    before = {key: os.environ.get(key) for key in ENVIRONMENT}
    os.environ.update(ENVIRONMENT)
    try:
        yield
    finally:
        for key, value in before.items():
            os.environ.pop(key, None)
            if value is not None:
                os.environ[key] = value


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


def escaped(text: str) -> str:
    return text.replace("[", r"\[")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    try:
        sys.exit(build(arguments, check="--check" in sys.argv))
    except Problem as problem:
        sys.exit(f"autograder: {problem}")

"""The repository that students see: written beside its place, searched for leaks, then put there. Builds nothing."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.authoring.building import build_one
from autograder.authoring.built import places
from autograder.authoring.colab import BADGE
from autograder.authoring.compare import Sanitizer, first_difference
from autograder.authoring.leaks import Guard
from autograder.authoring.package import (
    HOME,
    LITTER,
    PUBLIC,
    Wheel,
    check_student_package,
    copy_student_package,
    project_facts,
    sha256_in,
    wheel,
)
from autograder.course.assignment import Assignment, load
from autograder.course.course import Course
from autograder.course.settings import Settings
from autograder.errors import Problem

TEMPLATES = Path(__file__).parent / "templates" / "students"
MARK = ".published-by-autograder"
WHEELS = "package"
PACKAGE = ("autograder", "pyproject.toml", WHEELS)
SHOWN = 10


def publish(root: Path, target: Path, home: Path = HOME) -> int:
    """Write the students' repository to `target`, all of it or nothing."""
    target = Path.cwd() / target
    course = Course(root)
    settings = course.settings.complete()
    assignments = [load(folder) for folder in course.folders.values()]
    if not assignments:
        raise Problem(f"there is no assignment in {root / 'assignments'}: nothing to publish")
    draft, before = (target.with_name(f".{target.name}.{kind}") for kind in ("draft", "before"))
    recover(draft, target, before)
    refuse_target(root, target)
    shutil.rmtree(draft, ignore_errors=True)
    try:
        packed = write(root, draft, assignments, settings, home)
        refuse_leaks(root, draft, assignments)
        check_student_package(draft / "autograder")
        (draft / WHEELS).mkdir()  # after the search for leaks, of the very files that were searched
        (draft / WHEELS / packed.name).write_bytes(packed.content)
        refuse_another_package(draft, target, settings)
        refuse_stale(root, draft, assignments)
        refuse_another_hash(draft, packed, assignments)
        put(draft, target, before)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    tell(settings, target, assignments)
    return 0


def refuse_target(root: Path, target: Path) -> None:
    """Only an empty place or an earlier publication is written to."""
    root = root.resolve()
    if target.resolve() == root or target.resolve() in root.parents or root in target.resolve().parents:
        raise Problem(f"{target} is or holds the course, or lies inside it: publish beside it, as in ../students")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Problem(f"{target} is no folder: name one that is empty or not there yet")
    if not target.parent.is_dir():
        raise Problem(f"{target.parent} does not exist: make it first")
    content = {path.name for path in target.iterdir()} - {".git"} if target.exists() else set()
    if content and MARK not in content:
        raise Problem(f"{target} holds other things ({min(content)}): name a folder that is empty or not there yet")


def write(root: Path, draft: Path, assignments: list[Assignment], settings: Settings, home: Path) -> Wheel:
    """Everything that students get, nothing else, but the wheel of it, which is given back."""
    for assignment in assignments:
        for place in places(assignment.name)[1:]:
            if not (root / place).exists():
                raise Problem(f"{place} is not there: run `autograder build {assignment.name}` first", 1)
            copy(root / place, draft / place)
    copy_student_package(draft / "autograder", home)
    packed = wheel(draft / "autograder")
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    facts = {"course": settings.name, "badge": BADGE, "package": settings.package_url(packed.name, packed.sha256)}
    facts |= {"project": project_facts(), "notebooks": [row(assignment, settings) for assignment in assignments]}
    for name in ("README.md", "pyproject.toml"):
        text = templates.get_template(f"{name}.jinja").render(facts)
        (draft / name).write_text(text, encoding="utf-8")
    shutil.copyfile(TEMPLATES / "LICENSE", draft / "LICENSE")
    (draft / ".gitignore").write_text("__pycache__/\n.ipynb_checkpoints/\n", encoding="utf-8")
    (draft / MARK).write_text(
        "`autograder publish` writes this folder anew; changes made here are lost.\n", encoding="utf-8"
    )
    return packed


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, ignore=LITTER)
    else:
        shutil.copyfile(source, target, follow_symlinks=False)


def row(assignment: Assignment, settings: Settings) -> dict[str, object]:
    """One line of the table of notebooks."""
    points = assignment.points + sum(question.points for question in assignment.questions)
    return {
        "name": assignment.name,
        "number": assignment.name.split("_")[0],
        "title": assignment.title + (" (GPU)" if assignment.gpu else ""),
        "topics": assignment.topics,
        "minutes": assignment.minutes,
        "points": f"{points:g}",
        "url": settings.colab_url(assignment.name),
    }


def refuse_leaks(root: Path, draft: Path, assignments: list[Assignment]) -> None:
    leaks = list(Guard.of(root, assignments).leaks(draft))
    if not leaks:
        return
    for leak in leaks[1:SHOWN]:
        print(f"also: {leak}", file=sys.stderr)
    more = f" (and {len(leaks) - 1} more)" if len(leaks) > 1 else ""
    raise Problem(f"nothing is published, students would see too much: {leaks[0]}{more}", 1)


def refuse_stale(root: Path, draft: Path, assignments: list[Assignment]) -> None:
    """What is published is what assignments/ builds now: an edit of a built folder doesn't slip through."""
    for assignment in assignments:
        with tempfile.TemporaryDirectory(prefix="autograder-publish-") as scratch:
            built = build_one(root, assignment.name, Path(scratch), run=False)
            published = {path for place in places(assignment.name)[1:] for path in files(draft, place)}
            expected = {file for file in built.files() if file.parts[0] != "source"}
            unknown = published - expected - {PUBLIC / assignment.name / "fingerprints.json"}
            stale = [f"{file} is built from nothing" for file in sorted(unknown)]
            for file in sorted(expected):
                if difference := first_difference(built.scratch / file, draft / file, Sanitizer()):
                    stale.append(f"{file} {difference}")
            if stale:
                raise Problem(f"{stale[0]}: run `autograder build {assignment.name}`, then publish again", 1)


def refuse_another_hash(draft: Path, packed: Wheel, assignments: list[Assignment]) -> None:
    """Pip would install nothing at all from a notebook that names another wheel than this one."""
    for assignment in assignments:
        notebook = Path("colab", f"{assignment.name}.ipynb")
        if sha256_in((draft / notebook).read_text(encoding="utf-8")) != packed.sha256:
            raise Problem(
                f"{notebook} installs another package than the one that is published with it: run `autograder build`, "
                "then publish again",
                1,
            )


def refuse_another_package(draft: Path, target: Path, settings: Settings) -> None:
    """The tag that colab/ installs from keeps its package: students would get the old one for the new notebooks."""
    listing = ["git", "-C", str(target), "ls-tree", "-rz", f"refs/tags/{settings.ref}", "--", *PACKAGE]
    try:
        found = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return  # no git, no repository, or the tag is still to be set
    tagged = {path: row.split()[2] for row, _, path in (line.partition("\t") for line in found.split("\0")) if path}
    now = {str(file): blob(draft / file) for place in PACKAGE for file in files(draft, Path(place))}
    changed = sorted(path for path in {*tagged, *now} if tagged.get(path) != now.get(path))
    if changed:
        raise Problem(
            f"the tag {settings.ref} of {target} stands for another package ({changed[0]} differs), and colab/ "
            "installs from it: set a new `ref` in course.toml, build, and publish again",
            1,
        )


def blob(path: Path) -> str:
    """The name that git gives to the content of a file."""
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def files(folder: Path, place: Path) -> Iterator[Path]:
    """The files at or below a place, relative to the folder."""
    paths = [folder / place, *(folder / place).rglob("*")]
    return (path.relative_to(folder) for path in paths if path.is_file())


def recover(draft: Path, target: Path, before: Path) -> None:
    """Undo what a run left behind that was stopped between its renames."""
    if before.exists() and not target.exists():
        if (draft / ".git").exists():
            (draft / ".git").rename(before / ".git")
        before.rename(target)


def put(draft: Path, target: Path, before: Path) -> None:
    """The draft takes the place of the target at once; the history of a git checkout stays."""
    if not target.exists():
        draft.rename(target)
        return
    shutil.rmtree(before, ignore_errors=True)
    target.rename(before)
    try:
        if (before / ".git").exists():
            (before / ".git").rename(draft / ".git")
        draft.rename(target)
    except BaseException:
        recover(draft, target, before)
        raise
    shutil.rmtree(before, ignore_errors=True)


def tell(settings: Settings, target: Path, assignments: list[Assignment]) -> None:
    print(f"{target} holds {len(assignments)} notebooks and the students' package; no leak was found")
    print(f"next: commit and push it to {settings.repository}, and tag the commit {settings.ref}:")
    print(f"  git tag {settings.ref} && git push origin {settings.branch} {settings.ref}")


if __name__ == "__main__":
    from autograder.course.course import find_course

    try:
        sys.exit(publish(find_course().root, Path(sys.argv[1])))
    except Problem as problem:
        sys.exit(f"autograder: {problem}")

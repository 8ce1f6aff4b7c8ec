"""One assignment as it was built: which files that makes, how they differ from the course's, and how they get there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.compare import Sanitizer, first_difference
from autograder.authoring.package import PUBLIC
from autograder.course.files import write_whole


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
        for path in sorted((root / place).rglob("*")) if (root / place).is_dir() else [root / place]:
            if path.is_file() and not any(part in ("__pycache__", ".ipynb_checkpoints") for part in path.parts):
                yield path.relative_to(root)


def install(root: Path, built: Built, sanitize: Sanitizer) -> None:
    """Bring the course to what was built; a file whose difference means nothing stays as it is."""
    files = list(built.files())
    for file in files:
        if first_difference(built.scratch / file, root / file, sanitize):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            write_whole(root / file, (built.scratch / file).read_bytes())
    for file in there(root, built.name):
        if file not in files:
            (root / file).unlink()

"""A submitted file as a notebook with tidy cells, and which assignment it answers; says why one can't be read."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from autograder.errors import Problem
from autograder.intake import caps
from autograder.intake.text import legible

BEFORE = re.compile(r"copy of |copie de |kopie von |copia de |kopi av |kopie van |копия ", re.IGNORECASE)
BEHIND = re.compile(r"(\(\d{1,9}\)|[ _-]copy\d{0,9}|-checkpoint|\d{8}T\d{6})\Z", re.IGNORECASE)
BINDS = re.compile(r"""autograder\.notebook\(\s*["']([^"'\n]{1,255})["']""")


class Unreadable(Problem):
    """A submission that cannot be graded at all: why, in words of ours alone, and `about` what, which may be a name.

    Both together are its reason in the report; `trace` is for whoever mends the grader.
    """

    def __init__(self, why: str, about: object = "", trace: str = "") -> None:
        super().__init__(f"{about} {why}" if about else why)
        self.why, self.about, self.trace = why, str(about), trace


def read(path: Path) -> tuple[bytes, str]:
    """The file as it was saved, and its hash; says in one line why it can't be a notebook."""
    try:
        with opened(path) as file:
            data = file.read(caps.FILE_MB << 20)
    except FileNotFoundError:
        raise Unreadable("does not exist", path) from None
    except PermissionError:
        raise Unreadable("may not be read: give the grader's user read permission", path) from None
    except OSError as error:
        raise Unreadable(f"can't be read: {error.strerror or error}", path) from None
    return data, hashlib.sha256(data).hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file. A link could lead to another student's work or to the solutions, and a pipe would never end."""
    try:
        # Looked at once it is open: what lies under the name may be another thing a moment later.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        if path.is_symlink():
            raise Unreadable("is a link to another file: the notebook itself must lie there", path.name) from None
        raise
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable("is no file: hand in the notebook as .ipynb", path.name)
        if found.st_size > caps.FILE_MB << 20:
            size = f"{found.st_size >> 20} MB, more than {caps.FILE_MB}"
            raise Unreadable(f"has {size}: clear its outputs and save it again", path.name)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def parse(data: bytes, name: str) -> dict:
    """The notebook in these bytes, with cells that are known to have a type, a source and metadata."""
    if not data.strip():
        raise Unreadable("is empty: save the notebook again and hand in the new file", name)
    try:
        notebook = json.loads(data.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        hint = "it is nested too deeply" if isinstance(error, RecursionError) else "it is not JSON"
        hint = "it looks like a web page" if data.lstrip()[:1] == b"<" else hint
        raise Unreadable(f"is no notebook, {hint}: download it as .ipynb and hand that in", name) from None
    if not isinstance(notebook, dict):
        raise Unreadable("is no notebook: its JSON is no object. Download it as .ipynb and hand that in", name)
    if "worksheets" in notebook or notebook.get("nbformat", 4) in (1, 2, 3):
        raise Unreadable(f"is in the old notebook format {old_format(notebook)}: open it in Jupyter and save it", name)
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise Unreadable("is no notebook: it has no list of cells. Download it as .ipynb and hand that in", name)
    if len(cells) > caps.CELLS:
        raise Unreadable(f"has {len(cells)} cells, more than {caps.CELLS}: hand in the notebook of the course", name)
    tidy = [tidy_cell(cell) for cell in cells if isinstance(cell, dict)]
    if not any(cell["source"].strip() for cell in tidy):
        raise Unreadable("has no cell with anything in it: save the notebook again and hand in the new file", name)
    for kind, most in (("code", caps.CODE_MB), ("prose", caps.PROSE_MB)):
        size = sum(len(cell["source"]) for cell in tidy if (cell["cell_type"] == "code") == (kind == "code"))
        if size > most << 20:
            raise Unreadable(f"has {size >> 20} MB of {kind}: move the data out of its cells and save it again", name)
    if (count := sum(len(cell["outputs"]) for cell in tidy)) > caps.OUTPUTS:
        raise Unreadable(f"has {count} outputs, more than {caps.OUTPUTS}: clear them and save it again", name)
    metadata = notebook.get("metadata")
    return {"cells": tidy, "metadata": metadata if isinstance(metadata, dict) else {}}


def old_format(notebook: dict) -> int:
    number = notebook.get("nbformat")
    return number if type(number) is int and 0 < number < 4 else 3


def tidy_cell(cell: dict) -> dict:
    """What is looked at of a cell, each part of the kind that it must be."""
    source, kind = cell.get("source"), cell.get("cell_type")
    parts: dict[str, Any] = {name: cell.get(name) for name in ("metadata", "outputs", "attachments", "id")}
    return {
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "source": legible(joined(source)).replace("\r\n", "\n").replace("\r", "\n"),
        "metadata": parts["metadata"] if isinstance(parts["metadata"], dict) else {},
        "outputs": parts["outputs"] if isinstance(parts["outputs"], list) and kind == "code" else [],
        "attachments": parts["attachments"] if isinstance(parts["attachments"], dict) else {},
        "id": legible(parts["id"]) if isinstance(parts["id"], str) else "",
    }


def joined(text: Any) -> str:
    """Text as notebooks hold it: whole, or as a list of lines. Whatever else stands there is none."""
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def claims(notebook: dict) -> Iterator[str]:
    """Which assignment the notebook says it answers: first what its metadata say, then the lines that bind it."""
    told = notebook["metadata"].get("autograder")
    name = told.get("assignment") if isinstance(told, dict) else None
    yield legible(name[: caps.NAME_LETTERS]) if isinstance(name, str) else ""
    for cell in notebook["cells"]:
        if found := BINDS.search(cell["source"]):
            yield found[1]


def by_file_name(path: Path, known: Iterable[str]) -> str | None:
    """The assignment after which a file is called, whatever a browser or a student added to the name."""
    bare = path.stem.strip()
    while found := BEFORE.match(bare):
        bare = bare[found.end() :]
    while found := BEHIND.search(bare):
        bare = bare[: found.start()].rstrip(" _-")
    return bare if bare in set(known) else None


def assignment_of(path: Path, claimed: Sequence[str], known: Iterable[str]) -> str:
    """Which assignment a notebook answers: by its file's name, its metadata, its folder, or the line that binds it."""
    known = list(known)
    for name in (by_file_name(path, known), *claimed[:1], path.parent.name, *claimed[1:]):
        if name in known:
            return name
    for name in known:
        if name in path.stem.replace(" ", "_"):
            return name
    raise Unreadable(
        f"belongs to no assignment of this course ({', '.join(known) or 'there are none'}): name one with --assignment",
        path.name,
    )


def student_of(path: Path) -> str | None:
    """The student of `submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb`, nbgrader's layout."""
    parts = Path(os.path.normpath(path.absolute())).parts  # where it lies, not where a link leads
    return parts[-3] if len(parts) >= 4 and parts[-4] in ("submitted", "autograded") else None


def grade_id(cell: dict) -> str:
    metadata = cell["metadata"].get("nbgrader")
    value = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return legible(value) if isinstance(value, str) else ""

"""A submitted file as a notebook with tidy cells, and which assignment it answers; says why one can't be read."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.errors import Problem
from autograder.intake.text import legible

LARGEST = 250 << 20
MOST_CODE = 4 << 20
PREFIXES = re.compile(r"^(copy of |copie de |kopie von |copia de |kopi av |kopie van |копия )+", re.IGNORECASE)
SUFFIXES = re.compile(r"([ _-]*\(\d+\)|[ _-]+copy\d*|-checkpoint|[ _-]*\d{8}T\d{6})+$", re.IGNORECASE)


class Unreadable(Problem):
    """A submission that cannot be graded at all; its reason goes to the report."""


def read(path: Path) -> tuple[dict, str]:
    """The notebook as it was saved, and its hash; says in one line why a file can't be one."""
    try:
        size = ordinary_file(path).st_size
        if size > LARGEST:
            raise Unreadable(
                f"{path.name} has {size >> 20} MB, more than {LARGEST >> 20}: clear its outputs and save it again"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path} does not exist") from None
    except PermissionError:
        raise Unreadable(f"{path} may not be read: give the grader's user read permission") from None
    except OSError as error:
        raise Unreadable(f"{path} can't be read: {error.strerror or error}") from None
    return parse(data, path.name), hashlib.sha256(data).hexdigest()


def ordinary_file(path: Path) -> os.stat_result:
    """A link could lead to another student's work or to the solutions, and a pipe would never end."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise Unreadable(f"{path.name} is a link to another file: the notebook itself must lie there")
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(f"{path.name} is no file: hand in the notebook as .ipynb")
    return found


def parse(data: bytes, name: str) -> dict:
    """The notebook in these bytes, with cells that are known to have a type, a source and metadata."""
    if not data.strip():
        raise Unreadable(f"{name} is empty: save the notebook again and hand in the new file")
    try:
        notebook = json.loads(data.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        hint = "it looks like a web page" if data.lstrip()[:1] == b"<" else "it is not JSON"
        raise Unreadable(f"{name} is no notebook, {hint}: download it as .ipynb and hand that in") from None
    if not isinstance(notebook, dict):
        raise Unreadable(f"{name} is no notebook: its JSON is no object. Download it as .ipynb and hand that in")
    if "worksheets" in notebook or notebook.get("nbformat", 4) in (1, 2, 3):
        raise Unreadable(
            f"{name} is in the old notebook format {notebook.get('nbformat', 3)}: open it in Jupyter and save it"
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise Unreadable(f"{name} is no notebook: it has no list of cells. Download it as .ipynb and hand that in")
    tidy = [tidy_cell(cell) for cell in cells if isinstance(cell, dict)]
    if not any(cell["source"].strip() for cell in tidy):
        raise Unreadable(f"{name} has no cell with anything in it: save the notebook again and hand in the new file")
    code = sum(len(cell["source"]) for cell in tidy if cell["cell_type"] == "code")
    if code > MOST_CODE:
        raise Unreadable(f"{name} has {code >> 20} MB of code: move the data out of its cells and save it again")
    metadata = notebook.get("metadata")
    return {**notebook, "cells": tidy, "metadata": metadata if isinstance(metadata, dict) else {}}


def tidy_cell(cell: dict) -> dict:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    kind = cell.get("cell_type")
    if not isinstance(cell.get("id"), str):
        cell = {key: value for key, value in cell.items() if key != "id"}
    return {
        **cell,
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "source": legible(str(source)).replace("\r\n", "\n").replace("\r", "\n"),
        "metadata": cell["metadata"] if isinstance(cell.get("metadata"), dict) else {},
    }


def assignment_name(path: Path, notebook: dict, known: Iterable[str]) -> str:
    """Which assignment a notebook answers: by its file name, its metadata, or the line that binds it."""
    known = list(known)
    stem = SUFFIXES.sub("", PREFIXES.sub("", path.stem.strip()))
    candidates = [stem, notebook["metadata"].get("autograder", {}), path.parent.name]
    candidates[1] = candidates[1].get("assignment") if isinstance(candidates[1], dict) else None
    for cell in notebook["cells"]:
        if found := re.search(r"""autograder\.notebook\(\s*["']([^"']+)["']""", cell["source"]):
            candidates.append(found[1])
    for candidate in candidates:
        if candidate in known:
            return candidate
    for name in known:
        if name in path.stem.replace(" ", "_"):
            return name
    raise Unreadable(
        f"{path.name} belongs to no assignment of this course ({', '.join(known) or 'there are none'}): "
        "name one with --assignment"
    )


def grade_id(cell: dict) -> str | None:
    metadata: Any = cell["metadata"].get("nbgrader")
    value = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return value if isinstance(value, str) else None

"""Any .ipynb that a student handed in, as cells that can be run: repairs what is damaged and says what it repaired."""

import ast
import functools
import hashlib
import json
import os
import re
import stat
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from autograder.engine.assignment import Assignment
from autograder.engine.shown import legible
from autograder.errors import Problem

LARGEST = 250 << 20
MOST_CODE = 4 << 20
# Python's parser and IPython's transformations can be made slow by what they read: so much is looked into here.
LOOKED_INTO = 50_000
MAGIC_LINES = 200
ASKS = re.compile(r"\s*(check|hint|ready|submit)\([^()]*\)\s*;?\s*")
PREFIXES = re.compile(r"^(copy of |copie de |kopie von |copia de |kopi av |kopie van |копия )+", re.IGNORECASE)
SUFFIXES = re.compile(r"([ _-]*\(\d+\)|[ _-]+copy\d*|-checkpoint|[ _-]*\d{8}T\d{6})+$", re.IGNORECASE)


class Unreadable(Problem):
    """A submission that cannot be graded at all; its reason goes to the report."""


@dataclass(frozen=True)
class Cell:
    """One code cell to be run."""

    source: str
    name: str
    position: int | None = None  # in the notebook as handed in
    given: bool = False  # the course's own, unchanged
    loads: tuple[str, ...] = ()  # models that are bound after it, with the weights that the notebook holds


@dataclass(frozen=True)
class Submission:
    """A notebook taken in."""

    path: str
    student: str | None
    digest: str
    notebook: dict
    cells: tuple[Cell, ...]
    repairs: tuple[str, ...] = ()
    version: int | None = None


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


def take_in(path: Path, notebook: dict, digest: str, assignment: Assignment, student: str | None) -> Submission:
    """The cells to run, in order: what the course gives, then the student's; checks and long scans are left out."""
    tasks = [task.name for task in assignment.tasks]
    repairs = list(renamed(path, assignment.name))
    cells = rejoin(code_cells(notebook, tasks, assignment, repairs), repairs)
    if not any(defines(cell.source, task) for cell in cells for task in tasks):
        raise Unreadable(
            f"{path.name} defines none of the tasks of {assignment.name}: is it the right file, and was it saved?"
        )
    repairs += damage(notebook, tasks)
    prelude = Cell(assignment.prelude, "the course's imports", given=True)
    version = notebook["metadata"].get("autograder")
    version = version.get("version") if isinstance(version, dict) else None
    return Submission(str(path), student, digest, notebook, (prelude, *cells), tuple(dict.fromkeys(repairs)), version)


def code_cells(notebook: dict, tasks: list[str], assignment: Assignment, repairs: list[str]) -> list[Cell]:
    cells, somewhere = (
        [],
        {t for c in notebook["cells"] if c["cell_type"] == "code" for t in tasks if defines(c["source"], t)},
    )
    for position, cell in enumerate(notebook["cells"]):
        source = cell["source"]
        if cell["cell_type"] != "code":
            source = unfenced(source)
            lost = [t for t in tasks if t not in somewhere and defines(source, t)]
            if not lost or not compiles(source):
                continue
            repairs.append(f"the cell of {lost[0]} had become {cell['cell_type']}: it was run as code")
        if not source.strip() or is_check(source) or cell.get("id") in assignment.skipped_cells:
            continue
        cells.append(Cell(source, f"cell {position + 1}", position, source.strip() in assignment.given_cells))
    return cells


def rejoin(cells: list[Cell], repairs: list[str]) -> list[Cell]:
    """Cells that only make sense together (a function cut in two) as one."""
    joined: list[Cell] = []
    waiting = list(cells)
    while waiting:
        cell = waiting.pop(0)
        if not compiles(cell.source):
            if joined and compiles(both := joined[-1].source + "\n" + cell.source):
                repairs.append(f"{joined[-1].name} and {cell.name} were one cell cut in two: they were joined")
                joined[-1] = replace(joined[-1], source=both, given=False)
                continue
            if waiting and compiles(both := cell.source + "\n" + waiting[0].source):
                repairs.append(f"{cell.name} and {waiting[0].name} were one cell cut in two: they were joined")
                waiting.pop(0)
                cell = replace(cell, source=both, given=False)
        joined.append(cell)
    return joined


@functools.lru_cache(maxsize=2000)
def compiles(source: str) -> bool:
    """Whether a cell is valid to IPython, which knows magics, shell lines and top-level await."""
    if too_much(source):
        return True  # the worker will see
    if body := re.match(r"\s*%%(?:time|timeit|capture|prun)\b[^\n]*\n", source):
        source = source[body.end() :]
    return parses(source) or parses(source, magic=True)


def too_much(source: str) -> bool:
    """Whether looking into this cell could take longer than running it may."""
    return len(source) > LOOKED_INTO or len(re.findall(r"^[ \t]*[%!]|\?[ \t]*$", source, re.MULTILINE)) > MAGIC_LINES


@functools.lru_cache(maxsize=2000)
def parses(source: str, magic: bool = False) -> bool:
    """Whether this is Python; with `magic`, whether IPython makes Python of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of "\d" in a string, say: the student's cell will show it
            return not misplaced(ast.parse(TransformerManager().transform_cell(source) if magic else source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def misplaced(node: ast.AST, in_loop: bool = False) -> bool:
    """A return outside a function, or a break outside a loop: half of what was cut in two. Compiling would tell too,
    but it also folds constants, for as long as it takes."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.expr):
        return False
    if isinstance(node, ast.Return) or (isinstance(node, ast.Break | ast.Continue) and not in_loop):
        return True
    in_loop = in_loop or isinstance(node, ast.For | ast.AsyncFor | ast.While)
    return any(misplaced(child, in_loop) for child in ast.iter_child_nodes(node))


def defines(source: str, task: str) -> bool:
    return task in source and bool(definition_of(task).search(source))


@functools.cache
def definition_of(task: str) -> re.Pattern[str]:
    name = re.escape(task)
    return re.compile(
        rf"^[ \t]*(async[ \t]+)?def[ \t]+{name}[ \t]*\(|^[ \t]*{name}[ \t]*(:[^=\n]+)?=[^=]", re.MULTILINE
    )


def is_check(source: str) -> bool:
    """A cell that does nothing but ask for a check, a hint or the summary, or save weights: no verdict needs that."""
    asks = False
    for line in source.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            if not ASKS.fullmatch(line):
                return False
            asks = True
    return asks


def unfenced(source: str) -> str:
    found = re.fullmatch(r"\s*```(?:python|py)?\n(.*)\n```\s*", source, re.DOTALL)
    return found[1] if found else source


def renamed(path: Path, name: str) -> list[str]:
    return [] if path.stem == name else [f"the file was called {path.name}"]


def damage(notebook: dict, tasks: list[str]) -> list[str]:
    """What was lost or altered that the grader did not need."""
    found: list[str] = []
    ids = [grade_id(cell) for cell in notebook["cells"]]
    for task in tasks:
        count = ids.count(task)
        if count == 0 and any(defines(c["source"], task) for c in notebook["cells"]):
            found.append(f"the cell of {task} had lost its metadata: it was found by the function's name")
        elif count > 1:
            found.append(f"there are {count} cells of {task}: the last function that is no stub counts")
    if any(f"{task}_check" not in ids for task in tasks):
        found.append("check cells were missing or altered: the course's own were used")
    return found


def grade_id(cell: dict) -> str | None:
    metadata: Any = cell["metadata"].get("nbgrader")
    value = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return value if isinstance(value, str) else None

"""The cells of a notebook that can be run: repairs what is damaged and says what it repaired. Runs nothing."""

import ast
import functools
import re
import warnings
from dataclasses import dataclass, replace
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from autograder.intake.outline import Outline
from autograder.intake.read import Unreadable, grade_id

# Python's parser and IPython's transformations can be made slow by what they read: so much is looked into here.
LOOKED_INTO = 50_000
MAGIC_LINES = 200
ASKS = re.compile(r"\s*(check|hint|ready|submit)\([^()]*\)\s*;?\s*")


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


def take_in(path: Path, notebook: dict, digest: str, outline: Outline, student: str | None) -> Submission:
    """The cells to run, in order: what the course gives, then the student's; checks and long scans are left out."""
    tasks = [task.name for task in outline.tasks]
    repairs = list(renamed(path, outline.name))
    cells = rejoin(code_cells(notebook, tasks, outline, repairs), repairs)
    if not any(defines(cell.source, task) for cell in cells for task in tasks):
        raise Unreadable(
            f"{path.name} defines none of the tasks of {outline.name}: is it the right file, and was it saved?"
        )
    repairs += damage(notebook, tasks)
    prelude = Cell(outline.prelude, "the course's imports", given=True)
    version = notebook["metadata"].get("autograder")
    version = version.get("version") if isinstance(version, dict) else None
    return Submission(str(path), student, digest, notebook, (prelude, *cells), tuple(dict.fromkeys(repairs)), version)


def code_cells(notebook: dict, tasks: list[str], outline: Outline, repairs: list[str]) -> list[Cell]:
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
        if not source.strip() or is_check(source) or cell.get("id") in outline.skipped_cells:
            continue
        cells.append(Cell(source, f"cell {position + 1}", position, source.strip() in outline.given_cells))
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

"""The cells of a notebook that can be run: repairs what is damaged and says what it repaired. Runs nothing."""

import ast
import functools
import re
import warnings
from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from IPython.core.inputtransformer2 import TransformerManager

from autograder.course.outline import Outline
from autograder.intake import caps
from autograder.intake.cells import Cell
from autograder.intake.read import Unreadable, grade_id
from autograder.intake.repairs import Repair

WRAPPED = re.compile(r"\s*%%(?:time|timeit|capture|prun)\b[^\n]*\n")
ASKS = re.compile(r"(?:check|hint|ready|submit)\([^()]*\)\s*;?")
MAGIC = re.compile(r"^[ \t]*[%!]|\?[ \t]*$", re.MULTILINE)


def repaired(notebook: dict, name: str, outline: Outline) -> tuple[list[Cell], list[Repair]]:
    """The cells that can be run, in order, without checks and long scans; and what was repaired."""
    tasks = [task.name for task in outline.tasks]
    repairs: list[Repair] = []
    cells = rejoin(code_cells(notebook, tasks, outline, repairs), repairs)
    if not any(defines(cell.source, task) for cell in cells for task in tasks):
        raise Unreadable(f"defines none of the tasks of {outline.name}: is it the right file, and was it saved?", name)
    repairs += damage(notebook, tasks)
    return cells, list(dict.fromkeys(repairs))


def code_cells(notebook: dict, tasks: list[str], outline: Outline, repairs: list[Repair]) -> list[Cell]:
    cells = []
    somewhere = {t for c in notebook["cells"] if c["cell_type"] == "code" for t in tasks if defines(c["source"], t)}
    for position, cell in enumerate(notebook["cells"]):
        source = cell["source"]
        if cell["cell_type"] != "code":
            source = unfenced(source)
            lost = [t for t in tasks if t not in somewhere and defines(source, t)]
            if not lost or not compiles(source):
                continue
            repairs.append(Repair("retyped", lost[0], cell["cell_type"]))
        if not source.strip() or is_check(source) or cell["id"] in outline.skipped_cells:
            continue
        cells.append(Cell(source, f"cell {position + 1}", position, source.strip() in outline.given_cells))
    return cells


def rejoin(cells: Iterable[Cell], repairs: list[Repair]) -> list[Cell]:
    """Cells that only make sense together (a function cut in two) as one."""
    joined: list[Cell] = []
    waiting = deque(cells)
    while waiting:
        cell = waiting.popleft()
        if not compiles(cell.source):
            if joined and (both := together(joined[-1], cell)):
                repairs.append(Repair("cut", f"{joined[-1].name} and {cell.name}"))
                joined[-1] = replace(joined[-1], source=both, given=False)
                continue
            if waiting and (both := together(cell, waiting[0])):
                repairs.append(Repair("cut", f"{cell.name} and {waiting[0].name}"))
                waiting.popleft()
                cell = replace(cell, source=both, given=False)
        joined.append(cell)
    return joined


def together(first: Cell, second: Cell) -> str:
    """The source of both as one cell, if that is valid."""
    both = f"{first.source}\n{second.source}"
    return both if not too_much(both) and compiles(both) else ""


@functools.lru_cache(maxsize=2000)
def compiles(source: str) -> bool:
    """Whether a cell is valid to IPython, which knows magics, shell lines and top-level await."""
    if too_much(source):
        return True  # the worker will see
    if wrapper := WRAPPED.match(source):
        source = source[wrapper.end() :]
    return parses(source) or parses(source, magic=True)


def too_much(source: str) -> bool:
    """Whether looking into this cell could take longer than running it may."""
    return len(source) > caps.LOOKED_INTO or sum(1 for _ in MAGIC.finditer(source)) > caps.MAGIC_LINES


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
    for line in map(str.strip, source.splitlines()):
        if line and not line.startswith("#"):
            if not ASKS.fullmatch(line):
                return False
            asks = True
    return asks


def unfenced(source: str) -> str:
    """Code without the fence that Markdown puts around it."""
    first, _, rest = source.strip().partition("\n")
    code, fence, end = rest.rpartition("\n```")
    return code if fence and not end and first in ("```python", "```py", "```") else source


def damage(notebook: dict, tasks: list[str]) -> list[Repair]:
    """What was lost or altered that the grader did not need."""
    found: list[Repair] = []
    ids = [grade_id(cell) for cell in notebook["cells"]]
    for task in tasks:
        count = ids.count(task)
        if count == 0 and any(defines(c["source"], task) for c in notebook["cells"]):
            found.append(Repair("unnamed", task))
        elif count > 1:
            found.append(Repair("doubled", task, str(count)))
    if any(f"{task}_check" not in ids for task in tasks):
        found.append(Repair("checks"))
    return found

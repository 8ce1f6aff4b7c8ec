"""Which cells a verdict depends on: the student's own, and those of the course's that they use. Runs nothing."""

import ast
import functools
import re
import symtable
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from IPython.core.inputtransformer2 import TransformerManager

from autograder.engine.intake import Cell, parses, too_much

# Code that can reach any variable without naming it.
DYNAMIC = {"exec", "eval", "globals", "locals", "vars", "modules", "__main__", "run_cell", "user_ns", "__dict__"}


@dataclass(frozen=True)
class Names:
    """What a cell reads, and what it defines at its top level."""

    used: frozenset[str]
    made: frozenset[str]
    data: frozenset[str] = frozenset()  # what it made and another cell may change in place: no module, no function
    dynamic: bool = False


def needed(cells: Sequence[Cell], tasks: Iterable[str]) -> tuple[Cell, ...]:
    """The cells without the course's own plots and comparisons that nothing of the student's depends on.

    A given cell stays if a name that it makes is used by a cell that stays, or if it may change data that is.
    """
    names = {cell.name: names_of(cell.source) for cell in cells}
    kept = {cell.name for cell in cells if not cell.given}
    if any(names[name].dynamic for name in kept):
        return tuple(cells)
    wanted = {used for name in kept for used in names[name].used}
    data = {made for name in kept for made in names[name].data} - set(tasks)
    growing = True
    while growing:
        growing = False
        for cell in cells:
            mine = names[cell.name]
            if cell.name not in kept and (mine.dynamic or mine.made & wanted or mine.used & data & wanted):
                kept.add(cell.name)
                wanted |= mine.used
                data |= mine.data - set(tasks)
                growing = True
    return tuple(cell for cell in cells if cell.name in kept)


@functools.lru_cache(maxsize=2000)  # the course's cells are the same in every submission
def names_of(source: str) -> Names:
    """Global names alone: what is local to a function, or to a comprehension, is nobody else's."""
    if too_much(source):
        return Names(frozenset(), frozenset(), dynamic=True)
    try:
        magic = not parses(source)
        code = TransformerManager().transform_cell(source) if magic else source
        scopes = list(nested(symtable.symtable(code, "cell", "exec")))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Names(frozenset(), frozenset())  # it will not run either
    used, made, data = set(re.findall(r"[A-Za-z_]\w*", source) if magic else ()), set(), set()
    for scope in scopes:
        for symbol in scope.get_symbols():
            if scope.get_type() != "module" and not symbol.is_global():
                continue
            if symbol.is_referenced():
                used.add(symbol.get_name())
            if symbol.is_assigned() or symbol.is_imported():
                made.add(symbol.get_name())
                if not symbol.is_imported() and not symbol.is_namespace():
                    data.add(symbol.get_name())
    return Names(frozenset(used), frozenset(made), frozenset(data), bool(used & DYNAMIC) or reaches_anything(code))


def reaches_anything(code: str) -> bool:
    """Whether an attribute is one of the dynamic names; a look at every node where the text can't rule it out."""
    if code.isascii() and not any(name in code for name in DYNAMIC):
        return False
    return any(isinstance(node, ast.Attribute) and node.attr in DYNAMIC for node in ast.walk(ast.parse(code)))


def nested(scope: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield scope
    for inner in scope.get_children():
        yield from nested(inner)

"""Leaves out the cells that train models whose weights the notebook carries. Reads code, runs nothing."""

import ast
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.intake.cells import Cell
from autograder.intake.evidence import Evidence
from autograder.intake.names import names_of, unwrapped
from autograder.intake.repair import too_much
from autograder.intake.repairs import Repair

# What scikit-learn's `fit` does not know, so that a scaler is still fitted.
TRAINING = {"epochs", "batch_size", "validation_data", "validation_split", "callbacks", "verbose", "steps_per_epoch"}
KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def without_training(cells: Sequence[Cell], evidence: Mapping[str, Evidence]) -> tuple[tuple[Cell, ...], list[Repair]]:
    """The cells with those that train reduced to their definitions, and notes on them for the report.

    The first cell that binds a model's name says in `loads` that the model is to be bound there; where none does, one
    more cell does. Cells that train other models are left out too where every model of the notebook has its weights.
    """
    there = {name for name, found in evidence.items() if found.there}
    if not there:
        return tuple(cells), []
    everything = len(there) == len(evidence)
    planned, notes, waiting = [], [], set(there)
    for cell in cells:
        if too_much(cell.source):
            planned.append(cell)
            continue
        source = unwrapped(cell.source)
        bound = there & (names_of(source).made - defined(source)) if any(name in source for name in there) else set()
        if bound or (everything and trains(source)):
            left = definitions(source)
            planned.append(replace(cell, source=left, given=False, loads=tuple(sorted(bound & waiting))))
            waiting -= bound
            names = ", ".join(sorted(bound or there))
            notes.append(Repair("training", cell.name, names))
        else:
            planned.append(cell)
    if waiting:
        planned.append(Cell("", "the weights", loads=tuple(sorted(waiting))))
    return tuple(planned), notes


def statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def defined(source: str) -> set[str]:
    return {node.name for node in statements(source) if isinstance(node, KEPT[2:])}


def trains(source: str) -> bool:
    """Whether the cell itself, not a function that it defines, calls `fit` as one does for a network."""
    if ".fit(" not in source:
        return False
    waiting = [node for node in statements(source) if not isinstance(node, KEPT)]
    while waiting:
        node = waiting.pop()
        fits = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fit"
        if fits and {keyword.arg for keyword in node.keywords} & TRAINING:
            return True
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)
    return False


def definitions(source: str) -> str:
    """Imports, functions, classes and constants of a cell: what other cells may need of it."""
    kept = []
    for node in statements(source):
        if isinstance(node, KEPT) or is_constant(node):
            with contextlib.suppress(RecursionError):  # nothing that a person wrote is nested so deeply
                kept.append(ast.unparse(node))
    return "\n\n".join(kept)


def is_constant(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    try:
        ast.literal_eval(node.value)
    except (ValueError, TypeError, RecursionError, MemoryError):
        return False
    return True

"""Runs a file of an assignment as a module of its own, in no table of Python's; says what is at hand to be imported."""

import ast
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autograder.errors import Problem

Importable = Mapping[str, Callable[[], types.ModuleType]]  # what a file may import of its own assignment


def load_module(path: Path, importable: Importable | None = None) -> types.ModuleType:
    """The module that a course file makes; an import of one of these names gives the module that is made for it."""
    module = types.ModuleType(f"{path.parent.name}_{path.stem}")
    module.__file__ = str(path)
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        raise Problem(f"{path} is missing: `autograder new` shows what belongs into it") from None
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Problem(f"{path}: {twice} stands there twice, and the second silently replaces the first: rename one")
    own: list[ast.stmt] = [
        node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module in (importable or ())
    ]
    others = [node for node in tree.body if node not in own]
    try:
        # Apart, so that the functions of the module keep Python's builtins, in which the steps of a loop are counted.
        exec(compile(ast.Module(own, []), str(path), "exec"), imported := {"__builtins__": importing(importable or {})})
        module.__dict__.update((name, value) for name, value in imported.items() if name != "__builtins__")
        exec(compile(ast.Module(others, []), str(path), "exec"), module.__dict__)
    except Problem:
        raise
    except Exception as error:
        raise Problem(f"{path} can't be run ({type(error).__name__}: {error}): mend it there") from error
    return module


def importing(importable: Importable) -> dict[str, Any]:
    """Builtins whose import finds what belongs to the file's own assignment, in no table of Python's."""
    return {"__import__": lambda name, *_: importable[name]()}

"""The part of the package that students get. Knows which files those are, nothing of their content."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import autograder
from autograder.errors import Problem

HOME = Path(autograder.__file__).parent
MODULES = ("__init__", "errors", "values", "calls", "checks", "running")
FOLDERS = ("student", "data")


def student_files(home: Path = HOME) -> Iterator[Path]:
    """The files of the students' package, the built public/ left aside, relative to the package."""
    yield from (Path(f"{name}.py") for name in MODULES)
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith((".pyc", "~")):
                yield path.relative_to(home)


def copy_student_package(target: Path, home: Path = HOME) -> None:
    """Write the students' package to `target`, a folder called autograder."""
    for file in student_files(home):
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(home / file, target / file)


def strangers(package: Path) -> Iterator[str]:
    """Imports of the students' package that a student would not have: of our other rooms, or of more than numpy."""
    for path in sorted(package.rglob("*.py")):
        if "public" in path.relative_to(package).parts:
            continue
        for node in on_import(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            for name in names:
                room = name.split(".")[1:2]
                if name.startswith("autograder.") and room[0] not in (*MODULES, *FOLDERS, "public", "notebook"):
                    where = f"{path.relative_to(package.parent)} line {node.lineno}"
                    yield f"{where} imports {name}, which students don't get"


def on_import(tree: ast.AST) -> Iterator[ast.AST]:
    """The statements that run when the module is imported; what a function imports is its own affair."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from on_import(node)


def check_student_package(package: Path) -> None:
    if found := next(strangers(package), None):
        raise Problem(f"{found}: move it to the trusted side, or what it needs to the student's", 1)

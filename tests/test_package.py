"""What holds for the package as a whole: which room may import which, what students get, what must stand nowhere."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import autograder
from autograder.rooms import ROOMS

PACKAGE = Path(autograder.__file__).parent
ROOT = PACKAGE.parent
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
    if path != PACKAGE / "__init__.py"
}
PACKAGES = {".".join(path.parent.relative_to(PACKAGE).parts) for path in PACKAGE.rglob("__init__.py")}


def room_of(module: str) -> int:
    """The place of a module's room in the list: the longest name that fits."""
    fitting = [k for k, room in enumerate(ROOMS) if f"{module}.".startswith(f"{room.name}.")]
    assert fitting, f"autograder/rooms.py has no room for {module}"
    return max(fitting, key=lambda k: len(ROOMS[k].name))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """The modules of this package that a file imports anywhere in it, with the line."""
    for node in ast.walk(ast.parse(path.read_text())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            own = name.removeprefix("autograder.") if name.startswith("autograder.") else ""
            if own in MODULES:
                yield node.lineno, own
            elif own.rpartition(".")[0] in MODULES:
                yield node.lineno, own.rpartition(".")[0]


IMPORTS = {module: list(imports_of(path)) for module, path in MODULES.items()}


def test_every_module_stands_in_a_room_and_every_room_is_there():
    assert {room_of(module) for module in MODULES} == set(range(len(ROOMS)))


@pytest.mark.parametrize("room", range(len(ROOMS)), ids=[room.name for room in ROOMS])
def test_a_room_imports_only_what_stands_below_it(room):
    up = [
        f"{MODULES[module].relative_to(ROOT)}:{line} imports {imported}"
        for module, found in IMPORTS.items()
        if room_of(module) == room
        for line, imported in found
        if room_of(imported) < room
    ]
    assert up == []


def test_no_modules_import_each_other_in_a_circle():
    below = {module: {imported for _, imported in found if imported != module} for module, found in IMPORTS.items()}
    while free := [module for module, needed in below.items() if not needed & below.keys()]:
        for module in free:
            del below[module]
    # What is left depends on a circle; of that, only what something else left depends on is in one.
    circles = {module for module in below if any(module in needed for needed in below.values())}
    assert circles == set()


def test_no_import_of_our_own_is_hidden_in_a_string():
    hidden = re.compile(r"""import_module\(\s*f?["']autograder\.(?!(\w+\.)?\{)|__import__\(\s*f?["']autograder""")
    guilty = [str(path.relative_to(ROOT)) for path in MODULES.values() if hidden.search(path.read_text())]
    assert guilty == []


def test_the_package_does_not_import_its_tests():
    outside = re.compile(r"^\s*(from|import) (tests|bench|tools)\b", re.MULTILINE)
    assert [str(path) for path in MODULES.values() if outside.search(path.read_text())] == []


def test_what_a_worker_may_read_and_what_students_get_imports_nothing_else():
    for kind, readable in (("worker", [r.worker for r in ROOMS]), ("students", [r.students for r in ROOMS])):
        stays = {room.name + "." + file.removesuffix(".py") for room in ROOMS for file in room.stays}
        for module, found in IMPORTS.items():
            if readable[room_of(module)] and not (kind == "students" and module in stays):
                beyond = [i for _, i in found if not readable[room_of(i)] or (kind == "students" and i in stays)]
                assert beyond == [], f"{kind}: {module}"


def test_what_tests_import_in_students_code_is_there():
    """An attack that imports what has moved would fail before it begins, and its test would pass for ever."""
    spoken = re.compile(r"\bfrom (autograder(?:\.\w+)*) import ((?:\w+(?: as \w+)?(?:, )?)+)")
    guilty = []
    for path in (ROOT / "tests").rglob("*.py"):
        for module, names in spoken.findall(path.read_text()):
            own = module.removeprefix("autograder").removeprefix(".")
            if own and own not in MODULES and own not in PACKAGES:
                guilty.append(f"{path.relative_to(ROOT)}: {module}")
            elif own not in MODULES:  # of a package only its modules, and what its __init__ brings
                brought = (PACKAGE / Path(*own.split(".")) / "__init__.py").read_text()
                wanted = [name.partition(" as ")[0].strip() for name in names.split(",")]
                guilty += [
                    f"{path.relative_to(ROOT)}: {name} of {module}"
                    for name in wanted
                    if name and f"{own}.{name}".removeprefix(".") not in (*MODULES, *PACKAGES) and name not in brought
                ]
    assert guilty == []


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_students_import_numpy_and_no_trusted_module():
    before, after = modules_after("import numpy"), modules_after("import autograder; autograder.notebook")
    added = {name.partition(".")[0] for name in after - before if not name.startswith("autograder")}
    assert not added - set(sys.stdlib_module_names)
    ours = [name.removeprefix("autograder.") for name in after if name.startswith("autograder.")]
    assert [name for name in ours if not ROOMS[room_of(name)].students] == []


def test_nothing_in_the_package_unpickles():
    pattern = re.compile(r"\b(pickle|cPickle|dill|cloudpickle|joblib\.load|marshal)\b|allow_pickle\s*=\s*True")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line) and not line.lstrip().startswith("#")
    ]
    assert guilty == []

"""What holds for the package as a whole: what students import, and what must stand nowhere."""

import re
import subprocess
import sys
from pathlib import Path

import autograder

PACKAGE = Path(autograder.__file__).parent
ROOT = PACKAGE.parent


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_students_import_numpy_and_no_trusted_module():
    before, after = modules_after("import numpy"), modules_after("import autograder; autograder.notebook")
    added = {name.partition(".")[0] for name in after - before if not name.startswith("autograder")}
    assert not added - set(sys.stdlib_module_names)
    trusted = ("engine", "intake", "authoring", "classroom", "cli")
    assert not [name for name in after if name.startswith(tuple(f"autograder.{room}" for room in trusted))]


def test_nothing_in_the_package_unpickles():
    pattern = re.compile(r"\b(pickle|cPickle|dill|cloudpickle|joblib\.load|marshal)\b|allow_pickle\s*=\s*True")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line) and not line.lstrip().startswith("#")
    ]
    assert guilty == []


def test_the_untrusted_side_imports_nothing_trusted():
    trusted = re.compile(r"^\s*(from|import) autograder\.(engine|intake|authoring|classroom|cli)", re.MULTILINE)
    untrusted = [
        *(PACKAGE / "worker").rglob("*.py"),
        *(PACKAGE / "student").rglob("*.py"),
        *(PACKAGE / "data").rglob("*.py"),
    ]
    shared = [PACKAGE / f"{name}.py" for name in ("__init__", "calls", "checks", "running", "values", "wire")]
    assert [str(p.relative_to(ROOT)) for p in (*untrusted, *shared) if trusted.search(p.read_text())] == []

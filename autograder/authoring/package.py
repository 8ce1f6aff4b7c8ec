"""The part of the package that students get: which files those are, and the wheel that colab/ installs."""

import ast
import base64
import hashlib
import io
import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import autograder
from autograder.errors import Problem
from autograder.rooms import ROOMS

HOME = Path(autograder.__file__).parent
TRAVELLING = tuple(room for room in ROOMS if room.students)
STUDENTS_HAVE = {"notebook", "public", *(room.name for room in TRAVELLING)}
LICENSE = Path(__file__).parent / "templates" / "students" / "LICENSE"
LITTER = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.pyc")
PUBLIC = Path("autograder/public")
NO_PACKAGE = "0" * 64
HASH = re.compile(r"#sha256=([0-9a-f]{64})\b")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def student_files(home: Path = HOME) -> Iterator[Path]:
    """The files of the students' package, the built public/ left aside, relative to the package."""
    yield Path("__init__.py")
    for room in TRAVELLING:
        place = home / room.name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place.with_suffix(".py")]:
            litter = "__pycache__" in path.parts or path.name.endswith((".pyc", "~"))
            if path.is_file() and not litter and path.name not in room.stays:
                yield path.relative_to(home)


def copy_student_package(target: Path, home: Path = HOME) -> None:
    """Write the students' package to `target`, a folder called autograder."""
    for file in student_files(home):
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(home / file, target / file)


@dataclass(frozen=True)
class Wheel:
    """What pip installs without building anything: the same bytes wherever it is made from the same files."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def wheel_name() -> str:
    project = project_facts()
    return f"{distribution(project)}-{project['version']}-py3-none-any.whl"


def wheel(package: Path) -> Wheel:
    """The wheel of a folder called autograder that holds the students' package."""
    project = project_facts()
    info = f"{distribution(project)}-{project['version']}.dist-info"
    metadata = {"Metadata-Version": "2.1", "Name": project["name"], "Version": project["version"]}
    metadata |= {"Summary": project["description"], "Requires-Python": project["requires-python"]}
    lines = [f"{key}: {value}" for key, value in metadata.items()]
    lines += [f"Requires-Dist: {dependency}" for dependency in project["dependencies"]]
    paths = sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    files = {str(path.relative_to(package.parent)): path.read_bytes() for path in paths}
    files[f"{info}/LICENSE"] = LICENSE.read_bytes()
    files[f"{info}/METADATA"] = ("\n".join(lines) + "\n").encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: autograder\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD").encode()
    return Wheel(wheel_name(), zipped(files))


def record(files: dict[str, bytes], itself: str) -> str:
    """The list of a wheel's files with their hashes, as pip wants it."""
    lines = []
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}")
    return "\n".join([*lines, f"{itself},,"]) + "\n"


def zipped(files: dict[str, bytes]) -> bytes:
    """Stored, not compressed: zlib gives other bytes in other versions."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # Unix, wherever it is made
            archive.writestr(entry, content)
    return out.getvalue()


def project_facts() -> dict:
    """What pyproject.toml says of the package; the grader is locked for some Pythons, students may have newer ones."""
    project = tomllib.loads((HOME.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project | {"requires-python": project["requires-python"].partition(",")[0]}


def distribution(project: dict) -> str:
    """The name as files have it."""
    return project["name"].replace("-", "_")


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
                own, _, rest = name.partition(".")
                if own == "autograder" and rest and rest.partition(".")[0] not in STUDENTS_HAVE:
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


def sha256_in(text: str) -> str:
    """The hash of the package that a notebook installs; that of no package where it names none."""
    found = HASH.search(text)
    return found[1] if found else NO_PACKAGE


def with_sha256(text: str, sha256: str) -> str:
    """The same notebook, which installs the package with this hash."""
    return HASH.sub(f"#sha256={sha256}", text)

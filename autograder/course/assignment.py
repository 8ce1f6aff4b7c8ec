"""An assignment folder as an object: tasks, checks, reference, known-wrong and known-right solutions. Trusted side."""

import ast
import concurrent.futures
import functools
import importlib
import re
import tomllib
import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from autograder.checks import Check
from autograder.checks.calls import is_taken
from autograder.course.modules import load_module
from autograder.course.outline import Outline, OutlinedTask
from autograder.course.proof import EQUIVALENTS, Alternative, Equivalent, Misconception
from autograder.errors import Problem
from autograder.student.public import written_without

HEAVY = ("keras", "tensorflow")
BY_KIND = ("hidden.py", "misconceptions.py", "alternatives.py", "equivalent.toml")  # as an assignment was cut before


@dataclass(frozen=True)
class Task:
    """One function or model that a student writes."""

    name: str
    points: float
    needs: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    model: bool = False
    builder: str = ""  # for a model: the task whose function builds the architecture
    builder_arguments: tuple = ()  # with which it is called, such as the numbers of features and classes
    mutate: bool = True  # false where any change of a constant is a right solution too, such as a free architecture


@dataclass(frozen=True)
class Question:
    """A question that a person marks."""

    name: str
    points: float


@dataclass(frozen=True, eq=False)
class Assignment:
    """Everything the engine knows about one notebook."""

    name: str
    folder: Path
    title: str
    minutes: int
    version: int
    keras: bool
    gpu: bool
    topics: str
    prerequisites: tuple[str, ...]
    limits: dict[str, float]
    without: tuple[str, ...]  # modules that its tasks are solved without
    tasks: tuple[Task, ...]
    questions: tuple[Question, ...]

    @property
    def flavour(self) -> Literal["numpy", "keras"]:
        """Which kind of worker its notebooks need."""
        return "keras" if self.keras else "numpy"

    @property
    def absent(self) -> dict[str, str]:
        """These modules with the sentence for whoever uses one."""
        return dict.fromkeys(self.without, written_without(self.name, self.without))

    @functools.cached_property
    def public(self) -> tuple[Check, ...]:
        """The checks that travel to students."""
        checks = tuple(value for value in vars(self._public).values() if isinstance(value, Check))
        names = [task.name for task in self.tasks]
        if lost := next((check for check in checks if check.task not in names), None):
            about = f"is about {lost.task}, which is no task of" if lost.task else "names no task of"
            raise Problem(f"{self.folder / 'checks.py'}: the check {lost.name} {about} assignment.toml")
        return checks

    @functools.cached_property
    def hidden(self) -> tuple[Check, ...]:
        """The checks that only the judge reads."""
        return tuple(self._known(Check))

    @functools.cached_property
    def misconceptions(self) -> tuple[Misconception, ...]:
        return tuple(self._known(Misconception))

    @functools.cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        return tuple(self._known(Alternative))

    @functools.cached_property
    def equivalents(self) -> tuple[Equivalent, ...]:
        """Mutants that are right solutions too."""
        return tuple(
            replace(known, task=task)
            for task, module in self._tasks.items()
            for known in vars(module).get(EQUIVALENTS, ())
        )

    def _known(self, kind: Any) -> Iterator[Any]:
        """What the files of the tasks decorate, in their order, each with the name of its file as its task."""
        for task, module in self._tasks.items():
            for known in vars(module).values():
                if isinstance(known, kind) and known not in self.public:
                    if known.task not in ("", task):
                        raise Problem(f"{module.__file__}: {known.name} is about {known.task}, which has its own file")
                    yield replace(known, task=task)

    @functools.cached_property
    def _tasks(self) -> dict[str, types.ModuleType]:
        """The file of each task, run, in the order of assignment.toml."""
        folder, names = self.folder / "tasks", [task.name for task in self.tasks]
        if stranger := next((path for path in sorted(folder.glob("*.py")) if path.stem not in names), None):
            raise Problem(f"{stranger}: {stranger.stem} is no task of assignment.toml, which has {', '.join(names)}")
        if missing := next((name for name in names if not (folder / f"{name}.py").exists()), None):
            raise Problem(f"{folder / missing}.py is not there: it holds all that is known of the task {missing}")
        return {name: self._module(folder / f"{name}.py") for name in names}

    def _module(self, path: Path) -> types.ModuleType:
        """A file that only the judge reads, with what it imports of this assignment."""
        module = load_module(
            path,
            {"problems": lambda: self._problems, "reference": lambda: self._reference, "public": lambda: self._public},
        )
        demand_the_reference(path)
        return module

    @functools.cached_property
    def _problems(self) -> types.ModuleType:
        return self._module(self.folder / "problems.py")

    @functools.cached_property
    def _public(self) -> types.ModuleType:
        return load_module(self.folder / "checks.py")

    @functools.cached_property
    def reference(self) -> types.SimpleNamespace:
        """The reference's functions by name: imports, constants and definitions of the notebook, nothing else of it."""
        return types.SimpleNamespace(**vars(self._reference))

    @functools.cached_property
    def _reference(self) -> types.ModuleType:
        path = self.folder / "assignment.py"
        module = types.ModuleType(f"reference_{self.name}")
        body = wanted_imports([node for node in ast.parse(script_code(path), str(path)).body if is_definition(node)])
        for node in body:
            module.__dict__.update(later_modules(node))
        light = [node for node in body if not later_modules(node)]
        exec(compile(ast.Module(light, []), str(path), "exec"), module.__dict__)
        return module

    @functools.cached_property
    def outline(self) -> Outline:
        """What whoever reads submissions may know of it."""
        tasks = tuple(OutlinedTask(t.name, t.model, t.builder, t.builder_arguments) for t in self.tasks)
        return Outline(self.name, tasks, self.prelude, self.given_cells, self.skipped_cells)

    @functools.cached_property
    def prelude(self) -> str:
        """Imports, constants and helper functions that the course gives, without the tasks: harmless to run first."""
        path = self.folder / "assignment.py"
        tasks = {task.name for task in self.tasks}
        given = [
            n for n in ast.parse(script_code(path)).body if is_definition(n) and getattr(n, "name", "") not in tasks
        ]
        return "\n".join(ast.unparse(node) for node in given)

    @functools.cached_property
    def given_cells(self) -> frozenset[str]:
        """Code cells that travel to students as they are: everything but solutions."""
        return frozenset(cell.strip() for cell in self.cells if "### BEGIN SOLUTION" not in cell)

    @functools.cached_property
    def cells(self) -> tuple[str, ...]:
        """The source of every code cell."""
        cells = re.split(r"^# %%(.*)$", (self.folder / "assignment.py").read_text(), flags=re.M)
        return tuple(body for head, body in zip(cells[1::2], cells[2::2], strict=True) if "[markdown]" not in head)

    def definition(self, task: str) -> str:
        """The source of the reference's own function, or of the cell that trains the reference's model."""
        path = self.folder / "assignment.py"
        if self.task(task).model:
            return next(cell for cell in self.cells if re.search(rf"^{task}\s*=", cell, re.M))
        for node in ast.parse(script_code(path), str(path)).body:
            if isinstance(node, ast.FunctionDef) and node.name == task:
                return ast.unparse(node)
        raise Problem(f"{path} defines no function {task}, which assignment.toml names as a task")

    @functools.cached_property
    def skipped_cells(self) -> frozenset[str]:
        """Ids of long scans that grading leaves out."""
        found = re.findall(r"^# %%.*skip-grading.*\bid=\"([^\"]+)\"", (self.folder / "assignment.py").read_text(), re.M)
        return frozenset(found)

    def task(self, name: str) -> Task:
        return next(task for task in self.tasks if task.name == name)

    def checks(self, task: str) -> list[tuple[Check, bool]]:
        """The checks of a task with whether they are hidden: gates first, then as written, public before hidden."""
        both = [(check, False) for check in self.public] + [(check, True) for check in self.hidden]
        return sorted((pair for pair in both if pair[0].task == task), key=lambda pair: pair[0].role != "gate")

    @property
    def points(self) -> float:
        return sum(task.points for task in self.tasks)


def load(folder: Path) -> Assignment:
    """Read an assignment folder; what is wrong in it is said in one line."""
    path = folder / "assignment.toml"
    try:
        data = tomllib.loads(path.read_text())
    except FileNotFoundError:
        raise Problem(
            f"{folder} is no assignment: it has no assignment.toml. `autograder new NAME` makes one."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is not valid TOML: {error}") from None
    refuse_files_by_kind(folder)
    try:
        tasks = tuple(
            Task(
                name,
                float(entry["points"]),
                tuple(entry.get("needs", ())),
                tuple(entry.get("hints", ())),
                bool(entry.get("model", False)),
                entry.get("builder", ""),
                tuple(entry.get("builder_arguments", ())),
                bool(entry.get("mutate", True)),
            )
            for name, entry in data["tasks"].items()
        )
        questions = tuple(Question(name, float(q["points"])) for name, q in data.get("questions", {}).items())
        assignment = Assignment(
            name=folder.name,
            folder=folder,
            title=data["title"],
            minutes=int(data["minutes"]),
            version=int(data.get("version", 1)),
            keras=bool(data.get("keras", False)),
            gpu=bool(data.get("gpu", False)),
            topics=data.get("topics", ""),
            prerequisites=tuple(data.get("prerequisites", ())),
            limits=dict(data.get("limits", {})),
            without=tuple(map(str, data.get("without", ()))),
            tasks=tasks,
            questions=questions,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(
            f"{path}: {error} is missing or of the wrong kind; compare it with another assignment's"
        ) from None
    for task in tasks:
        if is_taken(task.name):
            raise Problem(f"{path}: {task.name} can't be a task's name, checks mean something else by it: rename it")
        earlier = [other.name for other in tasks[: tasks.index(task)]]
        for need in task.needs:
            if need not in earlier:
                raise Problem(f"{path}: {task.name} needs {need}, which is no earlier task of this notebook")
    return assignment


def find(root: Path) -> dict[str, Path]:
    """The assignment folders of a course by name."""
    return {path.parent.name: path.parent for path in sorted((root / "assignments").glob("*/assignment.toml"))}


def refuse_files_by_kind(folder: Path) -> None:
    if old := next((name for name in BY_KIND if (folder / name).exists()), None):
        raise Problem(
            f"{folder / old}: what is known of a task stands in tasks/TASK.py now, its hidden checks, other right "
            "solutions, wrong ones and equivalents: docs/writing-checks.md shows one"
        )


def demand_the_reference(path: Path) -> None:
    """What `vectorised` can't see without the reference, a loop inside C, would pass a hidden check."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text, str(path))) if "vectorised" in text else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vectorised":
            named = {keyword.arg for keyword in node.keywords}
            if len(node.args) < 4 and "reference" not in named:
                raise Problem(
                    f"{path}, line {node.lineno}: a hidden check hands the reference to vectorised, which measures the "
                    "time too: vectorised(student, task, arguments, reference)"
                )


def script_code(path: Path) -> str:
    """The code cells that grading runs, in one piece, line numbers kept; prose, magics and long scans are blanked."""
    lines, prose = [], False
    for line in path.read_text().splitlines():
        if line.startswith("# %%"):
            prose = "[markdown]" in line or "[raw]" in line or "skip-grading" in line
        magic = line.lstrip().startswith(("%", "!")) or line.startswith("# %%")
        lines.append("" if prose or magic else line)
    return "\n".join(lines) + "\n"


def is_definition(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign):
        calls = [n.func for n in ast.walk(node.value) if isinstance(n, ast.Call)]
        named = all(isinstance(target, ast.Name) and target.id.isupper() for target in node.targets)
        return named and not any(isinstance(function, ast.Name) for function in calls)  # X = load(…) is no constant
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


def wanted_imports(body: list[ast.stmt]) -> list[ast.stmt]:
    """Without the imports that no definition uses: plots and comparisons need heavy libraries, the tasks seldom do."""
    used = {n.id for node in body if not is_import(node) for n in ast.walk(node) if isinstance(n, ast.Name)}
    return [
        node
        for node in body
        if not is_import(node) or any((a.asname or a.name.partition(".")[0]) in used for a in node.names)  # type: ignore[attr-defined]
    ]


class Later(types.ModuleType):
    """A library that takes seconds to import, in place of itself: it is imported when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._module(), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._module()(*args, **kwargs)

    def _module(self) -> Any:
        if "_imported" not in self.__dict__:
            # In another thread: where a function of ours is ended, an import must not be left half done.
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                self.__dict__["_imported"] = pool.submit(self._import).result()
        return self.__dict__["_imported"]

    def _import(self) -> Any:
        owner, _, name = self.__name__.rpartition(".")
        try:
            return importlib.import_module(self.__name__)
        except ModuleNotFoundError:
            return getattr(importlib.import_module(owner), name)


def later_modules(node: ast.stmt) -> dict[str, Later]:
    """What an import of Keras or TensorFlow binds: the judge needs values of them only where a check has failed."""
    if isinstance(node, ast.Import) and all(a.name.partition(".")[0] in HEAVY for a in node.names):
        tops = [(a, a.name.partition(".")[0]) for a in node.names]
        return {a.asname or top: Later(a.name if a.asname else top) for a, top in tops}
    if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in HEAVY:
        names = {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
        return {bound: Later(name) for bound, name in names.items()} if all(map(str.islower, names)) else {}
    return {}


def is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)

"""What of an assignment travels to students, read where a notebook runs. Holds no answers.

`autograder/public/NN_name/` has three files, written by authoring/public.py: `checks.py` as the author wrote it,
`notebook.json` with the facts, and `fingerprints.json` with what known mistakes give.
"""

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.errors import Problem

if TYPE_CHECKING:  # every graded notebook opens this module: what only a check needs is imported then
    from autograder.checks import Check

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class PublicTask:
    """What a student may know of a task beyond its docstring."""

    name: str
    points: float
    needs: tuple[str, ...] = ()
    model: bool = False
    hints: tuple[str, ...] = ()
    hidden_look_at: tuple[str, ...] = ()
    checks: "tuple[Check, ...]" = ()


@dataclass(frozen=True)
class PublicQuestion:
    """A question that a person marks."""

    name: str
    points: float


@dataclass(frozen=True)
class PublicNotebook:
    """One notebook as its students' package knows it."""

    name: str
    title: str
    version: int
    tasks: tuple[PublicTask, ...]
    questions: tuple[PublicQuestion, ...] = ()
    fingerprints: Mapping[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()  # modules that its tasks are solved without

    def task(self, name: str) -> PublicTask | None:
        return next((task for task in self.tasks if task.name == name), None)


def written_without(name: str, modules: Sequence[str]) -> str:
    """What somebody is told who uses one of the modules that a notebook does without."""
    return f"{name} is written without {', '.join(modules)}: numpy and your own functions will do"


class UnknownName(Problem):
    """A name that was mistyped; in a notebook its one line is shown without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def load(name: str, package: Path = PACKAGE) -> PublicNotebook:
    """The notebook as it was built."""
    folder = find(name, package)
    files = ("notebook.json", "checks.py", "fingerprints.json")
    return read(*((folder / file).read_text(encoding="utf-8") for file in files))


def find(name: str, package: Path = PACKAGE) -> Path:
    """The folder that `load` reads."""
    built = package / "public" / name
    if (built / "notebook.json").exists():
        return built
    if (package.parent / "assignments" / name / "assignment.toml").exists():
        raise UnknownName(f"{name} is not built yet: run `autograder build {name}` first.")
    raise UnknownName(f"There is no notebook {name!r}{suggestion(name, names(package))}")


def names(package: Path = PACKAGE) -> list[str]:
    return sorted(path.parent.name for path in (package / "public").glob("*/notebook.json"))


def read(notebook: str, checks: str, fingerprints: str) -> PublicNotebook:
    """The notebook from the text of its three files."""
    from autograder.checks import Check

    content, module = json.loads(notebook), types.ModuleType("public_checks")
    exec(compile(checks, "checks.py", "exec"), module.__dict__)
    public = [value for value in vars(module).values() if isinstance(value, Check)]
    return PublicNotebook(
        content["name"],
        content["title"],
        content["version"],
        tuple(
            PublicTask(
                task["name"],
                task["points"],
                tuple(task["needs"]),
                task["model"],
                tuple(task["hints"]),
                tuple(task["hidden_look_at"]),
                tuple(check for check in public if check.task == task["name"]),
            )
            for task in content["tasks"]
        ),
        tuple(PublicQuestion(question["name"], question["points"]) for question in content["questions"]),
        json.loads(fingerprints),
        tuple(content.get("without", ())),
    )


def suggestion(name: str, known: list[str]) -> str:
    """The end of a sentence about an unknown name: what was meant, or what there is."""
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f". Did you mean {close[0]!r}?"
    return f". There are: {', '.join(known)}." if known else "."

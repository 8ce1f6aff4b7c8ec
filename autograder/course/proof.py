"""What an author writes in tasks/TASK.py to prove a suite: solutions known to be wrong, and others to be right."""

import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from autograder.checks import Check

EQUIVALENTS = "__equivalents__"  # where a file keeps what it calls equivalent


@dataclass(frozen=True)
class Misconception:
    """A wrong solution of one task, with the sentence that a student who wrote it needs to hear."""

    task: str
    name: str
    says: str
    caught_by: str
    function: Callable


@dataclass(frozen=True)
class Alternative:
    """A right solution of one task in a style of its own."""

    task: str
    name: str
    style: str
    function: Callable


@dataclass(frozen=True)
class Equivalent:
    """A mutant of the reference that a reviewer found to be a right solution, with the reason."""

    task: str
    change: str
    reason: str


def misconception(*, caught_by: Check) -> Callable[[Callable], Misconception]:
    """The function is the wrong solution, its docstring the sentence, `caught_by` the check that must fail on it."""

    def decorate(function: Callable) -> Misconception:
        if not isinstance(caught_by, Check):
            raise ValueError(
                f"{function.__name__} names what catches it as text: write the check itself, as in "
                "caught_by=values; a public one comes by `from public import values`"
            )
        return Misconception("", function.__name__, sentence(function), caught_by.name, function)

    return decorate


def alternative(function: Callable) -> Alternative:
    """The function is a right solution, its docstring says in which style."""
    if not callable(function):
        raise ValueError(f"write @alternative alone: its task is the name of its file, not {function!r}")
    return Alternative("", function.__name__, sentence(function), function)


def equivalent(*, change: str, reason: str) -> None:
    """Say that a mutant, in the words in which verify prints it, is a right solution too, with a reason to check."""
    frame = inspect.currentframe()
    file = frame.f_back.f_globals  # it belongs to the file that says so, as a function that it defines would
    file.setdefault(EQUIVALENTS, []).append(Equivalent("", change, reason))


def sentence(function: Callable) -> str:
    text = " ".join((function.__doc__ or "").split())
    if not text:
        raise ValueError(f"{function.__name__} needs a docstring: the sentence that people see")
    return text


def as_solution(proof: Misconception | Alternative) -> str:
    """The source of the function under the name of its task, as a student would have written it in the cell."""
    source = textwrap.dedent(inspect.getsource(proof.function))
    source = source[source.index(f"def {proof.name}(") :]
    return re.sub(rf"^def {proof.name}\(", f"def {proof.task}(", source, count=1)

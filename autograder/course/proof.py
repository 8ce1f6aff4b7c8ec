"""What an author writes to prove a suite: solutions known to be wrong, and others known to be right."""

import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass


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


def misconception(task: str, *, caught_by: str) -> Callable[[Callable], Misconception]:
    """The function is the wrong solution, its docstring the sentence, `caught_by` the check that must fail on it."""

    def decorate(function: Callable) -> Misconception:
        return Misconception(task, function.__name__, sentence(function), caught_by, function)

    return decorate


def alternative(task: str) -> Callable[[Callable], Alternative]:
    """The function is a right solution, its docstring says in which style."""

    def decorate(function: Callable) -> Alternative:
        return Alternative(task, function.__name__, sentence(function), function)

    return decorate


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

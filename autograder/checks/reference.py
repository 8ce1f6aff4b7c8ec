"""Compares a function with the reference: on many problems, in other types, by name. For hidden checks."""

from typing import Any

import numpy as np

from autograder.checks.calls import ATOL, RTOL, Student
from autograder.checks.compare import agree
from autograder.checks.conditions import unchanged


def like_reference(
    student: Student,
    reference: Any,
    task: str,
    *problems: tuple,
    rtol: float = RTOL,
    atol: float = ATOL,
    ask: str = "",
    what: str = "",
    integers_stay: bool = False,
) -> None:
    """Fail unless the student's values for these problems, each a tuple of arguments, are the reference's.

    The reference computes in double precision: what was drawn in float32, or as integers where they are no labels that
    stand for themselves (`integers_stay`), has to give the values of the same numbers.
    """
    for got, arguments in zip(student.each(task, problems), problems, strict=True):
        expected = getattr(reference, task)(*(in_doubles(argument, integers_stay) for argument in arguments))
        agree(got, expected, rtol=rtol, atol=atol, ask=ask, what=what)


def same_by_name(
    student: Student,
    reference: Any,
    task: str,
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
    ask: str = "Are the arguments called as in the docstring?",
    **arguments: Any,
) -> None:
    """Fail unless a call by name, the last argument first, gives what the reference gives, and changes no argument."""
    outcome = student.observe(task, **dict(reversed(arguments.items())))
    unchanged(outcome)
    agree(outcome.value, getattr(reference, task)(**arguments), rtol=rtol, atol=atol, ask=ask)


def in_doubles(value: Any, integers_stay: bool = False) -> Any:
    """The same numbers in double precision, in arrays and in containers of them."""
    if isinstance(value, dict):
        return {key: in_doubles(item, integers_stay) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(in_doubles(item, integers_stay) for item in value)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in ("f" if integers_stay else "fiu"):
        return value
    return value.astype(np.float64)

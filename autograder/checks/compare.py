"""Compares what came back with what is expected, and says what differs."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.calls import ATOL, RTOL, Failed
from autograder.checks.values import is_number
from autograder.checks.words import article, short

FLOATS = frozenset([float, np.float64])


def agree(got: Any, expected: Any, *, rtol: float = RTOL, atol: float = ATOL, ask: str = "", what: str = "") -> None:
    """Fail unless `got` has the structure, shapes and numbers of `expected`.

    A tuple and a list may stand for each other, and for a 1-D array of numbers; an array stands for a list. Scalars
    may be Python's or numpy's. Integers are expected where `expected` is one (or an array of them); a number of any
    kind where it is a float.
    """
    problem = difference(got, expected, rtol, atol)
    if problem:
        failure = Failed(f"{what}: {problem}" if what else problem, got=got, expected=expected, ask=ask)
        failure.tolerance = (rtol, atol)
        raise failure


def difference(got: Any, expected: Any, rtol: float = RTOL, atol: float = ATOL) -> str:
    """What distinguishes the two, in words for a student; empty if nothing does."""
    if got is None and expected is not None:
        return "nothing came back (None)"
    if isinstance(expected, np.ndarray) and expected.ndim:
        return array_difference(got, expected, rtol, atol)
    if is_number(expected):
        return scalar_difference(got, expected, rtol, atol)
    if isinstance(expected, dict):
        return dict_difference(got, expected, rtol, atol)
    if isinstance(expected, tuple | list):
        return sequence_difference(got, expected, rtol, atol)
    if isinstance(expected, bool | np.bool_):
        return "" if isinstance(got, bool | np.bool_) and bool(got) == bool(expected) else f"{short(got)} came back"
    return "" if type(got) is type(expected) and got == expected else f"{short(got)} came back"


def scalar_difference(got: Any, expected: Any, rtol: float, atol: float) -> str:
    kind = "an integer" if isinstance(expected, int | np.integer) else "a number"
    if isinstance(got, np.ndarray) and got.ndim:
        return f"an array of shape {got.shape} came back where {kind} is expected"
    if not is_number(got):
        return f"{article(got)} came back where {kind} is expected"
    if kind == "an integer" and np.asarray(got).dtype.kind not in "iu":
        return f"{article(got)} came back where an integer is expected"
    if type(got) in FLOATS and type(expected) in FLOATS and near(float(got), float(expected), rtol, atol):
        return ""
    return "" if np.all(close(got, expected, rtol, atol)) else "the value differs"


def near(got: float, expected: float, rtol: float, atol: float) -> bool:
    """Of two ordinary numbers what `close` says, without the arrays; for anything else it has no answer but False."""
    return abs(got - expected) <= atol + rtol * abs(expected) < math.inf


def close(got: Any, expected: Any, rtol: float, atol: float) -> Any:
    """np.isclose with nan equal to nan, in float64; ten times as fast where all is finite and close."""
    try:
        with np.errstate(all="ignore"):
            inside = np.abs(np.subtract(got, expected, dtype=float)) <= atol + rtol * np.abs(expected)
    except OverflowError:  # an integer beyond every float
        return np.False_
    if inside.all() and np.isfinite(expected).all():
        return inside
    got, expected = np.asarray(got, dtype=float), np.asarray(expected, dtype=float)
    return np.isclose(got, expected, rtol=rtol, atol=atol, equal_nan=True)


def array_difference(got: Any, expected: np.ndarray, rtol: float, atol: float) -> str:
    if isinstance(got, list | tuple) and expected.ndim == 1 and all(is_number(value) for value in got):
        got = np.array(got, dtype=None if len(got) else expected.dtype)  # only its entries matter
    if isinstance(got, list | tuple):
        return f"{article(got)} came back where a numpy array is expected"
    if not isinstance(got, np.ndarray) or not got.ndim:
        return f"{article(got)} came back where an array of shape {expected.shape} is expected"
    if got.shape != expected.shape:
        return shape_difference(got.shape, expected.shape)
    if expected.dtype.kind == "U" or got.dtype.kind == "U":
        same = expected.dtype.kind == got.dtype.kind and np.all(got == expected)
        return "" if same else "the strings differ"
    if expected.dtype.kind in "iu" and got.dtype.kind not in "iu":
        return f"an array of {got.dtype} came back where integers are expected"
    if got.dtype.kind not in "biuf":
        return f"an array of {got.dtype} came back where real numbers are expected"
    wrong = np.logical_not(close(got, expected, rtol, atol))
    if not wrong.any():
        return ""
    if wrong.all() and wrong.size > 1:
        return "every value differs"
    index = tuple(int(k) for k in np.argwhere(wrong)[0])
    return f"{int(wrong.sum())} of {wrong.size} values differ, the first at {list(index)}"


def shape_difference(got: tuple, expected: tuple) -> str:
    if got == expected[::-1]:
        return f"the shape is {got}, the transpose of the expected {expected}"
    return f"the shape is {got}, expected is {expected}"


def dict_difference(got: Any, expected: dict, rtol: float, atol: float) -> str:
    if not isinstance(got, dict):
        return f"{article(got)} came back where a dict is expected"
    missing = [key for key in expected if key not in got]
    if missing:
        return f"the key {missing[0]!r} is missing"
    for key, value in expected.items():
        if problem := difference(got[key], value, rtol, atol):
            return f"{key}: {problem}"
    return ""


def sequence_difference(got: Any, expected: Sequence, rtol: float, atol: float) -> str:
    numbers = all(is_number(value) for value in expected)
    if isinstance(got, np.ndarray) and got.ndim and isinstance(expected, list) and len(got) == len(expected):
        got = list(got)
    if not isinstance(got, tuple | list):
        return f"{article(got)} came back where {len(expected)} values are expected"
    if len(got) != len(expected):
        return f"{len(got)} {'value' if len(got) == 1 else 'values'} came back where {len(expected)} are expected"
    floats = FLOATS.issuperset(map(type, (*got, *expected)))  # the costs of many steps: one by one takes longer
    if floats and all(near(float(a), float(b), rtol, atol) for a, b in zip(got, expected, strict=True)):
        return ""
    for k, (a, b) in enumerate(zip(got, expected, strict=True)):
        if problem := difference(a, b, rtol, atol):
            return f"value {k}: {problem}" if numbers else f"part {k}: {problem}"
    return ""

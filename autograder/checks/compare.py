"""Compares what came back with what is expected, and finds what differs."""

import math
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from autograder.checks.calls import ATOL, RTOL, Failed
from autograder.checks.findings import Difference
from autograder.checks.values import is_number

FLOATS = frozenset([float, np.float64])


def agree(got: Any, expected: Any, *, rtol: float = RTOL, atol: float = ATOL, ask: str = "", what: str = "") -> None:
    """Fail unless `got` has the structure, shapes and numbers of `expected`.

    A tuple and a list may stand for each other, and for a 1-D array of numbers; an array stands for a list. Scalars
    may be Python's or numpy's. Integers are expected where `expected` is one (or an array of them); a number of any
    kind where it is a float.
    """
    if found := difference(got, expected, rtol, atol):
        raise Failed(found, got=got, expected=expected, ask=ask, what=what, tolerance=(rtol, atol))


def difference(got: Any, expected: Any, rtol: float = RTOL, atol: float = ATOL) -> Difference | None:
    """What distinguishes the two; None if nothing does."""
    if got is None and expected is not None:
        return Difference("nothing", got, expected)
    if isinstance(expected, np.ndarray) and expected.ndim:
        return array_difference(got, expected, rtol, atol)
    if is_number(expected):
        return scalar_difference(got, expected, rtol, atol)
    if isinstance(expected, dict):
        return dict_difference(got, expected, rtol, atol)
    if isinstance(expected, tuple | list):
        return sequence_difference(got, expected, rtol, atol)
    if isinstance(expected, bool | np.bool_):
        same = isinstance(got, bool | np.bool_) and bool(got) == bool(expected)
    else:
        same = type(got) is type(expected) and got == expected
    return None if same else Difference("thing", got, expected)


def scalar_difference(got: Any, expected: Any, rtol: float, atol: float) -> Difference | None:
    kind = "an integer" if isinstance(expected, int | np.integer) else "a number"
    if not is_number(got) or (kind == "an integer" and np.asarray(got).dtype.kind not in "iu"):
        return Difference("type", got, expected, kind)
    if type(got) in FLOATS and type(expected) in FLOATS and near(float(got), float(expected), rtol, atol):
        return None
    return None if np.all(close(got, expected, rtol, atol)) else Difference("value", got, expected)


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


def array_difference(got: Any, expected: np.ndarray, rtol: float, atol: float) -> Difference | None:
    if isinstance(got, list | tuple) and expected.ndim == 1 and all(is_number(value) for value in got):
        got = np.array(got, dtype=None if len(got) else expected.dtype)  # only its entries matter
    if isinstance(got, list | tuple):
        return Difference("type", got, expected, "a numpy array")
    if not isinstance(got, np.ndarray) or not got.ndim:
        return Difference("type", got, expected, f"an array of shape {expected.shape}")
    if got.shape != expected.shape:
        return Difference("shape", got, expected, expected.shape)
    if expected.dtype.kind == "U" or got.dtype.kind == "U":
        same = expected.dtype.kind == got.dtype.kind and np.all(got == expected)
        return None if same else Difference("strings", got, expected)
    if expected.dtype.kind in "iu" and got.dtype.kind not in "iu":
        return Difference("integers", got, expected)
    if got.dtype.kind not in "biuf":
        return Difference("real", got, expected)
    wrong = np.logical_not(close(got, expected, rtol, atol))
    if not wrong.any():
        return None
    if wrong.all() and wrong.size > 1:
        return Difference("every value", got, expected)
    first = tuple(int(k) for k in np.argwhere(wrong)[0])
    return Difference("some values", got, expected, count=(int(wrong.sum()), wrong.size), first=first)


def dict_difference(got: Any, expected: dict, rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, dict):
        return Difference("type", got, expected, "a dict")
    missing = [key for key in expected if key not in got]
    if missing:
        return Difference("key", got, expected, missing[0])
    for key, value in expected.items():
        if found := difference(got[key], value, rtol, atol):
            return found.inside(("key", key))
    return None


def sequence_difference(got: Any, expected: Sequence, rtol: float, atol: float) -> Difference | None:
    step: Literal["value", "part"] = "value" if all(is_number(value) for value in expected) else "part"
    if isinstance(got, np.ndarray) and got.ndim and isinstance(expected, list) and len(got) == len(expected):
        got = list(got)
    if not isinstance(got, tuple | list) or len(got) != len(expected):
        return Difference("count", got, expected, len(expected))
    floats = FLOATS.issuperset(map(type, (*got, *expected)))  # the costs of many steps: one by one takes longer
    if floats and all(near(float(a), float(b), rtol, atol) for a, b in zip(got, expected, strict=True)):
        return None
    for k, (a, b) in enumerate(zip(got, expected, strict=True)):
        if found := difference(a, b, rtol, atol):
            return found.inside((step, k))
    return None

"""Values and calls as text for a student: short, exact where it matters, two values never as the same text."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.calls import Handle, Outcome
from autograder.checks.findings import Difference, Step
from autograder.checks.values import is_number

SMALL = 16
WINDOW = 5
LONG_TEXT = 200


def call(outcome: Outcome) -> str:
    """The call as a student would type it; an array that is too large to type is described."""
    named = [f"{name}={argument(value)}" for name, value in outcome.kwargs.items()]
    return f"{outcome.name}({', '.join([*map(argument, outcome.args), *named])})"


def argument(value: Any) -> str:
    if isinstance(value, np.ndarray):
        if value.size > SMALL:
            kind = "" if value.dtype == np.float64 else f"{value.dtype} "
            return f"<{kind}array of shape {value.shape}>"
        kind = "" if value.dtype.kind in "bU" or value.dtype in (np.float64, np.int64) else f", dtype=np.{value.dtype}"
        return f"np.array({nested(value.tolist())}{kind})"
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, Handle):
        return f"<{value._name}>"
    if isinstance(value, list | tuple | dict | str | np.generic) or is_number(value):
        return nested(value)
    if value is None or isinstance(value, bool):
        return str(value)
    name = getattr(value, "__name__", type(value).__name__)
    return f"<{name}>" if name.isidentifier() else "<function>"


def nested(value: Any, digits: int = 6, room: int = 8) -> str:
    """Numbers and containers of them on one line, long ones cut."""
    if isinstance(value, np.ndarray):
        return argument(value)
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return number(value, digits)
    if isinstance(value, list | tuple):
        left, right = "[]" if isinstance(value, list) else "()"
        parts = [nested(item, digits, room) for item in value[:SMALL]] + ["…"] * (len(value) > SMALL)
        return left + ", ".join(parts) + ("," if isinstance(value, tuple) and len(value) == 1 else "") + right
    if isinstance(value, dict):
        parts = [f"{key!r}: {nested(item, digits, room)}" for key, item in list(value.items())[:room]]
        return "{" + ", ".join(parts + ["…"] * (len(value) > room)) + "}"
    if isinstance(value, Handle):
        return f"<{value._name}>"
    text = scrubbed(repr(value))
    return text if len(text) <= LONG_TEXT else text[: LONG_TEXT - 1] + "…"


def scrubbed(written: str) -> str:
    """Without addresses in memory: the same mistake reads the same every time."""
    return re.sub(r"0x[0-9a-fA-F]{6,}", "0x…", written)


def number(value: float, digits: int = 6) -> str:
    text = f"{value:.{digits}g}"
    return text if re.search(r"[.en]", text) else text + ".0"


def pair(got: Any, expected: Any, found: Difference | None, tolerance: tuple[float, float]) -> tuple[str, str]:
    """Both values as text, brought to the place where they first differ."""
    where, got, expected = descend(got, expected, found.place if found else ())
    texts = got_text, expected_text = text(got, expected, tolerance), text(expected, got, tolerance)
    if got_text == expected_text:
        texts = text(got, expected, tolerance, 17), text(expected, got, tolerance, 17)
    if texts[0] == texts[1]:
        return where + texts[0], ""  # they differ where the text is cut: one value must not be shown as two
    below = "\n" + " " * len(where)
    return where + texts[0].replace("\n", below), where + texts[1].replace("\n", below)


def descend(got: Any, expected: Any, place: Sequence[Step]) -> tuple[str, Any, Any]:
    """The part at this place, and how to get there, `[1]` or `['dw']`; a few numbers are seen at one glance."""
    where = ""
    for kind, step in place:
        if kind != "key" and len(got) <= SMALL and at_one_glance(expected):
            break
        where += f"[{step!r}]"
        got, expected = got[step], expected[step]
    return where and f"{where} = ", got, expected


def at_one_glance(values: Sequence) -> bool:
    return len(values) <= SMALL and all(is_number(item) or isinstance(item, bool | str) for item in values)


def text(value: Any, other: Any, tolerance: tuple[float, float], digits: int = 6) -> str:
    """One value; of a large array the stretch around the first entry that is not as in `other`."""
    if isinstance(value, np.ndarray) and value.ndim:
        if value.size > SMALL:
            return stretch(value, first_difference(value, other, tolerance), digits)
        return in_rows(value, digits)
    if isinstance(value, str) and not isinstance(other, str):
        return value[:LONG_TEXT]  # a description in words, such as "shape (1, 3)"
    return nested(value, digits)


def in_rows(value: np.ndarray, digits: int) -> str:
    if value.dtype.kind != "f":
        return np.array2string(value, separator=", ", prefix="array(", max_line_width=100).join(("array(", ")"))
    written = np.array2string(
        value,
        separator=", ",
        prefix="array(",
        max_line_width=100,
        formatter={"float_kind": lambda x: number(x, digits)},  # type: ignore[arg-type]  # numpy calls it a TypedDict
    )
    kind = "" if value.dtype == np.float64 else f", dtype={value.dtype}"
    return f"array({written}{kind})"


def first_difference(value: np.ndarray, other: Any, tolerance: tuple[float, float]) -> tuple[int, ...] | None:
    if not isinstance(other, np.ndarray) or other.shape != value.shape or value.dtype.kind not in "biuf":
        return None
    if other.dtype.kind not in "biuf":
        return None
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(value, other, rtol=tolerance[0], atol=tolerance[1], equal_nan=True)
    return tuple(int(k) for k in np.argwhere(wrong)[0]) if wrong.any() else None


def stretch(value: np.ndarray, index: tuple[int, ...] | None, digits: int) -> str:
    """A few entries of the last axis around `index`, and where they stand."""
    about = f"array of shape {value.shape}" + ("" if value.dtype == np.float64 else f", {value.dtype}")
    if value.dtype.kind not in "biuf":
        return about
    row, column = (index[:-1], index[-1]) if index else ((0,) * (value.ndim - 1), 0)
    start = max(0, min(column - WINDOW // 2, value.shape[-1] - WINDOW))
    entries = value[row][start : start + WINDOW]
    numbers = ", ".join(nested(entry, digits) for entry in entries)
    stop = start + len(entries)
    place = ", ".join([*map(str, row), f"{start}:{stop}"])
    return f"{about}\n[{place}] = [{numbers}]"

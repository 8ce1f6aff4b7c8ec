"""What known-wrong solutions give on the calls of public checks: values to recognise a mistake by, never code."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.calls import Handle, Outcome
from autograder.checks.running import Run
from autograder.checks.values import is_number

SAMPLES = 12
RTOL, ATOL = 1e-5, 1e-8


def match(fingerprints: dict[str, Any], run: Run) -> str:
    """The sentence of the misconception that would have done the same in every call of this failed check, or ""."""
    calls = [sketch(call) for call in run.calls]
    for known in fingerprints.get(run.check.task, {}).get(run.check.name, ()):
        if calls and same(calls, known["calls"]):
            return known["says"]
    return ""


def sketch(call: Outcome) -> dict[str, Any]:
    """One call as JSON can hold it: what came back in short, what was raised, which arguments changed."""
    drawn: dict[str, Any] = {"name": call.name}
    if call.raised:
        drawn["raised"] = [call.raised, call.error]
    else:
        drawn["value"] = drawing(call.value)
    if call.changed:
        drawn["changed"] = list(call.changed)
    return drawn


def drawing(value: Any) -> Any:
    """A value in short: arrays and long sequences by their shape, a few entries and their mean."""
    if isinstance(value, Handle):
        return {"kind": "handle"}
    if isinstance(value, np.ndarray) and value.ndim and value.dtype.kind in "biufc":
        return {"kind": "array", "of": kind(value.dtype), "shape": list(value.shape), "entries": entries(value)}
    if is_number(value):
        return {"kind": "number", "of": kind(np.asarray(value).dtype), "entries": entries(np.asarray(value))}
    if isinstance(value, dict):
        return {"kind": "dict", "items": [[repr(key), drawing(item)] for key, item in value.items()]}
    if isinstance(value, list | tuple):
        parts = [drawing(value[k]) for k in spread(len(value))]
        return {"kind": type(value).__name__, "length": len(value), "parts": parts}
    if value is None or isinstance(value, bool | np.bool_):
        return {"kind": "constant", "is": str(value)}
    return {"kind": type(value).__name__, "is": str(value)[:80]}


def kind(dtype: np.dtype) -> str:
    return "integer" if dtype.kind in "biu" else "real" if dtype.kind == "f" else "complex"


def entries(array: np.ndarray) -> list:
    """A few numbers that stand for all: entries spread over the array, and beyond them the mean and its deviation."""
    flat = array.reshape(-1)
    if flat.dtype.kind == "c":
        flat = np.concatenate([flat.real, flat.imag])
    flat = flat.astype(np.float64)
    chosen = flat[spread(flat.size)].tolist()
    if flat.size > SAMPLES:
        with np.errstate(all="ignore"):
            chosen += [float(np.mean(flat)), float(np.std(flat))]
    return [rounded(number) for number in chosen]


def spread(size: int) -> list[int]:
    """At most SAMPLES positions of `size`, the first and the last among them."""
    return sorted({round(k) for k in np.linspace(0, size - 1, min(size, SAMPLES))}) if size else []


def rounded(number: float) -> float | str:
    """Six digits: what is rounding noise on one processor must not change the built file on another."""
    if not math.isfinite(number):
        return str(number)
    return float(f"{number:.6g}") if abs(number) > ATOL else 0.0


def same(a: Any, b: Any) -> bool:
    """Whether two sketches agree; numbers within the tolerance, so that processors may differ in the last bits."""
    if is_number(a) and is_number(b):
        return math.isclose(a, b, rel_tol=RTOL, abs_tol=ATOL)
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, Sequence) and not isinstance(a, str):
        return isinstance(b, Sequence) and len(a) == len(b) and all(map(same, a, b))
    return a == b

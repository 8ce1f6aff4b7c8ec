"""Compares a gradient with the right one, and says in which way it differs: a factor, a sign, a transpose."""

from collections.abc import Mapping

import numpy as np

from autograder.checks.calls import Failed
from autograder.checks.conditions import has_shape

# What can be wrong with a gradient, and a question about it.
PATTERNS = {
    "strange": ("is not made of finite real numbers", "Where do they come in?"),
    "sum": ("is the right one times the number of examples", "Is the mean over the examples taken?"),
    "mean twice": ("is the right one divided by the number of examples", "Is 1/m there once too often?"),
    "sign": ("has the wrong sign", "Which of the two comes first in the difference?"),
    "transpose": ("is the transpose of the right one", "Which index counts the units?"),
    "zero": ("is zero everywhere", "Does the derivative reach this place at all?"),
    "factor": ("is the right one times a constant", "Where could this factor come from?"),
    "entries": ("differs from the right one in some entries", "Which line of the chain rule makes these entries?"),
}
# Between the texts of a hidden check's question, of which each has to be a default value of a word of the library.
BLANKS = (" ", ". ", " has another shape than what it is the derivative of. Which shape has that?")


def gradient_agrees(
    name: str,
    got: np.ndarray,
    expected: np.ndarray,
    m: int,
    *,
    tolerance: float = 1e-5,
    hidden: bool = False,
    more: str = "",
    patterns: Mapping[str, tuple[str, str]] = PATTERNS,
    blanks: tuple[str, ...] = BLANKS,
) -> None:
    """Fail unless the gradient called `name`, a mean over m examples, is the expected one.

    A public check says in numbers how they differ. In a hidden check, which shows nothing but its question, the
    question names the pattern without them, and ends with `more`.
    """
    space, stop, shape = blanks
    has_shape(got, expected.shape, ask=name + shape)
    pattern = pattern_of(got, expected, m, tolerance)
    if not pattern:
        return
    kind, question = patterns[pattern]
    problem = name + space + in_numbers(pattern, got, expected, m, tolerance, kind)
    ask = name + space + kind + stop + question + more if hidden else question
    raise Failed(problem, got=got, expected=expected, ask=ask)


def pattern_of(got: np.ndarray, expected: np.ndarray, m: int, tolerance: float) -> str:
    """How a gradient of the right shape differs, as a key of PATTERNS; "" where it agrees."""
    if got.dtype.kind not in "iuf" or not np.all(np.isfinite(got)):
        return "strange"
    candidates = {"": expected, "sum": m * expected, "mean twice": expected / m, "sign": -expected}
    if expected.ndim == 2 and expected.shape[0] == expected.shape[1]:
        candidates["transpose"] = expected.T
    for pattern, candidate in candidates.items():
        if not wrong_entries(got, candidate, tolerance).any():
            return pattern
    if not np.any(got):
        return "zero"
    return "entries" if wrong_entries(got, factor_of(got, expected) * expected, tolerance).any() else "factor"


def in_numbers(pattern: str, got: np.ndarray, expected: np.ndarray, m: int, tolerance: float, kind: str) -> str:
    """The pattern as it can be said where the numbers may be seen."""
    if pattern == "sum":
        return f"is {m} times the right one, and there are {m} examples"
    if pattern == "mean twice":
        return f"is 1/{m} of the right one, and there are {m} examples"
    if pattern == "factor":
        return f"is {factor_of(got, expected):.4g} times the right one"
    if pattern == "entries":
        wrong = wrong_entries(got, expected, tolerance)
        first = [int(k) for k in np.argwhere(wrong)[0]]
        return f"is wrong at {int(wrong.sum())} of {wrong.size} entries, the first at {first}"
    return kind


def factor_of(got: np.ndarray, expected: np.ndarray) -> float:
    return float(np.sum(got * expected) / max(np.sum(expected**2), 1e-300))


def wrong_entries(got: np.ndarray, expected: np.ndarray, tolerance: float) -> np.ndarray:
    """Where the two differ by more than the tolerance, relative to the entries and to the largest of them."""
    size = np.abs(got) + np.abs(expected) + np.max(np.abs(expected), initial=0.0)
    return np.abs(got - expected) > tolerance * size + 1e-12

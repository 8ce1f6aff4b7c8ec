"""The words checks are written in. Student side, numpy alone; a check never knows where the student's code runs."""

import copy
import functools
import inspect
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from autograder.calls import Outcome, Student
from autograder.values import alike, is_number

RTOL, ATOL = 1e-6, 1e-9
FLOOR = 1e-4  # CPU seconds; below it a ratio of times says nothing

FLOATS = frozenset([float, np.float64])

Role = Literal["gate", "core", "side"]


@dataclass(frozen=True, eq=False)
class Check:
    """One sentence about a task and the function that finds out whether it is true."""

    task: str
    name: str
    title: str
    role: Role
    weight: float
    needs: tuple[str, ...]
    run: Callable[..., None]

    @functools.cached_property
    def asks_for(self) -> frozenset[str]:
        """The names of its parameters."""
        return frozenset(inspect.signature(self.run).parameters)


def check(
    task: str, *, core: bool = False, gate: bool = False, weight: float = 1.0, needs: Sequence[str] = ()
) -> Callable[[Callable[..., None]], Check]:
    """Make a check of a function of `student` (and, if it asks by name, `rng` and in hidden checks `reference`).

    A gate earns nothing, and everything else is skipped when it fails. Unless all core checks pass the task scores 0.
    `needs` names checks of the same task without which this one would say nothing new.
    """

    def decorate(function: Callable[..., None]) -> Check:
        title = (function.__doc__ or "").strip()
        if not title or "\n" in title:
            raise ValueError(
                f"the check {function.__name__} needs a docstring of one line: the sentence that people see"
            )
        role: Role = "gate" if gate else "core" if core else "side"
        return Check(task, function.__name__, title, role, 0.0 if gate else weight, tuple(needs), function)

    return decorate


class Failed(AssertionError):
    """The sentence of the check is not true; says what came back, what was expected and a question that leads on."""

    tolerance = (RTOL, ATOL)  # within which the comparison was made: a reader is shown the first entry outside

    def __init__(
        self, problem: str, *, got: Any = None, expected: Any = None, ask: str = "", outcome: Outcome | None = None
    ) -> None:
        super().__init__(problem)
        self.problem, self.got, self.expected, self.ask, self.outcome = problem, got, expected, ask, outcome


def expect(condition: Any, problem: str, *, got: Any = None, expected: Any = None, ask: str = "") -> None:
    """Fail with `problem` unless the condition holds."""
    if not bool(condition):
        raise Failed(problem, got=got, expected=expected, ask=ask)


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


def has_shape(got: Any, shape: tuple[int, ...], *, ask: str = "") -> None:
    """Fail unless `got` is a numpy array of this shape."""
    if got is None:
        raise Failed("nothing came back (None)", expected=f"an array of shape {shape}", ask=ask)
    if not isinstance(got, np.ndarray):
        raise Failed(f"{article(got)} came back where a numpy array is expected", got=got, ask=ask)
    if got.shape != tuple(shape):
        raise Failed(shape_difference(got.shape, tuple(shape)), got=got, expected=f"shape {tuple(shape)}", ask=ask)


def is_float(got: Any, *, ask: str = "") -> None:
    """Fail unless `got` is one number, Python's or numpy's."""
    if not is_number(got):
        raise Failed(scalar_difference(got, 0.0, 0, 0), got=got, ask=ask)


def finite(got: Any, *, ask: str = "") -> None:
    """Fail on nan and inf anywhere in the arrays and numbers of `got`."""
    for value in leaves(got):
        if np.asarray(value).dtype.kind in "fc" and not np.all(np.isfinite(value)):
            raise Failed("nan or inf came back", got=got, ask=ask)


def leaves(value: Any) -> list:
    """The arrays and scalars inside containers."""
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def returned(outcome: Outcome) -> Any:
    """The value of an observed call; fails if it raised."""
    if outcome.raised:
        raise Failed(f"it raised {outcome.raised}", outcome=outcome)
    return outcome.value


def unchanged(
    outcome: Outcome, *, ask: str = "Does a line such as `x -= …` or `x[…] = …` write into the caller's array?"
) -> None:
    """Fail if the call changed one of its arguments."""
    returned(outcome)
    if outcome.changed:
        raise Failed(f"the call changed its {' and '.join(outcome.changed)} in place", ask=ask, outcome=outcome)


def quiet(outcome: Outcome, *, ask: str = "Which intermediate number grows too large, or gets too close to 0?") -> None:
    """Fail on a RuntimeWarning (underflow is harmless and allowed) and on nan in the result."""
    value = returned(outcome)
    loud = [text for text in outcome.warnings if text.startswith("RuntimeWarning") and "underflow" not in text]
    if loud:
        raise Failed(f"the call warned: {loud[0].partition(': ')[2]}", ask=ask, outcome=outcome)
    for leaf in leaves(value):
        if np.asarray(leaf).dtype.kind in "fc" and np.any(np.isnan(leaf)):
            raise Failed("nan came back", got=value, ask=ask, outcome=outcome)


def leaves_global_random_alone(outcome: Outcome, *, ask: str = "Does everything random come from `rng`?") -> None:
    """Fail if the call drew from, or seeded, numpy's global generator."""
    returned(outcome)
    if outcome.touched_global_random:
        raise Failed("the call touched numpy's global random state", ask=ask, outcome=outcome)


def raises(outcome: Outcome, *kinds: str, ask: str = "") -> None:
    """Fail unless the call raised an exception whose type has one of these names."""
    wanted = " or ".join(kinds)
    if not outcome.raised:
        raise Failed(f"no exception was raised, {wanted} is expected", got=outcome.value, ask=ask, outcome=outcome)
    if outcome.raised not in kinds:
        raise Failed(f"{outcome.raised} was raised, {wanted} is expected", ask=ask, outcome=outcome)


def vectorised(
    student: Student,
    name: str,
    arguments: Callable[[int], tuple],
    reference: Any = None,
    *,
    small: int = 20,
    large: int = 220,
    many: int = 100_000,
    times: float = 30,
    ask: str = "Which numpy function does the work for all of them at once?",
) -> None:
    """Fail if the executed bytecode grows with the number of examples: a comprehension is a loop too.

    `arguments(m)` makes the arguments for m examples. A hidden check hands over the `reference`: then the call must be
    `fast` for `many` examples as well, whatever it does where no bytecode shows.
    """
    first, second = arguments(small), arguments(small)
    if reference is not None and alike(first, second):
        raise ValueError("vectorised needs other arguments each time: draw them from rng inside of the function")
    student.observe(name, *first)  # imports that numpy puts off until now would count
    few, more = student.trace(name, *second), student.trace(name, *arguments(large))
    returned(few), returned(more)
    growth = (more.steps - few.steps) / (large - small)
    if growth > 0.5:
        raise Failed(
            f"Python executes {more.steps} instructions for {large} of them and {few.steps} for {small}: a loop",
            ask=ask,
        )
    if reference is not None:
        fast(student, reference, name, lambda: arguments(many), times=times, ask=ask)


def fast(
    student: Student,
    reference: Any,
    name: str,
    arguments: Callable[[], tuple],
    *,
    times: float = 30,
    ask: str = "Does every line hand whole arrays to numpy?",
) -> None:
    """Fail if the call takes `times` the CPU time of the reference or more, five times in a row. For hidden checks.

    `arguments()` makes new ones for each try, so that nothing is gained by keeping results. The results count too:
    something that is only quick on large arrays is no solution.
    """
    theirs = ours = math.inf
    for pause in (0, 0, 0.02, 0.05, 0.1):
        time.sleep(pause)  # whatever else slows this machine down may be over then
        made = arguments()
        kept = copy.deepcopy(made)
        outcome = student.timed(name, *made)
        start = time.thread_time()
        expected = getattr(reference, name)(*kept)
        ours = min(ours, time.thread_time() - start)
        agree(returned(outcome), expected, rtol=1e-4, atol=1e-6)
        theirs = min(theirs, outcome.cpu_seconds)
        if theirs >= times * FLOOR:  # the first time it takes longer, for new memory
            ours = min(ours, *(cpu_seconds(getattr(reference, name), kept) for _ in range(2)))
        if theirs < times * max(FLOOR, ours):
            return
    raise Failed(f"it takes {theirs / max(FLOOR, ours):.0f} times as long as array operations do", ask=ask)


def cpu_seconds(function: Callable, arguments: tuple) -> float:
    start = time.thread_time()
    function(*arguments)
    return time.thread_time() - start


def numerical_gradient(cost: Callable[[np.ndarray], float], at: np.ndarray, eps: float = 1e-6) -> np.ndarray:
    """Central differences of a cost in float64, every index."""
    return numerical_gradient_of_all(lambda points: [cost(point) for point in points], at, eps)


def numerical_gradient_of_all(
    costs: Callable[[list[np.ndarray]], Sequence[float]], at: np.ndarray, eps: float = 1e-6
) -> np.ndarray:
    """The same where `costs` takes all points at once, for `student.each`."""
    at = np.array(at, dtype=np.float64)
    points = []
    for index in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[index] = eps
        points += [at + step, at - step]
    values = np.array(costs(points), dtype=np.float64)
    return ((values[0::2] - values[1::2]) / (2 * eps)).reshape(at.shape)


def article(value: Any) -> str:
    """The kind of a value with its article, as a student would say it."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    names = {
        str: "a string",
        bool: "a bool",
        int: "an integer",
        float: "a float",
        list: "a list",
        tuple: "a tuple",
        dict: "a dict",
    }
    kind = type(value)
    if isinstance(value, np.generic):
        kind = type(value.item())
    return names.get(kind, f"{kind.__name__}")


def short(value: Any, length: int = 200) -> str:
    """A value as text on one line, large arrays shortened."""
    if isinstance(value, np.ndarray):
        if value.size > 12:
            return f"array of shape {value.shape}, {value.dtype}"
        text = np.array2string(value, precision=6, separator=", ", suppress_small=False, threshold=20)
        return " ".join(text.split())
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return f"{value:.9g}"
    if isinstance(value, tuple | list):
        open_, close = ("(", ")") if isinstance(value, tuple) else ("[", "]")
        inner = ", ".join(short(item, 60) for item in value[:8]) + (", …" if len(value) > 8 else "")
        text = open_ + inner + ("," if isinstance(value, tuple) and len(value) == 1 else "") + close
    elif isinstance(value, dict):
        text = "{" + ", ".join(f"{key!r}: {short(item, 60)}" for key, item in list(value.items())[:12]) + "}"
    else:
        text = repr(value)
    return text if len(text) <= length else text[: length - 1] + "…"

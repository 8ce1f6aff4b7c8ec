"""What else a check may demand of a value or a call: a shape, silence, unchanged arguments, no loop."""

import copy
import math
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.checks.calls import Failed, Outcome, Student, StudentRaised
from autograder.checks.compare import agree
from autograder.checks.findings import Difference
from autograder.checks.values import alike, is_number

FLOOR = 1e-4  # CPU seconds; below it a ratio of times says nothing


def expect(condition: Any, problem: str = "", *, got: Any = None, expected: Any = None, ask: str = "") -> None:
    """Fail with `problem` unless the condition holds; of a hidden check nobody reads more than `ask`."""
    if not bool(condition):
        raise Failed(problem, got=got, expected=expected, ask=ask)


def parts(
    value: Any, names: str | Sequence[str], *, ask: tuple[str, ...] = ("Does it end with `return ", ", ", "`?")
) -> Sequence[Any]:
    """What came back, if it has as many parts as there are names: `parts(value, "A, cache")`."""
    begin, comma, end = ask
    named = names.split(comma) if isinstance(names, str) else names
    if not isinstance(value, tuple | list) or len(value) != len(named):
        listed = comma.join(named)
        problem = f"{len(named)} things should come back"
        raise Failed(problem, got=value, expected=listed, ask=begin + listed + end)
    return value


def has_shape(got: Any, shape: tuple[int, ...], *, ask: str = "") -> None:
    """Fail unless `got` is a numpy array of this shape."""
    if got is None:
        raise Failed(Difference("nothing"), expected=f"an array of shape {shape}", ask=ask)
    if not isinstance(got, np.ndarray):
        raise Failed(Difference("type", got, wanted="a numpy array"), got=got, ask=ask)
    if got.shape != tuple(shape):
        raise Failed(Difference("shape", got, wanted=tuple(shape)), got=got, ask=ask)


def is_float(got: Any, *, ask: str = "") -> None:
    """Fail unless `got` is one number, Python's or numpy's."""
    if not is_number(got):
        raise Failed(Difference("type", got, wanted="a number"), got=got, ask=ask)


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
        raise StudentRaised(outcome)
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

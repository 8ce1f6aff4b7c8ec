"""What a failed hidden check tells its student: words that were there before its numbers were drawn, nothing else."""

import functools
import types
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from autograder.checks import Check
from autograder.checks.calls import Missing, StudentRaised
from autograder.checks.findings import Finding
from autograder.checks.running import Run
from autograder.checks.words import in_one_line

# The exceptions that say something to whoever meets them, and what the wall reports. A student chooses which one is
# raised: each name more is a little more that a function can say of the numbers it saw.
HELPFUL = frozenset(
    {
        "AssertionError",
        "AttributeError",
        "FloatingPointError",
        "ImportError",
        "IndexError",
        "KeyError",
        "LinAlgError",
        "NameError",
        "NotImplementedError",
        "OverflowError",
        "PermissionError",
        "RecursionError",
        "TypeError",
        "UnboundLocalError",
        "ValueError",
        "ZeroDivisionError",
    }
)
WALL = frozenset(
    {"CannotTravel", "MemoryLimit", "ProcessExit", "ProtocolError", "ScratchLimit", "ThreadLimit", "Timeout"}
)
DERIVED = {
    "AxisError": "ValueError",
    "ModuleNotFoundError": "ImportError",
    "SystemExit": "ProcessExit",
    "UFuncTypeError": "TypeError",
    "_UFuncNoLoopError": "TypeError",
    "_UFuncOutputCastingError": "TypeError",
}
OTHERWISE = "an exception"
UNSEEN = "It does not hold for an input that you have not seen: which would you try?"  # where the author asks nothing


def kind_of_error(raised: str) -> str:
    """An exception by a name of the list."""
    name = DERIVED.get(raised, raised)
    return name if name in HELPFUL or name in WALL else OTHERWISE


def about(run: Run, says: str | None, tasks: Collection[str]) -> Finding:
    """What is said about a hidden check that failed; `says` is the sentence of a misconception that was recognised."""
    failure = run.failure
    if isinstance(failure, Missing):
        name = str(failure)
        gone = "what came back can't be called any more"
        return Finding(f"the notebook defines no {name}" if name in tasks else gone)
    told = Finding(says=says) if says else Finding(ask=question(run.check, getattr(failure, "ask", "")))
    outcome = getattr(failure, "outcome", None)
    if outcome is None or not outcome.raised or (in_one_line(told) and not isinstance(failure, StudentRaised)):
        return told
    kind = kind_of_error(outcome.raised)
    return replace(told, problem=f"it raised {kind}", raised=kind)


def question(check: Check, ask: str) -> str:
    """The question that a check asks, if it is made of words of its own file: no number and no text that came back."""
    return ask if made_of(ask, words_of(check)) else ""


def made_of(text: str, words: Collection[str]) -> bool:
    """Whether the text is some of these words one after the other."""
    if text in words:
        return True
    reached = {0}
    for k in range(len(text)):
        if k in reached:
            reached.update(k + len(word) for word in words if text.startswith(word, k))
    return len(text) in reached


@functools.cache
def words_of(check: Check) -> frozenset[str]:
    """The texts in the source of a check and of what it uses; a mere number is none."""
    return frozenset(
        word for word in texts(check, {}) if any(map(str.isalpha, word)) or not any(map(str.isdigit, word))
    )


def texts(thing: Any, seen: dict[int, Any]) -> Iterator[str]:
    """Every constant text that a check, function, class or container holds, or reaches by name."""
    if isinstance(thing, str):
        yield from filter(None, (thing,))
        return
    if id(thing) in seen:
        return
    seen[id(thing)] = thing
    if isinstance(thing, Check):
        yield from texts(thing.run, seen)
    elif isinstance(thing, types.FunctionType):
        yield from texts((thing.__defaults__, thing.__kwdefaults__), seen)
        if not thing.__module__.startswith("autograder."):  # of the words of checks only the questions they bring
            reached = [thing.__globals__[name] for name in names_in(thing.__code__) if name in thing.__globals__]
            yield from texts((thing.__code__, *reached), seen)
    elif isinstance(thing, types.CodeType):
        yield from texts(thing.co_consts, seen)
    elif isinstance(thing, type):
        yield from texts(list(vars(thing).values()), seen)
    elif isinstance(thing, dict):
        yield from texts((*thing.keys(), *thing.values()), seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for item in thing:
            yield from texts(item, seen)


def names_in(code: types.CodeType) -> Iterator[str]:
    """The names that a function and those inside it look up."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from names_in(constant)

"""Runs one check against a student and says what happened. Both sides of the wall use it; it knows no points."""

import hashlib
import re
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

import numpy as np

from autograder.checks.calls import Failed, Handle, Lost, Missing, Outcome, Student, StudentRaised
from autograder.checks.check import Check
from autograder.checks.findings import Difference
from autograder.checks.values import alike


@dataclass(frozen=True)
class Run:
    """One check, run once."""

    check: Check
    outcome: Literal["pass", "fail", "ungradable"]
    failure: Failed | StudentRaised | Missing | None = None
    calls: tuple[Outcome, ...] = ()
    fault: str = ""  # for us: the traceback of a check that broke

    @property
    def culprit(self) -> Outcome | None:
        """The call that the failure is about: the one that raised, whose value was compared, or the last."""
        named = getattr(self.failure, "outcome", None)
        if named is not None or not self.calls:
            return named
        got = getattr(self.failure, "got", None)
        if got is not None:
            for call in reversed(self.calls):
                if got is call.value or (isinstance(call.value, tuple) and any(got is part for part in call.value)):
                    return call
        return self.calls[-1]


def run_check(check: Check, student: Student, **available: Any) -> Run:
    """Run the check with those of `available` (reference, rng) that it asks for by name."""
    student.outcomes.clear()
    try:
        check.run(student, **{name: value for name, value in available.items() if name in check.asks_for})
    except (Failed, StudentRaised, Missing) as failure:
        return Run(check, "fail", failure, tuple(student.outcomes))
    except Lost:
        raise
    except Exception as error:
        if unfit := unusable(error, student.outcomes):
            return Run(check, "fail", unfit, tuple(student.outcomes))
        return Run(check, "ungradable", None, tuple(student.outcomes), traceback.format_exc(limit=-5))
    return Run(check, "pass", None, tuple(student.outcomes))


UNPACKED = re.compile(r"(?:not enough|too many) values to unpack \(expected (\d+)")


def unusable(error: Exception, calls: Sequence[Outcome]) -> Failed | None:
    """A check that broke on what came back, where that is no doubt the function's doing: too little, or too much."""
    if not calls or calls[-1].raised:
        return None
    last = calls[-1]
    if isinstance(error, MemoryError):
        return Failed("what came back is too large to be looked at", outcome=last)
    if last.value is None:
        return Failed(Difference("nothing"), outcome=last)
    expected = UNPACKED.search(str(error)) if isinstance(error, ValueError) else None
    if expected and isinstance(last.value, tuple | list) and len(last.value) != int(expected[1]):
        return Failed(Difference("count", last.value, wanted=int(expected[1])), got=last.value, outcome=last)
    if isinstance(error, TypeError) and "cannot unpack non-iterable" in str(error):
        return Failed(Difference("one value", last.value), got=last.value, outcome=last)
    return None


class Told(Protocol):
    """What was found out about one check, in whichever form."""

    @property
    def outcome(self) -> str: ...


Result = TypeVar("Result", bound=Told)


def in_order(
    checks: Sequence[Check],
    run: Callable[[list[Check]], Sequence[Result]],
    skip: Callable[[Check, Check], Result],
) -> list[Result]:
    """Gates, then core checks, then side conditions; one that would say nothing new is skipped.

    `run` gets all that may run now, `skip(check, first)` says that `first` has to pass before. The results come back
    in the order of `checks`.
    """
    told: dict[Check, Result] = {}
    for role in ("gate", "core", "side"):
        failed = [check for check, result in told.items() if result.outcome == "fail"]
        waiting = [check for check in checks if check.role == role]
        while waiting:
            now = [check for k, check in enumerate(waiting) if not any(c.name in check.needs for c in waiting[:k])]
            may = []
            for check in now:
                lost = [c for c, result in told.items() if c.name in check.needs and result.outcome != "pass"]
                if failed or lost:
                    told[check] = skip(check, (failed or lost)[0])
                else:
                    may.append(check)
            told |= zip(may, run(may), strict=True)
            waiting = [check for check in waiting if check not in now]
    return [told[check] for check in checks]


def public_rng(check: Check) -> np.random.Generator:
    """Public checks draw the same numbers everywhere, so that students can talk about them."""
    digest = hashlib.sha256(f"{check.task}/{check.name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def behaves_alike(a: Outcome, b: Outcome) -> bool:
    """Whether two calls with the same arguments did the same, as far as a check can see."""
    if a.name != b.name or a.raised != b.raised or a.changed != b.changed:
        return False
    return bool(a.raised) or values_alike(a.value, b.value)


def values_alike(a: Any, b: Any) -> bool:
    if isinstance(a, Handle) or isinstance(b, Handle):
        return isinstance(a, Handle) and isinstance(b, Handle)
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        return all(values_alike(x, y) for x, y in zip(a, b, strict=True))
    return alike(a, b)


def explains(calls: Sequence[Outcome], shadow: Sequence[Outcome]) -> bool:
    """Whether a known solution that made `shadow` would have made the student's calls too."""
    return len(calls) == len(shadow) and all(map(behaves_alike, calls, shadow))

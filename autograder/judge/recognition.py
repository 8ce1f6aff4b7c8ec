"""Recognises a misconception by what it does: it would have made the very calls that a student's failed check made."""

import re
import types
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.checks import Check
from autograder.checks.calls import Handle, Outcome
from autograder.checks.local import LocalStudent
from autograder.checks.running import Run, behaves_alike, explains, run_check
from autograder.course.assignment import Assignment
from autograder.course.proof import Misconception


class Diverged(Exception):
    """A known solution did something else than the student: no need to go on."""


class Shadow(LocalStudent):
    """A known solution that makes the calls a student made, until the two part."""

    def __init__(
        self, reference: types.SimpleNamespace, misconception: Misconception, calls: Sequence[Outcome]
    ) -> None:
        super().__init__({**vars(reference), misconception.task: misconception.function})
        self._task, self._expected = misconception.task, own_calls(misconception.task, calls)

    def _record(self, outcome: Outcome) -> Outcome:
        super()._record(outcome)
        if is_own(self._task, outcome):
            position = len(own_calls(self._task, self.outcomes)) - 1
            if position >= len(self._expected) or not behaves_alike(outcome, self._expected[position]):
                raise Diverged
        return outcome


@dataclass
class Recognition:
    """The misconceptions of one assignment; remembers how each begins a check, the same for the whole class."""

    reference: types.SimpleNamespace
    misconceptions: Sequence[Misconception]
    _looks: dict[tuple[str, str, str], Hashable] = field(default_factory=dict)

    def of(self, run: Run, fresh: Callable[[], dict[str, Any]], whole_class: Callable[[], dict[str, Any]]) -> Any:
        """The misconception that explains a failed check: the one this check was written to catch, else the first.

        `fresh` makes what the check may ask for as it was for this student, `whole_class` the same for everybody.
        """
        own = own_calls(run.check.task, run.calls)
        if not own:
            return None
        known = [m for m in self.misconceptions if m.task == run.check.task]
        for m in sorted(known, key=lambda m: m.caught_by != run.check.name):
            if self.look(m, run.check, whole_class) != look_of(own[0]):
                continue
            replay = run_check(run.check, Shadow(self.reference, m, run.calls), **fresh())
            if replay.outcome == "fail" and explains(own_calls(m.task, run.calls), own_calls(m.task, replay.calls)):
                return m
        return None

    def look(self, m: Misconception, check: Check, whole_class: Callable[[], dict[str, Any]]) -> Hashable:
        """What kind of value a misconception gives in the first call of a check: saves running it for every student."""
        key = (m.task, m.name, check.name)
        if key not in self._looks:
            shadow = Shadow(self.reference, m, ())
            run_check(check, shadow, **whole_class())
            own = own_calls(m.task, shadow.outcomes)
            self._looks[key] = look_of(own[0]) if own else None
        return self._looks[key]


@lru_cache(maxsize=64)
def recognition_of(assignment: Assignment) -> Recognition:
    """What is remembered of an assignment as long as it is in use."""
    return Recognition(assignment.reference, assignment.misconceptions)


def own_calls(task: str, calls: Sequence[Outcome]) -> list[Outcome]:
    """Calls of the task itself, of or with what it gave back; what other tasks did along the way explains nothing."""
    return [call for call in calls if is_own(task, call)]


def is_own(task: str, call: Outcome) -> bool:
    handed_on = [given._name for given in call.args if isinstance(given, Handle)]
    return any(re.match(r"\w*", name)[0] == task for name in (call.name, *handed_on))


def look_of(call: Outcome) -> Hashable:
    return (call.name, call.raised, call.changed, kind_of(call.value))


def kind_of(value: Any) -> Hashable:
    """Type and structure without sizes, which may differ from student to student."""
    if isinstance(value, Handle):
        return "handle"
    if isinstance(value, np.ndarray):
        return ("array", value.ndim, "iub".find(value.dtype.kind) >= 0)
    if isinstance(value, list | tuple):
        return ("sequence", len(value) if len(value) < 5 else None, kind_of(value[0]) if value else None)
    if isinstance(value, dict):
        return ("dict", tuple(sorted(map(repr, value))))
    return ("number",) if isinstance(value, int | float | np.generic) else type(value).__name__

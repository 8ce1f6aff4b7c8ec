"""What one call of a student's function did, and a student whose functions can be called. Knows no judge."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from autograder.checks.findings import Difference
from autograder.checks.words import sentence_of

RTOL, ATOL = 1e-6, 1e-9  # within which numbers agree where a check says nothing else


@dataclass(frozen=True)
class Call:
    """A call that a check asks for; the target is a function's name, the key of a handle, or (key, method)."""

    name: str
    target: Any
    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    steps: bool = False
    timed: bool = False


@dataclass(frozen=True)
class Outcome:
    """Everything that a check may want to know about one call."""

    name: str
    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    value: Any = None
    raised: str | None = None
    error: str = ""
    line: str = ""  # where it was raised, "line 3: …"; only known in the student's own process
    warnings: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    printed: str = ""
    touched_global_random: bool = False
    steps: int | None = None
    cpu_seconds: float | None = None


class StudentRaised(Exception):
    """The student's function raised an exception where the check wanted a value."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(f"{outcome.raised}: {outcome.error}" if outcome.error else outcome.raised)
        self.outcome = outcome


class Failed(AssertionError):
    """The sentence of the check is not true: a difference, or a problem in words, and a question that leads on."""

    def __init__(
        self,
        problem: str | Difference,
        *,
        got: Any = None,
        expected: Any = None,
        ask: str = "",
        outcome: Outcome | None = None,
        what: str = "",
        tolerance: tuple[float, float] = (RTOL, ATOL),
    ) -> None:
        self.difference = problem if isinstance(problem, Difference) else None
        said = sentence_of(problem) if isinstance(problem, Difference) else problem
        self.problem = f"{what}: {said}" if what else said
        super().__init__(self.problem)
        self.got, self.expected, self.ask, self.outcome, self.what = got, expected, ask, outcome, what
        self.tolerance = tolerance  # within which the comparison was made: a reader is shown the first entry outside


class Lost(Exception):
    """The process with the student's functions was lost through no fault of theirs: a check can say nothing."""


class Missing(Exception):
    """The notebook has no function of this name yet, or only its stub."""


class Handle:
    """Something of the student's that can't travel, a returned function or a model: call it, or one of its methods."""

    def __init__(self, student: "Student", name: str, key: Any) -> None:
        self._student, self._name, self._key = student, name, key

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._student._ask(self._name, self._key, args, kwargs)

    def __getattr__(self, method: str) -> Callable[..., Any]:
        if method.startswith("_"):
            raise AttributeError(method)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._student._ask(f"{self._name}.{method}", (self._key, method), args, kwargs)

        return call

    def __repr__(self) -> str:
        return f"<{self._name}>"


class Student:
    """The functions of one notebook: `student.sigmoid(z)` calls the student's own; subclasses say where it runs."""

    outcomes: list[Outcome]

    def __init__(self) -> None:
        self.outcomes = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._ask(name, name, args, kwargs)

        return call

    def _ask(self, name: str, target: Any, args: tuple, kwargs: dict) -> Any:
        outcome = self._record(self._perform(Call(name, target, args, kwargs)))
        if outcome.raised:
            raise StudentRaised(outcome)
        return outcome.value

    def each(self, function: "str | Handle", arguments: Iterable[tuple]) -> list[Any]:
        """The values of many calls, which are sent together where the function is far away.

        As calling it with each of `arguments` in turn: an exception of the student's ends it.
        """
        name, target = (function._name, function._key) if isinstance(function, Handle) else (function, function)
        values = []
        for outcome in self._perform_each([Call(name, target, tuple(args)) for args in arguments]):
            self._record(outcome)
            if outcome.raised:
                raise StudentRaised(outcome)
            values.append(outcome.value)
        return values

    def observe(self, name: str, /, *args: Any, **kwargs: Any) -> Outcome:
        """Call and tell all that happened; an exception of the student's is part of the outcome."""
        return self._record(self._perform(Call(name, name, args, kwargs)))

    def trace(self, name: str, /, *args: Any, **kwargs: Any) -> Outcome:
        """As `observe`, and count the bytecode instructions that ran: loops show, however they are written."""
        return self._record(self._perform(Call(name, name, args, kwargs, steps=True)))

    def timed(self, name: str, /, *args: Any, **kwargs: Any) -> Outcome:
        """As `observe`, and measure the CPU seconds of the call."""
        return self._record(self._perform(Call(name, name, args, kwargs, timed=True)))

    def structure(self, builder: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the Keras model that a build function gives is made of, as student.architecture.structure says it."""
        return self._fit(self._structure(builder, args, kwargs))

    def model(self, task: str) -> "Model":
        """The trained model of a task: it predicts, nothing else."""
        return Model(self, task)

    def given(self, kind: str, **parameters: Any) -> Handle:
        """One of the course's own models (see student.nets), made where the student's functions are."""
        raise NotImplementedError

    def function(self, task: str) -> Handle:
        """The student's own function, to be handed to something that is given."""
        raise NotImplementedError

    def _fit(self, outcome: Outcome) -> Any:
        """The value of an outcome whose `error` without an exception says why it is no model that can be judged."""
        self._record(outcome)
        if outcome.raised:
            raise StudentRaised(outcome)
        if outcome.error:
            raise Failed(outcome.error, outcome=outcome)
        return outcome.value

    def _structure(self, builder: str, args: tuple, kwargs: dict) -> Outcome:
        raise NotImplementedError

    def _predict(self, task: str, x: Any) -> Outcome:
        raise NotImplementedError

    def _record(self, outcome: Outcome) -> Outcome:
        self.outcomes.append(outcome)
        return outcome

    def _perform(self, call: Call) -> Outcome:
        raise NotImplementedError

    def _perform_each(self, calls: Sequence[Call]) -> Iterable[Outcome]:
        """One after the other; whoever asked stops at an exception."""
        return map(self._perform, calls)


class JudgedStudent(Student):
    """What the judge asks for besides: what is there, and to stand the reference in for an earlier task."""

    results: Mapping[str, Any] = MappingProxyType({})  # what each cell did, where there were cells to run
    layers: tuple[str, ...] = ()  # of the wall around it
    violations: Mapping[str, None] = MappingProxyType({})  # how it broke the rules of the wire, in order

    def status(self, task: str) -> str:
        """What the notebook bound to the name: "function", "model", "value", "stub" or "missing"."""
        raise NotImplementedError

    def substitute(self, task: str, function: Callable | None) -> None:
        """Answer calls of this task by a function of ours from now on; None gives the notebook's own back."""
        raise NotImplementedError

    def why_missing(self, task: str) -> str:
        """Why nothing can be judged under this name, where more is known than that nothing is there."""
        return ""


def is_taken(name: str) -> bool:
    """Whether `student.NAME` is something of ours, so that no check could call a task of this name."""
    return name.startswith("_") or name in dir(JudgedStudent) or name in Student.__annotations__


def unfit(outcome: Outcome, reason: str) -> Outcome:
    """The outcome of a call that gave no model that can be judged; two with one reason count as alike."""
    return replace(outcome, value=reason, error=reason)


class Model:
    """The trained model of a task, as a check sees it."""

    def __init__(self, student: Student, task: str) -> None:
        self._student, self._task = student, task

    def predict(self, x: Any) -> Any:
        """The outputs for a batch, an array; checks of trained models call this on events whose labels stay here."""
        return self._student._fit(self._student._predict(self._task, x))

    def __repr__(self) -> str:
        return f"<{self._task}>"

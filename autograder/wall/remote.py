"""A student whose functions live behind the wall: runs the notebook in a worker and revives it when it dies."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.checks.architecture import Unfit
from autograder.checks.calls import Call, Handle, JudgedStudent, Missing, Outcome, StudentRaised, unfit
from autograder.intake.cells import Cell
from autograder.intake.evidence import Evidence
from autograder.wall.clean_room import CleanRoom, Raised, model_number
from autograder.wall.ends import Gone, SandboxLost, WorkerDied
from autograder.wall.limits import Limits
from autograder.wall.models import Models
from autograder.wall.process import Remote
from autograder.wall.replies import CellResult
from autograder.wall.sandbox import Sandbox
from autograder.wall.worker import Worker

DEATHS = 2  # so often may one function end the process; then it is called no more, and the others still are

REASONS = {
    "timeout": "Timeout",
    "memory": "MemoryLimit",
    "threads": "ThreadLimit",
    "scratch": "ScratchLimit",
    "protocol": "ProtocolError",
}  # anything else: ProcessExit
GONE: dict[str, Any] = {"raised": "ProcessExit", "error": "an earlier call had ended the process"}


class RemoteStudent(JudgedStudent):
    """The student's notebook in a worker; a worker that died is replaced by one that ran the same cells."""

    def __init__(
        self,
        sandbox: Sandbox,
        cells: Sequence[Cell],
        tasks: Sequence[str],
        limits: Limits,
        evidence: Mapping[str, Evidence] | None = None,
        absent: Mapping[str, str] | None = None,
    ) -> None:
        """`evidence` is what the notebook holds for its model tasks; cells say in `loads` where these are bound.

        `absent` are modules that can't be used, with the sentence that says so.
        """
        super().__init__()
        self._sandbox, self._cells, self._tasks, self._limits = sandbox, cells, tuple(tasks), limits
        self._absent = dict(absent or {})
        self._models = Models(evidence or {}, CleanRoom(sandbox, limits))
        self._worker: Worker | None = None
        self._spent = 0.0  # seconds of the workers that are gone
        self._names: dict[str, str] = {}  # what the cells bound to each task's name the first time
        self._substitutes: dict[str, Callable] = {}
        self._deadly_cells: set[str] = set()  # they have ended a worker, and are run no more
        self._deaths: dict[str, list[str]] = {}  # how each function has ended workers; "": what no call had to do with
        self._called_singly: set[str] = set()  # functions for which many calls in one exchange have ended badly
        self.results: dict[str, CellResult | WorkerDied] = {}  # of the first run of each cell
        self.violations: dict[str, None] = {}

    def __enter__(self) -> "RemoteStudent":
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop()
        self._models.close()

    def _stop(self) -> None:
        if self._worker is not None:
            self._spent += self._worker.spent
            self._worker.close()
            self._worker = None

    @property
    def _used_up(self) -> bool:
        """Whether all its workers together have had the time of one submission."""
        return self._spent + (self._worker.spent if self._worker else 0) > self._limits.total_seconds

    def _start(self) -> None:
        """Run the cells in a fresh worker; after a cell that kills it, once more without that cell.

        What a cell did the first time counts. It is run again where a call has ended the process, and what the call had
        seen could be told by when that was.
        """
        while self._worker is None:
            self._worker = self._sandbox.spawn(self._limits, self._tasks, self)
            self._models.forget_built()
            self.layers = self._worker.layers
            if self._absent:
                self._worker.put_away(self._absent)
            for cell in self._cells:
                if cell.name in self._deadly_cells or self._used_up:
                    continue
                result = self._run(cell, self._worker)
                if result is not None:
                    self.results.setdefault(cell.name, result)
                if isinstance(result, WorkerDied):
                    self._note(result, cell.name)
                    self._deadly_cells.add(cell.name)
                    self._stop()
                    break
        with self._mortal(""):
            for name, function in self._substitutes.items():
                self._worker.substitute(name, function)

    def _run(self, cell: Cell, worker: Worker) -> CellResult | WorkerDied | None:
        """How a cell fared; None for an empty one that only stands for weights to be loaded."""
        result = None
        try:
            if cell.source.strip() or not cell.loads:
                result = worker.run_cell(cell.source, name=cell.name)
            for task in cell.loads:
                self._models.load(task, worker)
        except SandboxLost:
            raise
        except WorkerDied as death:
            return death
        return result

    def given(self, kind: str, **parameters: Any) -> Handle:
        if worker := self._alive():
            with self._mortal(""):
                try:
                    number = worker.model("given", model_number, kind=kind, parameters=parameters)
                except Raised as error:
                    raise StudentRaised(Outcome(kind, raised=error.kind)) from None
                return Handle(self, kind, Remote(worker, number))
        raise StudentRaised(Outcome(kind, **GONE))

    def function(self, task: str) -> Handle:
        if worker := self._alive():
            with self._mortal(""):
                found = worker.value(task)
                if not isinstance(found, Handle):
                    raise Missing(task)
                return found
        raise StudentRaised(Outcome(task, **GONE))

    def _structure(self, builder: str, args: tuple, kwargs: dict) -> Outcome:
        return self._with_model(
            builder, args, kwargs, lambda worker: self._models.structure(worker, builder, args, kwargs)
        )

    def _predict(self, task: str, x: Any) -> Outcome:
        return self._with_model(f"{task}.predict", (x,), {}, lambda worker: self._models.predict(worker, task, x))

    def _with_model(self, name: str, args: tuple, kwargs: dict, work: Callable[[Worker], Any]) -> Outcome:
        said = Outcome(name, args, kwargs)
        deaths = self._deaths.setdefault(name, [])
        worker = self._alive() if len(deaths) < DEATHS else None
        if worker is None:
            return replace(said, raised=deaths[-1] if deaths else "Timeout")
        with self._mortal(name):
            try:
                return replace(said, value=work(worker))
            except Raised as error:
                return replace(said, raised=error.kind, error=error.error)
            except Unfit as reason:
                return unfit(said, str(reason))
        return replace(said, raised=deaths[-1])

    def why_missing(self, task: str) -> str:
        """Of a model: why it has no weights, or none that fit. Of any task: that its cell used what is absent."""
        found = self._models.evidence.get(task)
        if found is None or self._models.is_loaded(task):
            errors = [result.error for result in self._results_of(task) if isinstance(result, CellResult)]
            said = {error["evalue"] for error in errors if error}
            return next((f"there is no {task}: {says}" for says in self._absent.values() if says in said), "")
        if found.there:
            return self._models.why_not_loaded(task)
        cells = self._results_of(task)
        if any(isinstance(result, WorkerDied) or result.timed_out for result in cells):
            return f"{task} was not trained within {self._limits.cell_seconds:g} s, and {found.problem}"
        return found.problem

    def _results_of(self, task: str) -> list[Any]:
        """How the cells fared in which the task's name stands."""
        return [self.results[cell.name] for cell in self._cells if task in cell.source and cell.name in self.results]

    def _alive(self) -> Worker | None:
        if self._worker is None and len(self._deaths.get("", ())) < DEATHS and not self._used_up:
            self._start()
        return self._worker

    @contextlib.contextmanager
    def _mortal(self, name: str) -> Iterator[None]:
        """Whatever is asked of a worker inside may be its end; a lost sandbox is nobody's doing."""
        try:
            yield
        except SandboxLost:
            raise
        except WorkerDied as death:
            self._bury(name, death)

    def _bury(self, name: str, death: WorkerDied) -> None:
        self._note(death, name)
        self._stop()
        self._deaths.setdefault(name, []).append(REASONS.get(death.reason, "ProcessExit"))

    def _note(self, death: WorkerDied, *names: str) -> None:
        """Of a worker that broke the rules, what it did and which of the tasks or cells was running."""
        if death.reason == "protocol":
            known = {word for name in names for word in (name, re.match(r"\w*", name)[0])}
            ran = [name for name in (*self._tasks, *(cell.name for cell in self._cells)) if name in known]
            when = f"while {' and '.join(ran)} ran" if ran else "between two calls"
            self.violations[f"wrote into the grader's own channel {when}: {death.detail}"] = None

    def status(self, task: str) -> str:
        """What the notebook bound to the name: "function", "model", "value", "stub" or "missing"."""
        if self._models.handed_in(task):
            return "model" if self._models.is_loaded(task) else "missing"
        while task not in self._names and (worker := self._alive()):
            with self._mortal(""):
                self._names = {**dict.fromkeys(self._tasks, "missing"), **worker.names()}
        found = self._names.get(task, "missing")
        return found if task not in self._models.evidence or found == "model" else "missing"

    def substitute(self, task: str, function: Callable | None) -> None:
        if function is None:
            self._substitutes.pop(task, None)
        else:
            self._substitutes[task] = function
            for name in self._deaths.keys() - {""}:
                del self._deaths[name]  # with another helper it may live
        if self._worker is not None:
            with self._mortal(""):
                self._worker.substitute(task, function)

    def _perform_each(self, calls: Sequence[Call]) -> Iterable[Outcome]:
        """In one exchange; what could not be had in this way is called by itself."""
        done = self._in_one_exchange(calls) if self._may_travel_together(calls) else []
        yield from done
        yield from map(self._perform, calls[len(done) :])

    def _may_travel_together(self, calls: Sequence[Call]) -> bool:
        """Not if one is measured, or may call back, or calls what has spoilt this before."""
        if self._worker is None or self._worker.busy or len(calls) == 1:
            return False
        return not any(call.timed or call.name in self._called_singly or calls_back(call) for call in calls)

    def _in_one_exchange(self, calls: Sequence[Call]) -> list[Outcome]:
        """What the first of these calls did. Where it ends badly none: by itself each shows which one it was."""
        names = {call.name for call in calls}
        try:
            done = self._worker.calls(calls) if self._worker is not None else []
            if done:
                return done
        except SandboxLost:
            raise
        except WorkerDied as death:
            self._note(death, *names)
            self._stop()
        except Exception:  # of what could not be sent
            pass
        self._called_singly |= names
        return []

    def _perform(self, call: Call) -> Outcome:
        deaths = self._deaths.setdefault(call.name, [])
        worker = self._alive() if len(deaths) < DEATHS else None
        if worker is None:
            return replace(said_of(call), raised=deaths[-1] if deaths else "Timeout")
        try:
            return worker.call(call.target, call.args, call.kwargs, steps=call.steps, timed=call.timed, label=call.name)
        except Gone:
            return replace(said_of(call), **GONE)
        except SandboxLost:
            raise
        except WorkerDied as death:
            self._bury(call.name, death)
            return replace(said_of(call), raised=deaths[-1])


def said_of(call: Call) -> Outcome:
    return Outcome(call.name, call.args, call.kwargs)


def calls_back(call: Call) -> bool:
    """Whether one of the arguments is a function of ours, which the student's may call."""
    return holds_function(call.args) or holds_function(call.kwargs)


def holds_function(value: Any) -> bool:
    if type(value) in (list, tuple):
        return any(map(holds_function, value))
    if type(value) is dict:
        return any(map(holds_function, value.values()))
    return callable(value) and not isinstance(value, Handle)

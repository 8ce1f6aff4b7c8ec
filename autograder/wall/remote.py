"""A student whose functions live behind the wall: runs the notebook in a worker and revives it when it dies."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from autograder.checks.architecture import Unfit
from autograder.checks.calls import Call, Handle, Missing, Outcome, Student, StudentRaised, unfit
from autograder.intake.cells import Cell
from autograder.intake.evidence import Evidence, mismatch
from autograder.wall import turns
from autograder.wall.clean_room import CleanRoom, Export, Raised, export_of, model_number
from autograder.wall.ends import Gone, SandboxLost, WorkerDied
from autograder.wall.limits import Limits
from autograder.wall.process import Remote
from autograder.wall.replies import CellResult, is_missing
from autograder.wall.sandbox import Sandbox
from autograder.wall.worker import Worker

T = TypeVar("T")
DEATHS = 2  # so often may one function end the process; then it is called no more, and the others still are

REASONS = {
    "timeout": "Timeout",
    "memory": "MemoryLimit",
    "threads": "ThreadLimit",
    "scratch": "ScratchLimit",
    "protocol": "ProtocolError",
}  # anything else: ProcessExit
GONE = {"raised": "ProcessExit", "error": "an earlier call had ended the process"}


class RemoteStudent(Student):
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
        self._absent = dict(absent or {})
        self._evidence = dict(evidence or {})
        self._bound: dict[str, Export] = {}  # models whose weights fit what the student's function builds
        self._unfit: dict[str, str] = {}  # and why others don't
        self._trained: dict[str, Export] = {}  # models that were trained here, by name
        self._built: dict[tuple, Export] = {}  # what build functions gave in this worker
        self._clean = CleanRoom(sandbox, limits)
        self._sandbox, self._cells, self._tasks, self._limits = sandbox, cells, tuple(tasks), limits
        self._names: dict[str, str] = {}  # what the cells bound the first time
        self._worker: Worker | None = None
        self._deadly: set[str] = set()
        self._deaths: dict[str, list[str]] = {}  # by function; under "" what no call has done
        self._apart: set[str] = set()  # functions that are called one by one, since calls together ended badly
        self._turn = 0  # which of the works side by side it is that runs
        self._mixed: set[int] = set()  # those of which calls have travelled with others'
        self._substitutes: dict[str, Callable] = {}
        self._spent = 0.0  # by workers that are gone
        self.results: dict[str, CellResult | WorkerDied] = {}  # of the first run of each cell
        self.layers: tuple[str, ...] = ()
        self.violations: dict[str, None] = {}  # how workers broke the rules of the wire, in order, for the instructor

    def __enter__(self) -> "RemoteStudent":
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop()
        self._clean.close()

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
            self._built.clear()
            self.layers = self._worker.layers
            if self._absent:
                self._worker.put_away(self._absent)
            for cell in self._cells:
                if cell.name in self._deadly or self._used_up:
                    continue
                result = self._run(cell, self._worker)
                if result is not None:
                    self.results.setdefault(cell.name, result)
                if isinstance(result, WorkerDied):
                    self._note(result, cell.name)
                    self._deadly.add(cell.name)
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
                self._load(task, worker)
        except SandboxLost:
            raise
        except WorkerDied as death:
            return death
        return result

    # Trained models.

    def _load(self, task: str, worker: Worker) -> None:
        """Bind a task's name to what the student's function builds, with the weights that the notebook holds."""
        found = self._evidence[task]
        if found.weights is None or task in self._unfit:
            return
        builder = found.task.builder
        self._unfit[task] = f"{builder} ended the process, so that the weights of {task} could not be loaded"
        try:
            export = self._build(worker, builder, found.task.builder_arguments, {})
            problem = mismatch(found.weights, export.layers, builder)
            if not problem:
                weights = list(found.weights.arrays)
                worker.model("bind", lambda answer: None, name=task, number=export.number, weights=weights)
                self._bound[task] = export
        except Missing:
            problem = f"the weights of {task} could not be loaded: the notebook defines no {builder}"
        except Raised as error:
            problem = f"the weights of {task} could not be loaded: {builder} raised {error.kind}"
            if error.kind == "NotImplementedError":
                problem = f"the weights of {task} could not be loaded: {builder} is still the empty stub"
        except Unfit as reason:
            problem = f"the weights of {task} could not be loaded: {reason}"
        if problem:
            self._unfit[task] = problem
        else:
            del self._unfit[task]

    def _build(self, worker: Worker, builder: str, args: tuple, kwargs: dict) -> Export:
        def built(answer: Mapping[str, Any]) -> Export:
            if is_missing(answer):
                raise Missing(builder)
            return export_of(answer, f"what {builder} builds")

        return worker.model("build", built, builder=builder, args=args, kwargs=kwargs)

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
        def structure(worker: Worker) -> dict[str, Any]:
            key = (builder, repr(args), repr(kwargs))
            if key not in self._built:  # several checks ask for it, and building takes a while
                self._built[key] = self._build(worker, builder, args, kwargs)
            return self._clean.structure(self._built[key], f"what {builder} builds")

        return self._with_model(builder, args, kwargs, structure)

    def _predict(self, task: str, x: Any) -> Outcome:
        def predict(worker: Worker) -> Any:
            found = self._evidence.get(task)
            if found is not None and found.there:
                if task not in self._bound:
                    raise Missing(task)
                return self._clean.predict(self._bound[task].config, found.weights.arrays, x, task)
            if task not in self._trained:
                self._trained[task] = worker.model("export", lambda answer: export_of(answer, task), name=task)
            export = self._trained[task]
            return self._clean.predict(export.config, export.weights, x, task)

        return self._with_model(f"{task}.predict", (x,), {}, predict)

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
        found = self._evidence.get(task)
        if found is None or task in self._bound:
            errors = [result.error for result in self._results_of(task) if isinstance(result, CellResult)]
            said = {error["evalue"] for error in errors if error}
            return next((f"there is no {task}: {says}" for says in self._absent.values() if says in said), "")
        if found.there:
            return found.problem or self._unfit.get(task, "")
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
        if task in self._evidence and self._evidence[task].there:
            return "model" if task in self._bound else "missing"
        while task not in self._names and (worker := self._alive()):
            with self._mortal(""):
                self._names = {**dict.fromkeys(self._tasks, "missing"), **worker.names()}
        found = self._names.get(task, "missing")
        return found if task not in self._evidence or found == "model" else "missing"

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

    def side_by_side(self, works: Sequence[Callable[[], T]], fine: Callable[[T], bool]) -> list[T]:
        """They take turns, so that the calls of all of them travel together.

        That is a short cut to a class that is right: what is not fine is done once more by itself, and that counts.
        """
        if len(works) == 1:
            return [works[0]()]
        told: list[list[Outcome]] = [[] for _ in works]

        def resumes(k: int) -> None:
            self._turn, self.outcomes = k, told[k]

        before, self._mixed = self.outcomes, set()
        try:
            results = turns.side_by_side(works, self._together, resumes)
        finally:
            self.outcomes = before
        again = [k for k in sorted(self._mixed) if not fine(results[k])]
        return [works[k]() if k in again else result for k, result in enumerate(results)]

    def _perform(self, call: Call) -> Outcome:
        return next(iter(self._perform_each([call])))

    def _perform_each(self, calls: Sequence[Call]) -> Iterable[Outcome]:
        """In one exchange, with what others ask for; what could not be had in this way is called by itself."""
        done: list[Outcome] = []
        if self._may_travel(calls):
            done = turns.ask(calls) if turns.inside() else self._together([calls])[0]
            if done and turns.inside():
                self._mixed.add(self._turn)
        yield from done
        yield from map(self._alone, calls[len(done) :])

    def _may_travel(self, calls: Sequence[Call]) -> bool:
        """Not if a call is measured, or may call back, or if what it calls has spoilt this before."""
        if self._worker is None or self._worker.busy or (len(calls) == 1 and not turns.inside()):
            return False
        return not any(call.timed or call.name in self._apart or calls_back(call) for call in calls)

    def _together(self, groups: Sequence[Sequence[Call]]) -> list[list[Outcome]]:
        """What the first calls of each group did. Where it ends badly none: by itself each shows which one it was."""
        names = {call.name for group in groups for call in group}
        try:
            found = self._worker.calls(groups) if self._worker is not None else []
            if any(found):
                return found
        except SandboxLost:
            raise
        except WorkerDied as death:
            self._note(death, *names)
            self._stop()
        except Exception:  # of what could not be sent
            pass
        self._apart |= names
        return [[] for _ in groups]

    def _alone(self, call: Call) -> Outcome:
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

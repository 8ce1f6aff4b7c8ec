"""A student whose functions live behind the wall: runs the notebook in a worker and revives it when it dies."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from autograder.calls import Handle, Outcome, Student
from autograder.engine.intake import Cell
from autograder.engine.limits import Limits
from autograder.engine.sandbox import Sandbox, SandboxLost, Worker, WorkerDied

DEATHS = 2  # so often may one function end the process; then it is called no more, and the others still are

REASONS = {
    "timeout": "Timeout",
    "memory": "MemoryLimit",
    "threads": "ThreadLimit",
    "scratch": "ScratchLimit",
    "protocol": "ProtocolError",
}  # anything else: ProcessExit


class RemoteStudent(Student):
    """The student's notebook in a worker; a worker that died is replaced by one that ran the same cells."""

    def __init__(self, sandbox: Sandbox, cells: Sequence[Cell], tasks: Sequence[str], limits: Limits) -> None:
        super().__init__()
        self._sandbox, self._cells, self._tasks, self._limits = sandbox, cells, tuple(tasks), limits
        self._worker: Worker | None = None
        self._deadly: set[str] = set()
        self._deaths: dict[str, list[str]] = {}  # by function; under "" what no call has done
        self._substitutes: dict[str, Callable] = {}
        self._deadline = time.monotonic() + limits.total_seconds
        self._generation = 0
        self.results: dict[str, Any] = {}
        self.layers: tuple[str, ...] = ()

    def __enter__(self) -> "RemoteStudent":
        self._start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _start(self) -> None:
        """Run the cells in a fresh worker; after a cell that kills it, once more without that cell."""
        while self._worker is None:
            self._worker = self._sandbox.spawn(self._limits, watch=self._tasks)
            self._generation += 1
            self.layers = self._worker.layers
            for cell in self._cells:
                if cell.name in self._deadly or time.monotonic() > self._deadline:
                    continue
                try:
                    self.results[cell.name] = self._worker.run_cell(cell.source, name=cell.name)
                except SandboxLost:
                    raise
                except WorkerDied as death:
                    self._deadly.add(cell.name)
                    self.results[cell.name] = death
                    self._stop()
                    break
        with self._mortal(""):
            for name, function in self._substitutes.items():
                self._worker.substitute(name, function)

    def _alive(self) -> Worker | None:
        if self._worker is None and len(self._deaths.get("", ())) < DEATHS and time.monotonic() < self._deadline:
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
            self._stop()
            self._deaths.setdefault(name, []).append(REASONS.get(death.reason, "ProcessExit"))

    def status(self, task: str) -> str:
        """What the notebook bound to the name: "function", "model", "value", "stub" or "missing"."""
        while worker := self._alive():
            with self._mortal(""):
                return worker.names().get(task, "missing")
        return "missing"

    def substitute(self, task: str, function: Callable | None) -> None:
        if function is None:
            self._substitutes.pop(task, None)
        else:
            self._substitutes[task] = function
        if self._worker is not None:
            with self._mortal(""):
                self._worker.substitute(task, function)

    def _perform(
        self, name: str, target: Any, args: tuple, kwargs: dict, *, steps: bool = False, timed: bool = False
    ) -> Outcome:
        deaths = self._deaths.setdefault(name, [])
        worker = self._alive() if len(deaths) < DEATHS else None
        if worker is None:
            return Outcome(name, args, kwargs, raised=deaths[-1] if deaths else "Timeout")
        if self._stale(target):
            return Outcome(name, args, kwargs, raised="ProcessExit", error="an earlier call had ended the process")
        with self._mortal(name):
            outcome = worker.call(
                self._target(target), self._far(args), self._far(kwargs), steps=steps, timed=timed, label=name
            )
            return replace(outcome, args=args, kwargs=kwargs, value=self._near(outcome.value))
        return Outcome(name, args, kwargs, raised=deaths[-1])

    def _stale(self, target: Any) -> bool:
        if isinstance(target, str):
            return False
        key = target[0] if isinstance(target[0], tuple) else target
        return key[0] != self._generation

    def _near(self, value: Any) -> Any:
        """Handles of the worker as handles of this student, which remember in which worker they live."""
        if isinstance(value, Handle):
            return Handle(self, value._name, (self._generation, value))
        if type(value) in (tuple, list):
            return type(value)(self._near(item) for item in value)
        if type(value) is dict:
            return {key: self._near(item) for key, item in value.items()}
        return value

    def _far(self, value: Any) -> Any:
        """The worker's own handles for this student's, wherever they stand."""
        if isinstance(value, Handle):
            return value._key[1]
        if type(value) in (tuple, list):
            return type(value)(self._far(item) for item in value)
        if type(value) is dict:
            return {key: self._far(item) for key, item in value.items()}
        return value

    @staticmethod
    def _target(target: Any) -> Any:
        """A name, a worker's handle, or such a handle with the name of a method."""
        if isinstance(target, str):
            return target
        key, method = target if isinstance(target[0], tuple) else (target, None)
        return key[1] if method is None else (key[1], method)

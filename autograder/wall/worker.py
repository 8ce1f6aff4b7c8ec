"""What the judge may ask of one worker, and how each answer is understood."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from autograder.checks.calls import Call, JudgedStudent, Missing, Outcome, Student
from autograder.wall.generators import restore
from autograder.wall.limits import Limits
from autograder.wall.outgoing import Outgoing, unpacking_seconds
from autograder.wall.process import Understood, WorkerProcess
from autograder.wall.replies import (
    CellResult,
    answer_of,
    cell_result,
    is_missing,
    name_of_error,
    names_of,
    outcome_of,
    outcomes_of,
)
from autograder.wall.watch import Watch
from autograder.wall.zygote import Forked, ZygoteProcess

TOGETHER_SECONDS = 1.0  # calls that take longer gain nothing by travelling together


class WorkerStudent(JudgedStudent):
    """A student whose functions run behind the wall."""

    def __init__(self, worker: "Worker") -> None:
        super().__init__()
        self._worker = worker

    def _perform(self, call: Call) -> Outcome:
        return self._worker.call(
            call.target, call.args, call.kwargs, steps=call.steps, timed=call.timed, label=call.name
        )

    def status(self, task: str) -> str:
        return self._worker.names().get(task, "missing")

    def substitute(self, task: str, function: Callable | None) -> None:
        self._worker.substitute(task, function)


class Worker(WorkerProcess):
    """One confined process that runs one submission."""

    def __init__(
        self, zygote: ZygoteProcess, watch: Watch, limits: Limits, forked: Forked, student: Student | None = None
    ) -> None:
        super().__init__(zygote, watch, limits, forked, student or WorkerStudent(self))

    def run_cell(self, source: str, *, name: str = "cell") -> CellResult:
        """Run a cell; one that takes too long is interrupted, one that ignores it is killed."""
        started, cpu = time.monotonic(), self.cpu_clock()

        def result(reply: Mapping[str, Any], interrupted: bool) -> CellResult:
            seconds, cpu_seconds = time.monotonic() - started, self.cpu_clock() - cpu
            return cell_result(reply.get("value"), interrupted, seconds, cpu_seconds, self.limits.output_kb)

        request = {"op": "cell", "source": source, "name": name}
        return self._request(request, result, self.limits.cell_seconds, self.limits.cell_cpu_seconds)

    def names(self) -> dict[str, str]:
        """What each watched name is bound to: "function", "stub", "model" or "value"."""
        return self._request({"op": "names"}, lambda reply, interrupted: names_of(reply), self.limits.call_seconds)

    def call(
        self, target: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None, *,
        steps: bool = False, timed: bool = False, timeout: float | None = None, label: str = "",
    ) -> Outcome:  # fmt: skip
        """Call a task's function, a handle or (handle, method); whatever it does is in the outcome.

        Raises Missing when nothing is bound to the name, WorkerDied when the process is gone.
        """
        args, kwargs = tuple(args), dict(kwargs or {})
        label = label or (target if isinstance(target, str) else getattr(target, "_name", "call"))
        outgoing = Outgoing(self.number_of)
        request = {"op": "call", **self._asked(Call(label, target, args, kwargs, steps))}
        request |= {"hold": True} if timed else {}
        sent = self.cpu_clock() if timed else 0.0
        ready: list[float] = []

        def outcome(reply: Mapping[str, Any], interrupted: bool) -> Outcome:
            if is_missing(reply):
                raise Missing(label)
            cpu_seconds = None
            if timed:
                # When it is ready is for the worker to say: more than unpacking can take, it has spent on the task.
                now = self.cpu_clock()
                cpu_seconds = max(now - (ready or [sent])[0], now - sent - unpacking_seconds((args, kwargs)))
            found = outcome_of(reply, label, args, kwargs, interrupted, cpu_seconds, steps)
            if found.raised != "Timeout":
                restore(outgoing.generators, reply.get("generators", []))
            return found

        return self._request(
            request,
            outcome,
            timeout or self.limits.call_seconds,
            outgoing=outgoing,
            on_ready=(lambda: ready.append(self.cpu_clock())) if timed else None,
        )

    def calls(self, calls: Sequence[Call]) -> list[Outcome]:
        """Many calls in one exchange: what the first of them did, up to one that raised.

        Whatever could not be had in this way is left out: one call after the other shows what the reason is.
        """
        outgoing = Outgoing(self.number_of)
        request = {"op": "call", "seconds": TOGETHER_SECONDS, "calls": [self._asked(call) for call in calls]}

        def outcomes(reply: Mapping[str, Any], interrupted: bool) -> list[Outcome]:
            found = [] if interrupted or name_of_error(reply) else outcomes_of(reply.get("value"), calls)
            if found:  # else these calls are made anew, from where the generators were
                restore(outgoing.generators, reply.get("generators", []))
            return found

        return self._request(request, outcomes, self.limits.call_seconds + TOGETHER_SECONDS, outgoing=outgoing)

    def _asked(self, call: Call) -> dict[str, Any]:
        asked = {"target": self._named(call.target), "label": call.name, "args": list(call.args)}
        return asked | ({"kwargs": call.kwargs} if call.kwargs else {}) | ({"steps": True} if call.steps else {})

    def put_away(self, says: Mapping[str, str]) -> None:
        """Modules that are absent from now on, with what using them says; before any code of the student's runs."""
        self._request({"op": "absent", "says": dict(says)}, lambda reply, interrupted: None, self.limits.call_seconds)

    def substitute(self, name: str, function: Callable | None) -> None:
        """Answer the notebook's `name` by a trusted function, while a call is under way; None gives it back."""
        if function is None:
            self._substitutes.pop(name, None)
        else:
            self._substitutes[name] = function
        request = {"op": "substitute", "name": name, "on": function is not None}
        self._request(request, lambda reply, interrupted: None, self.limits.call_seconds)

    def model(self, what: str, understand: Callable[[Mapping[str, Any]], Understood], **parts: Any) -> Understood:
        """Something about a Keras model, see worker/models.py; `understand` looks at every part of the answer."""

        def answer(reply: Mapping[str, Any], interrupted: bool) -> Understood:
            return understand(answer_of(reply, interrupted))

        return self._request({"op": "model", "what": what, **parts}, answer, self.limits.call_seconds)

    def value(self, name: str) -> Any:
        """A plain value or a Handle of what is bound to a watched name."""
        request = {"op": "value", "name": name}
        return self._request(request, lambda reply, interrupted: reply.get("value"), self.limits.call_seconds)

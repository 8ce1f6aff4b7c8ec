"""The judge's end of the wall: warm zygotes, a worker per submission, what its calls did. Trusts nothing it reads."""

import contextlib
import json
import math
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NoReturn, TypeVar

import numpy as np

from autograder.checks import wire
from autograder.checks.architecture import Unfit
from autograder.checks.calls import Call, Handle, Lost, Missing, Outcome, Student
from autograder.checks.wire import Token, WireError
from autograder.errors import Problem
from autograder.intake.fresh import clean_environment, last_words, started
from autograder.intake.repairs import SKIPPED
from autograder.intake.shown import checked
from autograder.intake.text import one_line
from autograder.wall.generators import restore, snapshot_state
from autograder.wall.layers import layers_around, namespaces_of, walled
from autograder.wall.limits import Flavour, Limits
from autograder.wall.overdue import Overdue
from autograder.wall.own_time import OwnClock
from autograder.wall.watch import Watch
from autograder.worker import rlimits
from autograder.worker import scratch as scratch_directories

START_SECONDS = 180
HELLO_SECONDS = 30
MOST_HELD = 32
LEAVE_SECONDS = 5
GRACE_SECONDS = 1.0
# Huge pages under the warm heap make each fork three times cheaper; Python's own arenas would have none.
HUGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "PYTHONMALLOC": "malloc"}
TOGETHER_SECONDS = 1.0  # calls that take longer gain nothing by travelling together
KINDS = ("function", "stub", "model", "value")
NESTED_CALLS = 3
ALONE = contextlib.nullcontext()
CALLBACKS_PER_CALL = 10_000
TOO_MANY_CALLBACKS = f"more than {CALLBACKS_PER_CALL:,} callbacks in one call"
ELSEWHERE = (
    "student code is run behind Linux's walls, which {system} does not have: run it in a container, "
    'docker run --rm --security-opt seccomp=unconfined -v "$PWD:/course" autograder grade PATH '
    "(build it once: docker build -t autograder .)"
)


class WorkerDied(Exception):
    """The worker is gone: "timeout", "memory", "threads", "scratch", "watch", "protocol", "exit" or "crash"."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.detail = reason, detail


class Gone(Exception):
    """A handle of something that lived in an earlier worker."""


class SandboxLost(WorkerDied, Lost):
    """The zygote was killed and took its workers along: our fault, never the student's."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("sandbox", detail)


@dataclass(frozen=True)
class CellResult:
    """What one cell did: nbformat outputs, its error, notes on what was skipped."""

    ok: bool
    outputs: tuple[dict[str, Any], ...]
    error: Mapping[str, str] | None = None
    notes: tuple[tuple[str, str], ...] = ()  # kinds of repairs with what each is about
    timed_out: bool = False
    seconds: float = 0.0
    cpu_seconds: float = 0.0


Understood = TypeVar("Understood")


@dataclass(frozen=True)
class Remote:
    """The key of something that stays in a worker, and goes with it."""

    worker: "Worker"
    number: int


class Sandbox:
    """A warm zygote that forks confined workers; a killed one is replaced at the next spawn. Thread-safe."""

    def __init__(
        self,
        flavour: Flavour = "numpy",
        *,
        allow_unconfined: bool = False,
        without: Sequence[str] = (),
        prefix: Sequence[str] = (),
        left_out: Sequence[str] = (),
    ) -> None:
        """For tests: `without` ("namespaces", "mounts", "landlock", "landlock 3") stands in for poorer kernels,
        `prefix` starts the zygote, and the layers `left_out` are missing though it says that they are there.
        """
        if sys.platform != "linux":
            system = {"darwin": "macOS", "win32": "Windows"}.get(sys.platform, sys.platform)
            raise Problem(ELSEWHERE.format(system=system))
        self.flavour = flavour
        self._allow_unconfined, self._without, self._prefix = allow_unconfined, tuple(without), tuple(prefix)
        self._left_out = tuple(left_out)
        self._lock = threading.Lock()
        self._watch = Watch(left_out)
        self._zygote: _Zygote | None = self._start()

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the zygote found out: which layers its workers get, what was refused, how long it took to warm up."""
        with self._lock:
            return dict(self._living().facts)

    def spawn(
        self, limits: Limits | None = None, watch: Sequence[str] = (), student: Student | None = None
    ) -> "Worker":
        """A fresh worker; `watch` are the names of the tasks, handles of what it makes belong to `student`."""
        limits = limits or Limits.for_flavour(self.flavour)
        with self._watch.deadlines.held():
            with self._lock:
                zygote = self._living()
                started = zygote.spawn(limits, watch)
            worker = Worker(zygote, self._watch, limits, *started, student)
        if not (walled(worker.layers) or self._allow_unconfined):
            worker.close()
            raise SandboxLost(f"a worker came without its wall, with {', '.join(worker.layers) or 'nothing'} alone")
        return worker

    def close(self) -> None:
        with self._lock:
            if self._zygote is not None:
                self._zygote.close()
            self._zygote = None
        self._watch.close()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _living(self) -> "_Zygote":
        if self._zygote is None or not self._zygote.alive():
            if self._zygote is not None:
                self._zygote.close()
            self._zygote = self._start()
        return self._zygote

    def _start(self) -> "_Zygote":
        zygote = _Zygote(self.flavour, self._without, self._prefix, self._left_out)
        hides_files = zygote.facts["private_root"] or zygote.facts["landlock"]
        if not (hides_files and zygote.facts["seccomp"]) and not self._allow_unconfined:
            zygote.close()
            raise Problem(
                "this machine can't wall in student code, it has neither Landlock nor user namespaces: "
                "use Linux 5.13 or later; in a container add --security-opt seccomp=unconfined; "
                "or trust the code and say --allow-unconfined",
                code=1,
            )
        return zygote


class _Zygote:
    """The process of a zygote and its control socket."""

    def __init__(
        self, flavour: Flavour, without: Sequence[str], prefix: Sequence[str], left_out: Sequence[str]
    ) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the zygote
        self._lock = threading.Lock()
        settings = {"flavour": flavour, "limits": asdict(Limits.for_flavour(flavour))}
        settings |= {"missing": list(without), "left_out": list(left_out)}
        with theirs:
            environment = (
                clean_environment() | HUGE_PAGES | (dict(os.environ) if "clean environment" in left_out else {})
            )
            self._process = started("worker.zygote", settings, theirs, self._complaints, environment, prefix)
        self._control.settimeout(START_SECONDS)
        try:
            self.facts = self._receive()
        except (OSError, ValueError) as error:
            words = last_words(self._complaints) or error
            self.close()
            raise Problem(f"the sandbox did not start: {words}; try `autograder doctor`") from None
        self.namespaces = namespaces_of(self._process.pid)

    def spawn(self, limits: Limits, watch: Sequence[str]) -> tuple[int, socket.socket, int, str | None]:
        ours, theirs = socket.socketpair()
        output, output_end = os.pipe()
        request = {"op": "spawn", "limits": asdict(limits), "watch": list(watch)}
        try:
            answer = self._ask(request, [theirs.fileno(), output_end])
        except BaseException:
            ours.close()
            os.close(output)
            raise
        finally:
            theirs.close()
            os.close(output_end)
        return answer["pid"], ours, output, answer["scratch"]

    def reap(self, pid: int) -> int | None:
        """The exit status of a worker that has ended, negative for a signal; None when nobody knows."""
        try:
            return self._ask({"op": "reap", "pid": pid}).get("status")
        except SandboxLost:
            return None

    def alive(self) -> bool:
        return self._process.poll() is None and self._control.fileno() >= 0

    def close(self) -> None:
        """Hanging up is enough: it ends its workers and clears away their scratch directories."""
        self._control.close()
        try:
            self._process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._complaints.close()

    def _ask(self, request: Mapping[str, Any], descriptors: Sequence[int] = ()) -> dict[str, Any]:
        with self._lock:
            try:
                socket.send_fds(self._control, [json.dumps(request).encode()], descriptors)
                answer = self._receive()
            except (OSError, ValueError) as error:
                self._control.close()  # its process may take a moment longer to end, and serves nobody any more
                raise SandboxLost(last_words(self._complaints) or str(error)) from None
        if "error" in answer:
            raise SandboxLost(answer["error"])
        return answer

    def _receive(self) -> dict[str, Any]:
        message = self._control.recv(1 << 16)
        if not message:
            raise OSError("it ended")
        return json.loads(message)


@dataclass
class _Exchange:
    """One request under way; its times are those of the worker's own clock."""

    request_id: str
    deadline: float
    cpu_limit: float = float("inf")
    interrupted_at: float | None = None
    callbacks: Mapping[Any, Callable] = field(default_factory=dict)
    asked: int = 0

    @property
    def end(self) -> float:
        """When nothing more is waited for."""
        return self.deadline if self.interrupted_at is None else self.interrupted_at + GRACE_SECONDS


class WorkerStudent(Student):
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


class Worker:
    """One confined process that runs one submission; every exit leads through `close`."""

    def __init__(
        self, zygote: _Zygote, watch: Watch, limits: Limits, pid: int, connection: socket.socket, output: int,
        scratch: str | None, student: Student | None = None,
    ) -> None:  # fmt: skip
        self.pid, self.limits = pid, limits
        self.student = student or WorkerStudent(self)
        self._zygote, self._connection, self._scratch = zygote, connection, scratch
        self._value_bytes = limits.value_mb << 20
        self._spent = 0.0
        self._substitutes: dict[str, Callable] = {}
        self._exchanges: list[_Exchange] = []
        self._deadlines = watch.deadlines
        self._closed = False
        self._death: WorkerDied | None = None
        self._held: list[int] = []  # of files in /proc, which it would lose when memory is short
        self._readable = select.poll()
        self._readable.register(connection, select.POLLIN)
        try:
            self._pidfd = os.pidfd_open(pid)
        except OSError as error:  # its zygote was killed just now, and it with it
            connection.close()
            os.close(output)
            raise SandboxLost(f"a worker did not start: {error}") from None
        self._watched = watch.add(pid, self._pidfd, output, limits, scratch)
        self._clock = OwnClock(pid)
        connection.settimeout(HELLO_SECONDS)
        own = namespaces_of(pid)  # as long as it may be looked at
        try:
            connection.send(b"!")  # it waits for that
            hello, self._held, _, _ = socket.recv_fds(connection, 1, MOST_HELD)
            wire.require(hello == b"!", "no hello")
            self.layers = layers_around(pid, own, zygote.namespaces, zygote.facts, limits)
            self._watched.begin()
            connection.settimeout(limits.call_seconds)  # for sending: before it reads, it waits by itself
        except Exception as error:  # what it is sent or shows before student code runs is no student's fault
            self._end("start")
            raise SandboxLost(f"a worker did not start: {self._watched.text() or error}") from None

    # What the judge may ask.

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

        def names(reply: Mapping[str, Any], interrupted: bool) -> dict[str, str]:
            found = reply.get("value")
            wire.require(type(found) is dict, "names")
            for name, kind in found.items():
                wire.require(type(name) is str and type(kind) is str and kind in KINDS, "names")
            return found

        return self._request({"op": "names"}, names, self.limits.call_seconds)

    def call(
        self, target: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None, *,
        steps: bool = False, timed: bool = False, timeout: float | None = None, label: str = "",
    ) -> Outcome:  # fmt: skip
        """Call a task's function, a handle or (handle, method); whatever it does is in the outcome.

        Raises Missing when nothing is bound to the name, WorkerDied when the process is gone.
        """
        args, kwargs = tuple(args), dict(kwargs or {})
        label = label or (target if isinstance(target, str) else getattr(target, "_name", "call"))
        outgoing = _Outgoing(self)
        request = {"op": "call", **self._asked(Call(label, target, args, kwargs, steps))}
        request |= {"hold": True} if timed else {}
        sent, ready = self.cpu_clock() if timed else 0.0, []

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

    def calls(self, groups: Sequence[Sequence[Call]]) -> list[list[Outcome]]:
        """Many calls in one exchange: of each group what its first calls did, up to one that raised.

        Whatever could not be had in this way is left out: one call after the other shows what the reason is.
        """
        outgoing = _Outgoing(self)
        request = {"op": "call", "seconds": TOGETHER_SECONDS}
        request["groups"] = [[self._asked(call) for call in group] for group in groups]

        def outcomes(reply: Mapping[str, Any], interrupted: bool) -> list[list[Outcome]]:
            parts = [] if interrupted or name_of_error(reply) else reply.get("value")
            wire.require(type(parts) is list and len(parts) <= len(groups), "outcomes")
            found = [outcomes_of(part, group) for part, group in zip(parts, groups, strict=False)]
            if found:  # else these calls are made anew, from where the generators were
                restore(outgoing.generators, reply.get("generators", []))
            return found + [[] for _ in groups[len(found) :]]

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
            if raised := "Timeout" if interrupted else name_of_error(reply):
                return understand({"raised": raised})
            found = reply.get("value")
            wire.require(type(found) is dict, "an answer about a model")
            return understand(found)

        return self._request({"op": "model", "what": what, **parts}, answer, self.limits.call_seconds)

    def value(self, name: str) -> Any:
        """A plain value or a Handle of what is bound to a watched name."""
        request = {"op": "value", "name": name}
        return self._request(request, lambda reply, interrupted: reply.get("value"), self.limits.call_seconds)

    @property
    def spent(self) -> float:
        """Seconds of its own that it has worked for us."""
        return self._spent

    @property
    def busy(self) -> bool:
        """Whether an exchange is under way: it is calling back."""
        return bool(self._exchanges)

    def cpu_clock(self) -> float:
        """CPU seconds of the process so far, all threads, as the kernel counts them."""
        try:
            return rlimits.cpu_seconds(self.pid)
        except OSError:  # nobody can say how long something took that is gone
            return math.inf

    @property
    def fd_output(self) -> str:
        """What was written past Python to stdout and stderr, up to the cap."""
        return self._watched.text()

    def close(self) -> None:
        """Kill the process and clear away what it left."""
        with self._deadlines.held():
            self._end("closed")

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # One exchange.

    def _request(
        self,
        message: dict[str, Any],
        understand: Callable[[Mapping[str, Any], bool], Understood],
        seconds: float,
        cpu_seconds: float = float("inf"),
        outgoing: "_Outgoing | None" = None,
        on_ready: Callable[[], None] | None = None,
    ) -> Understood:
        """Send a request and serve callbacks until its reply is here; what `understand` makes of it.

        That gets the reply and whether it was interrupted, and may find that what was asked for is Missing or Unfit.
        Whatever else we stumble over is the worker's doing: it ends with "protocol", and nothing of it counts.
        """
        if self._closed:
            raise WorkerDied(self._watched.reason or "closed")
        if len(self._exchanges) >= NESTED_CALLS:
            raise WorkerDied("protocol", "calls nested too deeply")
        outgoing = outgoing or _Outgoing(self)
        left = self.limits.total_seconds - self._spent
        started = self._clock()
        deadline = started + min(seconds, max(left, 0.05))
        nested = bool(self._exchanges)  # a function of ours asks, in the midst of the exchange that called it
        if nested:
            deadline = min(deadline, self._exchanges[-1].deadline)
        exchange = _Exchange(secrets.token_hex(8), deadline, callbacks=outgoing.callbacks)
        if cpu_seconds != float("inf"):
            exchange.cpu_limit = self.cpu_clock() + cpu_seconds
        # What we cannot send is our fault, and no reason to end the worker.
        buffers = wire.encode(message | {"id": exchange.request_id}, outgoing.stand_in, self._value_bytes)
        with self._deadlines.held() if nested else ALONE:
            self._exchanges.append(exchange)
            try:
                self._send(buffers)
                reply = self._converse(exchange, on_ready)
                return understand(reply, exchange.interrupted_at is not None)
            except (Missing, Unfit, WorkerDied):
                raise
            except (TimeoutError, Overdue):
                self._die("timeout")
            except (EOFError, OSError):
                self._die("")
            except WireError as error:
                self._die("protocol", str(error))
            except Exception as error:
                self._die("protocol", f"what leads to a {type(error).__name__}")
            finally:
                self._exchanges.pop()
                if not self._exchanges:
                    self._spent += self._clock() - started

    def _converse(self, exchange: _Exchange, on_ready: Callable[[], None] | None) -> dict[str, Any]:
        while True:
            frame = wire.receive(self._connection, self._value_bytes, wait=lambda: self._wait(exchange))
            reply = frame.decode(self._resolve)
            wire.require(type(reply) is dict, "no message")
            asked, kind = reply.get("id"), reply.get("kind")
            wire.require(type(asked) is str and asked == exchange.request_id, "a frame of another request")
            wire.require(type(kind) is str, "a frame of no kind")
            if kind == "reply":
                return reply
            if kind == "ready" and on_ready is not None:
                on_ready()
                on_ready = None
                self._send(wire.encode({"op": "go", "id": exchange.request_id}))
                continue
            wire.require(kind == "callback", "an unknown kind of frame")
            self._send(self._answer(exchange, reply))

    def _answer(self, exchange: _Exchange, question: Mapping[str, Any]) -> list[Any]:
        """The frame that answers a callback: what our function gave, or which exception it raised.

        It has the time that the call has left, and is ended with it: its arguments are the student's.
        """
        key, args, kwargs = (question.get(part) for part in ("key", "args", "kwargs"))
        wire.require(type(key) in (int, str) and type(args) is tuple and type(kwargs) is dict, "a callback")
        wire.require(all(type(name) is str for name in kwargs), "a callback's arguments")
        function = exchange.callbacks.get(key) if type(key) is int else self._substitutes.get(key)
        exchange.asked += 1
        wire.require(function is not None, "a callback that was not offered")
        wire.require(exchange.asked <= CALLBACKS_PER_CALL, TOO_MANY_CALLBACKS)
        answer = {"op": "answer", "id": exchange.request_id, "raised": "", "error": "", "value": None}

        def answered() -> list[Any]:
            with np.errstate(all="ignore"):
                value = function(*args, **kwargs)
            return wire.encode({**answer, "value": value}, _Outgoing(self).stand_in_for_answer, self._value_bytes)

        try:
            return self._deadlines.run(exchange.end - self._clock(), answered)
        except WorkerDied:
            raise
        except Exception as error:
            return wire.encode({**answer, "raised": type(error).__name__, "error": str(error)[:200]})

    def _send(self, buffers: list[Any]) -> None:
        """Nothing may have come before we ask: what does was sent by code that outlived its call, or a forger."""
        if self._readable.poll(0):
            early = self._connection.recv(1, socket.MSG_PEEK)
            if not early:
                raise EOFError
            raise WireError("a frame that nobody asked for")
        wire.send(self._connection, buffers)

    def _wait(self, exchange: _Exchange) -> None:
        """Until something comes: interrupt when time is up, and give up when that is ignored."""
        while True:
            now = self._clock()
            if exchange.interrupted_at is None:
                limited = exchange.cpu_limit != float("inf")
                if now >= exchange.deadline or (limited and self.cpu_clock() >= exchange.cpu_limit):
                    exchange.interrupted_at = now
                    with contextlib.suppress(ProcessLookupError):
                        signal.pidfd_send_signal(self._pidfd, signal.SIGINT)
                    continue
                patience = exchange.deadline - now
                if limited:
                    patience = min(patience, 0.25)
            else:
                patience = exchange.end - now
                if patience <= 0:
                    raise TimeoutError
            if self._readable.poll(max(1, int(patience * 1000) + 1)):
                return

    def _resolve(self, token: Token) -> Any:
        payload = token.payload
        wire.require(token.kind == "handle" and type(payload) is list and len(payload) == 2, "a token")
        number, name = payload
        wire.require(type(number) is int and number >= 0 and type(name) is str and len(name) < 1000, "a handle")
        return Handle(self.student, one_line(name), Remote(self, number))

    def number_of(self, key: Remote) -> int:
        """Under which the worker keeps a thing; Gone for one of an earlier worker."""
        if key.worker is not self:
            raise Gone
        return key.number

    def _named(self, target: Any) -> Any:
        """How the worker finds what is called: a task's name, a number, or a number with a method's name."""
        if isinstance(target, tuple):
            key, method = target
            return (self._named(key), method)
        key = target._key if isinstance(target, Handle) else target
        return self.number_of(key) if isinstance(key, Remote) else key

    # The end.

    def _die(self, reason: str, detail: str = "") -> NoReturn:
        if self._death is None:  # else an exchange that this one called back from has ended it
            spent = self.cpu_clock()
            status = self._end(reason)
            reason = self._watched.reason or reason
            if not reason and not self._zygote.alive():
                raise SandboxLost("the zygote was killed")
            if not reason:
                reason, detail = ending(status, spent >= self.limits.total_seconds)
            self._death = WorkerDied(reason, detail)
        raise WorkerDied(self._death.reason, self._death.detail)

    def _end(self, reason: str) -> int | None:
        """Kill and collect; returns the exit status of one that ended by itself, for which no `reason` is known."""
        if self._closed:
            return None
        self._closed = True
        by_itself = select.poll()
        by_itself.register(self._pidfd, select.POLLIN)
        ended = bool(by_itself.poll(0 if reason else GRACE_SECONDS * 1000))
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        self._watched.end()
        self._connection.close()
        self._clock.close()
        for descriptor in (self._pidfd, *self._held):
            os.close(descriptor)
        status = self._zygote.reap(self.pid)
        if self._scratch and not self._zygote.alive():
            scratch_directories.remove(self._scratch)
        return status if ended else None


def ending(status: int | None, cpu_used_up: bool) -> tuple[str, str]:
    """The reason and the detail of an end that was not ours."""
    if status is None:
        return "exit", "it closed the connection"
    if status >= 0:
        return "exit", f"status {status}"
    if cpu_used_up or status == -signal.SIGXCPU:
        return "timeout", "its CPU time is used up"
    if status == -signal.SIGKILL:
        return "memory", "killed by the kernel"
    return "crash", f"signal {-status}"


class _Outgoing:
    """What is sent of a call's arguments: tokens for callables, handles and generators."""

    def __init__(self, worker: Worker) -> None:
        self.callbacks: dict[int, Callable] = {}
        self.generators: list[np.random.Generator] = []
        self._worker = worker

    def stand_in_for_answer(self, value: Any) -> Any:
        """An answer may hand back the student's own things, nothing of ours."""
        return Token("handle", self._worker.number_of(value._key)) if isinstance(value, Handle) else value

    def stand_in(self, value: Any) -> Any:
        if isinstance(value, Handle):
            return Token("handle", self._worker.number_of(value._key))
        if isinstance(value, np.random.Generator):
            if not any(known is value for known in self.generators):
                self.generators.append(value)
            number = next(n for n, known in enumerate(self.generators) if known is value)
            return Token("generator", [number, snapshot_state(value)])
        if callable(value):
            number = next((n for n, known in self.callbacks.items() if known is value), len(self.callbacks))
            self.callbacks[number] = value
            return Token("callback", [number, getattr(value, "__name__", "function")])
        return value


def unpacking_seconds(arguments: Any) -> float:
    """CPU time that taking in these arguments costs at most, on a slow machine."""
    if type(arguments) in (tuple, list):
        return sum(map(unpacking_seconds, arguments))
    if type(arguments) is dict:
        return 0.005 + unpacking_seconds(tuple(arguments.values()))
    return 2e-9 * arguments.nbytes if isinstance(arguments, np.ndarray) else 0.0


def name_of_error(reply: Mapping[str, Any]) -> str:
    """The name of the exception that it was answered by; "" if by none."""
    raised = reply.get("raised")
    if raised is None:
        return ""
    wire.require(type(raised) is str, "an exception's name")
    return raised[:100] if raised.isidentifier() else "Exception" if raised else ""


def is_missing(reply: Mapping[str, Any]) -> bool:
    if "missing" not in reply:
        return False
    wire.require(reply["missing"] is True, "what is missing")
    return True


def outcome_of(
    reply: Mapping[str, Any], label: str, args: tuple, kwargs: dict, interrupted: bool, cpu: float | None, steps: bool
) -> Outcome:
    """The reply as an outcome, every part of the type that it must have."""
    raised, count = "Timeout" if interrupted else name_of_error(reply), reply.get("steps")
    error, printed, touched = reply.get("error", ""), reply.get("printed", ""), reply.get("touched", False)
    wire.require(type(error) is str and type(printed) is str and type(touched) is bool, "a fact")
    wire.require((type(count) is int and count >= 0) if steps and not raised else True, "a count")
    return Outcome(
        label, args, kwargs,
        value=None if raised else reply.get("value"),
        raised=raised or None,
        error=one_line(error)[:500] if error else "",
        warnings=short_texts(reply["warnings"], 300) if "warnings" in reply else (),
        changed=short_texts(reply["changed"], 100) if "changed" in reply else (),
        printed=printed,
        touched_global_random=touched,
        steps=count if steps and type(count) is int else None,
        cpu_seconds=cpu,
    )  # fmt: skip


def outcomes_of(parts: Any, calls: Sequence[Call]) -> list[Outcome]:
    """What the first of these calls did; a function that is missing is left to be called once more."""
    wire.require(type(parts) is list and len(parts) <= len(calls), "outcomes")
    found = []
    for part, call in zip(parts, calls, strict=False):
        wire.require(type(part) is dict and not (found and found[-1].raised), "an outcome")
        if not is_missing(part):
            found.append(outcome_of(part, call.name, call.args, call.kwargs, False, None, call.steps))
    return found


def short_texts(found: Any, length: int) -> tuple[str, ...]:
    wire.require(type(found) in (list, tuple) and all(type(text) is str for text in found), "texts")
    return tuple(one_line(text)[:length] for text in found[:20])


def cell_result(value: Any, interrupted: bool, seconds: float, cpu_seconds: float, output_kb: int) -> CellResult:
    """The reply to a cell; a cell that was interrupted before it could answer has no outputs."""
    if type(value) is not dict:
        wire.require(interrupted, "a cell's result")
        return CellResult(False, (), {"ename": "Timeout", "evalue": ""}, (), True, seconds, cpu_seconds)
    error, notes = value.get("error"), value.get("notes")
    # A worker cuts its outputs itself; twice that size is one that was told not to.
    outputs, cut = checked(value.get("outputs"), 2048 * output_kb + (1 << 16))
    wire.require(type(notes) is list and all(type(note) is list and len(note) == 2 for note in notes), "notes")
    wire.require(all(type(part) is str for note in notes for part in note), "notes")
    wire.require(all(kind in SKIPPED for kind, _ in notes), "notes")
    if error is not None:
        wire.require(type(error) is dict and all(type(error.get(k)) is str for k in ("ename", "evalue")), "an error")
        error = {"ename": one_line(error["ename"])[:200], "evalue": error["evalue"][:4000]}
    notes = [(kind, one_line(detail)[:200]) for kind, detail in notes[:20]]
    if cut:
        notes.append(("outputs", ""))
    return CellResult(value.get("ok") is True, outputs, error, tuple(notes), interrupted, seconds, cpu_seconds)

"""One confined process: what it is asked, by when, what it calls back, its end. Trusts nothing that it reads."""

import contextlib
import math
import os
import secrets
import select
import signal
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn, Self, TypeVar

import numpy as np

from autograder.checks import wire
from autograder.checks.architecture import Unfit
from autograder.checks.calls import Handle, Missing, Student
from autograder.checks.wire import Token, WireError
from autograder.wall.ends import Gone, SandboxLost, WorkerDied, ending
from autograder.wall.layers import layers_around, namespaces_of
from autograder.wall.limits import Limits
from autograder.wall.outgoing import Outgoing
from autograder.wall.overdue import Overdue
from autograder.wall.own_time import OwnClock
from autograder.wall.replies import callback_of, handle_of, kind_of
from autograder.wall.watch import Watch
from autograder.wall.zygote import Forked, ZygoteProcess
from autograder.worker import rlimits
from autograder.worker import scratch as scratch_directories

HELLO_SECONDS = 30
MOST_HELD = 32
GRACE_SECONDS = 1.0
NESTED_CALLS = 3
ALONE = contextlib.nullcontext()
CALLBACKS_PER_CALL = 10_000
TOO_MANY_CALLBACKS = f"more than {CALLBACKS_PER_CALL:,} callbacks in one call"

Understood = TypeVar("Understood")


@dataclass(frozen=True)
class Remote:
    """The key of something that stays in a worker, and goes with it."""

    worker: "WorkerProcess"
    number: int


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


class WorkerProcess:
    """A confined process, and one exchange with it after the other; every exit leads through `close`."""

    def __init__(self, zygote: ZygoteProcess, watch: Watch, limits: Limits, forked: Forked, student: Student) -> None:
        pid, connection, output, scratch = forked
        self.pid, self.limits, self.student = pid, limits, student
        self._zygote, self._connection, self._scratch = zygote, connection, scratch
        self._value_bytes = limits.value_mb << 20
        self._spent = 0.0
        self._substitutes: dict[int | str, Callable] = {}
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _request(
        self,
        message: dict[str, Any],
        understand: Callable[[Mapping[str, Any], bool], Understood],
        seconds: float,
        cpu_seconds: float = float("inf"),
        outgoing: Outgoing | None = None,
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
        outgoing = outgoing or Outgoing(self.number_of)
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
            kind = kind_of(reply, exchange.request_id)
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
        key, args, kwargs = callback_of(question)
        function = exchange.callbacks.get(key) if type(key) is int else self._substitutes.get(key)
        exchange.asked += 1
        wire.require(function is not None, "a callback that was not offered")
        wire.require(exchange.asked <= CALLBACKS_PER_CALL, TOO_MANY_CALLBACKS)
        answer = {"op": "answer", "id": exchange.request_id, "raised": "", "error": "", "value": None}

        def answered() -> list[Any]:
            with np.errstate(all="ignore"):
                value = function(*args, **kwargs)
            return wire.encode(
                {**answer, "value": value}, Outgoing(self.number_of).stand_in_for_answer, self._value_bytes
            )

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
        number, name = handle_of(token)
        return Handle(self.student, name, Remote(self, number))

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

"""Workers without a process: what is at the far end of the wire is played by the test."""

import contextlib
import functools
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, TypeVar

import numpy as np
import pytest

from autograder.checks import wire
from autograder.checks.wire import DTYPES, Frame, Token
from autograder.wall import process
from autograder.wall.limits import Limits
from autograder.wall.overdue import Deadlines
from autograder.wall.worker import Worker
from autograder.wall.zygote import Forked
from autograder.worker.worker import Service

T = TypeVar("T")
LAST, FIRST = "the id of the last request", "the id of the first request"


def raw(value: Any) -> bytes:
    return b"".join(map(bytes, wire.encode(value)))


# Of every type that the wire has, in every place where it may stand


def plain_values() -> list[Any]:
    numbers = [0, 1, -1, 2**31, 2**63 - 1, 2**63, -(2**64), 16**1000, 0.0, -0.0, 1e308, np.nan, np.inf, 1j, np.nan * 1j]
    words = ["", "x", "function", "stub", "reply", "ready", "callback", LAST]
    texts = ["a.b", "\x1b[2J\0", "é" * 5000, "\ud800", "1" * 5000]
    return [None, True, False, *numbers, *words, *texts, b"", b"reply", b"\xff" * 5000]


def arrays() -> list[np.ndarray]:
    shapes = [(), (0,), (1,), (2,), (17,), (2, 3), (0, 5), (1,) * 31]
    numeric = [np.ones(shape, dtype) for dtype in DTYPES.values() for shape in shapes]
    odd = [np.full(3, np.nan), np.full((2, 2), np.inf), np.array([2**64 - 1], np.uint64), np.array([0.5, 1e300])]
    return [*numeric, *odd, np.array("x"), np.array(["a", "b"]), np.array([[""]]), np.array([], dtype=str)]


def tokens() -> list[Token]:
    payloads = [[0, "f"], [10**30, "x" * 999], [-1, "f"], ["0", "f"], [True, "f"], [0, b"f"], [0], [], None, {"a": 1}]
    return [Token(kind, payload) for kind in ("handle", "callback", "generator", "", "x") for payload in payloads]


def containers() -> list[Any]:
    keys = {1: 2, (1, 2): 3, None: 4, 2.5: [5], np.nan: 6, False: 7, b"id": 8, np.float32(3): 9, "$": 10}
    nested: Any = 1
    for _ in range(20):
        nested = [nested]
    handle = Token("handle", [3, "f(…)"])
    sets = [set(), {1, 2}, {np.nan, "x"}, {(1, (2, b"x")), None, np.int8(1)}]
    lists = [[], (), [1, 2], ("a", 1), [[1.0], [2.0, 3.0]], [None] * 40, [1.5] * 40, [nested], [handle] * 3, (handle,)]
    return [*sets, *lists, {}, keys, {"a": np.ones(2)}, [{"missing": np.ones(2)}], [[{"raised": 1}]]]


SCALARS = [dtype.type(1) for dtype in DTYPES.values()]
HOSTILE = [*plain_values(), *arrays(), *SCALARS, *tokens(), *containers()]
FIELDS = [
    "id", "kind", "value", "missing", "raised", "error", "printed", "touched", "steps", "warnings", "changed",
    "generators", "key", "args", "kwargs", "config", "layers", "number", "weights", "compiled", "unbuilt", "values",
    "structure", "outputs", "notes", "ok", "ename", "evalue", "state", "bit_generator", "",
]  # fmt: skip


# Honest frames with something else in them


def places(value: Any, depth: int = 0) -> Iterator[list[Any]]:
    """Where something else may be put: at every item of every container in it."""
    if depth < 6 and isinstance(value, dict | list | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield [key]
            yield from ([key, *rest] for rest in places(item, depth + 1))


def put(value: Any, place: list[Any], new: Any) -> Any:
    """The value with something else at this place."""
    if not place:
        return new
    if isinstance(value, dict):
        return {**value, place[0]: put(value.get(place[0]), place[1:], new)}
    if isinstance(value, list | tuple) and place[0] in range(len(value)):
        items = list(value)
        items[place[0]] = put(items[place[0]], place[1:], new)
        return type(value)(items)
    return new


AROUND = [lambda one: one, lambda one: one, lambda one: [one], lambda one: (one, one), lambda one: {"value": one}]


def spoilt(value: Any, choose: Callable) -> Any:
    """The value with something hostile in one place: an item, the whole, or one more part."""
    place = choose([[], *places(value)])
    further = choose([[], [], [], [choose(FIELDS)]])
    return put(value, [*place, *further], choose(AROUND)(choose(HOSTILE)))


def choices(chance: bytes) -> Callable[[Sequence[T]], T]:
    """Chooses by chance, as long as there are bytes left; then the first of everything."""
    number = int.from_bytes(chance, "little")

    def choose(among: Sequence[T]) -> T:
        nonlocal number
        number, which = divmod(number, len(among))
        return among[which]

    return choose


@pytest.fixture(scope="session")
def hostile() -> SimpleNamespace:
    """`choices(chance)` chooses, `spoilt(value, choose)` puts something hostile into a value."""
    return SimpleNamespace(choices=choices, spoilt=spoilt)


# A worker that is asked once


class Puppet:
    """The judge's end of a connection: each message that it sends is answered by the next frame at once."""

    def __init__(self, frames: Sequence[Any]) -> None:
        self._near, self._far = socket.socketpair()
        self._frames = list(frames)
        self._sent = b""
        self._ids: list[str] = []
        self.fileno, self.recv = self._near.fileno, self._near.recv

    def settimeout(self, seconds: float) -> None:
        pass

    def send(self, data: bytes) -> None:
        """What a worker waits for before it says hello."""

    def recvmsg(self, *most: int) -> tuple[bytes, list, int, None]:
        """Its hello, without anything to hold for it."""
        return b"!", [], 0, None

    def sendall(self, data: Any) -> None:
        self._sent += bytes(data)
        _, header, body = wire.HEAD.unpack_from(self._sent)
        if len(self._sent) < wire.HEAD.size + header + body:
            return
        start = wire.HEAD.size + header
        message = Frame(self._sent[wire.HEAD.size : start], bytearray(self._sent[start:])).decode(lambda token: token)
        self._sent = b""
        self._ids.append(message["id"])
        if self._frames:
            self._far.sendall(self._written(self._frames.pop(0)))
        if not self._frames:
            self._far.shutdown(socket.SHUT_WR)

    def _written(self, frame: Any) -> bytes:
        known = {LAST: self._ids[-1], FIRST: self._ids[0]}
        if isinstance(frame, dict):
            frame = {key: known.get(item, item) if type(item) is str else item for key, item in frame.items()}
        return raw(frame)

    def close(self) -> None:
        self._near.close()
        self._far.close()


@pytest.fixture(scope="session")
def puppet() -> type[Puppet]:
    return Puppet


@pytest.fixture(scope="session")
def ended() -> Iterator[int]:
    """The number of a process that has ended and was not waited for: nothing can happen to it any more."""
    child = subprocess.Popen(["true"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    yield child.pid
    child.wait()


@pytest.fixture(scope="session")
def worker_on(ended: int) -> Callable[..., Worker]:
    """A worker at the end of this connection."""
    watched = SimpleNamespace(begin=lambda: None, end=lambda: None, text=lambda: "", reason="")
    watch = SimpleNamespace(deadlines=Deadlines(), add=lambda *args: watched)
    zygote = SimpleNamespace(alive=lambda: True, reap=lambda pid: 0, namespaces={}, facts={})

    def worker(connection: Any, limits: Limits | None = None, student: Any = None) -> Worker:
        with pytest.MonkeyPatch.context() as patch:  # there is no process whose layers could be looked at
            patch.setattr(process, "layers_around", lambda *facts: ())
            return Worker(zygote, watch, limits or Limits(), Forked(ended, connection, -1, None), student)

    return worker


# A whole notebook: the worker's own service in a thread, its frames changed on the way.


class Tampering:
    """A socket of the worker's, what goes out through it changed by `tamper`."""

    def __init__(self, connection: socket.socket, tamper: Callable[[Any], Any]) -> None:
        self._connection, self._tamper = connection, tamper
        self.recv = connection.recv

    def sendall(self, data: bytes) -> None:
        _, header, _ = wire.HEAD.unpack_from(data)
        start = wire.HEAD.size + header
        value = Frame(data[wire.HEAD.size : start], bytearray(data[start:])).decode(lambda token: token)
        self._connection.sendall(raw(self._tamper(value)))


class InThread(Service):
    """The worker's service where no signal can reach it."""

    def _as_student(self, work: Callable[[], Any]) -> Any:
        return work()


@dataclass
class PlayedSandbox:
    """Workers that run this source; `tamper` may change whatever they send."""

    source: str
    tamper: Callable[[Any], Any]
    worker_on: Callable[..., Worker]

    def spawn(self, limits: Limits, watch: Sequence[str] = (), student: Any = None) -> Worker:
        near, far = socket.socketpair()
        namespace: dict[str, Any] = {"np": np}
        exec(self.source, namespace)
        cells = SimpleNamespace(
            bound={name: namespace[name] for name in watch if name in namespace},
            namespace=namespace,
            settle=lambda: None,
            listening=listening,
            run=lambda source, name: {"ok": True, "outputs": [], "error": None, "notes": []},
            names=lambda: dict.fromkeys(cells.bound, "function"),
        )

        def serve() -> None:
            with far, contextlib.suppress(Exception):  # whatever ends it, it hangs up
                far.recv(1)
                far.sendall(b"!")
                InThread(Tampering(far, self.tamper), cells, limits.value_mb << 20).run()

        threading.Thread(target=serve, daemon=True).start()
        return self.worker_on(near, limits, student)


@contextlib.contextmanager
def listening() -> Iterator[Any]:
    yield SimpleNamespace(printed=lambda: "")


@pytest.fixture(scope="session")
def played(worker_on: Callable[..., Worker]) -> Callable[..., PlayedSandbox]:
    return functools.partial(PlayedSandbox, worker_on=worker_on)

"""Serves the judge's requests among the student's code. Untrusted: it knows no expected value and decides nothing."""

import builtins
import contextlib
import os
import random
import signal
import socket
import threading
import time
import types
import warnings
from _signal import getsignal  # signal's own looks for an enumeration's name first, which takes as long as a call
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks import wire
from autograder.checks.items import counted
from autograder.checks.local import GlobalRandom, changed_arguments, kind_of
from autograder.checks.steps import StepCounter
from autograder.checks.values import CannotTravel, plain, snapshot
from autograder.checks.wire import Token, WireError
from autograder.worker import absent, models
from autograder.worker.cells import Cells

ERROR_LENGTH = 500
WARNINGS = 20
WARNING_LENGTH = 300
BIT_GENERATORS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")


def serve(connection: socket.socket, watch: Sequence[str], limits: Mapping[str, float], held: Sequence[int]) -> None:
    """Say hello, with descriptors for the judge to hold, then answer until it hangs up."""
    random.seed()
    np.random.seed()
    service = Service(connection, Cells(watch, output_kb=int(limits["output_kb"])), int(limits["value_mb"]) << 20)
    socket.send_fds(connection, [b"!"], held)
    for descriptor in held:
        os.close(descriptor)
    try:
        service.run()
    except EOFError:
        os._exit(0)


class Service:
    """One submission's conversation with the judge: one request at a time, callbacks nested in it."""

    def __init__(self, connection: socket.socket, cells: Cells, value_bytes: int) -> None:
        self._connection, self._cells, self._value_bytes = connection, cells, value_bytes
        self._things: list[Any] = []  # what handles stand for
        self._own: dict[str, Any] = {}  # what substitutes hide
        self._asking = threading.RLock()
        self._call_id: str | None = None
        self._in_student_code = False
        self._interrupted = False
        self._cells_ran = False
        self._handler = self._on_interrupt

    def run(self) -> None:
        while True:
            frame = wire.receive(self._connection, self._value_bytes)
            self._answer(frame)

    def _answer(self, frame: wire.Frame) -> None:
        resolver = Resolver(self)
        request = frame.decode(resolver)
        reply: dict[str, Any] = {}
        try:
            if request["op"] == "call":
                reply = self._do_call(request, resolver)
            else:
                reply = getattr(self, f"_do_{request['op']}")(request)
            buffers = self._encode(reply, request["id"])
        except (WireError, CannotTravel) as error:
            reply |= {"value": None, "raised": "CannotTravel", "error": str(error)}
            buffers = self._encode(reply, request["id"])
        except KeyboardInterrupt:  # it came between the student's code and ours
            buffers = self._encode({"raised": "Timeout"}, request["id"])
        wire.send(self._connection, buffers)

    def _encode(self, reply: Mapping[str, Any], request_id: str) -> list[Any]:
        return wire.encode({**reply, "kind": "reply", "id": request_id}, body_bytes=self._value_bytes)

    # What the judge asks for.

    def _do_cell(self, request: Mapping[str, Any]) -> dict[str, Any]:
        self._cells_ran = True
        return {"value": self._as_student(lambda: self._cells.run(request["source"], request["name"]))}

    def _do_names(self, request: Mapping[str, Any]) -> dict[str, Any]:
        return {"value": self._as_student(self._cells.names)}

    def _do_value(self, request: Mapping[str, Any]) -> dict[str, Any]:
        name = request["name"]
        thing = self._cells.bound.get(name, self._cells.namespace.get(name))
        return {"value": self._as_student(lambda: self._travelling(name, thing))}

    def _do_absent(self, request: Mapping[str, Any]) -> dict[str, Any]:
        self._put_away = absent.put_away(request["says"])
        return {"value": None}

    def _do_model(self, request: Mapping[str, Any]) -> dict[str, Any]:
        self._settle()
        return {"value": self._as_student(lambda: models.answer(request, self._cells, self._things))}

    def _do_substitute(self, request: Mapping[str, Any]) -> dict[str, Any]:
        name, namespace = request["name"], self._cells.namespace
        self._settle()
        if request["on"]:
            self._own.setdefault(name, namespace.get(name))
            namespace[name] = self._callback(Token("callback", [name, name]))
        elif name in self._own:
            own = self._own.pop(name)
            if own is None:
                namespace.pop(name, None)
            else:
                namespace[name] = own
        return {"value": None}

    def _do_call(self, request: Mapping[str, Any], resolver: "Resolver") -> dict[str, Any]:
        self._settle()
        before, self._call_id = self._call_id, request["id"]
        try:
            if "calls" in request:
                reply = {"value": self._one_after_the_other(request)}
            else:
                reply = self._one(request, "hold" in request)
        finally:
            self._call_id = before
        if resolver.generators:
            reply["generators"] = [generator.bit_generator.state for generator in resolver.generators.values()]
        return reply

    def _one_after_the_other(self, request: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What these calls did, up to one that raised; no more of them when their time is over."""
        end = time.monotonic() + request["seconds"]
        done: list[dict[str, Any]] = []
        for call in request["calls"]:
            if time.monotonic() > end or (done and "raised" in done[-1]):
                break
            done.append(self._one(call))
        return done

    def _one(self, call: Mapping[str, Any], hold: bool = False) -> dict[str, Any]:
        try:
            function = self._find(call["target"])
        except KeyError:
            return {"missing": True}
        if hold:
            self._hold(call["id"])
            return self._call(function, call)
        return self._watched(function, call)

    def _watched(self, function: Callable, request: Mapping[str, Any]) -> dict[str, Any]:
        """A call whose arguments are looked at afterwards: not while the judge's clock runs, since it takes longer."""
        given = request["args"], request.get("kwargs", {})
        untouched = snapshot(given)
        reply = self._call(function, request)
        if changed := changed_arguments(*untouched, *given):
            reply["changed"] = list(changed)
        return reply

    def _call(self, function: Callable, request: Mapping[str, Any]) -> dict[str, Any]:
        """What happened. A fact that is as usual is left out: most calls give a value and nothing else."""
        label, args, kwargs, steps = request["label"], request["args"], request.get("kwargs", {}), "steps" in request
        facts: dict[str, Any] = {}
        items = counted(getattr(function, "__globals__", self._cells.namespace)) if steps else contextlib.nullcontext()
        counter = StepCounter() if steps else contextlib.nullcontext()
        global_random = GlobalRandom()

        def call() -> None:
            with items, counter:
                value = function(*args, **kwargs)
            facts["value"] = self._travelling(f"{label}(…)", value)

        with warnings.catch_warnings(record=True) as caught, self._cells.listening() as heard:
            warnings.simplefilter("always")
            self._interrupted = False
            try:
                self._as_student(call)
            except MemoryError:
                facts = {"raised": "MemoryLimit"}
            except BaseException as error:
                timeout = self._interrupted and isinstance(error, KeyboardInterrupt)
                facts = {"raised": "Timeout" if timeout else kind_of(error, "__main__"), "error": text_of(error)}
        if printed := heard.printed():
            facts["printed"] = printed
        if caught:
            facts["warnings"] = list(dict.fromkeys(map(warning_text, caught[:1000])))[:WARNINGS]
        if global_random.touched():
            facts["touched"] = True
        if steps:
            facts["steps"] = counter.steps
        return facts

    def _hold(self, request_id: str) -> None:
        """Tell the judge that the arguments are unpacked, so that it reads the clock, and wait for its go."""
        wire.send(self._connection, wire.encode({"kind": "ready", "id": request_id}))
        wire.receive(self._connection)

    def _settle(self) -> None:
        if self._cells_ran:
            self._cells.settle()
            self._cells_ran = False

    def _find(self, target: Any) -> Any:
        if type(target) is str:
            return self._cells.bound[target]
        if type(target) is tuple:
            return getattr(self._things[target[0]], target[1])
        return self._things[target]

    # Between the student's code and the judge.

    def _as_student(self, work: Callable[[], Any]) -> Any:
        """Run with the judge's interrupt in force; whatever the student's code did to the handler is undone first."""
        if getsignal(signal.SIGINT) is not self._handler:
            signal.signal(signal.SIGINT, self._handler)
        nested, self._in_student_code = self._in_student_code, True
        try:
            return work()
        finally:
            self._in_student_code = nested

    def _on_interrupt(self, number: int, frame: types.FrameType | None) -> None:
        if self._in_student_code:
            self._interrupted = True
            raise KeyboardInterrupt

    def _travelling(self, name: str, value: Any, depth: int = 0) -> Any:
        """The value as it can be sent, with a handle in the place of what can't; tuples part by part."""
        if type(value) is tuple:
            return tuple(self._travelling(f"{name}[{k}]", item, depth + 1) for k, item in enumerate(value))
        try:
            return plain(value, depth)
        except CannotTravel:
            self._things.append(value)
            return Token("handle", [len(self._things) - 1, name])

    def thing(self, key: int) -> Any:
        return self._things[key]

    def _callback(self, token: Token) -> Callable:
        key, name = token.payload

        def callback(*args: Any, **kwargs: Any) -> Any:
            return self._ask(key, args, kwargs)

        callback.__name__ = callback.__qualname__ = name
        return callback

    def _ask(self, key: Any, args: tuple, kwargs: dict) -> Any:
        """Have the judge answer a call; it may call back in turn before it does."""
        with self._asking:
            if self._call_id is None:
                raise RuntimeError("this function answers only while a task is being checked")
            request_id = self._call_id
            question = {"kind": "callback", "id": request_id, "key": key}
            question["args"] = tuple(self._travelling("argument", a) for a in args)
            question["kwargs"] = {str(k): self._travelling(str(k), v) for k, v in kwargs.items()}
            buffers = wire.encode(question, body_bytes=self._value_bytes)
            inside, self._in_student_code = self._in_student_code, False
            try:
                wire.send(self._connection, buffers)
                answer = self._wait_for_answer(request_id)
            finally:
                self._in_student_code = inside
        if answer["raised"]:
            kind = getattr(builtins, answer["raised"], None)
            ordinary = isinstance(kind, type) and issubclass(kind, Exception)
            raise (kind if ordinary else RuntimeError)(answer["error"])
        return answer["value"]

    def _wait_for_answer(self, request_id: str) -> dict[str, Any]:
        while True:
            frame = wire.receive(self._connection, self._value_bytes)
            message = frame.decode(_keep)
            if message["op"] == "answer" and message["id"] == request_id:
                return frame.decode(Resolver(self))
            self._answer(frame)


class Resolver:
    """Puts objects in the place of tokens: the same object for the same token, however often a frame is decoded."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._callbacks: dict[Any, Callable] = {}
        self.generators: dict[int, np.random.Generator] = {}

    def __call__(self, token: Token) -> Any:
        if token.kind == "handle":
            return self._service.thing(token.payload)
        if token.kind == "callback":
            key = token.payload[0]
            if key not in self._callbacks:
                self._callbacks[key] = self._service._callback(token)
            return self._callbacks[key]
        number, state = token.payload
        if number not in self.generators:
            bits = getattr(np.random, state["bit_generator"])()
            bits.state = state
            self.generators[number] = np.random.Generator(bits)
        return self.generators[number]


def _keep(token: Token) -> Token:
    return token


def warning_text(caught: warnings.WarningMessage) -> str:
    try:
        return f"{caught.category.__name__}: {caught.message}"[:WARNING_LENGTH]
    except Exception:
        return "Warning: (its text could not be read)"


def text_of(error: BaseException) -> str:
    try:
        return str(error)[:ERROR_LENGTH]
    except BaseException:
        return "(its text could not be read)"

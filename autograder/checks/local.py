"""A student whose functions live in this process: a notebook's own, or our own solutions. Never untrusted code."""

import contextlib
import ctypes
import io
import linecache
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks import architecture, nets
from autograder.checks.calls import Call, Handle, Missing, Outcome, Student, unfit
from autograder.checks.steps import StepCounter
from autograder.checks.values import CannotTravel, identical, plain, snapshot

ERROR_LENGTH = 500


class LocalStudent(Student):
    """Calls what is bound in a namespace, and watches what each call does to its surroundings."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        super().__init__()
        self._namespace = namespace

    def _function(self, name: str, target: Any) -> Callable:
        if isinstance(target, tuple):
            return getattr(target[0], target[1])
        if not isinstance(target, str):
            return target
        function = self._namespace.get(name)
        if not callable(function):
            raise Missing(name)
        return function

    def _perform(self, call: Call) -> Outcome:
        name, args, kwargs = call.name, call.args, call.kwargs
        function = self._function(name, call.target)
        given_args, given_kwargs = snapshot(args), snapshot(kwargs)
        global_random = GlobalRandom()
        printed = io.StringIO()
        facts: dict[str, Any] = {}
        items = self._items(function) if call.steps else contextlib.nullcontext()
        counter = StepCounter() if call.steps else contextlib.nullcontext()
        with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(printed):
            warnings.simplefilter("always")
            start = time.thread_time()
            try:
                with items, counter:  # of this frame: a counter on 3.11 notices frames that it did not see begin
                    value = function(*self._own(given_args), **self._own(given_kwargs))
                facts["value"] = self._plain_or_handle(name, value)
            except (Exception, SystemExit) as error:
                own = self._namespace.get("__name__", "__main__")
                facts |= {"raised": kind_of(error, own), "error": str(error)[:ERROR_LENGTH]}
                facts["line"] = raising_line(error, function, self._namespace)
        if call.timed:
            facts["cpu_seconds"] = time.thread_time() - start
        return Outcome(
            name,
            args,
            kwargs,
            warnings=tuple(f"{w.category.__name__}: {w.message}" for w in caught),
            changed=changed_arguments(args, kwargs, given_args, given_kwargs),
            printed=printed.getvalue(),
            touched_global_random=global_random.touched(),
            steps=getattr(counter, "steps", None),
            **facts,
        )

    def _items(self, function: Callable) -> contextlib.AbstractContextManager:
        """Has loops inside C take steps too."""
        from autograder.checks.items import counted  # seldom needed, and every notebook imports this module

        return counted(getattr(function, "__globals__", self._namespace))  # type: ignore[arg-type]

    def given(self, kind: str, **parameters: Any) -> Handle:
        return Handle(self, kind, nets.make(kind, **parameters))

    def function(self, task: str) -> Handle:
        return Handle(self, task, self._function(task, task))

    def _structure(self, builder: str, args: tuple, kwargs: dict) -> Outcome:
        outcome = self._perform(Call(builder, builder, args, kwargs))
        if outcome.raised:
            return outcome
        model = outcome.value._key if isinstance(outcome.value, Handle) else outcome.value
        if not architecture.is_model(model):
            return unfit(outcome, architecture.no_model(type(model).__name__))
        if not architecture.is_built(model):
            return unfit(outcome, architecture.NOT_BUILT)
        try:
            architecture.checked_config(architecture.config_of(model), f"what {builder} builds")
            found = {**architecture.structure(model), "compiled": bool(getattr(model, "compiled", False))}
        except (architecture.Unfit, ValueError, TypeError) as reason:
            return unfit(outcome, str(reason) or "the model could not be read")
        return replace(outcome, value=found)

    def _predict(self, task: str, x: Any) -> Outcome:
        model = self._namespace.get(task)
        if model is None:
            raise Missing(task)
        said = Outcome(f"{task}.predict", (x,))
        if not architecture.is_model(model):
            return unfit(said, architecture.no_model(type(model).__name__))
        try:
            return replace(said, value=architecture.predict(model, x))
        except Exception as error:
            return replace(said, raised=type(error).__name__, error=str(error)[:ERROR_LENGTH])

    def _own(self, argument: Any) -> Any:
        """What the student's own function gets: the things themselves where the check holds handles of them."""
        if isinstance(argument, Handle):
            return argument._key
        if type(argument) in (list, tuple):
            return type(argument)(map(self._own, argument)) if holds_handle(argument) else argument
        if type(argument) is dict:
            return {key: self._own(item) for key, item in argument.items()} if holds_handle(argument) else argument
        return argument

    def _plain_or_handle(self, name: str, value: Any, depth: int = 0) -> Any:
        if type(value) is tuple:
            return tuple(self._plain_or_handle(f"{name}(…)[{k}]", item, depth + 1) for k, item in enumerate(value))
        try:
            return plain(value, depth)
        except CannotTravel:
            return Handle(self, f"{name}(…)", value)


def holds_handle(value: Any) -> bool:
    """Whether a handle lies somewhere in the containers; others are handed over as they are, so that changes show."""
    if type(value) is dict:
        return any(map(holds_handle, value.values()))
    return isinstance(value, Handle) or (type(value) in (list, tuple) and any(map(holds_handle, value)))


def changed_arguments(args: tuple, kwargs: dict, after_args: tuple, after_kwargs: dict) -> tuple[str, ...]:
    """Which arguments a call changed in place, as a person would name them; a Generator may advance."""
    changed = [f"argument {k}" for k, (a, b) in enumerate(zip(args, after_args, strict=True), 1) if not identical(a, b)]
    return (*changed, *(name for name, a in kwargs.items() if not identical(a, after_kwargs[name])))


class GlobalRandom:
    """Notices when something draws from numpy's global generator, or seeds it.

    Looks at the state where it lies: asking numpy for a copy of it takes longer than most calls. Every draw of its
    Mersenne Twister moves the position or makes all words anew, so that the position and the first words tell.
    """

    Words = ctypes.c_uint32 * 625  # the last one is the position
    UNSEEDED = 0xFF  # no seed and no number of draws leads to where this puts it: seeding again is a change

    def __init__(self) -> None:
        self._generator = np.random.mtrand._rand
        self._bits = bits = self._generator._bit_generator
        ordinary = type(bits) is np.random.MT19937
        self._words = self.Words.from_address(bits.ctypes.state_address) if ordinary else None
        self._disturb()
        self._before = self._glance()

    def touched(self) -> bool:
        same = np.random.mtrand._rand is self._generator and self._generator._bit_generator is self._bits
        if not same or self._glance() != self._before:
            return True
        self._disturb()  # back again: calls nest, and looking must not be a change
        return False

    def _disturb(self) -> None:
        if self._words is not None:
            self._words[0] ^= self.UNSEEDED

    def _glance(self) -> Any:
        words = self._words
        return repr(self._bits.state) if words is None else (words[0], words[1], words[2], words[624])


def kind_of(error: BaseException, own: str) -> str:
    """The name of its class; a class of the student's own module counts as what it derives from, as for `except`."""
    return next((kind.__name__ for kind in type(error).__mro__ if kind.__module__ != own), "Exception")


def raising_line(error: BaseException, function: Callable, namespace: Mapping[str, Any]) -> str:
    """The last line of the student's own that ran before the exception, "line 3: …"; empty if none did."""
    own = [getattr(function, "__globals__", namespace), namespace]
    said, trace = "", error.__traceback__
    while trace is not None:
        if any(trace.tb_frame.f_globals is space for space in own):
            source = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno).strip()
            said = f"line {trace.tb_lineno}: {source}" if source else f"line {trace.tb_lineno}"
        trace = trace.tb_next
    return said

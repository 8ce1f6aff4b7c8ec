"""Ends a function of ours when its time is up: what a student's code asks for, it asks with arguments of its own.

Python can raise an exception in another thread as soon as that runs Python again; a single step in C is waited for.
"""

import contextlib
import ctypes
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from autograder.wall.own_time import OwnClock

T = TypeVar("T")


class Overdue(BaseException):
    """Raised in the midst of our own function, and no handler in it is meant."""


@dataclass(eq=False, slots=True)
class _Running:
    """A function under way."""

    thread: int
    clock: OwnClock
    end: float
    held: bool = False
    over: bool = False  # from now on the exception may come at any moment, once


class Deadlines:
    """The functions that run against a clock. Whoever watches has to call `look` now and then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # nothing but its own `with` is safe from an exception out of nowhere
        self._running: list[_Running] = []

    def __bool__(self) -> bool:
        return bool(self._running)

    def run(self, seconds: float, work: Callable[[], T]) -> T:
        """What `work` gives; Overdue if that is not there after so many seconds that this thread had for itself."""
        clock = OwnClock(threading.get_native_id())
        running = _Running(threading.get_ident(), clock, seconds)
        with self._lock:
            self._running.append(running)
        try:
            return work()
        finally:
            with self._lock:
                if not running.over:
                    self._running.remove(running)
            if running.over:
                raise_in(running.thread, None)  # what has not come yet must not come in the midst of something else
                raise Overdue

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """What happens inside must not be left half done: functions of this thread that called it are ended later."""
        with self._lock:
            mine = [one for one in self._running if one.thread == threading.get_ident() and not one.held]
            for one in mine:
                one.held = True
        try:
            yield
        finally:
            for one in mine:
                one.held = False

    def look(self) -> None:
        """End what is overdue."""
        if not self._running:
            return
        with self._lock:
            for one in [one for one in self._running if not one.held and one.clock() >= one.end]:
                self._running.remove(one)
                one.over = True
                raise_in(one.thread, Overdue)


def raise_in(thread: int, exception: type[BaseException] | None) -> None:
    """Raise it in another thread, or take back one that was not raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if exception is None else ctypes.py_object(exception)
    )

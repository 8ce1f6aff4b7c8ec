"""What is sent of a call's arguments: tokens stand for what can't travel."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.calls import Handle
from autograder.checks.wire import Token
from autograder.wall.generators import snapshot_state


class Outgoing:
    """Stands tokens in for callables, handles and generators; `number_of` says under which number a handle goes."""

    def __init__(self, number_of: Callable[[Any], int]) -> None:
        self.callbacks: dict[int, Callable] = {}
        self.generators: list[np.random.Generator] = []
        self._number_of = number_of

    def stand_in_for_answer(self, value: Any) -> Any:
        """An answer may hand back the student's own things, nothing of ours."""
        return Token("handle", self._number_of(value._key)) if isinstance(value, Handle) else value

    def stand_in(self, value: Any) -> Any:
        if isinstance(value, Handle):
            return Token("handle", self._number_of(value._key))
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

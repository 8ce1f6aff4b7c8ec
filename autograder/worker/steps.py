"""Counts the bytecode instructions that a call executes, and notices when somebody meddles with the count."""

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

TAMPERED = 2**62


class StepCounter:
    """Counts in every Python frame entered inside the block, in new threads too."""

    def __init__(self) -> None:
        self._count = 0
        self._entered = 0
        self._left = 0
        self.steps = 0

    def __enter__(self) -> "StepCounter":
        self._tracer = self._trace
        threading.settrace(self._tracer)
        sys.settrace(self._tracer)
        return self

    def __exit__(self, *exc: object) -> None:
        standing = sys.gettrace() is self._tracer
        sys.settrace(None)
        threading.settrace(None)
        # A frame whose tracer was taken away is entered and never left.
        honest = standing and self._entered == self._left
        self.steps = self._count if honest else TAMPERED

    def _trace(self, frame: FrameType, event: str, _: Any) -> Callable | None:
        if event == "opcode":
            self._count += 1
        elif event == "call":
            if frame.f_code is _EXIT:
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            self._entered += 1
        elif event == "return":
            self._left += 1
        return self._tracer


_EXIT = StepCounter.__exit__.__code__

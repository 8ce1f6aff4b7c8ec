"""Counts the bytecode instructions that a call executes, and notices when somebody meddles with the count."""

import sys
import threading
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

TAMPERED = 2**62


class TracingCounter:
    """Counts by the trace function of Python 3.11, in every frame entered inside the block, in new threads too."""

    def __init__(self) -> None:
        self.steps = 0
        self._count = self._entered = self._left = 0
        self._tracer = self._trace

    def __enter__(self) -> "TracingCounter":
        self._previous = sys.gettrace(), threading.gettrace()
        threading.settrace(self._tracer)
        sys.settrace(self._tracer)
        return self

    def __exit__(self, *exc: object) -> None:
        standing = sys.gettrace() is self._tracer
        sys.settrace(self._previous[0])
        threading.settrace(self._previous[1])
        # A frame whose tracer was taken away is entered and never left.
        honest = standing and self._entered == self._left
        self.steps = self._count if honest else TAMPERED

    def _trace(self, frame: FrameType, event: str, _: Any) -> Callable | None:
        if event == "opcode":
            self._count += 1
        elif event == "call":
            if frame.f_code is TracingCounter.__exit__.__code__:
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            self._entered += 1
        elif event == "return":
            self._left += 1
        return self._tracer


class MonitoringCounter:
    """Counts by sys.monitoring, from Python 3.12 on: there, tracing misses the first frame that it meets."""

    TOOL, NAME = 4, "autograder steps"

    def __init__(self) -> None:
        self.steps = 0
        self._count = 0
        self._elsewhere: frozenset[int] = frozenset()  # threads that ran before: a kernel has some
        self._callback = self._instruction

    def __enter__(self) -> "MonitoringCounter":
        monitoring = sys.monitoring
        self._elsewhere = frozenset(sys._current_frames()) - {threading.get_ident()}
        if monitoring.get_tool(self.TOOL) is not None:
            monitoring.free_tool_id(self.TOOL)
        monitoring.use_tool_id(self.TOOL, self.NAME)
        monitoring.register_callback(self.TOOL, monitoring.events.INSTRUCTION, self._callback)
        monitoring.set_events(self.TOOL, monitoring.events.INSTRUCTION)
        return self

    def __exit__(self, *exc: object) -> None:
        monitoring = sys.monitoring
        standing = (
            monitoring.get_tool(self.TOOL) == self.NAME
            and monitoring.get_events(self.TOOL) == monitoring.events.INSTRUCTION
            and monitoring.register_callback(self.TOOL, monitoring.events.INSTRUCTION, None) is self._callback
        )
        if monitoring.get_tool(self.TOOL) is not None:
            monitoring.set_events(self.TOOL, 0)
            monitoring.free_tool_id(self.TOOL)
        self.steps = self._count if standing else TAMPERED

    def _instruction(self, code: CodeType, offset: int) -> None:
        if threading.get_ident() not in self._elsewhere:
            self._count += 1


StepCounter = TracingCounter if sys.version_info < (3, 12) else MonitoringCounter

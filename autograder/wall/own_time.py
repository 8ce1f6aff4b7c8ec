"""A clock of a worker's own: it stands still while the worker waits for a processor that others have.

A limit by this clock is the same on an idle and on a busy machine, and sleeping costs as much as computing.
"""

import contextlib
import os
import time

from autograder.worker.rlimits import cpu_seconds

PROCESSORS = len(os.sched_getaffinity(0))


class OwnClock:
    """Of one process: seconds since this was made, without those that its first thread was ready to run and did not."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._started = time.monotonic()
        try:
            self._schedstat: int | None = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY)
        except OSError:  # a kernel that doesn't count: then it is a clock like any other
            self._schedstat = None
        self._waited_last = 0.0
        self._waited_before, self._cpu_before = self._waited(), self._cpu_seconds()

    def __call__(self) -> float:
        passed = time.monotonic() - self._started
        waited = self._waited() - self._waited_before
        # A thread that waits for other threads of its own process has only itself to blame.
        worked = (self._cpu_seconds() - self._cpu_before) / PROCESSORS
        return max(passed - waited, min(passed, worked))

    def _waited(self) -> float:
        """What the kernel has counted so far; of a process that has ended, what was last seen."""
        if self._schedstat is not None:
            with contextlib.suppress(OSError, IndexError):
                self._waited_last = int(os.pread(self._schedstat, 100, 0).split()[1]) / 1e9
        return self._waited_last

    def _cpu_seconds(self) -> float:
        try:
            return cpu_seconds(self._pid)
        except OSError:
            return 0.0

    def close(self) -> None:
        if self._schedstat is not None:
            os.close(self._schedstat)
            self._schedstat = None

    __del__ = close

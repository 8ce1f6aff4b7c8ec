"""Looks after running workers from outside: drains what they write, and kills those that take too much."""

import contextlib
import os
import select
import signal
import stat
import threading
from pathlib import Path

from autograder.engine.limits import Limits
from autograder.engine.overdue import Deadlines

PERIOD_SECONDS = 0.04
# The kernel's own limit answers with a MemoryError first; this is for memory that it does not count.
MEMORY_SLACK, MEMORY_MARGIN_KB = 1.25, 32 << 10
WRITTEN_FACTOR = 8


class Watched:
    """One worker as the watch sees it."""

    def __init__(self, pid: int, pidfd: int, output: int, limits: Limits, scratch: str | None, wake: object) -> None:
        self.pid, self.limits, self.scratch = pid, limits, scratch
        self.output = output
        self.reason = ""
        self._pidfd, self._wake = pidfd, wake
        self._kept = bytearray()
        self._baseline_kb: int | None = None
        self._lock = threading.Lock()
        self.ended = False

    def text(self) -> str:
        return self._kept.decode(errors="replace")

    def begin(self) -> None:
        """The student's code starts now: what the process has taken so far is not its doing."""
        self._baseline_kb = self._status()[0]

    def end(self) -> None:
        """After this nothing is read, and nobody is killed: the process id may be given to another process."""
        with self._lock:
            self.ended = True
        self._wake()

    def drain(self) -> bool:
        """Read what was written; False at its end."""
        data = os.read(self.output, 1 << 16)
        room = (self.limits.output_kb << 10) - len(self._kept)
        self._kept += data[: max(room, 0)]
        return bool(data)

    def inspect(self) -> None:
        with self._lock:
            if self.ended or self._baseline_kb is None or self.reason:
                return
            with contextlib.suppress(OSError):
                self.reason = self._excess()
            if self.reason:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def _excess(self) -> str:
        memory_kb, threads = self._status()
        if memory_kb - self._baseline_kb > self.limits.memory_mb * 1024 * MEMORY_SLACK + MEMORY_MARGIN_KB:
            return "memory"
        if threads > self.limits.threads:
            return "threads"
        if self.scratch and self._scratch_is_full():
            return "scratch"
        return ""

    def _status(self) -> tuple[int, int]:
        """Private and shared memory in kB, and the number of threads."""
        memory = threads = 0
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(("RssAnon:", "RssShmem:")):
                memory += int(line.split()[1])
            elif line.startswith("Threads:"):
                threads = int(line.split()[1])
        return memory, threads

    def _scratch_is_full(self) -> bool:
        most, size, files = self.limits.scratch_mb << 20, 0, 0
        for folder, names, others in os.walk(self.scratch):
            files += len(names) + len(others)
            if files > self.limits.scratch_files:
                return True
            for name in others:
                with contextlib.suppress(OSError):
                    size += os.lstat(f"{folder}/{name}").st_blocks * 512
        return size + self._deleted_but_open() > most or self._written() > WRITTEN_FACTOR * most

    def _deleted_but_open(self) -> int:
        size = 0
        for entry in Path(f"/proc/{self.pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                found = entry.stat()
                if stat.S_ISREG(found.st_mode) and not found.st_nlink:
                    size += found.st_blocks * 512
        return size

    def _written(self) -> int:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{self.pid}/io").read_text().splitlines():
                if line.startswith("write_bytes:"):
                    return int(line.split()[1])
        return 0


class Watch:
    """One thread for all workers of a sandbox; it sleeps while there are none."""

    def __init__(self) -> None:
        self.deadlines = Deadlines()  # of what the judge computes for workers
        self._lock = threading.Lock()
        self._workers: dict[int, Watched] = {}
        self._poll = select.poll()
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        self._poll.register(self._wake_read, select.POLLIN)
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="autograder-watch", daemon=True)
        self._thread.start()

    def add(self, pid: int, pidfd: int, output: int, limits: Limits, scratch: str | None) -> Watched:
        watched = Watched(pid, pidfd, output, limits, scratch, self._wake)
        with self._lock:
            self._workers[output] = watched
        self._wake()
        return watched

    def close(self) -> None:
        self._closed = True
        self._wake()
        self._thread.join(5)

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError, OSError):
            os.write(self._wake_write, b"x")

    def _run(self) -> None:
        watching: dict[int, Watched] = {}
        while not self._closed:
            events = self._poll.poll(PERIOD_SECONDS * 1000 if watching or self.deadlines else None)
            self.deadlines.look()
            for descriptor, _ in events:
                if descriptor == self._wake_read:
                    os.read(self._wake_read, 4096)
                elif descriptor in watching and not watching[descriptor].drain():
                    self._poll.unregister(descriptor)
            with self._lock:
                for descriptor, watched in self._workers.items():
                    if descriptor not in watching:
                        watching[descriptor] = watched
                        self._poll.register(descriptor, select.POLLIN)
                ended = [descriptor for descriptor, watched in watching.items() if watched.ended]
                for descriptor in ended:
                    del watching[descriptor], self._workers[descriptor]
            for descriptor in ended:
                with contextlib.suppress(KeyError, ValueError, OSError):
                    self._poll.unregister(descriptor)
                os.close(descriptor)
            for watched in watching.values():
                watched.inspect()
        for descriptor in (*watching, self._wake_read, self._wake_write):
            with contextlib.suppress(OSError):
                os.close(descriptor)

"""Looks after running workers from outside: drains what they write, and kills those that take too much."""

import contextlib
import itertools
import os
import select
import signal
import stat
import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from autograder.wall.limits import Limits
from autograder.wall.overdue import Deadlines
from autograder.worker import kernel

PERIOD_SECONDS = 0.04
# The kernel's own limit answers with a MemoryError first; this is for memory that it does not count.
MEMORY_SLACK, MEMORY_MARGIN_KB = 1.25, 32 << 10
WRITTEN_FACTOR = 8
MOST_DEPTH = 40  # of folders in one another


class Full(Exception):
    """A scratch directory holds more than it may, or something that can't be counted."""


class Watched:
    """One worker as the watch sees it."""

    def __init__(
        self, pid: int, pidfd: int, output: int, limits: Limits, scratch: str | None, wake: Callable[[], None],
        left_out: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.pid, self.limits, self.scratch = pid, limits, scratch
        self.output = output
        self.reason = ""
        self._pidfd, self._wake, self._left_out = pidfd, wake, left_out
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
        """Kill it when it takes too much, and when it can't be looked after."""
        with self._lock:
            if self.ended or self._baseline_kb is None or self.reason:
                return
            try:
                excess = self._excess()
            except Exception:
                excess = "watch" if self._has_memory() else ""  # without it has ended, which shows in /proc at once
            if excess:
                self._kill(excess)

    def give_up(self) -> None:
        """Its output can't be read any more."""
        with self._lock:
            if not (self.ended or self.reason):
                self._kill("watch")

    def _kill(self, reason: str) -> None:
        self.reason = reason
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def _excess(self) -> str:
        memory_kb, threads = self._status()
        too_much = memory_kb - self._baseline_kb > self.limits.memory_mb * 1024 * MEMORY_SLACK + MEMORY_MARGIN_KB
        if too_much and "watch of memory" not in self._left_out:
            return "memory"
        if threads > self.limits.threads and "watch of threads" not in self._left_out:
            return "threads"
        if self.scratch and self._scratch_is_full() and "watch of scratch" not in self._left_out:
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

    def _has_memory(self) -> bool:
        with contextlib.suppress(OSError):
            return "RssAnon:" in Path(f"/proc/{self.pid}/status").read_text()
        return False

    def _scratch_is_full(self) -> bool:
        most = self.limits.scratch_mb << 20
        # In a container root may not look into another user's process or folders; that user may.
        user = os.stat(f"/proc/{self.pid}").st_uid  # noqa: PTH116
        with kernel.acting_as(user) if os.geteuid() == 0 else contextlib.nullcontext():
            try:
                size = bytes_below(self.scratch, self.limits.scratch_files) + self._deleted_but_open()
                return size > most or self._written() > WRITTEN_FACTOR * most
            except Full:
                return True

    def _deleted_but_open(self) -> int:
        size = 0
        for entry in Path(f"/proc/{self.pid}/fd").iterdir():
            with contextlib.suppress(FileNotFoundError):
                found = entry.stat()
                if stat.S_ISREG(found.st_mode) and not found.st_nlink:
                    size += found.st_blocks * 512
        return size

    def _written(self) -> int:
        for line in Path(f"/proc/{self.pid}/io").read_text().splitlines():
            if line.startswith("write_bytes:"):
                return int(line.split()[1])
        return 0


def bytes_below(folder: str, most_files: int) -> int:
    """What a folder and all in it take on disk; Full for too many files, too deep ones, and what hides others.

    By descriptors, one folder inside the other: whoever it belongs to may rename, link and delete at the same time.
    """
    size = files = 0
    inside = [_opened(folder, None, most_files)]
    try:
        while inside:
            descriptor, entries = inside[-1]
            entry = next(entries, None)
            if entry is None:
                os.close(inside.pop()[0])
                continue
            files += 1
            if files > most_files or len(inside) > MOST_DEPTH:
                raise Full
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                if entry.is_dir(follow_symlinks=False):
                    inside.append(_opened(entry.name, descriptor, most_files))
                else:
                    size += entry.stat(follow_symlinks=False).st_blocks * 512
    finally:
        for descriptor, _ in inside:
            os.close(descriptor)
    return size


def _opened(name: str, inside: int | None, most: int) -> tuple[int, Iterator[os.DirEntry]]:
    """A descriptor of a folder, and what lies in it."""
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=inside)
    except PermissionError:
        raise Full from None
    with os.scandir(descriptor) as entries:
        return descriptor, iter([*itertools.islice(entries, most + 1)])


class Watch:
    """One thread for all workers of a sandbox; it sleeps while there are none."""

    def __init__(self, left_out: Collection[str] = ()) -> None:
        self._left_out = left_out
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
        watched = Watched(pid, pidfd, output, limits, scratch, self._wake, self._left_out)
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
            try:
                self._look_after(watching)
            except Exception:  # whoever can't be looked after ends, and those to come are looked after
                for watched in watching.values():
                    watched.give_up()
        for descriptor in (*watching, self._wake_read, self._wake_write):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _look_after(self, watching: dict[int, Watched]) -> None:
        """Once: wait a moment for what they write, let new ones in and ended ones out, and look at each."""
        events = self._poll.poll(PERIOD_SECONDS * 1000 if watching or self.deadlines else None)
        self.deadlines.look()
        for descriptor, _ in events:
            if descriptor == self._wake_read:
                os.read(self._wake_read, 4096)
            elif descriptor in watching:
                self._drain(watching[descriptor])
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
            with contextlib.suppress(OSError):
                os.close(descriptor)
        for watched in watching.values():
            watched.inspect()

    def _drain(self, watched: Watched) -> None:
        try:
            more = watched.drain()
        except Exception:
            watched.give_up()
            more = False
        if not more:
            with contextlib.suppress(KeyError, ValueError, OSError):
                self._poll.unregister(watched.output)

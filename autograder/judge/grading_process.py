"""A grader in a process of its own, bounded from outside: whatever a notebook holds, its grading ends."""

import contextlib
import faulthandler
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from autograder.errors import Problem
from autograder.intake.read import student_of
from autograder.judge.report import Report, failed
from autograder.judge.seeds import Seeds
from autograder.wall.limits import Limits
from autograder.worker import rlimits

MEMORY_MB = 3072  # of the judge's own, beyond what it takes when it starts
LOOK_SECONDS = 0.25
TRACE_SECONDS = 2.0
TRACE_BYTES = 20_000
LEAVE_SECONDS = 5
TWICE = "the grading process died of it twice: grade it alone, with --debug, and report what it prints"


@dataclass(frozen=True)
class Order:
    """One notebook to be graded; `whole` runs every cell, for the outputs; `course` is read anew for it."""

    path: Path
    assignment: str | None = None
    student: str | None = None
    whole: bool = False
    course: Path | None = None
    seeds: Mapping[str, Seeds] | None = None  # by assignment, where the process is not shown the secret

    @property
    def who(self) -> str | None:
        """Whose it is, as far as it was said or its place tells."""
        return self.student or student_of(self.path)

    def failed(self, reason: str, trace: str = "") -> Report:
        return failed(self.assignment or "", str(self.path), self.who, reason, trace)


@dataclass(frozen=True)
class Setting:
    """What a grading process is started with."""

    root: Path
    secret: bytes | None
    allow_unconfined: bool = False
    memory_mb: int = MEMORY_MB


@dataclass(frozen=True)
class Bounds:
    """What grading one submission may take of the judge's process: CPU seconds, and wall time as a far stop.

    Its worker has limits of its own, which end sooner: these are for what goes wrong in the judge itself.
    """

    cpu_seconds: float
    wall_seconds: float

    @classmethod
    def of(cls, limits: Limits) -> "Bounds":
        return cls(limits.total_seconds, 60 + 3 * limits.total_seconds)


BEFORE_IT_IS_KNOWN = Bounds.of(Limits.for_flavour("numpy"))  # which assignment the notebook answers


class Crossed(Exception):
    """A submission took more than it may; its process was ended. Says what it was, and where it stood."""

    def __init__(self, what: str, trace: str) -> None:
        super().__init__(what)
        self.trace = trace


class GradingProcess:
    """The outer end of one grading process, which is started when it is first needed and replaced when it was lost."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._running: _Running | None = None
        self._closed = False

    def grade(self, order: Order) -> Report:
        """The report; one that crossed a limit or was the end of two processes is `failed` with the reason."""
        for _ in range(2):
            try:
                return self._asked(order)
            except Crossed as crossed:
                return order.failed(str(crossed), crossed.trace)
            except (EOFError, OSError):
                self._drop()
        return order.failed(TWICE)

    def _asked(self, order: Order) -> Report:
        if self._closed:
            raise EOFError
        if self._running is None:
            self._running = _Running(self._setting)
        try:
            answer, as_new = self._running.grade(order)
        except Crossed:
            self._drop()
            raise
        if not as_new:
            self._drop()
        if isinstance(answer, Problem):
            raise answer
        return answer

    def _drop(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running = None

    def stop(self) -> None:
        """End it at once, from another thread too: whoever waits for a report gets a failed one."""
        self._closed = True
        if self._running is not None:
            self._running.process.kill()

    def close(self) -> None:
        """Let it clear away what it made, and end."""
        if self._running is not None:
            self._running.leave()
            self._running = None


class _Running:
    """One started process and the pipe to it."""

    def __init__(self, setting: Setting) -> None:
        self._trace = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._connection, theirs = Pipe()
        package = str(Path(__file__).resolve().parents[2])
        code = f"from autograder.judge.grading_process import serve; serve({theirs.fileno()}, {self._trace.fileno()})"
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", code],
                stdin=subprocess.PIPE,  # nothing is written there: it is closed when we are gone, however we went
                env={"OMP_NUM_THREADS": "1", **os.environ, "PYTHONPATH": path},
                pass_fds=(theirs.fileno(), self._trace.fileno()),
            )
        self._connection.send(setting)

    def grade(self, order: Order) -> tuple[Report | Problem, bool]:
        """The answer, and whether the process is as good as new after it."""
        self._connection.send(order)
        bounds, started, cpu = BEFORE_IT_IS_KNOWN, time.monotonic(), self._cpu_seconds()
        while True:
            while not self._connection.poll(LOOK_SECONDS):
                if self._cpu_seconds() - cpu > bounds.cpu_seconds:
                    raise self._crossed(f"more than {bounds.cpu_seconds:g} s of CPU time in the judge")
                if time.monotonic() - started > bounds.wall_seconds:
                    raise self._crossed(f"longer than {bounds.wall_seconds:g} s")
            said = self._connection.recv()
            if not isinstance(said, Bounds):
                return said
            bounds = said

    def _cpu_seconds(self) -> float:
        try:
            return rlimits.cpu_seconds(self.process.pid)
        except OSError:  # it has ended, as the pipe will tell
            return 0.0

    def _crossed(self, what: str) -> Crossed:
        """Ask where it stands; whoever gets this ends it."""
        with contextlib.suppress(OSError):
            self.process.send_signal(signal.SIGUSR1)
        deadline = time.monotonic() + TRACE_SECONDS
        while not os.fstat(self._trace.fileno()).st_size and time.monotonic() < deadline:
            time.sleep(0.05)
        self._trace.seek(0)
        trace = self._trace.read(TRACE_BYTES).decode(errors="replace")
        return Crossed(f"grading it took {what}, and was ended: look at it by hand", trace)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self._connection.close()
        self._trace.close()

    def leave(self) -> None:
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self._connection.send(None)
            self.process.wait(LEAVE_SECONDS)
        self.kill()


# The process itself.


def serve(connection_fd: int, trace_fd: int) -> None:
    """Grade what is ordered, one notebook after the other, until whoever orders has gone."""
    from autograder.course.course import Course
    from autograder.judge.grade import Grader

    faulthandler.register(signal.SIGUSR1, trace_fd, all_threads=False)
    signal.signal(signal.SIGINT, lambda *_: None)  # at a terminal it reaches every process: the outer one decides
    threading.Thread(target=end_with_parent, daemon=True).start()
    connection = Connection(connection_fd)
    setting: Setting = connection.recv()
    limit_memory(setting.memory_mb)

    def begun(limits: Limits) -> None:
        connection.send(Bounds.of(limits))

    with Grader(Course(setting.root), setting.secret, setting.allow_unconfined) as grader:
        while (order := connection.recv()) is not None:
            if order.course:
                grader.course = Course(order.course)
            answer: Report | Problem
            try:
                answer = grader.grade(order.path, order.assignment, order.student, order.whole, begun, order.seeds)
                as_new = not answer.trace
            except Problem as problem:
                answer, as_new = problem, True
            connection.send((answer, as_new))


def end_with_parent() -> None:
    """Standard input ends when whoever gives the orders has gone, even by a kill."""
    os.read(0, 1)
    os._exit(1)


def limit_memory(megabytes: int) -> None:
    """What this process may write to, beyond what it has; as a soft limit, which a zygote lifts for its workers."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (rlimits.data_bytes() + (megabytes << 20), hard))

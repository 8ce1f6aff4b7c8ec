"""Wall and CPU seconds of a command with every process it starts, and how much memory they hold together."""

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.courses import BIN

SET_CHILD_SUBREAPER = 36


@dataclass
class Used:
    """What a command used; memory in megabytes, shared pages counted once."""

    wall: float
    cpu: float
    memory: float = 0.0
    private: dict[str, float] = field(default_factory=dict)


def run(command: list[str | Path], cwd: Path, memory: bool = False, status: int = 0) -> Used:
    """Orphans come to us, so that the CPU time of every process counts; `memory` samples, which costs some time."""
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PATH": f"{BIN}:{os.defpath}"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    sampler = Sampler(process.pid) if memory else None
    said, _ = process.communicate()
    wall = time.perf_counter() - start
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != status:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said.decode(errors='replace')[-3000:]}")
    used = Used(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    if sampler:
        used.memory, used.private = sampler.stop()
    return used


class Sampler(threading.Thread):
    """Looks at a process and its descendants ten times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.private, self.stopped = pid, 0.0, {}, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.stopped.wait(0.1):
            shares = [(pid, memory_of(pid)) for pid in family(self.pid)]
            self.peak = max(self.peak, sum(found.get("Pss", 0.0) for _, found in shares))
            for pid, found in shares:
                kind = kind_of(pid)
                self.private[kind] = max(self.private.get(kind, 0.0), found.get("Private_Dirty", 0.0))

    def stop(self) -> tuple[float, dict[str, float]]:
        self.stopped.set()
        self.join()
        return self.peak, self.private


def family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            pids = children.read_text().split()
        except OSError:
            continue
        for child in pids:
            yield from family(int(child))


def memory_of(pid: int) -> dict[str, float]:
    """Megabytes from the kernel's own sums; nothing of a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    return {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}


def kind_of(pid: int) -> str:
    """A grading process, its reader, the warm zygote, or one of its workers, which have its command line."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_text()
        parent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1]
        above = Path(f"/proc/{parent}/cmdline").read_text()
    except OSError:
        return "ended"
    if "launch.py" not in command:
        return "the grader"
    if "intake.reading" in command:
        return "the reader"
    return "a worker" if "launch.py" in above else "the zygote"

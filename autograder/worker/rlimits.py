"""Limits that the kernel keeps for a worker on its own."""

import contextlib
import os
import resource
import time
from collections.abc import Collection, Mapping
from pathlib import Path

OPEN_FILES = 256
PENDING_SIGNALS = 256


def apply(limits: Mapping[str, float], *, counts_threads: bool, left_out: Collection[str] = ()) -> None:
    """Limit memory, CPU, files and threads; `counts_threads` where the kernel counts this worker's alone."""
    # The address space is no measure (TensorFlow maps far more than it uses); what may be written to is.
    most = {
        "RLIMIT_DATA": data_bytes() + (int(limits["memory_mb"]) << 20),
        "RLIMIT_CPU": int(limits["total_seconds"]) + 1,
        "RLIMIT_FSIZE": int(limits["scratch_mb"]) << 20,
        "RLIMIT_NOFILE": OPEN_FILES,
        "RLIMIT_SIGPENDING": PENDING_SIGNALS,
        "RLIMIT_CORE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
    }
    if counts_threads:
        most["RLIMIT_NPROC"] = int(limits["threads"])
    for name in most.keys() - set(left_out):
        _set(getattr(resource, name), most[name], grace=2 if name == "RLIMIT_CPU" else 0)


def prefer_as_victim() -> None:
    """When the machine runs out of memory, the kernel shall take a worker first."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def leave_the_judges() -> None:
    """The judge's own limit of memory is for the judge: what a worker may take is counted on top of its zygote's."""
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))


def counts_per_user_namespace() -> bool:
    """Since Linux 5.14 threads are counted per user namespace; before, with all of the user's processes."""
    major, minor, *_ = os.uname().release.split(".")
    return (int(major), int("".join(filter(str.isdigit, minor)) or 0)) >= (5, 14)


def _set(which: int, value: int, grace: int = 0) -> None:
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value, grace = min(value, hard), 0
    resource.setrlimit(which, (value, value + grace))


def cpu_seconds(pid: int) -> float:
    """Of a process, all threads, as the kernel counts them; an OSError once it has gone."""
    return time.clock_gettime((~pid << 3) | 2)


def data_bytes() -> int:
    """What this process has mapped to write to."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) << 10
    raise OSError("/proc/self/status has no VmData")

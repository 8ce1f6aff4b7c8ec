"""Limits that the kernel keeps for a worker on its own."""

import contextlib
import os
import resource
from collections.abc import Mapping
from pathlib import Path

OPEN_FILES = 256


def apply(limits: Mapping[str, float], *, counts_threads: bool) -> None:
    """Limit memory, CPU, files and threads; `counts_threads` where the kernel counts this worker's alone."""
    # The address space is no measure (TensorFlow maps far more than it uses); what may be written to is.
    _set(resource.RLIMIT_DATA, data_bytes() + (int(limits["memory_mb"]) << 20))
    _set(resource.RLIMIT_CPU, int(limits["total_seconds"]) + 1, grace=2)
    _set(resource.RLIMIT_FSIZE, int(limits["scratch_mb"]) << 20)
    _set(resource.RLIMIT_NOFILE, OPEN_FILES)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_MEMLOCK, 0)
    _set(resource.RLIMIT_MSGQUEUE, 0)
    if counts_threads:
        _set(resource.RLIMIT_NPROC, int(limits["threads"]))


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


def data_bytes() -> int:
    """What this process has mapped to write to."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) << 10
    raise OSError("/proc/self/status has no VmData")

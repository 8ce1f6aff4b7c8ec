"""The layers of the wall: what each of them stops, and which hold around a worker, as the kernel shows it from outside.

What a worker says of itself counts for nothing. Two layers can't be seen: Landlock, which its zygote has tried in a
throwaway child and without which it starts no worker, and what the watch does, which is this side's own.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from autograder.wall.limits import Limits

NAMESPACES = ("user", "mount", "pid", "net", "ipc", "uts", "cgroup")
LINKS = {"mount": "mnt"}  # the kernel's names where ours differ
SCRATCH = "/scratch"
CAPABILITIES = ("CapInh", "CapPrm", "CapEff", "CapAmb")

# What each layer stops. tests/wall leaves out one after the other, and sees that it is missed.
STOPS: Mapping[str, str] = {
    "user": "capabilities that mean something outside",
    "mount": "mounts that others see",
    "pid": "looking at other processes and signalling them",
    "net": "connections to this machine and to the network",
    "ipc": "messages and shared memory between workers",
    "uts": "renaming the machine",
    "cgroup": "reading the name of the container or session",
    "private root": "finding files that anybody may read",
    "read-only mounts": "changing the interpreter and its packages",
    "scratch size": "filling the machine's memory with files",
    "user id": "acting as the grader's user",
    "a user id for each": "signalling other workers",
    "session": "signals to the processes it was started with",
    "end with the zygote": "outliving the grader",
    "closed descriptors": "using what the zygote has open",
    "clean environment": "reading the grader's environment",
    "OOM score": "the grader's end when the machine runs out of memory",
    "capabilities": "what a privileged user does in its own namespaces",
    "undumpable": "being read by another worker of the same user",
    "Landlock": "opening files beside the interpreter and its scratch directory",
    "seccomp": "processes, sockets, signals, changes of modes, owners and times",
    "RLIMIT_DATA": "allocating more memory than it may",
    "RLIMIT_CPU": "computing on after every limit of time",
    "RLIMIT_FSIZE": "large files",
    "RLIMIT_NOFILE": "open files without end",
    "RLIMIT_NPROC": "threads without end",
    "RLIMIT_CORE": "an image of its memory on disk",
    "RLIMIT_MEMLOCK": "holding memory against the kernel",
    "RLIMIT_MSGQUEUE": "messages that fill the kernel's memory",
    "RLIMIT_SIGPENDING": "timers and signals that fill the kernel's memory",
    "watch of memory": "shared memory, which counts to no limit of the kernel",
    "watch of threads": "threads without end, where the kernel counts all of a user's",
    "watch of scratch": "files without end, where the scratch directory lies on disk",
}


def guard(layer: str) -> str:
    """The test that goes red when this layer is missing."""
    return f"tests/wall/test_every_layer.py::test_a_layer_that_is_left_out_is_missed[{layer}]"


def namespaces_of(pid: int) -> dict[str, str]:
    """The namespaces of a process by our names; empty where it may not be looked at."""
    try:
        return {name: str(Path(f"/proc/{pid}/ns", LINKS.get(name, name)).readlink()) for name in NAMESPACES}
    except OSError:
        return {}


def layers_around(
    pid: int, own: Mapping[str, str], outside: Mapping[str, str], plan: Mapping[str, Any], limits: Limits
) -> tuple[str, ...]:
    """The names of the layers that hold around a worker that has not run a student's code yet.

    `own` are its namespaces, looked at before it locked itself in, `outside` its zygote's; `plan` is the zygote's.
    """
    process = Path("/proc", str(pid))
    status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines())
    layers = [name for name in plan["namespaces"] if own and own[name] != outside.get(name)]
    layers += _private_mounts(process, limits) if plan["private_root"] else []
    users = set(status["Uid"].split())
    if plan["own_uid"] and len(users) == 1 and users.isdisjoint({"0", str(os.geteuid())}):
        layers.append("uid")
    if _are_limited((process / "limits").read_text(), limits, plan["counts_threads"], status["VmData"]):
        layers.append("rlimits")
    if not any(int(status[name], 16) for name in CAPABILITIES):
        layers.append("capabilities")
    if plan["landlock"]:
        layers.append("landlock")
    if status.get("Seccomp") == "2" and status.get("NoNewPrivs") == "1":
        layers.append("seccomp")
    return tuple(layers)


def _private_mounts(process: Path, limits: Limits) -> list[str]:
    """Whether all it sees is read-only on a root in memory, and its scratch directory of limited size."""
    mounts = [line.split() for line in (process / "mountinfo").read_text().splitlines()]
    read_only = all("ro" in fields[5].split(",") for fields in mounts if fields[4] != SCRATCH)
    systems = {fields[4]: fields[fields.index("-") + 1 :] for fields in mounts}
    layers = ["root"] if read_only and systems["/"][0] == "tmpfs" else []
    kind, _, options = systems.get(SCRATCH, ("", "", ""))
    size = re.search(r"\bsize=(\d+)k", options)
    if kind == "tmpfs" and size and int(size[1]) <= limits.scratch_mb << 10:
        layers.append("tmpfs")
    return layers


def _are_limited(text: str, limits: Limits, counts_threads: bool, data: str) -> bool:
    """Whether the hard limits in /proc/PID/limits are what they must be; `data` is what is allocated by now."""
    most = {
        "Max data size": (int(data.split()[0]) << 10) + (limits.memory_mb << 20),
        "Max cpu time": int(limits.total_seconds) + 3,
        "Max file size": limits.scratch_mb << 20,
        "Max open files": 256,
        "Max pending signals": 256,
        "Max core file size": 0,
        "Max locked memory": 0,
        "Max msgqueue size": 0,
    }
    if counts_threads:
        most["Max processes"] = limits.threads
    hard = {line[:25].rstrip(): line[26:].split()[1] for line in text.splitlines()[1:]}
    return all(hard[name].isdigit() and int(hard[name]) <= value for name, value in most.items())


def walled(layers: Iterable[str]) -> bool:
    """Whether something hides files and something filters system calls; fewer than that is no wall."""
    return "seccomp" in layers and not {"root", "landlock"}.isdisjoint(layers)

"""What `autograder doctor` looks at: which walls hold on this machine, each in one sentence. Grades nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.engine.sandbox import Sandbox
from autograder.errors import Problem


@dataclass(frozen=True)
class Layer:
    """One layer of the wall: whether it holds here, and a sentence for whoever runs the machine."""

    name: str
    holds: bool
    sentence: str


def probe_layers(without: Sequence[str] = ()) -> tuple[Layer, ...]:
    """Start a sandbox as grading does, and say of every layer whether it holds and what to do when it does not."""
    try:
        with Sandbox(allow_unconfined=True, without=without) as sandbox:
            return describe(sandbox.facts)
    except Problem as problem:
        return (Layer("sandbox", False, str(problem)),)


def describe(facts: Mapping[str, Any]) -> tuple[Layer, ...]:
    """The layers by what a zygote found out."""
    refused = "; ".join(dict.fromkeys(facts["refusals"]))
    names, landlock = facts["namespaces"], facts["landlock"]
    readable = facts["interpreter_readable"]
    own_root, own_uid = facts["private_root"], facts["own_uid"]
    return (
        Layer(
            "namespaces",
            bool(names),
            f"every worker has its own {', '.join(names)} namespaces."
            if names
            else f"this machine gives no namespaces ({refused}); the other layers have to do. "
            "In a container: --security-opt seccomp=unconfined gives them.",
        ),
        Layer(
            "private root",
            own_root,
            "workers see the interpreter, its packages and a scratch directory of limited size, read-only but for that."
            if own_root
            else "mounting is refused here; Landlock hides the course from workers, and their scratch space is watched.",
        ),
        Layer(
            "landlock",
            landlock > 0,
            f"Landlock, version {landlock}, lets workers open the interpreter and their scratch directory only."
            if landlock
            else "this kernel has no Landlock (Linux 5.13 or later with `lsm=landlock,...`)"
            + ("; the private root hides the course." if own_root else ": student code would read the course."),
        ),
        Layer(
            "seccomp",
            facts["seccomp"],
            "workers can start no process, open no socket and signal nobody."
            if facts["seccomp"]
            else "system calls can't be filtered here: grade on Linux on x86-64 or aarch64.",
        ),
        Layer(
            "own user",
            own_uid,
            "every worker runs under a user id of its own."
            if own_uid
            else "workers run as you, behind the other layers; only root can give each its own user id.",
        ),
        Layer(
            "interpreter",
            readable,
            f"workers can read the Python they run on ({facts['interpreter']})."
            if readable
            else f"workers cannot read {facts['interpreter']}, which lies in a private folder: imports beyond the usual "
            "ones will fail. Install Python in a public place, such as /opt or /usr/local.",
        ),
    )

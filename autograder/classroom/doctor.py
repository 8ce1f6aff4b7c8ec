"""What `autograder doctor` looks at: which walls hold on this machine, each in one sentence. Grades nothing."""

import os
import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from autograder.course.course import find_course
from autograder.course.secret import open_to_others, secret_path
from autograder.errors import Problem
from autograder.judge import receipts
from autograder.judge.receipts import NOT_INSTALLED
from autograder.wall.layers import STOPS, guard
from autograder.wall.sandbox import Sandbox


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
            "workers see the interpreter and its packages, read-only, and a scratch directory of limited size."
            if own_root
            else "mounting is refused here; Landlock lets workers open no file of the course, but they see that it is "
            "there, how large and how old. Their scratch space is watched.",
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
            else f"workers cannot read {facts['interpreter']}, which lies in a private folder: imports beyond the "
            "usual ones will fail. Install Python in a public place, such as /opt or /usr/local.",
        ),
    )


def explain(out: TextIO = sys.stdout) -> int:
    """Print every layer that a worker may have, what it stops, and the test that is red without it."""
    for layer, stopped in STOPS.items():
        print(f"{layer:20} stops {stopped}\n{'':20} {guard(layer)}", file=out)
    return 0


PACKAGES = ("numpy", "scikit-learn", "matplotlib", "nbgrader", "jupytext", "keras", "tensorflow-cpu", "distributed")
LEAST_DISK_GB = 2


def examine(out: TextIO = sys.stdout) -> int:
    """Print versions, layers, the course's secret and what is missing; 1 if students' code can't be graded here."""
    print(f"autograder {receipts.installed('hep-ml-autograder')} on Python {platform.python_version()}, "
          f"{platform.system()} {platform.release()} {platform.machine()}", file=out)  # fmt: skip
    print("  " + ", ".join(f"{name} {receipts.installed(name)}" for name in PACKAGES), file=out)
    for problem in missing_packages():
        print(f"  ✗ {problem}", file=out)
    layers = probe_layers()
    print("the wall around students' code", file=out)
    for layer in layers:
        print(f"  {'✓' if layer.holds else '✗'} {layer.name}: {layer.sentence}", file=out)
    walled = safe(layers)
    print("the machine", file=out)
    for sentence in (*machine_sentences(), *course_sentences()):
        print(f"  {sentence}", file=out)
    if walled:
        print("ready: students' code can be graded on this machine", file=out)
    else:
        print("✗ students' code can't be graded safely here: use Linux 5.13 or later, or the container "
              "(docker build -t autograder .)", file=out)  # fmt: skip
    return int(not walled)


def safe(layers: Sequence[Layer]) -> bool:
    """Whether something hides files and something filters system calls; fewer than that is no wall."""
    holds = {layer.name: layer.holds for layer in layers}
    return bool((holds.get("private root") or holds.get("landlock")) and holds.get("seccomp"))


def missing_packages() -> list[str]:
    lost = [name for name in PACKAGES if receipts.installed(name) == NOT_INSTALLED]
    lost = [name for name in lost if name != "tensorflow-cpu" or receipts.installed("tensorflow") == NOT_INSTALLED]
    return [f"{name} is not installed: pip install --require-hashes -r requirements.lock" for name in lost]


def machine_sentences() -> list[str]:
    free = shutil.disk_usage(".").free >> 30
    gpu = Path("/dev/nvidia0").exists() or bool(shutil.which("nvidia-smi"))
    return [
        f"{'✓' if free >= LEAST_DISK_GB else '✗'} {os.cpu_count()} processors, {free} GB of disk free here"
        + ("" if free >= LEAST_DISK_GB else f": {LEAST_DISK_GB} are needed"),
        "✓ a GPU is there (grading uses none)" if gpu else "– no GPU: none is needed, students train on Colab's",
        "✓ chromium is there for the browser tests"
        if shutil.which("chromium")
        else "– no chromium: the browser tests are skipped (Debian: apt-get install chromium chromium-driver)",
    ]


RUNTIME = Path("runtime") / "colab.txt"


def runtime_sentences(root: Path) -> list[str]:
    """Whether this machine computes in the versions that students have, if the course says which those are."""
    try:
        lines = (root / RUNTIME).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    wanted = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    here = {name: receipts.installed(name) for name in wanted}
    python = wanted.pop("python", platform.python_version())
    other = [
        f"{name} {wanted[name]}, not {here[name]}" for name in wanted if here[name] not in (wanted[name], NOT_INSTALLED)
    ]
    if python.split(".")[:2] != platform.python_version().split(".")[:2]:
        other.insert(0, f"Python {python}, not {platform.python_version()}")
    if not other:
        return [f"✓ it computes in the versions of the students' runtime ({RUNTIME})"]
    return [f"✗ the students' runtime has {'; '.join(other)}: make .venv anew ({RUNTIME} and requirements.lock)"]


def course_sentences() -> list[str]:
    try:
        course = find_course()
    except Problem as problem:
        return [f"✗ {problem}"]
    path = secret_path(course.root)
    sentences = [
        f"✓ the course in {course.root} has {len(course.folders)} assignments",
        *runtime_sentences(course.root),
    ]
    if not path.exists():
        return [*sentences, f"– the course secret will be made on first use: {path}"]
    loose = open_to_others(path.stat())
    return [
        *sentences,
        f"{'✗' if loose else '✓'} the course secret is {path}" + (f": run chmod 600 {path}" if loose else ""),
        "  Back it up with the gradebook: a regrade without it gives other hidden numbers.",
        "  To rotate it after a term, delete it.",
    ]

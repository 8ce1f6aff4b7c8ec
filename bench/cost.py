"""Where the time of one submission goes, and what a student waits for."""

import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from autograder.classroom.nbgrader.gradebook import Recorder, handfuls, open_book
from autograder.course.course import Course
from autograder.intake.reader import Reader
from autograder.judge.grade import Grader
from autograder.wall import process
from autograder.wall.sandbox import Sandbox
from autograder.wall.worker import Worker
from bench.courses import NUMPY, ROOT, course_of

PHASES = ("intake", "spawn", "cells", "calls", "checks", "reap", "database")


@contextlib.contextmanager
def timed(
    owner: object, name: str, phase: str, spent: dict[str, float], clock: Callable[[], float] = time.perf_counter
) -> Iterator[None]:
    """While this holds, the method's time goes to the phase: wall time, or that of another clock."""
    original = getattr(owner, name)

    def with_clock(*args, **kwargs):
        start = clock()
        try:
            return original(*args, **kwargs)
        finally:
            spent[phase] += clock() - start

    setattr(owner, name, with_clock)
    try:
        yield
    finally:
        setattr(owner, name, original)


@contextlib.contextmanager
def warm_class(name: str, submissions: int) -> Iterator[tuple[Grader, Recorder, list[Path]]]:
    """A grader, a gradebook and so many notebooks; one more has been graded, so that all is warm."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        course = Course(course_of(Path(scratch) / "course", name, submissions + 1))
        with Grader(course, b"bench") as grader, open_book(course, str(course.root / "gradebook.db")) as book:
            recorder = Recorder(course, book)
            first, *paths = sorted((course.root / "submitted").rglob("*.ipynb"))
            recorder.record_all([grader.grade(first)], print)
            yield grader, recorder, paths


def breakdown(name: str, submissions: int = 20) -> dict[str, float]:
    """Milliseconds of wall time per submission by phase; one after the other in one process."""
    spent: dict[str, float] = defaultdict(float)
    with warm_class(name, submissions) as (grader, recorder, paths), contextlib.ExitStack() as stack:
        for owner, method, phase in (
            (Reader, "ask", "intake"),
            (Sandbox, "spawn", "spawn"),
            (Worker, "run_cell", "cells"),
            (Worker, "call", "calls"),
            (Worker, "calls", "calls"),
            (Worker, "close", "reap"),
            (Grader, "grade", "whole"),
            (Recorder, "record_all", "database"),
        ):
            stack.enter_context(timed(owner, method, phase, spent))
        for some in handfuls(map(grader.grade, paths)):
            recorder.record_all(some, print)
    inside = sum(spent[phase] for phase in ("intake", "spawn", "cells", "calls", "reap"))
    spent["checks"] = spent["whole"] - inside
    found = {phase: 1000 * spent[phase] / submissions for phase in PHASES}
    print(f"\nmilliseconds of wall time per submission of {name}; calls hold the student's own code")
    print(", ".join(f"{phase} {value:.1f}" for phase, value in found.items()))
    return found


def bounding(name: str, submissions: int = 20) -> dict[str, float]:
    """Milliseconds of CPU per submission that reading in a process of its own and looking at the layers cost."""
    spent: dict[str, float] = defaultdict(float)
    with warm_class(name, submissions) as (grader, recorder, paths), contextlib.ExitStack() as stack:
        before = grader.reader.cpu_seconds()
        stack.enter_context(timed(Reader, "ask", "asking the reader", spent, time.thread_time))
        stack.enter_context(timed(process, "layers_around", "layers", spent, time.thread_time))
        for some in handfuls(map(grader.grade, paths)):
            recorder.record_all(some, print)
        spent["the reader"] = grader.reader.cpu_seconds() - before
    found = {phase: 1000 * value / submissions for phase, value in spent.items()}
    print(f"\nmilliseconds of CPU per submission of {name} for bounds: {sum(found.values()):.1f}, of which")
    print(", ".join(f"{phase} {value:.1f}" for phase, value in found.items()))
    return found


STUDENT = """
import sys, time
import numpy
start = time.perf_counter()
import autograder
imported = time.perf_counter() - start
import contextlib, io, json, statistics
cells = json.load(open(sys.argv[1]))["cells"]
task, waited = "", {}
for cell in cells:
    source = "".join(cell["source"])
    if cell["cell_type"] != "code" or source.startswith("%"):
        continue
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "cell", "exec"))
    if source.strip().startswith("check("):
        waited[source.strip()] = 1000 * (time.perf_counter() - start)
print(json.dumps({"import": 1000 * imported, "check": waited}))
"""


def student() -> dict[str, float]:
    """Milliseconds: `import autograder` beyond numpy, and every check() of the notebook with the function it tests."""
    found = []
    for _ in range(5):
        command = [sys.executable, "-W", "ignore", "-c", STUDENT, str(ROOT / "source" / NUMPY / f"{NUMPY}.ipynb")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={"MPLBACKEND": "agg"}, cwd=ROOT)
        found.append(json.loads(done.stdout))
    imported = statistics.median(one["import"] for one in found)
    checks = {name: statistics.median(one["check"][name] for one in found) for name in found[0]["check"]}
    print(
        f"\n`import autograder` takes {imported:.0f} ms beyond numpy; check() of {NUMPY}, its own functions included:"
    )
    print(", ".join(f"{name[7:-2]} {value:.0f} ms" for name, value in checks.items()))
    return {"import": imported, **checks}

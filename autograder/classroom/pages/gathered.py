"""What a class did in one assignment, counted from receipts and notebooks. Knows no page.

One submission at a time is in memory; of each only numbers, its own code and a few words are kept.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder.classroom.pages import results
from autograder.classroom.pages.similarity import Code, own_code, reader
from autograder.course.assignment import Assignment
from autograder.course.course import Course
from autograder.course.proof import as_solution
from autograder.errors import Problem
from autograder.intake.cells import Notebook
from autograder.intake.read import Unreadable, read
from autograder.judge.report import Report

FEW = 5  # fewer submissions tell nothing about a check
STOPPED = {
    "watch": "could not be looked after from outside",
    "memory": "took more memory than it may",
    "threads": "started more threads than it may",
    "scratch": "wrote more to disk than it may",
    "protocol": "wrote into the grader's own channel",
    "exit": "ended its own process",
    "closed": "ended its own process",
    "crash": "crashed its process",
    "timeout": "ran until its time was used up",
}
RAISED = {
    "MemoryLimit": STOPPED["memory"],
    "ThreadLimit": STOPPED["threads"],
    "ScratchLimit": STOPPED["scratch"],
    "ProtocolError": STOPPED["protocol"],
    "ProcessExit": STOPPED["exit"],
    "PermissionError": "was refused a file, a connection or another process",
}
# What no solution of the course needs. It is no proof of anything: a reason to read the notebook.
ODD = re.compile(
    r"\bos\.(?:_exit|kill|fork|system|popen|environ|ptrace)\b|\bsubprocess\b|\bsocket\b|\bctypes\b|/proc/"
    r"|\b_getframe\b|\bget_objects\b|\bget_referrers\b|__subclasses__|\bsettrace\b|\binspect\.stack\b|\batexit\b"
    r"|\bsetrecursionlimit\b|\burllib\b|\brequests\.(?:get|post)\b|\bbuiltins\b"
)


@dataclass(frozen=True)
class Row:
    """One graded submission."""

    student: str
    score: float
    max_score: float
    seconds: float
    tasks: Mapping[str, float]
    untouched: int  # tasks without a point

    @property
    def share(self) -> float:
        return self.score / self.max_score if self.max_score else 0.0


@dataclass
class CheckFacts:
    """One check over the class: the rows in which it was passed, failed, not run, or could not be run."""

    task: str
    name: str
    title: str
    hidden: bool
    outcomes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def count(self, outcome: str) -> int:
        return len(self.outcomes[outcome])

    @property
    def ran(self) -> int:
        return self.count("pass") + self.count("fail")

    @property
    def passed_share(self) -> float | None:
        """The difficulty: the share that passed, of those for whom it ran."""
        return self.count("pass") / self.ran if self.ran else None


@dataclass
class Gathered:
    """One assignment of a class."""

    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)  # the same without names
    points: dict[str, float] = field(default_factory=dict)
    checks: dict[tuple[str, str], CheckFacts] = field(default_factory=dict)
    misconceptions: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    sentences: dict[tuple[str, str], str] = field(default_factory=dict)
    repairs: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    wall: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # who waits for one, by task
    odd: dict[str, list[str]] = field(default_factory=dict)
    layers: Counter = field(default_factory=Counter)
    codes: dict[str, Code] = field(default_factory=dict)
    course_code: Code = ()
    digests: list[tuple[str, str]] = field(default_factory=list)
    weights: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def size(self) -> int:
        return len(self.rows) + len(self.failed)


def gather(course: Course, name: str) -> Gathered:
    try:
        assignment: Assignment | None = course.assignment(name)
    except Problem:
        assignment = None
    found = Gathered(name, assignment.title if assignment else name)
    found.sentences = results.sentences_of(course, name)
    given = assignment.given_cells if assignment else frozenset()
    models = [task.name for task in assignment.tasks if task.model] if assignment else []
    found.course_code = [*released_code(course, name), *(known_code(assignment) if assignment else ())]
    for kept, report in results.kept_of(course, name):
        student = kept["student"]
        path = results.submission_path(course, kept)
        found.digests += [(student, kept["sha256"])] if kept.get("sha256") else []
        if report.status == "failed":
            found.failed[student] = report.reason or "there is no reason"
            found.reasons[student] = report.why or "could not be graded"
            continue
        add(found, student, report)
        if refused(course, kept):
            found.wall[RAISED["PermissionError"]] = sorted({*found.wall[RAISED["PermissionError"]], student})
        notebook = notebook_at(path, models)
        if notebook is None:
            continue
        found.codes[student] = code = own_code(notebook, given)
        if odd := sorted(set(ODD.findall("\n".join(code)))):
            found.odd[student] = odd
        for task, digest in notebook.weights.items():
            found.weights[task].append((student, digest))
    return found


def notebook_at(path: Path, models: Sequence[str] = (), outputs: bool = False) -> Notebook | None:
    """What lies there, as far as it can be read."""
    try:
        return reader().notebook(path, read(path)[0], models=models, outputs=outputs)
    except Unreadable:
        return None


def released_code(course: Course, name: str) -> list[str]:
    """The code that students were given, stubs and docstrings too."""
    notebook = notebook_at(course.root / "release" / name / f"{name}.ipynb")
    return [cell.source for cell in notebook.cells if cell.kind == "code"] if notebook else []


def known_code(assignment: Assignment) -> list[str]:
    """The right solutions that the course knows: whoever wrote the same has copied nobody."""
    return [*assignment.cells, *map(as_solution, assignment.alternatives)]


def refused(course: Course, kept: Mapping[str, Any]) -> bool:
    """Whether a cell ended in the refusal of the sandbox, as the graded notebook shows."""
    name = kept["assignment"]
    notebook = notebook_at(course.root / "autograded" / kept["student"] / name / f"{name}.ipynb", outputs=True)
    outputs = (output for cell in (notebook.cells if notebook else ()) for output in cell.outputs)
    return any(output.get("ename") == "PermissionError" for output in outputs)


def add(found: Gathered, student: str, report: Report) -> None:
    tasks = {name: task.score for name, task in report.tasks.items()}
    row = len(found.rows)
    found.rows.append(
        Row(
            student,
            report.score,
            report.max_score,
            sum(report.seconds.values()),
            tasks,
            sum(score == 0 for score in tasks.values()),
        )
    )
    found.layers[report.layers] += 1
    stopped = {
        STOPPED[repair.detail] for repair in report.repairs if repair.kind == "stopped" and repair.detail in STOPPED
    }
    for task in report.tasks.values():
        found.points[task.name] = max(task.max_score, found.points.get(task.name, 0.0))
        recognised = set()
        for check in task.checks:
            key = task.name, check.name
            if key not in found.checks:
                found.checks[key] = CheckFacts(task.name, check.name, check.title, check.hidden)
            found.checks[key].outcomes[check.outcome].append(row)
            recognised |= {check.misconception} - {None}
            if check.finding and check.finding.raised in RAISED:
                stopped.add(RAISED[check.finding.raised])
        for name in recognised:
            found.misconceptions[task.name, name].append(student)
        if task.needs_person:
            found.people[task.name].append(student)
    for repair in dict.fromkeys(report.repairs):
        found.repairs[repair.in_many].append((student, str(repair)))
    if report.violations:  # they say it more exactly
        stopped = stopped - {STOPPED["protocol"]} | set(report.violations)
    for what in stopped:
        found.wall[what].append(student)


def discrimination(found: Gathered, check: CheckFacts) -> float | None:
    """Point-biserial: how passing goes with the points of the other tasks, over those for whom the check ran.

    A check that tells strong from weak has 0.3 or more; below 0 those who pass it are otherwise the weaker ones.
    """
    rows = [*check.outcomes["pass"], *check.outcomes["fail"]]
    if len(rows) < FEW:
        return None
    passed = np.array([1.0] * check.count("pass") + [0.0] * check.count("fail"))
    others = [found.rows[k].score - found.rows[k].tasks.get(check.task, 0.0) for k in rows]
    rest = np.array(others if len(found.points) > 1 else [found.rows[k].score for k in rows])
    if np.ptp(passed) == 0 or np.ptp(rest) < 1e-9:
        return None
    return float(np.corrcoef(passed, rest)[0, 1])

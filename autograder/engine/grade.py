"""Grades one submission: takes it in, runs it behind the wall, judges it, reports. Writes nothing."""

import functools
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.engine.assignment import Assignment
from autograder.engine.course import Course
from autograder.engine.evidence import evidence_in
from autograder.engine.intake import Submission, Unreadable, assignment_name, read, take_in
from autograder.engine.judge import Judge, Seeds
from autograder.engine.limits import Limits
from autograder.engine.remote import RemoteStudent
from autograder.engine.report import Report, failed
from autograder.engine.sandbox import Sandbox, SandboxLost, WorkerDied
from autograder.engine.slicing import needed
from autograder.engine.training import without_training


def grade(
    submission: Submission,
    assignment: Assignment,
    limits: Limits,
    sandbox: Sandbox,
    secret: bytes,
    whole: bool = False,
) -> Report:
    """The one engine: cells run, tasks judged in the order of the notebook.

    The course's own cells that no verdict depends on are run only for the `whole` notebook, for its outputs. Where they
    use modules that the tasks are written without, that is in a process of which no function is called.
    """
    tasks = [task.name for task in assignment.tasks]
    evidence = evidence_in(submission.notebook, assignment)
    cells, left_out = without_training(submission.cells, evidence)
    start = time.perf_counter()
    everything: dict[str, Any] = {}
    if whole and assignment.absent:
        with RemoteStudent(sandbox, cells, tasks, limits, evidence) as student:
            everything = student.results
    if not whole or assignment.absent:
        cells = needed(cells, tasks)
    with RemoteStudent(sandbox, cells, tasks, limits, evidence, assignment.absent) as student:
        after_cells = time.perf_counter()
        verdicts = Judge(assignment, Seeds(secret, submission.student or submission.digest)).judge(student)
        after_checks = time.perf_counter()
        results, layers = student.results | everything, student.layers
    return Report(
        assignment.name,
        submission.path,
        submission.student,
        "graded",
        max_score=assignment.points,
        manual={question.name: question.points for question in assignment.questions},
        repairs=(*submission.repairs, *left_out, *notes(results)),
        layers=layers,
        seconds={"cells": round(after_cells - start, 3), "checks": round(after_checks - after_cells, 3)},
        tasks=verdicts,
        digest=submission.digest,
        cells=tuple(shown(cell, results.get(cell.name)) for cell in submission.cells),
    )


def notes(results: dict[str, Any]) -> list[str]:
    """What happened while the cells ran that a reader of the report should know."""
    said = []
    for name, result in results.items():
        if isinstance(result, WorkerDied):
            said.append(f"{name} was stopped ({result.reason}): the rest was graded without it")
            continue
        if result.timed_out:
            said.append(f"{name} took too long and was interrupted")
        said += [f"{name}: {note}" for note in result.notes]
    return list(dict.fromkeys(said))


def shown(cell: Any, result: Any) -> dict:
    """One executed cell for the feedback page."""
    outputs = [] if result is None or isinstance(result, WorkerDied) else result.outputs
    return {"position": cell.position, "name": cell.name, "outputs": outputs}


@dataclass
class Grader:
    """Grades many submissions of one course with one warm zygote for each kind of notebook."""

    course: Course
    secret: bytes
    allow_unconfined: bool = False
    sandboxes: dict[str, Sandbox] = field(default_factory=dict)

    def __post_init__(self) -> None:
        logging.getLogger("tensorflow").setLevel(logging.ERROR)  # how it runs the references is no news to anybody

    def grade(self, path: Path, name: str | None = None, student: str | None = None, whole: bool = False) -> Report:
        """A report for whatever lies at the path: what can't be read is `failed` with the reason, never a 0."""
        student = student or student_of(path)
        try:
            notebook, digest = read(path)
            name = name or assignment_name(path, notebook, self.course.folders)
            assignment = self.course.assignment(name)
            submission = take_in(path, notebook, digest, assignment, student)
            work = functools.partial(grade, submission, assignment, secret=self.secret, whole=whole)
            return self._patiently(work, assignment)
        except Unreadable as problem:
            return failed(name or "", str(path), student, str(problem))
        except SandboxLost as lost:
            return failed(name or "", str(path), student, f"the grader broke down twice on this notebook: {lost}")

    def _patiently(self, work: Callable[..., Report], assignment: Assignment) -> Report:
        """Once more when the zygote was lost: that is no fault of the student's."""
        flavour = "keras" if assignment.keras else "numpy"
        limits = Limits.for_flavour(flavour).with_settings(assignment.limits)
        try:
            return work(limits=limits, sandbox=self.sandbox(flavour))
        except SandboxLost:
            return work(limits=limits, sandbox=self.sandbox(flavour))

    def sandbox(self, flavour: str) -> Sandbox:
        if flavour not in self.sandboxes:
            self.sandboxes[flavour] = Sandbox(flavour, allow_unconfined=self.allow_unconfined)
        return self.sandboxes[flavour]

    def close(self) -> None:
        for sandbox in self.sandboxes.values():
            sandbox.close()
        self.sandboxes.clear()

    def __enter__(self) -> "Grader":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def student_of(path: Path) -> str | None:
    """The student of `submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb`, nbgrader's layout."""
    parts = path.resolve().parts
    return parts[-3] if len(parts) >= 4 and parts[-4] in ("submitted", "autograded") else None

"""Grades one submission: takes it in, runs it behind the wall, judges it, reports. Writes nothing."""

import functools
import logging
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.engine.assignment import Assignment
from autograder.engine.course import Course
from autograder.engine.judge import Judge
from autograder.engine.limits import Flavour, Limits
from autograder.engine.remote import RemoteStudent
from autograder.engine.report import Report, failed
from autograder.engine.sandbox import Sandbox, SandboxLost, WorkerDied
from autograder.engine.seeds import Seeds
from autograder.errors import Problem
from autograder.intake.evidence import evidence_in
from autograder.intake.read import Unreadable, assignment_name, read
from autograder.intake.repair import Submission, take_in
from autograder.intake.slicing import needed
from autograder.intake.training import without_training


def grade(
    submission: Submission,
    assignment: Assignment,
    limits: Limits,
    sandbox: Sandbox,
    seeds: Seeds,
    whole: bool = False,
) -> Report:
    """The one engine: cells run, tasks judged in the order of the notebook.

    The course's own cells that no verdict depends on are run only for the `whole` notebook, for its outputs.
    """
    tasks = [task.name for task in assignment.tasks]
    evidence = evidence_in(submission.notebook, assignment.outline)
    cells, left_out = without_training(submission.cells, evidence)
    cells = cells if whole else needed(cells, tasks)
    start = time.perf_counter()
    with RemoteStudent(sandbox, cells, tasks, limits, evidence) as student:
        after_cells = time.perf_counter()
        verdicts = Judge(assignment, seeds).judge(student)
        after_checks = time.perf_counter()
        results, layers, violations = student.results, student.layers, tuple(student.violations)
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
        violations=violations,
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
    secret: bytes | None  # None where every order brings its seeds: on a cluster
    allow_unconfined: bool = False
    sandboxes: dict[str, Sandbox] = field(default_factory=dict)

    def __post_init__(self) -> None:
        logging.getLogger("tensorflow").setLevel(logging.ERROR)  # how it runs the references is no news to anybody

    def grade(
        self,
        path: Path,
        name: str | None = None,
        student: str | None = None,
        whole: bool = False,
        begun: Callable[[Limits], None] = lambda limits: None,
        seeds: Mapping[str, Seeds] | None = None,
    ) -> Report:
        """A report for whatever lies at the path: what can't be read or graded is `failed` with the reason, never a 0.

        `begun` is told the limits of the assignment as soon as it is known which one the notebook answers.
        `seeds` by assignment are for whom the secret is not shown to.
        """
        student = student or student_of(path)
        try:
            notebook, digest = read(path)
            name = name or assignment_name(path, notebook, self.course.folders)
            assignment = self.course.assignment(name)
            submission = take_in(path, notebook, digest, assignment.outline, student)
            limits = Limits.for_flavour(assignment.flavour).with_settings(assignment.limits)
            begun(limits)
            own = seeds[name] if seeds else Seeds.of(self.secret, name, submission.student or submission.digest)
            work = functools.partial(grade, submission, assignment, limits, seeds=own, whole=whole)
            return self._patiently(work, assignment.flavour)
        except Unreadable as problem:
            return failed(name or "", str(path), student, str(problem))
        except Problem:
            raise
        except SandboxLost as lost:
            return failed(name or "", str(path), student, f"the grader broke down twice on this notebook: {lost}")
        except Exception as error:  # one notebook is one notebook: the class goes on
            reason = f"the grader broke down on this notebook ({type(error).__name__}): look at it by hand"
            return failed(name or "", str(path), student, reason, traceback.format_exc(limit=-20))

    def _patiently(self, work: Callable[..., Report], flavour: Flavour) -> Report:
        """Once more when the zygote was lost: that is no fault of the student's."""
        try:
            return work(sandbox=self.sandbox(flavour))
        except SandboxLost:
            return work(sandbox=self.sandbox(flavour))

    def sandbox(self, flavour: Flavour) -> Sandbox:
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

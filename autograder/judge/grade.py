"""Grades one submission: takes it in, runs it behind the wall, judges it, reports. Writes nothing."""

import functools
import logging
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course.assignment import Assignment
from autograder.course.course import Course
from autograder.errors import Problem
from autograder.intake.cells import Cell, Submission
from autograder.intake.read import Unreadable, read, student_of
from autograder.intake.reader import Reader, shared_reader
from autograder.intake.repairs import Repair
from autograder.judge.judge import Judge
from autograder.judge.report import Report, failed
from autograder.judge.seeds import Seeds
from autograder.wall.ends import SandboxLost, WorkerDied
from autograder.wall.limits import Flavour, Limits
from autograder.wall.remote import RemoteStudent
from autograder.wall.sandbox import Sandbox


def grade(
    submission: Submission,
    assignment: Assignment,
    limits: Limits,
    sandbox: Sandbox,
    seeds: Seeds,
    reader: Reader,
    everything: Sequence[Cell] = (),
) -> Report:
    """The one engine: cells run, tasks judged in the order of the notebook.

    `everything` are cells that run for their outputs alone, in a process of which no function is called: all of the
    notebook, where the course's own cells use modules that the tasks are written without.
    """
    tasks = [task.name for task in assignment.tasks]
    start = time.perf_counter()
    shown_too: dict[str, Any] = {}
    if everything:
        with RemoteStudent(sandbox, everything, tasks, limits, submission.evidence) as student:
            shown_too = student.results
    with RemoteStudent(sandbox, submission.cells, tasks, limits, submission.evidence, assignment.absent) as student:
        after_cells = time.perf_counter()
        verdicts = Judge(assignment, seeds).judge(student)
        after_checks = time.perf_counter()
        results, layers, violations = student.results | shown_too, student.layers, tuple(student.violations)
    shown = reader.harmless("what its cells showed", [outputs_of(results.get(name)) for _, name in submission.places])
    places = zip(submission.places, shown, strict=True)
    return Report(
        assignment.name,
        submission.path,
        submission.student,
        "graded",
        max_score=assignment.points,
        manual={question.name: question.points for question in assignment.questions},
        repairs=(*submission.repairs, *notes(results)),
        layers=layers,
        seconds={"cells": round(after_cells - start, 3), "checks": round(after_checks - after_cells, 3)},
        tasks=verdicts,
        digest=submission.digest,
        cells=tuple({"position": place, "name": name, "outputs": outputs} for (place, name), outputs in places),
        violations=violations,
    )


def notes(results: dict[str, Any]) -> list[Repair]:
    """What happened while the cells ran that a reader of the report should know."""
    said = []
    for name, result in results.items():
        if isinstance(result, WorkerDied):
            said.append(Repair("stopped", name, result.reason))
            continue
        if result.timed_out:
            said.append(Repair("slow", name))
        said += [Repair(kind, name, detail) for kind, detail in result.notes]
    return list(dict.fromkeys(said))


def outputs_of(result: Any) -> Sequence[dict]:
    """What one cell showed, if it ran to its end."""
    return () if result is None or isinstance(result, WorkerDied) else result.outputs


@dataclass
class Grader:
    """Grades many submissions of one course with one warm zygote for each kind of notebook."""

    course: Course
    secret: bytes | None  # None where every order brings its seeds: on a cluster
    allow_unconfined: bool = False
    sandboxes: dict[str, Sandbox] = field(default_factory=dict)
    reader: Reader = field(default_factory=shared_reader)

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

        The course's own cells that no verdict depends on are run only for the `whole` notebook, for its outputs.
        `begun` is told the limits of the assignment as soon as it is known which one the notebook answers.
        `seeds` by assignment are for whom the secret is not shown to.
        """
        student = student or student_of(path)
        try:
            data, digest = read(path)
            name = name or self.reader.assignment(path, data, list(self.course.folders))
            assignment = self.course.assignment(name)
            take_in = functools.partial(self.reader.take_in, path, data, digest, assignment.outline, student)
            submission = take_in(whole and not assignment.absent)
            everything = take_in(True).cells if whole and assignment.absent else ()
            limits = Limits.for_flavour(assignment.flavour).with_settings(assignment.limits)
            begun(limits)
            own = seeds[name] if seeds else Seeds.of(self.secret, name, submission.student or submission.digest)
            work = functools.partial(
                grade, submission, assignment, limits, seeds=own, reader=self.reader, everything=everything
            )
            return self._patiently(work, assignment.flavour)
        except Unreadable as problem:
            return failed(name or "", str(path), student, str(problem), problem.trace, problem.why)
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

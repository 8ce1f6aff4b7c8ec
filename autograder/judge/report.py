"""What grading one submission found, and that as JSON. Plain data: knows no notebook and no gradebook."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from autograder.checks.findings import Absence, Finding, Outcome, Sentence, said_once
from autograder.checks.words import in_one_line, of_absence
from autograder.intake.repairs import Repair
from autograder.intake.text import legible, one_line

SCHEMA = 1


@dataclass(frozen=True)
class CheckVerdict:
    """What one check found, in words that its reader may see."""

    name: str
    title: str
    hidden: bool
    role: str
    weight: float
    outcome: Outcome
    finding: Finding | None = None
    first: str = ""  # for a skipped one: the sentence that has to be true before
    misconception: str | None = None
    fault: str = ""  # for the instructor: why a check could not be run
    calls: int = 0  # how many calls of the student's functions it made

    @property
    def message(self) -> str:
        """Why it did not pass, on one line."""
        return one_line(f"waits for: {self.first}" if self.first else in_one_line(self.finding) if self.finding else "")


@dataclass(frozen=True)
class TaskVerdict:
    """The points of one task and why."""

    name: str
    score: float
    max_score: float
    checks: tuple[CheckVerdict, ...]
    absence: Absence | None = None
    seconds: float = 0.0
    needs_person: str = ""  # why the verdicts don't say what it is worth

    @property
    def auto(self) -> float | None:
        """The points for a gradebook: none where a person decides."""
        return None if self.needs_person else self.score

    @property
    def missing(self) -> str:
        """Why there was nothing to check, if that is so."""
        return of_absence(self.name, self.absence) if self.absence else ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What its reader is shown of each check; nothing is said twice."""
        counts = "a person gives the points" if self.needs_person else "it counts neither for nor against you"
        ours = Finding(f"this check could not be run, which is our fault: {counts}")
        findings = [ours if c.outcome == "ungradable" else c.finding for c in self.checks]
        told = [f if f not in findings[:k] else None for k, f in enumerate(findings)]
        first = [c.first if c.outcome == "skipped" else "" for c in self.checks]
        first = [f if f not in first[:k] else "" for k, f in enumerate(first)]
        return said_once(
            [Sentence(c.title, c.outcome, *why, c.hidden) for c, *why in zip(self.checks, first, told, strict=True)]
        )

    @property
    def right(self) -> bool:
        """Whether later tasks may rely on it: it is there, and every gate and core check passed."""
        return not self.missing and all(c.outcome == "pass" for c in self.checks if c.role != "side")


@dataclass(frozen=True)
class Report:
    """One submission, graded or failed."""

    assignment: str
    notebook: str
    student: str | None
    status: Literal["graded", "failed"]
    reason: str | None = None
    max_score: float = 0.0
    manual: dict[str, float] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    layers: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    tasks: dict[str, TaskVerdict] = field(default_factory=dict)
    digest: str = ""  # of the notebook as handed in
    cells: tuple[dict, ...] = ()  # what each executed cell printed and showed, for feedback
    trace: str = ""  # for the instructor: where the grader stood when it broke down
    why: str = ""  # the reason without a name that somebody chose, where it can be had
    violations: tuple[str, ...] = ()  # how its code broke the rules of the wire, for the instructor alone

    @property
    def score(self) -> float:
        return round(sum(task.score for task in self.tasks.values()), 4)

    def as_dict(self) -> dict[str, Any]:
        """All of it but the cells' outputs, as plain data that JSON holds."""
        return {**asdict(replace(self, cells=())), "score": self.score}

    @property
    def needs_person(self) -> dict[str, str]:
        """The tasks whose points a person gives, and why."""
        return {name: task.needs_person for name, task in self.tasks.items() if task.needs_person}

    @property
    def ungradable(self) -> list[CheckVerdict]:
        return [c for task in self.tasks.values() for c in task.checks if c.outcome == "ungradable"]


def from_dict(data: Mapping[str, Any]) -> Report:
    """The report that travelled, or was kept, as `as_dict`."""
    known = {key: value for key, value in data.items() if key != "score"}
    known |= {name: tuple(data[name]) for name in ("layers", "cells", "violations")}
    known["repairs"] = tuple(Repair(**repair) for repair in data["repairs"])
    known["tasks"] = {name: verdict_of(task) for name, task in data["tasks"].items()}
    return Report(**known)


def verdict_of(task: Mapping[str, Any]) -> TaskVerdict:
    checks = [c | {"finding": c["finding"] and Finding(**c["finding"])} for c in task["checks"]]
    absence = task["absence"] and Absence(**task["absence"])
    return TaskVerdict(**{**task, "checks": tuple(CheckVerdict(**check) for check in checks), "absence": absence})


def points(number: float | None) -> str:
    """As people read them: at most two decimals, and none that say nothing."""
    return "–" if number is None else f"{round(number, 2):g}"


def failed(assignment: str, notebook: str, student: str | None, reason: str, trace: str = "", why: str = "") -> Report:
    return Report(assignment, notebook, student, "failed", reason, trace=trace, why=why)


def as_json(report: Report) -> dict[str, Any]:
    """The report as people script it: schema 1."""
    return {
        "notebook": legible(report.notebook),
        "student": report.student and legible(report.student),
        "status": report.status,
        "reason": report.reason and legible(report.reason),
        "score": report.score,
        "max_score": report.max_score,
        "manual": report.manual,
        "repairs": [legible(str(repair)) for repair in report.repairs],
        "layers": list(report.layers),
        "seconds": report.seconds,
        "tasks": {
            name: {
                "score": task.score,
                "max_score": task.max_score,
                "checks": [
                    {
                        "name": check.name,
                        "title": check.title,
                        "hidden": check.hidden,
                        "outcome": check.outcome,
                        "message": check.message,
                        "misconception": check.misconception,
                    }
                    for check in task.checks
                ],
            }
            for name, task in report.tasks.items()
        },
    }

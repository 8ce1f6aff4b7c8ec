"""Decides: runs the checks of every task and turns them into verdicts. Sees values, never the student's code."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.checks import Check, Failed, show
from autograder.checks.calls import JudgedStudent, Missing, StudentRaised
from autograder.checks.findings import Absence, Finding, Outcome
from autograder.checks.local import LocalStudent
from autograder.checks.running import Run, in_order, public_rng, run_check
from autograder.checks.words import in_one_line
from autograder.course.assignment import Assignment, Task
from autograder.course.proof import Misconception
from autograder.intake import text
from autograder.judge import disclosure
from autograder.judge.recognition import recognition_of
from autograder.judge.report import CheckVerdict, TaskVerdict
from autograder.judge.seeds import Seeds
from autograder.student.examine import compared

LONGEST = 2000  # letters of one part of a finding
CAN_BE_JUDGED = ("function", "model", "value")


@dataclass
class Judge:
    """Judges one submission task by task, in the order of the notebook."""

    assignment: Assignment
    seeds: Seeds
    verdicts: dict[str, TaskVerdict] = field(default_factory=dict)
    early: dict[str, dict[Check, Run]] = field(default_factory=dict)  # the public checks of each task

    def judge(self, student: JudgedStudent) -> dict[str, TaskVerdict]:
        """All public checks come first: they quote what came back, and no hidden number may have been seen by then."""
        there = [task for task in self.assignment.tasks if student.status(task.name) in CAN_BE_JUDGED]
        self.early = {task.name: self._public_runs(task, student) for task in there}
        for task in self.assignment.tasks:
            self.verdicts[task.name] = self.judge_task(task, student)
        return self.verdicts

    def judge_task(self, task: Task, student: JudgedStudent) -> TaskVerdict:
        status = student.status(task.name)
        if status not in CAN_BE_JUDGED:
            why = student.why_missing(task.name)
            kind = "lost" if why else "stub" if status == "stub" else "absent"
            return self._missing(task, Absence(kind, why))
        if task.name not in self.early:
            self.early[task.name] = self._public_runs(task, student)
        helpers = [need for need in task.needs if need in self.verdicts]
        wrong = [need for need in helpers if not self.verdicts[need].right]
        verdicts = self._beside(wrong, task, student, self.early[task.name])
        if helpers != wrong and any(v.outcome == "fail" for v in verdicts):
            # Nobody pays twice: what passes with right helpers is not this task's fault.
            again = self._beside(helpers, task, student, {})
            verdicts = [old if old.outcome == "pass" else new for old, new in zip(verdicts, again, strict=True)]
        if any(v.finding and v.finding.stub for v in verdicts):
            return self._missing(task, Absence("stub"))
        points, why = score(task, verdicts), needs_person(verdicts)
        return TaskVerdict(task.name, points, task.points, tuple(verdicts), needs_person=why)

    def _beside(
        self, helpers: list[str], task: Task, student: JudgedStudent, known: Mapping[Check, Run]
    ) -> list[CheckVerdict]:
        """All checks of a task, with the reference in the place of these helpers; without them, some are known."""
        for name in helpers:
            student.substitute(name, getattr(self.assignment.reference, name))
        try:
            return self._run_all(task, student, {} if helpers else known)
        finally:
            for name in helpers:
                student.substitute(name, None)

    def _missing(self, task: Task, absence: Absence) -> TaskVerdict:
        verdicts = [verdict(check, hidden, "skipped") for check, hidden in self.assignment.checks(task.name)]
        return TaskVerdict(task.name, 0.0, task.points, tuple(verdicts), absence)

    def _public_runs(self, task: Task, student: JudgedStudent) -> dict[Check, Run]:
        """Of the public checks of a task those that could be run, with the student's own functions alone."""
        runs: dict[Check, Run] = {}

        def run(checks: list[Check]) -> list[Run]:
            for check in checks:
                found = run_check(check, student, **self.available(check, hidden=False))
                runs[check] = self._whose_fault(found, hidden=False)
            return [runs[check] for check in checks]

        public = [check for check, hidden in self.assignment.checks(task.name) if not hidden]
        in_order(public, run, skip=lambda check, first: Run(check, "ungradable"))
        return runs

    def _run_all(self, task: Task, student: JudgedStudent, known: Mapping[Check, Run]) -> list[CheckVerdict]:
        """Of the checks that are not known already, each is run."""
        hidden = dict(self.assignment.checks(task.name))
        told: dict[str, CheckVerdict] = {}

        def once(check: Check) -> Run:
            return known.get(check) or run_check(check, student, **self.available(check, hidden[check]))

        def run(checks: list[Check]) -> list[CheckVerdict]:
            found = [self._verdict_of(self._whose_fault(once(c), hidden[c]), hidden[c]) for c in checks]
            told.update((verdict.name, verdict) for verdict in found)
            return found

        def skip(check: Check, first: Check) -> CheckVerdict:
            ours = told.get(first.name) and told[first.name].outcome == "ungradable"
            found = verdict(check, hidden[check], "ungradable" if ours else "skipped", first=first.title)
            return told.setdefault(check.name, found)

        return in_order(list(hidden), run, skip)

    def available(self, check: Check, hidden: bool) -> dict[str, Any]:
        """What the check asks for by name, and nothing else: making a generator takes longer than most checks."""
        offered: dict[str, Callable[[], Any]] = {"reference": lambda: self.assignment.reference}
        if hidden:
            offered["rng"] = lambda: self.seeds.rng(check)
            offered["class_rng"] = lambda: self.seeds.rng(check, whole_class=True)
        else:
            offered["rng"] = lambda: public_rng(check)
        return {name: make() for name, make in offered.items() if name in check.asks_for}

    def _verdict_of(self, run: Run, hidden: bool) -> CheckVerdict:
        known, finding, fault = None, None, run.fault
        try:
            if run.outcome == "fail":
                known = self.recognise(run, hidden)
                finding = self.stub_met(run) or self._finding(run, known and known.says)
                if hidden and not in_one_line(finding):
                    finding = Finding(ask=disclosure.UNSEEN)
                finding = harmless(finding)
        except Exception:  # a value that no words fit has failed all the same
            fault = traceback.format_exc(limit=-5)
        name, calls = known and known.name, len(run.calls)
        return verdict(run.check, hidden, run.outcome, finding, misconception=name, fault=fault, calls=calls)

    def _finding(self, run: Run, says: str | None) -> Finding:
        """What came back is quoted from before hidden checks were run, and not if it came after one."""
        if getattr(getattr(run.failure, "outcome", None), "raised", "") in ("ImportError", "ModuleNotFoundError"):
            says = says or next((f"{text}." for text in self.assignment.absent.values()), None)
        early = self.early[run.check.task].get(run.check)
        if early is not None and early.outcome == "fail":
            return describe(early, says)
        return disclosure.about(run, says, [task.name for task in self.assignment.tasks])

    def stub_met(self, run: Run) -> Finding | None:
        """What to say when the call ended at a stub: its own, or that of another task of this notebook."""
        outcome = getattr(run.failure, "outcome", None)
        if outcome is None or outcome.raised != "NotImplementedError":
            return None
        others = {task.name for task in self.assignment.tasks} - {run.check.task}
        if outcome.error in others:
            return Finding(f"{run.check.task} called {outcome.error}, which is still the empty stub")
        return Finding(f"{run.check.task} still raises NotImplementedError", stub=True)

    def _whose_fault(self, run: Run, hidden: bool) -> Run:
        """A check that broke is the student's to mend if it holds for the reference, else ours."""
        if run.outcome != "ungradable":
            return run
        reference = LocalStudent(vars(self.assignment.reference))
        if run_check(run.check, reference, **self.available(run.check, hidden)).outcome != "pass":
            return run
        last = run.calls[-1] if run.calls else None
        odd = Failed("what came back has another form than the task asks for", got=last and last.value, outcome=last)
        return replace(run, outcome="fail", failure=odd, fault="")

    def recognise(self, run: Run, hidden: bool) -> Misconception | None:
        """The misconception that would have done the same as the student in every call of the failed check."""
        everybody = replace(self, seeds=self.seeds.everybodys)
        return recognition_of(self.assignment).of(
            run,
            lambda: self.available(run.check, hidden),
            lambda: everybody.available(run.check, hidden),
        )


def describe(run: Run, says: str | None) -> Finding:
    """What a student may read about a failed public check."""
    failure = run.failure
    if isinstance(failure, Missing):
        return Finding(f"the notebook defines no {failure}")
    if isinstance(failure, StudentRaised):
        return Finding(f"it raised {failure}", says=says or "", raised=failure.outcome.raised)
    got, expected = compared(failure)
    call = show.call(run.culprit) if run.culprit is not None else ""
    return Finding(
        failure.problem,
        call=call,
        got=got,
        expected=expected,
        says=says or "",
        ask="" if says else failure.ask,
    )


def harmless(finding: Finding) -> Finding:
    """The same with the student's words as text that can be written anywhere."""
    words = {name: text.shown(value)[:LONGEST] for name, value in vars(finding).items() if isinstance(value, str)}
    return replace(finding, **words)


def verdict(check: Check, hidden: bool, outcome: Outcome, finding: Finding | None = None, **facts: Any) -> CheckVerdict:
    return CheckVerdict(check.name, check.title, hidden, check.role, check.weight, outcome, finding, **facts)


def needs_person(verdicts: list[CheckVerdict]) -> str:
    """Why a person has to give the points, as far as these verdicts don't say what they are."""
    decisive = [v for v in verdicts if v.role != "side"]
    if any(v.outcome == "fail" for v in decisive):
        return ""
    if broken := next((v.title for v in decisive if v.outcome == "ungradable"), ""):
        return f"it depends on a check that could not be run: {broken}"
    return "none of its hidden checks could be run" if public_ones_are_alone(verdicts) else ""


def public_ones_are_alone(verdicts: list[CheckVerdict]) -> bool:
    """Whether there are hidden checks that earn, and none of them could be run."""
    hidden = [v for v in verdicts if v.hidden and v.weight]
    return bool(hidden) and all(v.outcome == "ungradable" for v in hidden)


def score(task: Task, verdicts: list[CheckVerdict]) -> float:
    """Points times the passed weight, nothing unless every gate and core check passed.

    Side conditions that could not be checked count nowhere.
    """
    if any(v.outcome != "pass" for v in verdicts if v.role != "side"):
        return 0.0
    judged = public_at_most_half([v for v in verdicts if v.outcome != "ungradable"])
    total = sum(v.weight for v in judged)
    if public_ones_are_alone(verdicts):
        total *= 2  # half of the points is not theirs to give
    passed = sum(v.weight for v in judged if v.outcome == "pass")
    return round(task.points * passed / total, 4) if total else 0.0


def public_at_most_half(verdicts: list[CheckVerdict]) -> list[CheckVerdict]:
    """Weights scaled so that all public checks together earn no more than all hidden ones."""
    public = sum(v.weight for v in verdicts if not v.hidden)
    hidden = sum(v.weight for v in verdicts if v.hidden)
    if not hidden or public <= hidden:
        return verdicts
    return [v if v.hidden else replace(v, weight=v.weight * hidden / public) for v in verdicts]

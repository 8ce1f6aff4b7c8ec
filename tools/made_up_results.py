"""Receipts of students who don't exist, for tests and for the README's pictures: nothing is graded for them."""

import hashlib
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.checks.findings import Absence, Finding
from autograder.course.assignment import Assignment
from autograder.intake.repairs import Repair
from autograder.judge import receipts
from autograder.judge.report import CheckVerdict, Report, TaskVerdict

LAYERS = ("user", "mount", "net", "rlimits", "landlock", "seccomp")


def check(
    name: str, outcome: str, finding: Finding | str = "", misconception: str | None = None, hidden: bool = True
) -> CheckVerdict:
    """One check's verdict; its title is its name in words."""
    found = Finding(finding) if isinstance(finding, str) and finding else finding or None
    return CheckVerdict(
        name, name.replace("_", " "), hidden, "side", 1.0, outcome, found, misconception=misconception
    )


def task(score: float, most: float, *checks: CheckVerdict, absence: Absence | None = None) -> TaskVerdict:
    return TaskVerdict("", score, most, checks, absence)


def write(
    root: Path,
    assignment: str,
    student: str,
    tasks: Mapping[str, TaskVerdict] | None = None,
    *,
    reason: str | None = None,
    why: str = "",
    notebook: Mapping[str, Any] | str | None = None,
    manual: Mapping[str, float] | None = None,
    repairs: Sequence[Repair] = (),
    seconds: float = 0.5,
) -> Path:
    """The receipt of one student, `failed` where there is a reason, and the notebook that was handed in."""
    path = root / "submitted" / student / assignment / f"{assignment}.ipynb"
    content = notebook if isinstance(notebook, str) else json.dumps(notebook or a_notebook(), ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    told = {name: replace(verdict, name=name) for name, verdict in (tasks or {}).items()}
    report = Report(
        assignment,
        str(path),
        student,
        "failed" if reason else "graded",
        reason,
        sum(verdict.max_score for verdict in told.values()),
        dict(manual or {}),
        tuple(repairs),
        () if reason else LAYERS,
        {} if reason else {"cells": seconds / 4, "checks": 3 * seconds / 4},
        told,
        why=why,
    )
    kept = receipts.receipt(report, hashlib.sha256(path.read_bytes()).hexdigest(), "") | {"environment": {}}
    target = receipts.receipt_path(root, assignment, student, "")
    receipts.write(target, kept)
    return target


def a_notebook(*sources: str, prose: Iterable[str] = ()) -> dict[str, Any]:
    """A notebook with these cells of code, and of prose."""
    code = [cell(source) for source in sources]
    said = [{"cell_type": "markdown", "metadata": {}, "source": text} for text in prose]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [*code, *said]}


def cell(source: str, *outputs: dict) -> dict:
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "source": source, "outputs": list(outputs)}


def display(**data: str) -> dict:
    """An output of `display`; in the names of its kinds `_` stands for `/`."""
    kinds = {kind.replace("_", "/", 1).replace("svg", "svg+xml"): value for kind, value in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": kinds}


def fill(root: Path, assignment: Assignment, students: Sequence[str], seed: int = 1) -> None:
    """A class on one assignment: the abler a student, the fewer misconceptions; two hand in something unreadable."""
    rng = random.Random(f"{seed} {assignment.name}")
    popular = {m.name: rng.random() ** 2 for m in assignment.misconceptions}
    for k, student in enumerate(students):
        able = random.Random(f"{seed} {student}").gauss(0.0, 1.0)
        if k in (7, 19):
            reason = f"{assignment.name}.ipynb is no notebook, it looks like a web page: download it as .ipynb"
            write(root, assignment.name, student, reason=reason)
            continue
        tasks = {told.name: attempt(assignment, told.name, able, popular, rng) for told in assignment.tasks}
        manual = {question.name: question.points for question in assignment.questions}
        odd = (Repair("renamed", detail="Copy of x.ipynb"),) if k % 9 == 4 else ()
        odd += (Repair("stopped", "cell 12", "memory"),) if k == 11 else ()
        write(root, assignment.name, student, tasks, manual=manual, repairs=odd, seconds=0.2 + rng.random())


def attempt(
    assignment: Assignment, name: str, able: float, popular: Mapping[str, float], rng: random.Random
) -> TaskVerdict:
    """One task: right, wrong in a known way, wrong in another way, or not there."""
    most = assignment.task(name).points
    checks = assignment.checks(name)
    luck = able + rng.gauss(0.0, 0.8)
    outcomes, message, known = {each.name: "pass" for each, _ in checks}, {}, None
    if luck < -1.7:
        skipped = (verdict(each, hidden, "skipped") for each, hidden in checks)
        return task(0.0, most, *skipped, absence=Absence("stub"))
    if luck < 0.2:
        wrong = [m for m in assignment.misconceptions if m.task == name]
        known = rng.choices(wrong, [popular[m.name] ** 2 + 0.01 for m in wrong])[0] if wrong and luck > -1.3 else None
        first = known.caught_by if known and known.caught_by in outcomes else next(iter(outcomes))
        broken = next(each for each, _ in checks if each.name == first).role != "side"
        outcomes = {each: "skipped" if broken and k > 2 else "pass" for k, each in enumerate(outcomes)}
        outcomes[first] = "fail"
        message[first] = known.says if known else ""
    share = sum(outcome == "pass" for outcome in outcomes.values()) / len(outcomes)
    told = [
        verdict(each, hidden, outcomes[each.name], message.get(each.name, ""), known if each.name in message else None)
        for each, hidden in checks
    ]
    return task(0.0 if "skipped" in outcomes.values() else round(most * share, 2), most, *told)


def verdict(each: Any, hidden: bool, outcome: str, says: str = "", known: Any = None) -> CheckVerdict:
    told = check(each.name, outcome, Finding(says=says) if says else "", known.name if known else None, hidden)
    return replace(told, title=each.title)

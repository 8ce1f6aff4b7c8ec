"""Grading again: which submissions need it, and what it changes and why."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.course.course import Course
from autograder.intake.read import Unreadable, opened
from autograder.judge import receipts
from autograder.judge.grading_process import Order
from autograder.judge.report import Report, points

HALF_A_CENT = 0.005


@dataclass(frozen=True)
class Standing:
    """What the gradebook says of one graded cell."""

    auto: float | None
    manual: float | None
    needs: bool


def in_class(path: Path, course: Course) -> tuple[str, str] | None:
    """Student and assignment of a notebook at submitted/STUDENT/ASSIGNMENT/ of this course."""
    try:
        parts = path.absolute().relative_to((course.root / "submitted").absolute()).parts
    except ValueError:
        return None
    return (parts[0], parts[1]) if len(parts) == 3 and parts[1] in course.folders else None


def one_order_each(orders: Sequence[Order], course: Course) -> list[Order]:
    """One order for each student and assignment of the class, for the notebook that counts; all orders of others."""
    folders: dict[Path, list[Path]] = {}
    for order in orders:
        folders.setdefault(order.path.parent, []).append(order.path)
    kept = []
    for order in orders:
        place = in_class(order.path, course)
        if place is None:
            kept.append(order)
            continue
        student, name = place
        if order.path == notebook_that_counts(folders[order.path.parent], name):
            kept.append(replace(order, student=student, assignment=order.assignment or name))
    return kept


def without_notebook(paths: Sequence[Path], course: Course) -> Iterator[tuple[str, str, Path]]:
    """Students whose folder for an assignment holds no notebook: student, assignment, folder."""
    everybody = course.root / "submitted"
    for folder in sorted(everybody.glob("*/*")):
        asked = any(folder.absolute().is_relative_to(path.absolute()) for path in paths)
        if asked and folder.name in course.folders and folder.is_dir() and not any(folder.glob("*.ipynb")):
            yield folder.parent.name, folder.name, folder


def notebook_that_counts(paths: Sequence[Path], name: str) -> Path:
    """The notebook with the right name, else the newest."""
    return max(paths, key=lambda path: (path.name == f"{name}.ipynb", modification_time(path), path.name))


def modification_time(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0


def receipt_of(course: Course, name: str, student: str | None) -> dict[str, Any] | None:
    """What was kept of the last grading, if it can be read."""
    try:
        kept = json.loads(receipts.receipt_path(course.root, name, student, "").read_text())
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and isinstance(kept.get("result"), dict) else None


def done_before(
    orders: Sequence[Order], course: Course, standing: Callable[[str, str], Mapping[str, Standing]]
) -> set[int]:
    """The positions of orders that need no second grading: nothing has changed, and the gradebook agrees."""
    found = set()
    for k, order in enumerate(orders):
        if order.student is None or order.assignment is None:
            continue
        kept = receipt_of(course, order.assignment, order.student)
        if (
            kept is None
            or kept["result"].get("status") != "graded"
            or receipts.changed_since(kept, digest_of(order.path), course)
        ):
            continue
        if gradebook_agrees(receipts.report_of(kept), standing(order.assignment, order.student)):
            found.add(k)
    return found


def reports_in_order(
    orders: Sequence[Order], done: set[int], fresh: Iterator[Report], course: Course
) -> Iterator[Report]:
    """A report for each order: from its receipt where it was done before, else the next fresh one."""
    for k, order in enumerate(orders):
        kept = receipt_of(course, order.assignment, order.student) if k in done else None
        yield receipts.report_of(kept) if kept else next(fresh)


def digest_of(path: Path) -> str:
    """The hash of a submission; empty if it can't be read."""
    try:
        with opened(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (Unreadable, OSError):
        return ""


def gradebook_agrees(report: Report, standing: Mapping[str, Standing]) -> bool:
    """Whether the gradebook holds these verdicts: it may be another one, or have been restored from a backup."""
    scores = {name: task.auto for name, task in report.tasks.items()}
    there = {cell: stood.auto for cell, stood in standing.items()}
    return bool(there) and all(there.get(f"{name}_check", -1) == score for name, score in scores.items())


def differences(before: Mapping[str, Standing], report: Report) -> list[tuple[str, float | None, float | None]]:
    """Tasks whose points are no longer those in the gradebook: name, points there, points now."""
    if not before:
        return []
    now: dict[str, float | None] = {name: task.auto for name, task in report.tasks.items()}
    if report.status == "failed":
        now = {cell.removesuffix("_check"): None for cell in before if cell.endswith("_check")}
    then = {name: before[f"{name}_check"].auto if f"{name}_check" in before else None for name in now}
    return [(name, then[name], score) for name, score in now.items() if not same(then[name], score)]


def same(a: float | None, b: float | None) -> bool:
    return a == b if a is None or b is None else abs(a - b) < HALF_A_CENT


def changes_by_task(
    report: Report, before: Mapping[str, Standing], kept: Mapping[str, Any] | None, course: Course
) -> list[str]:
    """One line for every task of a student that a regrade changes, and why."""
    why = receipts.changed_since(kept, report.digest, course) if kept else ["it was graded before without a receipt"]
    if report.status == "failed":
        why = [f"it could not be graded: {report.reason}"]
    because = "; ".join(why) or "submission and suite are the same: look at the limits and the machine"
    return [
        f"{report.student}: {name} {or_none(then)} → {or_none(now)} ({because}{details(name, report, kept)})"
        + by_hand(before.get(f"{name}_check"))
        for name, then, now in differences(before, report)
    ]


def details(name: str, report: Report, kept: Mapping[str, Any] | None) -> str:
    """The checks of a task whose outcome is another one now."""
    was = {
        c["name"]: c["outcome"]
        for c in ((kept or {}).get("result", {}).get("tasks", {}).get(name) or {"checks": ()})["checks"]
    }
    now = {c.name: c.outcome for c in report.tasks[name].checks} if name in report.tasks else {}
    if not was or not now:
        return ""
    said = [f"{check} is gone" for check in was if check not in now]
    said += [f"{check} is new: {outcome}" for check, outcome in now.items() if check not in was]
    said += [f"{check}: {was[check]} → {now[check]}" for check in now if check in was and was[check] != now[check]]
    return "".join(f"; {line}" for line in said)


def by_hand(stood: Standing | None) -> str:
    """What to add where a person gave points: these count, whatever the verdict is now."""
    if stood is None or stood.manual is None:
        return ""
    return f", but a person gave {points(stood.manual)}, which stands until somebody looks at it again"


def or_none(score: float | None) -> str:
    return "none" if score is None else points(score)

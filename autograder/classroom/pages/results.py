"""What the receipts say about a class: one result after the other. Grades nothing, knows no page and no gradebook."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.course.course import Course
from autograder.errors import Problem
from autograder.judge import receipts
from autograder.judge.report import Report


def assignments_with_receipts(course: Course) -> list[str]:
    """The assignments of which something was graded, in the order of the course; those of other courses left out."""
    there = {path.parent.name for path in receipts.folder(course.root).glob("*/*.json")}
    return [name for name in course.folders if name in there]


def kept_of(course: Course, name: str) -> Iterator[tuple[dict[str, Any], Report]]:
    """Every student's receipt of one assignment with the report in it, by student; one at a time, so memory is flat.

    Notebooks that were tried without a student are no part of the class, and what can't be read is passed over.
    """
    for path in sorted((receipts.folder(course.root) / name).glob("*.json")):
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if not is_folder_name(kept["student"]):
                continue
            report = receipts.report_of(kept)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        yield kept, report


def is_folder_name(student: Any) -> bool:
    """Whether a folder can have this name, so that nothing is written elsewhere, whatever a receipt says."""
    return isinstance(student, str) and student not in ("", ".", "..") and not set(student) & set("/\\\0")


def submission_path(course: Course, kept: Mapping[str, Any]) -> Path:
    """Where the notebook lies that was graded."""
    path = Path(kept["submission"])
    name = kept["assignment"]
    return path if path.is_file() else course.root / "submitted" / kept["student"] / name / f"{name}.ipynb"


def sentences_of(course: Course, name: str) -> dict[tuple[str, str], str]:
    """What a student needs to hear about each misconception, by task and its name; none where they can't be read."""
    try:
        return {(m.task, m.name): m.says for m in course.assignment(name).misconceptions}
    except Exception:  # a course file that is being edited is no reason to have no pages
        return {}


def nothing_graded(name: str) -> Problem:
    return Problem(
        f"nothing of {name} was graded yet: run `autograder grade submitted/` or `nbgrader autograde {name}`"
    )

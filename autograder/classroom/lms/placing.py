"""What becomes of each upload: what lies in its place is replaced only by something newer. Writes nothing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from autograder.classroom.lms.download import Upload, one_line_path
from autograder.classroom.lms.registry import find_platform
from autograder.classroom.lms.submitted import submission_folder, submission_time
from autograder.classroom.lms.worksheet import Worksheet
from autograder.intake.text import one_line

SAME_MOMENT = 60  # seconds: archives round times


class Action(Enum):
    """What is done with an upload, in the order and words of the count at the end."""

    NEW = "new"
    REPLACES = "replaced"
    RETIMED = "with another time"
    UNCHANGED = "unchanged"
    OLDER = "older than what is there"
    LEFT = "left aside"


WRITTEN = frozenset({Action.NEW, Action.REPLACES, Action.RETIMED})


@dataclass(frozen=True)
class Placed:
    """One submission and what becomes of it."""

    student: str
    assignment: str
    upload: Upload
    action: Action
    before: datetime | None = None  # of what was in its place
    notes: tuple[str, ...] = ()

    @property
    def written(self) -> bool:
        return self.action in WRITTEN


def place(
    root: Path, student: str, assignment: str, upload: Upload, instead: str | None, worksheet: Worksheet | None
) -> Placed:
    """What is to be done with a notebook.

    `instead` is the assignment that was asked for where this notebook is of another: it must not cost the earlier work.
    """
    folder = submission_folder(root, student, assignment)
    notebook = folder / f"{assignment}.ipynb"
    before = submission_time(folder)
    action = Action.NEW
    if notebook.exists():
        same = hashlib.sha256(notebook.read_bytes()).hexdigest() == upload.digest
        action = action_on_same(upload, before, worksheet) if same else action_on_other(upload, before, instead)
    return Placed(student, assignment, upload, action, before, tuple(notes(upload, notebook.name, instead)))


def action_on_same(upload: Upload, before: datetime | None, worksheet: Worksheet | None) -> Action:
    """What becomes of a notebook that is there already: its time is corrected if a worksheet says so or it has none."""
    if upload.time is None or (before and abs((upload.time - before).total_seconds()) < SAME_MOMENT):
        return Action.UNCHANGED
    sender = upload.sender
    told = worksheet and worksheet.submitted(sender.platform, sender.number) == upload.time
    return Action.RETIMED if told or not before else Action.UNCHANGED


def action_on_other(upload: Upload, before: datetime | None, instead: str | None) -> Action:
    """What becomes of a notebook in whose place another one is."""
    if instead:
        return Action.LEFT
    return Action.OLDER if before and upload.time and upload.time < before else Action.REPLACES


def notes(upload: Upload, name: str, instead: str | None) -> list[str]:
    """What else somebody should know about it."""
    found = [f"was {one_line_path(upload.named.file)}"] if upload.named.file != name else []
    if upload.named.late and (platform := find_platform(upload.sender.platform)):
        found.append(f"marked late by {platform.title}")
    if instead:
        found.append(f"most of the archive is {instead}")
    if upload.unreadable:
        found.append(f"can't be graded: {one_line(upload.unreadable)}")
    elif upload.unknown:
        found.append("says no assignment, taken for that of the others")
    return found

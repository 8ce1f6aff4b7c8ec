"""From a download of a learning platform to submitted/STUDENT/ASSIGNMENT/: who handed in what. Grades nothing."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.classroom.late import policy_of, write_due_dates
from autograder.classroom.lms import registry
from autograder.classroom.lms.download import Download, Remarks, Upload, one_line_path
from autograder.classroom.lms.matching import by_student, main_assignment, with_assignment
from autograder.classroom.lms.people import Roster
from autograder.classroom.lms.placing import Action, Placed, place
from autograder.classroom.lms.roster import enrol, find_roster, gradebook_url
from autograder.classroom.lms.submitted import put, remember_senders
from autograder.classroom.lms.worksheet import Worksheet
from autograder.course.course import Course, find_course
from autograder.errors import Problem
from autograder.intake.text import one_line


@dataclass
class Collection(Remarks):
    """What an archive held and what became of it."""

    placed: list[Placed] = field(default_factory=list)
    nothing_from: tuple[str, ...] = ()


def collect(
    archive: Path,
    course: Course,
    *,
    zone: ZoneInfo,
    roster: Roster | None = None,
    worksheet: Worksheet | None = None,
    assignment: str | None = None,
    dry_run: bool = False,
) -> Collection:
    """Sort the archive's notebooks into submitted/; in a dry run only say how."""
    if not archive.exists():
        platforms = " or ".join(platform.title for platform in registry.PLATFORMS)
        raise Problem(f"{archive} does not exist: name the archive that {platforms} gave you")
    with staging(course.root, dry_run) as stage:
        collection = Collection()
        uploads = Download(course, zone, stage, collection, worksheet).read(archive)
        about = assignment or main_assignment(uploads)
        uploads = with_assignment(uploads, assignment, about, collection)
        matched = by_student(uploads, roster, worksheet, collection)
        for (student, name), versions in sorted(matched.items()):
            best, *older = sorted(versions, key=lambda upload: upload.newness, reverse=True)
            collection.asides += [superseded(other, best) for other in older]
            instead = about if about not in (None, name) and (student, about) not in matched else None
            placed = place(course.root, student, name, best, instead, worksheet)
            if placed.written and not dry_run:
                put(course.root, student, name, best, stage)
            collection.placed.append(placed)
        if roster:
            handed_in = {placed.student for placed in collection.placed}
            collection.nothing_from = tuple(p.id for p in roster.students if p.id not in handed_in)
        if not dry_run:
            for name in {placed.assignment for placed in collection.placed}:
                senders = [(p.student, p.upload.sender) for p in collection.placed if p.assignment == name]
                remember_senders(course.root, name, senders)
    return collection


def run(
    archive: Path,
    *,
    dry_run: bool = False,
    assignment: str | None = None,
    roster_file: Path | None = None,
    sheet: Path | None = None,
    gradebook: str | None = None,
) -> int:
    """Collect and say what happened. Exit code 1 if somebody has to look at something."""
    from autograder.classroom.nbgrader.gradebook import open_book

    course = find_course()
    policy = policy_of(course.settings)
    if assignment is not None:
        (assignment,) = course.chosen([assignment])
    roster = find_roster(course, roster_file)
    worksheet = registry.read_worksheet(sheet, policy.zone) if sheet else None
    collection = collect(
        archive,
        course,
        zone=policy.zone,
        roster=roster,
        worksheet=worksheet,
        assignment=assignment,
        dry_run=dry_run,
    )
    for line in lines(collection, policy.zone):
        print(line)
    if dry_run:
        print("a dry run: nothing was written")
    elif roster:
        with open_book(course, gradebook_url(course, gradebook)) as book:
            new = enrol(roster.students, book.gradebook)
            write_due_dates(book.gradebook, policy)
        if new:
            print(f"{new} students of the roster are now in the gradebook")
    return int(bool(collection.problems))


@contextmanager
def staging(root: Path, dry_run: bool) -> Iterator[Path]:
    """Where notebooks lie until they are complete: near their place, so that they can be renamed into it."""
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="autograder-collect-") as name:
            yield Path(name)
        return
    near = root / ".autograder"
    try:
        near.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="collecting-", dir=near) as name:
            yield Path(name)
    except OSError as error:
        raise Problem(f"{error.filename or near} can't be written: {error.strerror}", code=1) from None


def superseded(other: Upload, best: Upload) -> str:
    same = "the same as" if other.digest == best.digest else "an earlier version than"
    return f"{other.sender}: {one_line_path(other.path)} is {same} {one_line_path(best.path)}"


def lines(collection: Collection, zone: ZoneInfo) -> Iterator[str]:
    """The collection as people read it."""
    rows = [
        (
            one_line(str(p.upload.sender)),
            p.student,
            p.assignment,
            time_text(p.upload.time.astimezone(zone)) if p.upload.time else "no time",
            "; ".join((action_text(p), *p.notes)),
        )
        for p in collection.placed
    ]
    widths = [max((len(row[k]) for row in rows), default=0) for k in range(4)]
    for row in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip()
    yield from (f"left aside: {aside}" for aside in collection.asides)
    yield from (f"✗ {one_line(problem)}" for problem in collection.problems)
    if collection.nothing_from:
        yield f"nothing from {len(collection.nothing_from)}: {', '.join(collection.nothing_from)}"
    counts = Counter(p.action for p in collection.placed)
    kinds = ", ".join(f"{counts[action]} {action.value}" for action in Action if counts[action])
    yield (
        f"{len(collection.placed)} submissions of {len({p.student for p in collection.placed})} students"
        + (f": {kinds}" if kinds else "")
        + (f"; {len(collection.problems)} to be looked at" if collection.problems else "")
        + (f"; {collection.junk} files of the system ignored" if collection.junk else "")
    )
    if collection.placed and not any(p.upload.time for p in collection.placed):
        sheets = " or ".join(platform.sheet for platform in registry.PLATFORMS if "submitted" in platform.sheet_columns)
        yield f"the archive has no times, so nothing counts as late: give {sheets} with --worksheet"


def action_text(placed: Placed) -> str:
    """What becomes of a submission, in the words of its line."""
    before = time_text(placed.before) if placed.before else ""
    if placed.action is Action.REPLACES:
        return f"replaces that of {before} UTC" if before else "replaces another"
    if placed.action is Action.OLDER:
        return f"{placed.action.value} ({before} UTC)"
    return "time corrected" if placed.action is Action.RETIMED else placed.action.value


def time_text(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M}"

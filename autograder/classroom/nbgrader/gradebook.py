"""The last step of grading a class: says what a report changes, writes the gradebook and the marked notebook."""

import itertools
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from autograder.classroom import regrade
from autograder.classroom.late import policy_of, write_due_dates
from autograder.classroom.nbgrader import marked
from autograder.classroom.nbgrader.database import Book, Marks, marks_of
from autograder.classroom.regrade import Standing
from autograder.course.course import Course
from autograder.course.files import write_whole
from autograder.errors import Problem
from autograder.intake.cells import Notebook
from autograder.intake.read import Unreadable, opened, read
from autograder.intake.reader import shared_reader
from autograder.intake.text import one_line
from autograder.judge.grading_process import Order
from autograder.judge.receipts import with_receipts
from autograder.judge.report import Report, failed, points

TIMESTAMP = "timestamp.txt"
HANDFUL, HANDFUL_SECONDS = 10, 1.0  # of submissions in one transaction; it waits no longer for more


def open_book(course: Course, url: str) -> Book:
    """The course's gradebook at this URL, or in this file of SQLite."""
    if "://" not in url:
        url = f"sqlite:///{Path(url).resolve()}"
    return Book(url, course.settings.id, policy_of(course.settings))


def graded_class(
    paths: Sequence[Path],
    orders: Sequence[Order],
    course: Course,
    url: str,
    grade: Callable[[list[Order]], Iterator[Report]],
    watched: Callable[..., Iterator[Report]],
    dry_run: bool = False,
) -> Iterator[Report]:
    """A report for each order, the old one where nothing has changed since. With `dry_run` nothing is written."""
    orders = regrade.one_order_each(orders, course)
    with open_book(course, url) as book:
        done = regrade.done_before(orders, course, book.standing)
        if not dry_run:  # what is missing for the gradebook is said before hours of grading
            for name in dict.fromkeys(order.assignment for order in orders if order.assignment and order.student):
                Recorder(course, book).release(name)
    if done:
        to_stderr(f"{len(done)} of {len(orders)} are graded already and as they were: only the rest is graded now")
    left = [order for k, order in enumerate(orders) if k not in done]
    nothing = [
        failed(name, str(folder), student, "no notebook was handed in: the folder holds none")
        for student, name, folder in regrade.without_notebook(paths, course)
    ]
    reports = itertools.chain(watched(grade(left), len(left)), nothing)
    if dry_run:
        yield from with_preview(reports, course, url)
        return
    fresh = with_receipts(recorded_reports(reports, course, url), course)
    yield from regrade.reports_in_order(orders, done, fresh, course)
    yield from fresh


def with_preview(reports: Iterable[Report], course: Course, url: str) -> Iterator[Report]:
    """The same reports; what each would change in the gradebook is printed, and nothing is written."""
    students, tasks = 0, 0
    with open_book(course, url) as book:
        for report in reports:
            name, student = report.assignment, report.student
            before = book.standing(name, student) if student else {}
            lines = regrade.changes_by_task(report, before, regrade.receipt_of(course, name, student), course)
            if student and not before:
                lines = [f"{student}: {name} is new, {points(report.score)} of {points(report.max_score)}"]
            students, tasks = students + bool(lines), tasks + len(lines)
            for line in lines:
                print(one_line(line))
            yield report
    print(f"{students} students would change, in {tasks} places; nothing was written")


def recorded_reports(reports: Iterable[Report], course: Course, url: str) -> Iterator[Report]:
    """The same reports, each written to the gradebook before it is passed on."""
    with open_book(course, url) as book:
        recorder = Recorder(course, book)
        for few in handfuls(reports):
            known = [report for report in few if report.student is not None and report.assignment in course.folders]
            recorder.record_all(known, to_stderr)
            for report in few:
                if not any(report is one for one in known):
                    where = "it does not lie in submitted/STUDENT/ASSIGNMENT/"
                    to_stderr(f"{report.notebook}: not in the gradebook, {where}")
                yield report


def handfuls(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports in groups, so that one transaction writes several; none waits long for its group to fill."""
    some, since = [], time.monotonic()
    for report in reports:
        some.append(report)
        if len(some) == HANDFUL or time.monotonic() - since > HANDFUL_SECONDS:
            yield some
            some, since = [], time.monotonic()
    if some:
        yield some


class Recorder:
    """Writes reports to the gradebook as marks, and the marked notebooks; keeps each assignment's release."""

    def __init__(self, course: Course, book: Book) -> None:
        self.course, self.book = course, book
        self.releases: dict[str, NotebookNode] = {}

    def release(self, name: str) -> NotebookNode:
        """The students' notebook of an assignment; when first asked for, it is entered into the gradebook."""
        if name not in self.releases:
            release = marked.released(self.course.root, name)
            self.book.prepare(name, release)
            write_due_dates(self.book.gradebook, self.book.policy)
            self.releases[name] = release
        return self.releases[name]

    def record_all(self, reports: Iterable[Report], say: Callable[[str], None]) -> None:
        """Say what changes, write the gradebook in one transaction, then the marked notebooks of the class."""
        entries, notebooks = [], []
        for report in reports:
            path = Path(report.notebook)
            notebook = self.marked_notebook(report, self.read_submission(path, report.assignment))
            before = self.book.standing(report.assignment, report.student or "")
            marks, changes = self.marks_and_changes(report, notebook, path.parent, before)
            for line in changes:
                say(line)
            entries.append((marks, before))
            if regrade.in_class(path, self.course):
                notebooks.append((self.course.root / "autograded" / marks.student / marks.assignment, path, notebook))
        self.book.write_all(entries)
        for folder, path, notebook in notebooks:
            write_notebook(folder / f"{folder.name}.ipynb", notebook, path.parent / TIMESTAMP)

    def read_submission(self, path: Path, name: str) -> Notebook | None:
        """The student's notebook; None where it can't be read."""
        tasks = [task.name for task in self.course.assignment(name).tasks]
        try:
            return shared_reader().notebook(path, read(path)[0], tasks)
        except Unreadable:
            return None

    def marked_notebook(self, report: Report, submitted: Notebook | None) -> NotebookNode:
        assignment = self.course.assignment(report.assignment)
        notebook = self.unmarked_notebook(report.assignment, submitted)
        return marked.with_verdicts(notebook, report, submitted, assignment)

    def unmarked_notebook(self, name: str, submitted: Notebook | None) -> NotebookNode:
        """The student's cells in the release's frame; the bare release where that fails."""
        assignment, release = self.course.assignment(name), self.release(name)
        try:
            return marked.rebuilt(submitted, release, assignment)
        except Exception as error:
            to_stderr(f"{name}: a notebook is shown as it was released ({type(error).__name__}: {error}): report this")
            return marked.rebuilt(None, release, assignment)

    def record_one(
        self, report: Report, notebook: NotebookNode, submitted: Path, before: Mapping[str, Standing]
    ) -> Iterator[str]:
        """Yield a line on each change, then write the gradebook in one transaction."""
        marks, changes = self.marks_and_changes(report, notebook, submitted, before)
        yield from changes
        self.book.write_all([(marks, before)])

    def marks_and_changes(
        self, report: Report, notebook: NotebookNode, submitted: Path, before: Mapping[str, Standing]
    ) -> tuple[Marks, list[str]]:
        """A report as marks, and a line on each task that they change."""
        kept = regrade.receipt_of(self.course, report.assignment, report.student or "")
        marks = marks_of(
            report,
            self.course.assignment(report.assignment),
            unanswered=marked.unanswered(notebook, self.release(report.assignment)),
            timestamp=handed_in(submitted),
            as_marked=kept is not None and bool(report.digest) and kept.get("sha256") == report.digest,
        )
        return marks, regrade.changes_by_task(report, before, kept, self.course)


def handed_in(folder: Path) -> datetime | None:
    """When a submission came, as nbgrader and `collect` write it down; a time that can't be read counts as none."""
    try:
        with opened(folder / TIMESTAMP) as file:
            text = file.read(200).decode().strip()
        return parse_utc(text) if text else None
    except (Unreadable, OSError, ValueError, OverflowError):
        return None


def write_notebook(path: Path, notebook: NotebookNode, timestamp: Path) -> None:
    """The notebook as formgrader shows it; it appears when it is complete, and nobody edits it by mistake."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not by nbformat.write, which validates and indents all of it: we made every cell ourselves.
        write_whole(path, json.dumps(notebook), mode=0o444)
        kept = path.with_name(TIMESTAMP)
        kept.unlink(missing_ok=True)
        if timestamp.is_file() and not timestamp.is_symlink():
            shutil.copyfile(timestamp, kept)
    except OSError as error:
        raise Problem(
            f"{path} can't be written: {error.strerror}. Free some space or mend its permissions, then grade again",
            code=1,
        ) from None


def to_stderr(line: str) -> None:
    print(f"autograder: {one_line(line)}", file=sys.stderr)

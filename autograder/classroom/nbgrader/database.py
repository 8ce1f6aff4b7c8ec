"""nbgrader's gradebook: one transaction for each submission."""

import contextlib
import datetime
import functools
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from nbformat import NotebookNode
from nbgrader import api, utils
from sqlalchemy import exc, func, select
from sqlalchemy.dialects import registry
from sqlalchemy.orm import with_polymorphic
from sqlalchemy.orm.attributes import set_committed_value

from autograder.classroom.late import Policy, lateness, penalty_in
from autograder.classroom.regrade import Standing
from autograder.course.assignment import Assignment
from autograder.errors import Problem
from autograder.judge.report import Report

ATTEMPTS = 4
UNFINISHED = "grading was stopped before its end: grade this submission again"


@dataclass(frozen=True)
class Marks:
    """What one graded or failed submission does to the gradebook."""

    assignment: str
    student: str
    scores: dict[str, float | None]  # by graded cell; None where a person decides
    points: dict[str, float]  # of the cells that the engine judges
    comments: dict[str, str | None] = field(default_factory=dict)  # by solution cell
    timestamp: datetime.datetime | None = None
    reason: str | None = None  # why it could not be graded
    as_marked: bool = False  # the submission is the one that people have marked already


def marks_of(
    report: Report,
    assignment: Assignment,
    *,
    unanswered: Iterable[str] = (),
    timestamp: datetime.datetime | None = None,
    as_marked: bool = False,
) -> Marks:
    """A report as marks: verdicts by the name of the check cell, nothing for an answer that is not there."""
    failed = report.status == "failed"
    tasks = {} if failed else {f"{name}_check": task.auto for name, task in report.tasks.items()}
    answers = {question.name: None for question in assignment.questions}
    answers |= {name: 0.0 for name in unanswered if not failed and name in answers}
    comments: dict[str, str | None] = {name: "No response." for name, score in answers.items() if score is not None}
    if failed:
        tasks = {f"{task.name}_check": None for task in assignment.tasks}
        comments = {task.name: f"This notebook could not be graded: {report.reason}" for task in assignment.tasks}
    comments |= {name: f"A person gives these points: {why}." for name, why in report.needs_person.items()}
    comments |= {
        name: "No response." for name, task in report.tasks.items() if task.absence and task.absence.kind == "stub"
    }
    return Marks(
        assignment.name,
        report.student or "",
        {**tasks, **answers},
        {f"{task.name}_check": task.points for task in assignment.tasks},
        comments,
        timestamp,
        report.reason if failed else None,
        as_marked,
    )


class Book:
    """An open gradebook, and the rule for what is late."""

    def __init__(self, url: str, course_id: str, policy: Policy | None = None) -> None:
        self.course_id = course_id
        self.policy = policy or Policy()
        self.url = url
        as_installed()
        try:
            self.gradebook = api.Gradebook(url, course_id)
        except (exc.SQLAlchemyError, ImportError, OSError) as error:
            raise Problem(f"the gradebook {shown_url(url)} can't be opened: {first_line(error)}") from None

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        self.gradebook.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """Commits at the end, or rolls back after an error; then the session is emptied, so that memory stays flat."""
        session = self.gradebook.db
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.remove()

    def patiently(self, work: Callable[[Any], Any]) -> Any:
        """Do the work in a transaction, again if somebody else holds the database or wrote the same row."""
        for attempt in range(ATTEMPTS):
            try:
                with self.transaction() as session:
                    return work(session)
            except (exc.OperationalError, exc.IntegrityError) as error:
                if attempt == ATTEMPTS - 1:
                    raise Problem(
                        f"the gradebook {shown_url(self.url)} could not be written: {first_line(error)}. "
                        "Nothing of what it should hold now was; run the same command again",
                        code=1,
                    ) from None
                time.sleep(0.2 * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def prepare(self, name: str, release: NotebookNode) -> None:
        """Give the assignment the cells that the release has, also where submissions refer to old ones."""
        self.patiently(lambda session: sync(session, self.course_id, name, release))

    def write_all(self, entries: Sequence[tuple[Marks, Mapping[str, Standing]]]) -> None:
        """Write scores, comments, late penalties and who needs a person's look, in one transaction.

        An entry is the marks of a submission and what the gradebook said before it was graded.
        """

        def work(session: Any) -> None:
            with session.no_autoflush:
                shelf = Shelf(session)
                rows = [(marks, *put(shelf, marks, before)) for marks, before in entries]
            session.flush()
            for marks, submission, row in rows:
                row.late_submission_penalty = self.penalty(marks, submission, sum(map(total, row.grades)))

        self.patiently(work)

    def penalty(self, marks: Marks, submission: Any, score: float) -> float | None:
        if not self.policy.days(lateness(submission, self.policy).seconds):
            return None  # without a look at what else this student has handed in
        late = penalty_in(self.gradebook, self.policy, marks.assignment, marks.student, score)
        return min(late, max(score, 0.0)) or None

    def standing(self, name: str, student: str) -> dict[str, Standing]:
        """What is in the gradebook now, by graded cell; nothing if there is no submission."""
        query = (
            select(api.BaseCell.name, api.Grade.auto_score, api.Grade.manual_score, api.Grade.needs_manual_grade)
            .join(api.Grade, api.Grade.cell_id == api.BaseCell.id)
            .join(api.SubmittedNotebook, api.SubmittedNotebook.id == api.Grade.notebook_id)
            .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
            .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
            .where(api.Assignment.name == name, api.SubmittedAssignment.student_id == student)
        )
        with self.transaction() as session:
            return {cell: Standing(*rest) for cell, *rest in session.execute(query)}

    def set_aside(self, name: str, student: str) -> dict[str, Standing]:
        """Take away the old scores of a submission before it is graded, and return them."""
        before = self.standing(name, student)
        self.patiently(lambda session: suspend(session, name, student))
        return before


class Shelf:
    """Rows that all submissions of one transaction need: each is looked up once."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.notebook = functools.cache(self.notebook)
        self.student = functools.cache(self.student)

    def notebook(self, name: str) -> Any:
        """The row of an assignment's notebook, with its cells."""
        mine = select(api.Notebook).join(api.Assignment).where(api.Assignment.name == name, api.Notebook.name == name)
        notebook = self.session.scalars(mine).one()
        cells = select(with_polymorphic(api.BaseCell, "*")).where(api.BaseCell.notebook_id == notebook.id)
        set_committed_value(notebook, "_base_cells", self.session.scalars(cells).all())
        return notebook

    def student(self, name: str) -> bool:
        """Add the student if there is none; says whether there was."""
        there = self.session.get(api.Student, name) is not None
        if not there:
            self.session.add(api.Student(id=name))
        return there


def put(shelf: Shelf, marks: Marks, before: Mapping[str, Standing]) -> tuple[Any, Any]:
    submission, row = submitted_notebook(shelf, marks.assignment, marks.student)
    submission.timestamp = marks.timestamp
    cells = {cell.id: cell for cell in row.notebook._base_cells}
    for grade in row.grades:
        cell = cells[grade.cell_id]
        if cell.name in marks.points and cell.max_score != marks.points[cell.name]:
            cell.max_score = marks.points[cell.name]
        now = Standing(grade.auto_score, grade.manual_score, grade.needs_manual_grade)
        grade.auto_score = marks.scores.get(cell.name)
        grade.needs_manual_grade = needs_a_person(marks, cell.name, before.get(cell.name, now))
    for comment in row.comments:
        comment.auto_comment = marks.comments.get(cells[comment.cell_id].name)
    return submission, row


def needs_a_person(marks: Marks, cell: str, stood: Standing) -> bool:
    """Whether somebody has to look at a cell: it has no verdict, or a mark that was given to another answer."""
    score = marks.scores.get(cell)
    if stood.manual is None:
        return score is None
    if marks.reason:
        return True
    if cell in marks.points:
        return stood.needs or stood.auto != score
    return stood.needs or not marks.as_marked


def total(grade: Any) -> float:
    points = grade.manual_score if grade.manual_score is not None else grade.auto_score
    return (points or 0.0) + (grade.extra_credit or 0.0)


def suspend(session: Any, name: str, student: str) -> None:
    _, row = submitted_notebook(Shelf(session), name, student)
    cells = {cell.id: cell.name for cell in row.notebook._base_cells}
    for grade in row.grades:
        if cells[grade.cell_id].endswith("_check"):
            grade.auto_score = None
            grade.needs_manual_grade = True
    for comment in row.comments:
        comment.auto_comment = UNFINISHED


def submitted_notebook(shelf: Shelf, name: str, student: str) -> tuple[Any, Any]:
    """A student's submission and the row of its notebook, with a grade and a comment for each cell.

    What is not there is made, and written with the rest: relations are set by hand, since each that the session
    looks up by itself is a query.
    """
    session, notebook = shelf.session, shelf.notebook(name)
    submission = row = None
    if shelf.student(student):
        found = select(api.SubmittedAssignment).filter_by(assignment_id=notebook.assignment_id, student_id=student)
        submission = session.scalars(found).one_or_none()
    if submission is None:
        submission = api.SubmittedAssignment(
            id=api.new_uuid(), assignment_id=notebook.assignment_id, student_id=student
        )
        session.add(submission)
    else:
        found = select(api.SubmittedNotebook).filter_by(notebook_id=notebook.id, assignment_id=submission.id)
        row = session.scalars(found).one_or_none()
    if row is None:
        row = api.SubmittedNotebook(id=api.new_uuid(), notebook_id=notebook.id, assignment_id=submission.id)
        set_committed_value(row, "grades", [])
        set_committed_value(row, "comments", [])
        session.add(row)
    set_committed_value(row, "notebook", notebook)
    add_rows(session, notebook, row)
    return submission, row


def add_rows(session: Any, notebook: Any, row: Any) -> None:
    """A grade for each graded cell and a comment for each solution."""
    for kind, relation, cells in (
        (api.Grade, "grades", (*notebook.grade_cells, *notebook.task_cells)),
        (api.Comment, "comments", (*notebook.solution_cells, *notebook.task_cells)),
    ):
        there = list(getattr(row, relation))
        known = {one.cell_id for one in there}
        new = [kind(cell_id=cell.id, notebook_id=row.id) for cell in cells if cell.id not in known]
        session.add_all(new)
        set_committed_value(row, relation, [*there, *new])


# The course's own side: what can be graded.


def sync(session: Any, course_id: str, name: str, release: NotebookNode) -> None:
    """The assignment's rows as the release has its cells. A cell that is gone goes, unless people have marked it."""
    if course_id and session.get(api.Course, course_id) is None:
        session.add(api.Course(id=course_id))
        session.flush()
    assignment = session.scalars(select(api.Assignment).where(api.Assignment.name == name)).one_or_none()
    if assignment is None:
        assignment = api.Assignment(name=name, course_id=course_id or "default_course")
        session.add(assignment)
        session.flush()
    notebook = next((n for n in assignment.notebooks if n.name == name), None)
    if notebook is None:
        kernel = json.dumps(release.metadata.get("kernelspec", {}))
        notebook = api.Notebook(name=name, assignment_id=assignment.id, kernelspec=kernel)
        session.add(notebook)
        session.flush()
    wanted = {c.metadata.nbgrader.grade_id: c for c in release.cells if "nbgrader" in c.metadata}
    sync_kind(session, notebook, api.GradeCell, {k: c for k, c in wanted.items() if utils.is_grade(c)})
    sync_kind(session, notebook, api.SolutionCell, {k: c for k, c in wanted.items() if utils.is_solution(c)})
    sync_sources(session, notebook, wanted)
    session.flush()
    session.expire_all()
    for row in notebook.submissions:
        add_rows(session, notebook, row)


def sync_kind(session: Any, notebook: Any, kind: type, wanted: Mapping[str, NotebookNode]) -> None:
    known = {cell.name: cell for cell in notebook._base_cells if isinstance(cell, kind)}
    for name in known.keys() - wanted.keys():
        remove(session, known[name])
    for name, cell in wanted.items():
        row = known.get(name) or kind(name=name, notebook_id=notebook.id)
        if kind is api.GradeCell:
            points = float(cell.metadata.nbgrader["points"])
            if name not in known or row.max_score != points or row.cell_type != cell.cell_type:
                row.max_score, row.cell_type = points, cell.cell_type
        if name not in known:
            session.add(row)


def remove(session: Any, cell: Any) -> None:
    """A cell that the release no longer has, with what the grader said of it; what people said is not thrown away."""
    person = (api.Grade.manual_score.is_not(None)) | (api.Grade.extra_credit.is_not(None))
    marked = session.scalar(select(func.count()).select_from(api.Grade).where(api.Grade.cell_id == cell.id, person))
    said = (api.Comment.cell_id == cell.id) & api.Comment.manual_comment.is_not(None)
    marked += session.scalar(select(func.count()).select_from(api.Comment).where(said))
    if marked:
        raise Problem(
            f"{cell.name} is gone from the release of {cell.notebook.name}, but people have marked {marked} "
            "submissions in it: keep its cell, or clear these marks in formgrader",
            code=1,
        )
    for row in session.scalars(select(api.Grade).where(api.Grade.cell_id == cell.id)):
        session.delete(row)
    for row in session.scalars(select(api.Comment).where(api.Comment.cell_id == cell.id)):
        session.delete(row)
    session.flush()
    session.delete(cell)


def sync_sources(session: Any, notebook: Any, wanted: Mapping[str, NotebookNode]) -> None:
    """Keep the release's sources, from which nbgrader restores locked cells."""
    known = {cell.name: cell for cell in notebook.source_cells}
    for name in known.keys() - wanted.keys():
        session.delete(known[name])
    for name, cell in wanted.items():
        row = known.get(name) or api.SourceCell(name=name, notebook_id=notebook.id)
        facts = {"cell_type": cell.cell_type, "locked": utils.is_locked(cell), "source": cell.source}
        facts["checksum"] = cell.metadata.nbgrader.get("checksum")
        for key, value in facts.items():
            if name not in known or getattr(row, key) != value:
                setattr(row, key, value)
        if name not in known:
            session.add(row)


def as_installed() -> None:
    """Answer from what is installed what nbgrader and SQLAlchemy would look for elsewhere; call it first."""
    api.get_alembic_version = newest_version
    if importlib.util.find_spec("psycopg") is None:  # which SQLAlchemy takes for postgresql:// since 2.1
        registry.register("postgresql", "sqlalchemy.dialects.postgresql.psycopg2", "dialect")


def newest_version() -> str:
    """The version of a gradebook's tables; nbgrader starts the program `alembic` to find it, which takes seconds."""
    return str(ScriptDirectory(str(Path(api.__file__).parent / "alembic")).get_current_head())


def shown_url(url: str) -> str:
    """The address of a gradebook without its password."""
    scheme, _, rest = url.rpartition("@")
    return f"{scheme.split('//')[0]}//…@{rest}" if scheme else url


def first_line(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).strip().split("\n")[0]

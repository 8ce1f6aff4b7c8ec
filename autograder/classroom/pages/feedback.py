"""One page for each student on one assignment: points, every check's sentence, hints, what the notebook showed.

Made from receipts, notebooks and the gradebook. Grades nothing.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbgrader import api
from sqlalchemy import select

from autograder.checks.wire import require
from autograder.checks.words import ended
from autograder.classroom.nbgrader import marked
from autograder.classroom.nbgrader.gradebook import open_book
from autograder.classroom.pages import page, results
from autograder.course.course import Course, find_course
from autograder.errors import Problem
from autograder.intake import caps
from autograder.intake.cells import Notebook, WrittenCell
from autograder.intake.read import Unreadable, read
from autograder.intake.reader import Reader, shared_reader
from autograder.intake.text import cut, shown
from autograder.judge.judge import TaskVerdict
from autograder.judge.report import Report
from autograder.student.page import sentence_html

# What `nbgrader release_feedback` looks for beside a page.
FOR_EXCHANGE = ("timestamp.txt", "submission_secret.txt")


@dataclass(frozen=True)
class Known:
    """What all pages of an assignment share."""

    course: str
    title: str
    hints: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, float]
    given: frozenset[str]
    prose: frozenset[str]


@dataclass(frozen=True)
class ByHand:
    """What people said about one submission: points by cell, comments by cell, and what lateness costs."""

    scores: Mapping[str, float] = field(default_factory=dict)
    extra: Mapping[str, float] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    penalty: float = 0.0


def run(names: list[str], gradebook: str | None) -> int:
    """Exit code 0; says how many pages were written of each assignment."""
    course = find_course()
    chosen = course.chosen(names) if names else results.assignments_with_receipts(course)
    for name in chosen or course.chosen([])[:1]:
        written = write_feedback(course, name, gradebook)
        print(f"{name}: {len(written)} pages, such as {written[0]}")
    return 0


def write_feedback(course: Course, assignment: str, gradebook: str | None = None) -> list[Path]:
    """feedback/STUDENT/ASSIGNMENT/ASSIGNMENT.html for everybody who handed it in, also where it could not be graded."""
    known = knowledge(course, assignment)
    by_hand = people_said(course, assignment, gradebook)
    written = [
        write_one(course, known, kept, report, by_hand.get(kept["student"], ByHand()))
        for kept, report in results.kept_of(course, assignment)
    ]
    if not written:
        raise results.nothing_graded(assignment)
    return written


def write_one(course: Course, known: Known, kept: Mapping[str, Any], report: Report, by_hand: ByHand) -> Path:
    student, name = kept["student"], kept["assignment"]
    folder = course.root / "feedback" / student / name
    notebook, graded = notebook_of(course, kept, list(report.tasks))
    path = page.write(
        folder / f"{name}.html", "feedback.html", **content(known, student, report, notebook, graded, by_hand)
    )
    for source in ("autograded", "submitted"):
        for file in FOR_EXCHANGE:
            found = course.root / source / student / name / file
            if found.is_file() and not found.is_symlink() and not (folder / file).exists():
                shutil.copyfile(found, folder / file)
    return path


def knowledge(course: Course, name: str) -> Known:
    """What the assignment's folder says; a page can do without."""
    told = course.settings.name
    try:
        assignment = course.assignment(name)
    except Problem:
        return Known(told, name, {}, {}, frozenset(), frozenset())
    try:
        release = marked.released(course.root, name)
        prose = frozenset(cell.source.strip() for cell in release.cells)
    except Problem:
        prose = frozenset()
    return Known(
        told,
        assignment.title,
        {task.name: task.hints for task in assignment.tasks},
        {question.name: question.points for question in assignment.questions},
        assignment.given_cells,
        prose,
    )


def notebook_of(course: Course, kept: Mapping[str, Any], tasks: list[str]) -> tuple[Notebook | None, bool]:
    """The notebook as it was graded, with what its cells showed then; else the one that was handed in."""
    name, student = kept["assignment"], kept["student"]
    graded = course.root / "autograded" / student / name / f"{name}.ipynb"
    for path, is_graded in ((graded, True), (results.submission_path(course, kept), False)):
        try:
            return renderer().notebook(path, read(path)[0], tasks), is_graded
        except Unreadable:
            continue
    return None, False


def renderer() -> Reader:
    return shared_reader("render")


@dataclass(frozen=True)
class Rendered:
    """What of a submission's words and outputs a page shows, as harmless HTML."""

    prose: Mapping[int, Markup]  # by the number of the cell
    outputs: Mapping[int, list[Markup]]
    comments: Mapping[str, Markup]


def rendered(notebook: Notebook | None, known: Known, comments: Mapping[str, str]) -> Rendered:
    """All of it at once, so that no page takes longer than one reading may."""
    cells = dict(enumerate(notebook.cells if notebook else (), 1))
    prose = {
        number: ["prose", cut(cell.source, longest(cell, known)), cell.pictures]
        for number, cell in cells.items()
        if cell.kind != "code" and cell.source.strip() not in known.prose
    }
    outputs = {
        number: ["outputs", list(cell.outputs), f"What cell {number} of the notebook drew"]
        for number, cell in cells.items()
        if cell.outputs
    }
    said = {name: ["prose", comment, {}] for name, comment in comments.items()}
    asked = [*prose.values(), *outputs.values(), *said.values()]

    def understand(told: Any) -> list:
        require(type(told) is list and len(told) == len(asked), "pieces")
        for (kind, *_), piece in zip(asked, told, strict=True):
            parts = piece if kind == "outputs" and type(piece) is list else [piece]
            require(all(type(part) is str for part in parts), "a piece")
        return told

    try:
        made = renderer().ask("what the notebook shows", "pieces", understand, asked=asked)
    except Unreadable as reason:
        sorry = Markup("<p>({})</p>").format(str(reason))
        made = [[sorry] if kind == "outputs" else sorry for kind, *_ in asked]
    found = iter([[*map(Markup, piece)] if isinstance(piece, list) else Markup(piece) for piece in made])
    return Rendered(*(dict(zip(names, found, strict=False)) for names in (prose, outputs, said)))


def longest(cell: WrittenCell, known: Known) -> int:
    return caps.ANSWER_RENDERED if cell.grade_id in known.questions else caps.PROSE_RENDERED


def content(
    known: Known, student: str, report: Report, notebook: Notebook | None, graded: bool, by_hand: ByHand
) -> dict[str, Any]:
    failed = report.status == "failed"
    made = rendered(notebook, known, by_hand.comments)
    cells, left_out = shown_cells(notebook, known, made)
    anchors = {name: cell["anchor"] for cell in cells for name in cell["tasks"]}
    tasks = [] if failed else [task_shown(task, known, by_hand, made, anchors) for task in report.tasks.values()]
    questions = [] if failed else list(questions_shown(report, known, notebook, by_hand, made))
    open_now = [entry for entry in (*tasks, *questions) if entry["score"] is None]
    score = sum(entry["score"] or 0 for entry in (*tasks, *questions))
    return {
        "course": known.course,
        "title": known.title,
        "who": shown(student),
        "failed": (report.reason or "there is no reason") if failed else "",
        "score": max(0.0, score - by_hand.penalty),
        "max_score": sum(entry["max_score"] for entry in (*tasks, *questions) if entry["score"] is not None),
        "penalty": by_hand.penalty,
        "open_points": sum(entry["max_score"] for entry in open_now),
        "open_entries": len(open_now),
        "repairs": report.repairs,
        "tasks": tasks,
        "questions": questions,
        "cells": cells,
        "graded_outputs": graded,
        "left_out": left_out,
    }


def task_shown(
    task: TaskVerdict, known: Known, by_hand: ByHand, made: Rendered, anchors: Mapping[str, str]
) -> dict[str, Any]:
    missing = bool(task.missing)
    cell = f"{task.name}_check"
    given = by_hand.scores.get(cell)
    points = task.auto if given is None else given
    score = None if points is None else points + by_hand.extra.get(cell, 0.0)
    full = score is not None and score >= task.max_score
    ungradable = sum(c.outcome == "ungradable" for c in task.checks)
    return {
        "name": task.name,
        "score": score,
        "auto": task.auto,
        "by_hand": given is not None or cell in by_hand.extra,
        "max_score": task.max_score,
        "passed": sum(c.outcome == "pass" for c in task.checks),
        "outcome": outcome_of(task, missing),
        "missing": ended(task.missing) if missing else "",
        "next": "wait: a person looks at it" if score is None else next_step(full, missing, ungradable),
        "checks": [Markup(sentence_html(sentence)) for sentence in task.sentences],
        "comments": [made.comments[c] for c in (task.name, cell) if c in made.comments],
        "hints": () if full else known.hints.get(task.name, ()),
        "anchor": anchors.get(task.name),
    }


def outcome_of(task: TaskVerdict, missing: bool) -> str:
    if missing:
        return "skipped"
    return "ungradable" if task.needs_person else "pass" if task.score >= task.max_score else "fail"


def next_step(full: bool, missing: bool, ungradable: int) -> str:
    if missing:
        return "write it"
    said = "done" if full else "look again"
    return said + (f"; {ungradable} could not be checked, which is our fault" if ungradable else "")


def questions_shown(
    report: Report, known: Known, notebook: Notebook | None, by_hand: ByHand, made: Rendered
) -> Iterator[dict[str, Any]]:
    answers = {cell.grade_id: number for number, cell in enumerate(notebook.cells if notebook else (), 1)}
    for name, most in report.manual.items():
        score = by_hand.scores.get(name)
        yield {
            "name": name,
            "max_score": most,
            "score": None if score is None else score + by_hand.extra.get(name, 0.0),
            "answer": made.prose.get(answers.get(name, 0), ""),
            "comments": [made.comments[name]] if name in made.comments else [],
        }


def shown_cells(notebook: Notebook | None, known: Known, made: Rendered) -> tuple[list[dict[str, Any]], int]:
    """The student's own cells, and of the course's those that drew something; how many outputs had no room."""
    found, room, left_out = [], page.MOST_OUTPUT, 0
    for number, cell in enumerate(notebook.cells if notebook else (), 1):
        source = cell.source.strip()
        if not source or cell.id == marked.NOTES or cell.asks or cell.grade_id in known.questions:
            continue
        if cell.kind != "code":
            if prose := made.prose.get(number):
                found.append({"number": number, "tasks": [], "anchor": "", "code": "", "prose": prose, "outputs": []})
            continue
        given = source in known.given
        fine = [o for o in made.outputs.get(number, ()) if not given or "<img" in o]
        fitting = [o for o in fine if (room := room - len(o)) >= 0]
        left_out += len(fine) - len(fitting)
        if given and not fitting:
            continue
        found.append(
            {
                "number": number,
                "tasks": list(cell.tasks),
                "anchor": f"cell-{number}" if cell.tasks else "",
                "code": "" if given else cut(shown(cell.source), caps.CODE_RENDERED),
                "prose": "",
                "outputs": fitting,
            }
        )
    return found, left_out


def people_said(course: Course, name: str, gradebook: str | None) -> dict[str, ByHand]:
    """Points and comments that people gave, by student; nothing where there is no gradebook."""
    url = gradebook or str(course.root / "gradebook.db")
    if url == "none" or ("://" not in url and not Path(url).exists()):
        return {}
    said = {}
    with open_book(course, url) as book, book.transaction() as session:
        submissions = session.scalars(
            select(api.SubmittedNotebook)
            .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
            .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
            .where(api.Assignment.name == name)
        )
        for row in submissions:
            said[row.assignment.student_id] = one_by_hand(row)
    return said


def one_by_hand(row: Any) -> ByHand:
    marked_grades = {grade.cell.name: grade for grade in row.grades}
    # An answer that is not there has its 0 from the grader, and nobody has to look at it.
    scores = {
        cell: grade.auto_score if grade.manual_score is None else grade.manual_score
        for cell, grade in marked_grades.items()
        if not grade.needs_manual_grade and (grade.manual_score is not None or not cell.endswith("_check"))
    }
    return ByHand(
        {cell: score for cell, score in scores.items() if score is not None},
        {cell: grade.extra_credit for cell, grade in marked_grades.items() if grade.extra_credit},
        {c.cell.name: c.manual_comment for c in row.comments if c.manual_comment},
        row.late_submission_penalty or 0.0,
    )

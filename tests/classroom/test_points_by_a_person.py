"""A check of ours that breaks, and a worker that sends frames of its own: where a person meets them."""

import json
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from autograder.classroom import regrade, session
from autograder.classroom.nbgrader.gradebook import open_book, recorded_reports
from autograder.classroom.pages.feedback import write_feedback
from autograder.classroom.pages.report import write_report
from autograder.course.course import Course
from autograder.judge import receipts
from autograder.judge.batch import Order
from autograder.judge.grade import Grader
from autograder.judge.report import as_json, from_dict

WHY = "it depends on a check that could not be run: any numbers are doubled"
FORGED = "wrote into the grader's own channel while double ran: a frame of another request"
FORGER = """
import numpy as np
from autograder.checks import wire
send = wire.send
def double(x):
    wire.send = lambda connection, buffers: send(connection, wire.encode({"id": np.array(["a", "b"])}))
"""


@pytest.fixture(scope="module")
def graded_class(shared_class):
    """Ada is right, mallory forges; the hidden check that decides about `double` breaks for everybody else."""
    hidden = shared_class.root / "assignments" / shared_class.name / "tasks" / "double.py"
    hidden.write_text(hidden.read_text().replace("x = rng.normal(size=5)", "x = student.double(np.ones(2)) + absent"))
    shared_class.hand_in("ada", shared_class.right())
    shared_class.hand_in("mallory", shared_class.notebook(**shared_class.RIGHT | {"double": FORGER}))
    course = Course(shared_class.root)
    paths = [
        shared_class.root / "submitted" / who / shared_class.name / f"{shared_class.name}.ipynb"
        for who in ("ada", "mallory")
    ]
    with Grader(course, b"a secret of the course, long enough for anybody") as grader:
        reports = [grader.grade(path, shared_class.name) for path in paths]
    list(receipts.with_receipts(recorded_reports(reports, course, shared_class.url), course))
    ada, mallory = reports
    return SimpleNamespace(course=course, ada=ada, mallory=mallory, room=shared_class)


def words(html: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html[html.index("<body>") :]).split()))


def test_the_report_says_which_tasks_need_a_person_and_why(graded_class):
    ada = graded_class.ada
    assert ada.needs_person == {"double": WHY}
    assert (ada.tasks["double"].score, ada.tasks["total"].score) == (0, 4)
    assert from_dict(json.loads(json.dumps(ada.as_dict()))).needs_person == {"double": WHY}
    checks = {c["name"]: c["outcome"] for c in as_json(ada)["tasks"]["double"]["checks"]}
    assert checks == {"keeps_shape": "pass", "one_two": "pass", "values": "ungradable", "stays": "pass"}


def test_the_gradebook_has_no_points_but_asks_for_a_person(graded_class, standing):
    stands = standing(graded_class.room.url, "ada")
    assert stands["auto"] == {"double_check": None, "total_check": 4.0, "why": None}
    assert stands["needs"] == {"double_check", "why"}
    assert stands["comments"]["double"] == f"A person gives these points: {WHY}."


def test_nothing_is_graded_anew_while_a_person_is_waited_for(graded_class):
    course, name = graded_class.course, graded_class.room.name
    order = Order(Path(graded_class.ada.notebook), name, "ada")
    with open_book(course, graded_class.room.url) as book:
        assert regrade.done_before([order], course, book.standing) == {0}
        kept = regrade.receipt_of(course, name, "ada")
        assert regrade.changes_by_task(graded_class.ada, book.standing(name, "ada"), kept, course) == []


def test_the_receipt_keeps_both(graded_class):
    assert graded_class.room.receipt("ada")["result"]["tasks"]["double"]["needs_person"] == WHY
    kept = graded_class.room.receipt("mallory")
    assert FORGED in kept["result"]["violations"]
    assert receipts.report_of(kept).violations == graded_class.mallory.violations == tuple(kept["result"]["violations"])


def test_the_text_says_both_in_a_line_and_of_one_notebook(graded_class):
    ada, mallory = graded_class.ada, graded_class.mallory
    assert "  needs a person: double" in next(session.one_line_each(ada))
    assert f"      needs a person: {WHY}" in list(session.text_lines(ada))
    assert f"  look at it: it {FORGED}" in next(session.one_line_each(mallory))
    assert f"  look at it: it {FORGED}" in list(session.text_lines(mallory))


def test_the_marked_notebook_says_that_a_person_gives_the_points(graded_class):
    (cell,) = (c for c in graded_class.room.marked("ada")["cells"] if c["id"] == "double_check")
    text = "".join(cell["outputs"][0]["data"]["text/plain"])
    assert text.startswith(f"double: a person gives these 3 points, {WHY}")
    assert "This check could not be run, which is our fault: a person gives the points" in text


def feedback(graded_class: SimpleNamespace, student: str) -> str:
    paths = write_feedback(graded_class.course, graded_class.room.name)
    return next(path.read_text() for path in paths if path.parts[-3] == student)


def test_the_feedback_page_waits_for_a_person_until_there_is_a_mark(graded_class):
    told = words(feedback(graded_class, "ada"))
    assert "4 of 4 points" in told and "Up to 6 more points: a person still reads" in told
    assert "double : up to 3 points" in told and "wait: a person looks at it" in told
    assert "which is our fault: a person gives the points" in told
    with Gradebook(graded_class.room.url, "ml-physics") as book:
        row = book.find_submission_notebook(graded_class.room.name, graded_class.room.name, "ada")
        (grade,) = (grade for grade in row.grades if grade.name == "double_check")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.db.commit()
    told = words(feedback(graded_class, "ada"))
    assert "6.5 of 7 points" in told and "double : 2.5 of 3 points A person gave these points." in told


def test_the_class_report_names_who_waits_and_who_forged(graded_class):
    page = write_report(graded_class.course).parent / f"{graded_class.room.name}.html"
    told = words(page.read_text())
    assert "Until then a person has to give these points: double : ada" in told
    assert f"{FORGED} 1 mallory" in told
    assert "grader's own channel 1" not in told  # which is less than is known


def test_without_names_nobody_is_named(graded_class):
    page = write_report(graded_class.course, anonymous=True).parent / f"{graded_class.room.name}.html"
    told = words(page.read_text())
    assert FORGED in told and "mallory" not in told and "ada" not in re.findall(r"\w+", told)


def test_the_student_reads_no_more_than_the_type_of_the_error(graded_class):
    shown = json.dumps([as_json(graded_class.mallory), graded_class.room.marked("mallory")])
    shown += feedback(graded_class, "mallory")
    assert "it raised ProtocolError" in shown
    assert "own channel" not in shown and "of another request" not in shown

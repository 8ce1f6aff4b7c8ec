"""The command line writes nbgrader's own gradebook: in SQLite, and in PostgreSQL on a real server."""

import contextlib
import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from autograder.classroom.nbgrader.database import Book, Marks, shown_url
from autograder.classroom.nbgrader.gradebook import HANDFUL, handfuls, open_book, recorded_reports
from autograder.classroom.nbgrader.marked import released
from autograder.course.course import Course
from autograder.errors import Problem
from autograder.judge.grade import Grader
from autograder.judge.report import failed


@pytest.fixture(scope="session")
def postgres():
    """The URL of an empty database on a server of this test's own."""
    if not (shutil.which("initdb") and shutil.which("postgres")):
        pytest.skip("no PostgreSQL here: `apt-get install postgresql` to run this test")
    root = os.geteuid() == 0
    owner = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
    identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if root else {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        os.chown(home, owner.pw_uid, owner.pw_gid)
        folder = Path(home, "data")
        make = ["initdb", "-D", folder, "-U", "grader", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
        subprocess.run(make, check=True, capture_output=True, cwd=home, **identity)
        serve = ["postgres", "-D", folder, "-p", str(port), "-k", home, "-c", "listen_addresses=127.0.0.1", "-F"]
        with Path(home, "log").open("w") as log:
            server = subprocess.Popen(serve, stdout=log, stderr=log, cwd=home, **identity)
        try:
            wait_for(port, server)
            yield f"postgresql://grader:geheim@127.0.0.1:{port}/postgres"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(port: int, server: subprocess.Popen) -> None:
    import psycopg2

    for _ in range(200):
        with contextlib.suppress(psycopg2.OperationalError):
            psycopg2.connect(host="127.0.0.1", port=port, user="grader", dbname="postgres").close()
            return
        assert server.poll() is None, "PostgreSQL ended at once"
        time.sleep(0.1)
    raise AssertionError("PostgreSQL never answered")


@pytest.fixture(scope="module")
def reports(shared_class):
    """A right, a wrong and an unreadable submission, graded once."""
    these = shared_class
    paths = [these.hand_in("anna", these.right()), these.hand_in("bén", these.square()), these.hand_in("carl", "{")]
    course = Course(these.root)
    with Grader(course, b"a secret of the course, long enough for anybody") as grader:
        return course, [grader.grade(path, these.name) for path in paths]


def urls(kind: str, root: Path, request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue("postgres") if kind == "postgresql" else f"sqlite:///{root / 'other.db'}"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_reports_become_marks_and_pass_on_unchanged(kind, reports, shared_class, standing, request):
    course, found = reports
    url = urls(kind, shared_class.root, request)
    assert list(recorded_reports(found, course, url)) == found
    anna, ben, carl = (standing(url, report.student) for report in found)
    assert anna["auto"] == {"double_check": 3.0, "total_check": 4.0, "why": None}
    assert (anna["score"], anna["max_score"], anna["needs"]) == (found[0].score, 10.0, {"why"})
    assert ben["auto"] == {"double_check": 0.0, "total_check": 4.0, "why": None}
    assert set(carl["auto"].values()) == {None}
    assert "it is not JSON" in carl["comments"]["double"]
    assert list(recorded_reports(found, course, url)) == found


def test_nbgrader_itself_writes_to_postgresql(classroom, postgres, standing):
    classroom.hand_in("nora", classroom.right())
    program = Path(sys.executable).parent / "nbgrader"
    command = [program, "autograde", classroom.name, f"--CourseDirectory.db_url={postgres}"]
    done = subprocess.run(command, cwd=classroom.root, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert standing(postgres, "nora")["score"] == 7


def test_the_marked_notebook_lies_where_formgrader_looks(reports, shared_class):
    course, found = reports
    list(recorded_reports(found, course, shared_class.url))
    checks = [c for c in shared_class.marked("anna")["cells"] if c["id"] == "double_check"]
    assert "".join(checks[0]["outputs"][0]["data"]["text/plain"]).startswith("double: 3 of 3 points")


def test_a_report_without_a_student_is_passed_on_and_named(reports, shared_class, capsys):
    course, _ = reports
    lost = failed(shared_class.name, "somewhere/x.ipynb", None, "no reason")
    assert list(recorded_reports([lost], course, shared_class.url)) == [lost]
    assert "somewhere/x.ipynb: not in the gradebook" in capsys.readouterr().err


def test_a_submission_is_written_whole_or_not_at_all(classroom, standing, monkeypatch):
    marks = Marks(classroom.name, "anna", {"double_check": 1.0, "total_check": 2.0, "why": None}, {})
    with Book(classroom.url, "ml-physics") as book:
        book.prepare(classroom.name, released(classroom.root, classroom.name))
        book.write_all([(marks, {})])
        monkeypatch.setattr(Book, "penalty", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            book.write_all(
                [(Marks(classroom.name, "anna", {"double_check": 3.0, "total_check": 4.0, "why": 0.0}, {}), {})]
            )
    assert standing(classroom.url, "anna")["auto"] == {"double_check": 1.0, "total_check": 2.0, "why": None}


def test_submissions_in_one_transaction_are_written_all_or_none(classroom, monkeypatch):
    names = ("anna", "ben", "carl")
    entries = [(Marks(classroom.name, name, {"double_check": float(k)}, {}), {}) for k, name in enumerate(names)]
    with Book(classroom.url, "ml-physics") as book:
        book.prepare(classroom.name, released(classroom.root, classroom.name))
        book.write_all(entries[:1])
        late = iter([None, None])
        monkeypatch.setattr(Book, "penalty", lambda *_: next(late))
        with pytest.raises(StopIteration):
            book.write_all(entries)
        assert [bool(book.standing(classroom.name, name)) for name in names] == [True, False, False]
        monkeypatch.undo()
        book.write_all(entries)
        assert [book.standing(classroom.name, name)["double_check"].auto for name in names] == [0.0, 1.0, 2.0]


def test_a_new_student_may_have_two_assignments_in_one_transaction(classroom):
    both = classroom.name, "02_second"
    with Book(classroom.url, "ml-physics") as book:
        for name in both:
            release = released(classroom.root, classroom.name)
            book.prepare(name, release)
        book.write_all([(Marks(name, "dora", {"double_check": 1.0}, {}), {}) for name in both])
        assert [book.standing(name, "dora")["double_check"].auto for name in both] == [1.0, 1.0]


def test_what_comes_quickly_is_written_together_and_what_comes_slowly_at_once(monkeypatch):
    assert [len(some) for some in handfuls(range(2 * HANDFUL + 3))] == [HANDFUL, HANDFUL, 3]
    monkeypatch.setattr("autograder.classroom.nbgrader.gradebook.HANDFUL_SECONDS", -1)
    assert list(handfuls(range(3))) == [[0], [1], [2]]


def test_points_are_what_the_engine_counts(classroom, standing):
    with Book(classroom.url, "ml-physics") as book:
        book.prepare(classroom.name, released(classroom.root, classroom.name))
        book.write_all([(Marks(classroom.name, "anna", {"double_check": 5.0}, {"double_check": 6.0}), {})])
    assert standing(classroom.url, "anna")["points"]["double_check"] == 6.0


def changed_release(classroom, lose: str = "", gain: str = ""):
    release = released(classroom.root, classroom.name)
    if lose:
        release.cells = [c for c in release.cells if c.metadata.get("nbgrader", {}).get("grade_id") != lose]
    if gain:
        new = next(c for c in released(classroom.root, classroom.name).cells if c["id"] == "double_check")
        new.metadata.nbgrader["grade_id"] = new["id"] = gain
        release.cells.append(new)
    return release


def test_a_release_gains_and_loses_cells_while_submissions_are_in(classroom, standing):
    with Book(classroom.url, "ml-physics") as book:
        book.prepare(classroom.name, released(classroom.root, classroom.name))
        book.write_all(
            [(Marks(classroom.name, "anna", {"double_check": 3.0, "total_check": 4.0, "why": None}, {}), {})]
        )
        book.prepare(classroom.name, changed_release(classroom, lose="total_check", gain="half_check"))
    anna = standing(classroom.url, "anna")
    assert anna["auto"] == {"double_check": 3.0, "half_check": None, "why": None}
    assert "half_check" in anna["needs"]


def test_a_cell_that_people_marked_is_not_thrown_away(classroom):
    from nbgrader.api import Gradebook

    with Book(classroom.url, "ml-physics") as book:
        book.prepare(classroom.name, released(classroom.root, classroom.name))
        book.write_all([(Marks(classroom.name, "anna", {"why": None}, {}), {})])
        with Gradebook(classroom.url, "ml-physics") as other:
            other.find_grade("why", classroom.name, classroom.name, "anna").manual_score = 2.0
            other.db.commit()
        with pytest.raises(
            Problem, match="why is gone from the release of 01_tiny, but people have marked 1 submissions"
        ):
            book.prepare(classroom.name, changed_release(classroom, lose="why"))


def test_a_gradebook_that_can_not_be_opened_is_said_in_one_line_without_its_password(classroom):
    with pytest.raises(Problem, match=r"^the gradebook .* can't be opened") as problem:
        open_book(Course(classroom.root), "postgresql://grader:geheim@127.0.0.1:1/none")
    assert "geheim" not in str(problem.value)
    assert "\n" not in str(problem.value)
    assert shown_url("postgresql://grader:geheim@host/x") == "postgresql://…@host/x"


def test_json_of_the_command_line_is_not_spoilt_by_the_gradebook(classroom, monkeypatch, capsys):
    from autograder.classroom import session

    monkeypatch.chdir(classroom.root)
    classroom.hand_in("anna", classroom.square())
    for _ in range(2):
        assert session.run([classroom.root / "submitted"], json_file="-") == 0
        (result,) = json.loads(capsys.readouterr().out)["results"]
        assert (result["student"], result["score"]) == ("anna", 4.0)

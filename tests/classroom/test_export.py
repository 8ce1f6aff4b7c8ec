"""Grades on their way back to Moodle and Canvas, in the very layouts that these two import."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
import warnings
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.classroom.lms import export
from autograder.classroom.nbgrader.database import Book
from autograder.errors import Problem
from autograder.intake.text import no_formula

FIRST, SECOND = "01_first", "02_second"
DUE = datetime(2026, 11, 20, 11)
TOML = """title = "{}"
minutes = 5
[tasks.double]
points = 2
[tasks.total]
points = 3
[questions.why]
points = 5
"""
ROSTER = '''id,first_name,last_name,email,id number,canvas_id,login,section
ann,Ann,Müller,ann@uni.example,901,51,ann1,"Mon, 8 am"
bob,"Bob ""Bobby""","O'Neil, Jr.",bob@uni.example,902,52,bob1,Tue
cy,Cy,Day,cy@uni.example,903,53,cy1,Tue
eve,=1+1,Adams,eve@uni.example,904,54,eve1,Tue
'''
LATE = "[late]\nfree_days = 0\npercent_per_day = 10\n"


@pytest.fixture
def term(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary) -> SimpleNamespace:
    """A course with two assignments and four students, and the command."""
    root = tmp_path / "course"
    for name, title in ((FIRST, "The first, of many"), (SECOND, "The second")):
        (root / "assignments" / name).mkdir(parents=True)
        (root / "assignments" / name / "assignment.toml").write_text(TOML.format(title))
    (root / "course.toml").write_text(f'name = "A course"\nid = "course"\n{LATE}')
    (root / "roster.csv").write_text(ROSTER)
    monkeypatch.setenv("AUTOGRADER_COURSE", str(root))

    def run(*names: str, kind: str = "csv", **options) -> SimpleNamespace:
        code = export.run(names, kind, **options)
        said = capsysbinary.readouterr()
        text = said.out.decode()
        return SimpleNamespace(
            code=code, text=text, rows=list(csv.reader(io.StringIO(text))), said=said.err.decode().splitlines()
        )

    return SimpleNamespace(root=root, run=run, url=f"sqlite:///{root / 'gradebook.db'}")


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ann: all of it, one day late in the first; bob: part of the first; eve: handed in, never graded."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    scores = {("ann", FIRST): (2, 3, 4.5), ("ann", SECOND): (2, 1.25, 5), ("bob", FIRST): (2, 0, None)}
    with Book(f"sqlite:///{path}", "course") as open_book, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own add_submission makes SQLAlchemy warn
        book = open_book.gradebook
        for name in (FIRST, SECOND):
            book.add_assignment(name, duedate=DUE)
            book.add_notebook(name, name)
            for cell, points in (("why", 5), ("total_check", 3), ("double_check", 2)):
                book.add_grade_cell(cell, name, name, max_score=points, cell_type="code")
        for student in ("ann", "bob", "eve"):
            book.add_student(student)
        for (student, name), points in scores.items():
            late = timedelta(hours=5 if (student, name) == ("ann", FIRST) else -5)
            book.add_submission(name, student, timestamp=DUE + late)
            for cell, score in zip(("double_check", "total_check", "why"), points, strict=True):
                grade = book.find_grade(cell, name, name, student)
                grade.auto_score = score
                grade.needs_manual_grade = score is None
        book.add_submission(FIRST, "eve")
        book.db.commit()
    return path


@pytest.fixture
def graded(term: SimpleNamespace, gradebook: Path) -> SimpleNamespace:
    """The course after grading."""
    shutil.copy(gradebook, term.root)
    return term


def test_moodle_reads_names_numbers_addresses_and_a_column_for_each_assignment(graded):
    assert graded.run(kind="moodle").rows == [
        ["First name", "Last name", "ID number", "Email address",
         "Assignment: The first, of many (Real)", "Assignment: The second (Real)"],
        ["'=1+1", "Adams", "904", "eve@uni.example", "", ""],
        ["Ann", "Müller", "901", "ann@uni.example", "8.55", "8.25"],
        ['Bob "Bobby"', "O'Neil, Jr.", "902", "bob@uni.example", "2", ""],
    ]  # fmt: skip


def test_canvas_reads_its_own_numbers_and_the_points_possible(graded):
    assert graded.run(kind="canvas").rows == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "The first, of many", "The second"],
        ["    Points Possible", "", "", "", "", "10", "10"],
        ["Adams, '=1+1", "54", "904", "eve1", "Tue", "", ""],
        ["Müller, Ann", "51", "901", "ann1", "Mon, 8 am", "8.55", "8.25"],
        ['O\'Neil, Jr., Bob "Bobby"', "52", "902", "bob1", "Tue", "2", ""],
    ]


def test_commas_and_quotes_in_names_are_quoted_as_csv_wants_it(graded):
    line = graded.run(kind="moodle").text.splitlines()[3]
    assert line == '"Bob ""Bobby""","O\'Neil, Jr.",902,bob@uni.example,2,'


def test_tasks_follow_their_assignment_in_the_order_of_the_notebook(graded):
    header, *rows = graded.run(FIRST, kind="moodle", tasks=True).rows
    title = "The first, of many"
    assert header[4:] == [f"Assignment: {title} (Real)", f"{title}: double", f"{title}: total", f"{title}: why"]
    assert [row[4:] for row in rows] == [["", "", "", ""], ["8.55", "2", "3", "4.5"], ["2", "2", "0", ""]]
    assert graded.run(FIRST, kind="canvas", tasks=True).rows[1][5:] == ["10", "2", "3", "5"]


def test_the_table_has_a_line_for_each_submission_with_what_lateness_cost(graded):
    rows = graded.run(FIRST).rows
    assert rows[0] == [
        "assignment", "student", "last_name", "first_name", "email", "handed_in", "days_late", "free_days",
        "raw_score", "penalty", "score", "max_score",
    ]  # fmt: skip
    assert [row[1:2] + row[5:] for row in rows[1:]] == [
        ["eve", "", "0", "0", "", "0", "", "10"],
        ["ann", "2026-11-20T16:00:00Z", "1", "0", "9.5", "0.95", "8.55", "10"],
        ["bob", "2026-11-20T06:00:00Z", "0", "0", "2", "0", "2", "10"],
    ]


def test_the_table_of_tasks_adds_up_to_the_table_of_submissions(graded):
    header, *rows = graded.run(FIRST, tasks=True).rows
    ann = [dict(zip(header, row, strict=True)) for row in rows if row[1] == "ann"]
    assert [line["task"] for line in ann] == ["double", "total", "why"]
    assert sum(float(line["score"]) for line in ann) == pytest.approx(8.55)


def test_a_name_that_a_spreadsheet_would_compute_stays_a_name(graded):
    assert graded.run(FIRST).rows[1][3] == "'=1+1"


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(A1)",
    " =1+1",
]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("kind", ["csv", "moodle", "canvas"])
def test_nothing_that_a_student_is_called_is_computed_in_any_format(graded, kind, formula):
    """Whoever is given a name, an address, a number or a section by a platform may have chosen it."""
    columns = ("first_name", "last_name", "email", "id number", "canvas_id", "login", "section")
    out = io.StringIO()
    csv.writer(out).writerows([["id", *columns], ["ann", *[formula] * len(columns)]])
    (graded.root / "roster.csv").write_text(out.getvalue(), newline="")
    rows = graded.run(FIRST, kind=kind).rows
    assert formula.strip() in str(rows)
    assert [cell for row in rows for cell in row if computed(cell)] == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_is_computed_in_nbgraders_own_table(graded, tmp_path, formula):
    from autograder.classroom.nbgrader.plugin import Export

    with Book(graded.url, "course") as book:
        book.gradebook.update_or_create_student("ann", first_name=formula, last_name=formula, email=formula)
        Export(to=str(tmp_path / "grades.csv")).export(book.gradebook)
    text = (tmp_path / "grades.csv").read_text()
    assert formula.strip() in text and "ann" in text
    assert [cell for line in text.splitlines() for cell in line.split(",") if computed(cell)] == []


def computed(cell: str) -> bool:
    """Whether a spreadsheet takes part of a cell for a formula; a dash alone and a number are none."""
    if re.fullmatch(r"-|[+-]?\d+([.,]\d+)?%?", cell):
        return False
    parts = (unicodedata.normalize("NFKC", part).strip() for part in re.split(r"[;,\t\r\n]", cell))
    return any(part[0] in "=+-@\u2212" for part in parts if part)


@given(st.lists(st.sampled_from([*"=+-@;,\t\r\n '\"a1.", "\uff1d", "\uff0d", "\u2212", "\ufe66", "\u200b", "\xa0"])))
def test_no_text_is_computed_and_none_loses_a_character(letters):
    text = "".join(letters)
    written = no_formula(text)
    assert not computed(written.replace("\u200b", ""))
    rest = iter(written)
    assert all(letter in rest for letter in text)
    assert no_formula(written) == written


@pytest.mark.parametrize(
    "text", ["ann", "-1", "+49.5", "-3,5", "-", "Müller-Lüdenscheidt", "a-b@c.example", "O'Neil, Jr."]
)
def test_names_numbers_and_addresses_stay_as_the_platform_knows_them(text):
    assert no_formula(text) == text


def test_a_long_text_takes_time_in_proportion_to_its_length():
    for text in ("\t " * 100_000, ";" * 200_000, " " * 200_000, "\u200b" * 200_000, "=" * 200_000):
        before = time.process_time()
        no_formula(text)
        assert time.process_time() - before < 2


def test_an_id_that_no_platform_will_find_any_more_is_named(graded):
    (graded.root / "roster.csv").write_text(ROSTER.replace("ann@uni.example", "=ann@uni.example"))
    said = "autograder: =ann@uni.example of ann begins like a formula: with the quote before it no platform finds it"
    assert said in graded.run(FIRST, kind="moodle").said


def test_what_somebody_has_to_know_is_said_beside_the_table(graded):
    assert graded.run(FIRST).said == [
        "autograder: 01_first: eve handed in but not graded: the cells stay empty",
        "autograder: 01_first: bob still wait for a person's marks, which count 0 until then",
        "autograder: by the rule of course.toml [late] the gradebook's penalty is outdated for ann in 01_first",
    ]


def test_extra_credit_and_marks_by_hand_count(graded):
    with Book(graded.url, "course") as open_book:
        grade = open_book.gradebook.find_grade("why", FIRST, FIRST, "bob")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 4, 1.5, False
        open_book.gradebook.db.commit()
    (bob,) = (row for row in graded.run(FIRST, kind="moodle", tasks=True).rows if row[2] == "902")
    assert bob[4:] == ["7.5", "2", "0", "5.5"]


MOODLE_SHEET = (
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    'Participant 7001,"Ann Müller",ann@uni.example,Submitted,,10.00,Yes,"Friday, 20 November 2026, 5:00 PM",-,'
    '"<p>a, b</p>"\n'
    'Participant 7002,"Bob ""Bobby"" O\'Neil, Jr.",,Submitted,,10.00,Yes,-,-,\n'
    'Participant 7003,"Cy Day",cy@uni.example,No submission,,10.00,Yes,-,-,\n'
)


def test_moodles_grading_worksheet_comes_back_with_nothing_changed_but_grades(graded, tmp_path):
    (tmp_path / "sheet.csv").write_text(MOODLE_SHEET)
    done = graded.run(FIRST, kind="moodle", sheet=tmp_path / "sheet.csv")
    before = list(csv.reader(io.StringIO(MOODLE_SHEET.removeprefix("\ufeff"))))
    assert [row[4] for row in done.rows] == ["Grade", "8.55", "2", ""]
    assert [row[:4] + row[5:] for row in done.rows] == [row[:4] + row[5:] for row in before]
    assert f"autograder: {tmp_path}/sheet.csv has no line for eve" in done.said


def test_the_number_in_the_download_identifies_a_line_without_name_and_address(graded, tmp_path):
    (graded.root / ".autograder" / "collected").mkdir(parents=True)
    (graded.root / ".autograder" / "collected" / f"{FIRST}.json").write_text(
        json.dumps({"ann": {"system": "moodle", "name": "Participant", "number": "7002"}})
    )
    sheet = "Identifier,Status,Grade,Last modified (grade)\nParticipant 7001,,,\nParticipant 7002,,,\n"
    (tmp_path / "sheet.csv").write_text(sheet)
    done = graded.run(FIRST, kind="moodle", sheet=tmp_path / "sheet.csv")
    assert [row[2] for row in done.rows] == ["Grade", "", "8.55"]


def test_two_lines_of_one_name_are_never_guessed(graded, tmp_path):
    sheet = "Identifier,Full name,Grade\nParticipant 1,Ann Müller,\nParticipant 2,Ann Müller,\n"
    (tmp_path / "sheet.csv").write_text(sheet)
    done = graded.run(FIRST, kind="moodle", sheet=tmp_path / "sheet.csv")
    assert done.text == sheet
    assert done.said[-1] == f"autograder: {tmp_path}/sheet.csv has no line for eve, ann, bob"


def test_a_german_worksheet_keeps_its_semicolons_and_titles(graded, tmp_path):
    sheet = "ID;Vollständiger Name;E-Mail-Adresse;Bewertung\nTeilnehmer/in 1;Ann Müller;ann@uni.example;\n"
    (tmp_path / "sheet.csv").write_text(sheet, encoding="cp1252")
    done = graded.run(FIRST, kind="moodle", sheet=tmp_path / "sheet.csv")
    assert done.text == sheet.replace("example;\n", "example;8.55\n")


CANVAS_SHEET = (
    'Student,ID,SIS User ID,SIS Login ID,Section,"The first, of many (4711)",Quiz (4712),Current Score\n'
    "    Points Possible,,,,,10.00,5.00,(read only)\n"
    '"Müller, Ann",51,,,"Mon, 8 am",,4.00,80\n'
    '"Nobody, Known",99,,,Tue,3.00,,\n'
)


def test_what_students_wrote_in_a_worksheet_is_not_computed_and_a_teachers_comment_stays(graded, tmp_path):
    header = "Identifier,Full name,Grade,Online text,Last modified (grade),Feedback comments"
    (tmp_path / "sheet.csv").write_text(f'{header}\nParticipant 1,"=1+1, Ann",,"a;=1+1",-,"=) well done"\n')
    done = graded.run(FIRST, kind="moodle", sheet=tmp_path / "sheet.csv")
    assert done.text.splitlines()[1] == "Participant 1,\"'=1+1, Ann\",,a;'=1+1,-,=) well done"


def test_canvas_gradebook_comes_back_with_its_own_column_filled(graded, tmp_path):
    (tmp_path / "sheet.csv").write_text(CANVAS_SHEET)
    done = graded.run(kind="canvas", sheet=tmp_path / "sheet.csv")
    assert done.text == CANVAS_SHEET.replace('8 am",,4.00', '8 am",8.55,4.00')
    line = f"autograder: {tmp_path}/sheet.csv has no column for The second: make the assignment in Canvas first"
    assert line in done.said


def test_grades_without_a_gradebook_come_from_receipts(term):
    folder = term.root / ".autograder" / "receipts" / FIRST
    folder.mkdir(parents=True)
    tasks = {"double": {"score": 2.0, "max_score": 2.0}, "total": {"score": 1.5, "max_score": 3.0}}
    result = {"status": "graded", "score": 3.5, "manual": {"why": 5.0}, "tasks": tasks}
    (folder / "ann.json").write_text(json.dumps({"student": "ann", "assignment": FIRST, "result": result}))
    for student in ("ann", "bob"):
        place = term.root / "submitted" / student / FIRST
        place.mkdir(parents=True)
        (place / f"{FIRST}.ipynb").write_text("{}")
        (place / "timestamp.txt").write_text("2026-11-21 10:00:00 UTC\n")
    (term.root / "course.toml").write_text(f"{LATE}[late.due]\n{FIRST} = 2026-11-20T12:00:00\n")
    done = term.run(kind="moodle", tasks=True)
    assert [row[4:] for row in done.rows[1:]] == [["3.15", "2", "1.5", ""], ["", "", "", ""]]
    assert done.said[0] == "autograder: 01_first: bob handed in but not graded: the cells stay empty"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "excel"}, "there is no format excel (there are: moodle, canvas, csv)"),
        ({"kind": "moodle", "sheet": "c.csv"}, "c.csv is a sheet of Canvas, and --format says moodle"),
        ({"kind": "moodle", "sheet": "m.csv"}, "m.csv is for one assignment: name it "
         "(graded are: 01_first, 02_second)"),
        ({"kind": "moodle", "sheet": "x.csv"}, "x.csv is neither Moodle's grading worksheet (it has no columns "
         "Identifier and Grade) nor Canvas' gradebook (Student, ID, Section): it has a, b"),
        ({"kind": "moodle", "sheet": "missing.csv"}, "missing.csv can't be read: No such file or directory"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(graded, tmp_path, monkeypatch, options, message):
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(CANVAS_SHEET)
    Path("m.csv").write_text(MOODLE_SHEET)
    Path("x.csv").write_text("a,b\n1,2\n")
    if "sheet" in options:
        options = {**options, "sheet": Path(options["sheet"])}
    with pytest.raises(Problem) as stopped:
        graded.run(**options)
    assert str(stopped.value) == message


def test_before_anything_is_graded_one_line_says_so(term):
    with pytest.raises(Problem, match="there is nothing to export yet"):
        term.run()


def test_a_file_appears_whole_or_not_at_all(graded, tmp_path):
    done = graded.run(FIRST, out=tmp_path / "grades.csv")
    assert done.text == ""
    assert (tmp_path / "grades.csv").read_text().startswith("assignment,student,")
    with pytest.raises(Problem, match="can't be written"):
        graded.run(FIRST, out=tmp_path / "missing" / "grades.csv")


def test_the_command_prints_the_table_alone_on_standard_output(graded):
    done = subprocess.run(
        [Path(sys.executable).parent / "autograder", "export", "--format", "moodle"],
        capture_output=True, text=True, timeout=120, env=os.environ | {"AUTOGRADER_COURSE": str(graded.root)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[2] == "Ann,Müller,901,ann@uni.example,8.55,8.25"
    assert all(line.startswith("autograder: ") for line in done.stderr.splitlines())

"""Lists of students as universities, Moodle, Canvas, nbgrader and Excel write them."""

from pathlib import Path

import pytest

from autograder.classroom.lms.people import slug
from autograder.classroom.lms.roster import enrol, read_roster
from autograder.errors import Problem


@pytest.fixture
def read(tmp_path: Path):
    def roster(text: str, encoding: str = "utf-8"):
        path = tmp_path / "roster.csv"
        path.write_bytes(text.encode(encoding))
        return read_roster(path)

    return roster


ANN = ("ann1", "Ann", "Müller", "ann@uni.example")


@pytest.mark.parametrize(
    "text",
    [
        "id,first_name,last_name,email\nann1,Ann,Müller,ann@uni.example\n",
        'Username,"First name",Surname,"Email address"\nann1,Ann,Müller,ann@uni.example\n',
        "Vorname;Nachname;ID-Nummer;E-Mail-Adresse\nAnn;Müller;ann1;ann@uni.example\n",
        "id\tfull name\temail\nann1\tAnn Müller\tann@uni.example\n",
        'id,Name,email\nann1,"Müller, Ann",ann@uni.example\n',
        "email,id,LAST NAME,first-name,remarks\nann@uni.example, ann1 ,Müller,Ann,likes tea\n\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_roster_is_read_whatever_its_columns_delimiter_and_encoding(read, text, encoding):
    (student,) = read(text, encoding).students
    assert (student.id, student.first, student.last, student.email) == ANN


def test_canvas_gradebook_is_a_roster_without_its_line_of_points(read):
    roster = read(
        "Student,ID,SIS User ID,SIS Login ID,Section,Homework (4711)\n"
        "    Points Possible,,,,,20\n"
        '"Müller, Ann",55,u901,ann1,Physics,\n'
    )
    (student,) = roster.students
    assert (student.id, student.name, student.number_on("canvas"), student.number) == (
        "ann1",
        "Ann Müller",
        "55",
        "u901",
    )
    assert roster.with_number("canvas", "55") is student


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty: its first line names the columns, such as id,first_name,last_name,email"),
        ("id,first_name\n", "names no student: one line for each, below the line with the names of the columns"),
        ("first,last\nAnn,Lee\n", "has no column with an id or an address (it has: first, last): call one of them id"),
        ("id,first_name\n,Ann\n", ", line 2: Ann  has no id: give one, it names the student's folder"),
        ("id\n../x\n", ", line 2: '../x' can't name a folder: use letters, digits, '.', '-', '_' or '@'"),
        ("id\na*\n", ", line 2: 'a*' can't name a folder: use letters, digits, '.', '-', '_' or '@'"),
        ("id,name\nA,Ann Lee\na,Al May\n", ": Al May and Ann Lee have the same id a: give one another"),
    ],
)
def test_what_is_wrong_with_a_roster_is_one_line(read, tmp_path, text, message):
    with pytest.raises(Problem) as stopped:
        read(text)
    assert str(stopped.value).removeprefix(f"{tmp_path}/roster.csv").strip() == message.strip()


def test_an_exact_name_goes_before_one_without_its_accents(read):
    roster = read("id,first_name,last_name\nx,José,García\ny,Jose,Garcia\n")
    assert [s.id for s in roster.named("Jose Garcia")] == ["y"]
    assert [s.id for s in roster.named("José García")] == ["x"]


def test_names_that_run_together_alike_are_both_meant(read):
    roster = read("id,first_name,last_name\nx,Anna,Berg\ny,Ann,Aberg\n")
    assert [s.id for s in roster.named("annaberg")] == ["x", "y"]
    assert [s.id for s in roster.named("Anna Berg")] == ["x"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Jürgen Groß", "juergen-gross"),
        ("D'Artagnan O'Neil-Smith", "d-artagnan-o-neil-smith"),
        ("../../etc", "etc"),
        ("Łukasz Øre", "lukasz-oere"),
        ("王小明", "王小明"),
        ("😀", ""),
    ],
)
def test_a_name_becomes_a_folder(name, folder):
    assert slug(name) == folder


def test_students_are_enrolled_once_and_their_names_corrected(read, tmp_path):
    from autograder.classroom.nbgrader.database import Book

    with Book(f"sqlite:///{tmp_path / 'gradebook.db'}", "course") as open_book:
        book = open_book.gradebook
        assert enrol(read("id,first_name,last_name,email\na,Ann,Le,\nb,Bob,May,b@x\n").students, book) == 2
        assert enrol(read("id,first_name,last_name,email\na,Ann,Lee,a@x\nb,Bob,May,b@x\n").students, book) == 0
        ann = book.find_student("a")
        assert (ann.first_name, ann.last_name, ann.email) == ("Ann", "Lee", "a@x")

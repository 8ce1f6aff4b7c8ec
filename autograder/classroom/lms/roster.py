"""Who is in the course: reads the lists that Moodle, Canvas, nbgrader and spreadsheets write. Knows no submission."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.course.course import Course
from autograder.errors import Problem

NAME = "roster.csv"
# What the columns are called in the exports of Moodle (English and German), Canvas and nbgrader, folded.
COLUMNS = {
    "id": ("id", "studentid", "student", "username", "user", "benutzername", "anmeldename", "kennung"),
    "first": ("firstname", "givenname", "vorname", "givennames"),
    "last": ("lastname", "surname", "familyname", "nachname"),
    "name": ("fullname", "name", "vollstandigername", "vorundnachname"),
    "email": ("email", "emailaddress", "mail", "emailadresse"),
    "number": ("idnumber", "idnummer", "matriculationnumber", "matrikelnummer", "matrikelnr", "sisuserid"),
    "moodle": ("moodle", "moodleid", "moodlenumber", "identifier", "teilnehmernummer", "participant", "bezeichner"),
    "canvas": ("canvas", "canvasid", "canvasuserid"),
    "login": ("login", "loginid", "sisloginid"),
    "section": ("section", "group", "groups", "gruppe", "gruppen"),
}
# Letters that Unicode does not take apart into a plain letter and an accent.
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
UNSAFE = re.compile(r"[/\\\x00-\x1f\x7f*?\[\]]")


@dataclass(frozen=True)
class Student:
    """One line of the roster; `id` is the name of the student's folder and the key in the gradebook."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    number: str = ""  # the university's
    moodle: frozenset[str] = frozenset()  # Moodle's participant numbers: one for every Moodle assignment
    canvas: str = ""
    login: str = ""
    section: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip() or self.id


@dataclass(frozen=True)
class Roster:
    """The students of the course, found by whatever a learning platform knows of them."""

    students: tuple[Student, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Student]:
        return {student.id: student for student in self.students}

    @cached_property
    def _by_key(self) -> dict[str, list[Student]]:
        found: dict[str, list[Student]] = {}
        for student in self.students:
            for key in {k for name in names(student) for k in name_keys(name)}:
                found.setdefault(key, []).append(student)
        return found

    def with_number(self, system: str, number: str) -> Student | None:
        """Who has this participant number in Moodle, or this user number in Canvas."""
        for student in self.students:
            if number and (number in student.moodle if system == "moodle" else number == student.canvas):
                return student
        return None

    def with_word(self, *words: str) -> Student | None:
        """Who has one of these as id, number, login or address; nobody where two have."""
        wanted = {fold(word) for word in words if word}
        found = [s for s in self.students if wanted & {fold(w) for w in (s.id, s.email, s.number, s.login) if w}]
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> list[Student]:
        """All who may be meant: first and last name in either order, with or without accents."""
        keys = name_keys(name)
        exact = [s for s in self.students if keys and keys[0] in {name_keys(own)[:1][0] for own in names(s) if s.last}]
        return exact or next((found for key in keys if (found := self._by_key.get(key))), [])

    def similar(self, name: str) -> list[Student]:
        """Whose name has all words of this one or the other way round: to be suggested, never to be taken."""
        words = set(plain_words(name))
        return [s for s in self.students if words and (words <= (own := set(plain_words(s.name))) or own <= words)]


def find_roster(course: Course, named: Path | None = None) -> Roster | None:
    """The roster that was named, or the course's own roster.csv if there is one."""
    path = named or course.root / NAME
    return read_roster(path) if named or path.exists() else None


def read_roster(path: Path) -> Roster:
    """The students in a CSV file with commas, semicolons or tabs, in any encoding that spreadsheets write."""
    header, rows = read_table(path)
    columns = recognised(header)
    if not {"id", "number", "email", "login"} & columns.keys():
        raise Problem(
            f"{path} has no column with an id or an address (it has: {', '.join(header)}): call one of them id"
        )
    students = [student_in(line, row, columns, path) for line, row in rows if any(cell.strip() for cell in row)]
    students = [student for student in students if student]
    seen: dict[str, str] = {}
    for student in students:
        key = student.id.casefold()  # two folders that differ in case are one on some disks
        if key in seen:
            raise Problem(f"{path}: {student.name} and {seen[key]} have the same id {student.id}: give one another")
        seen[key] = student.name
    if not students:
        raise Problem(f"{path} names no student: one line for each, below the line with the names of the columns")
    return Roster(tuple(students))


def read_table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The first line of a CSV file, and the others with their numbers."""
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise Problem(f"{path} can't be read: {error.strerror}") from None
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Problem(f"{path} is no CSV file: {error}") from None
    rows = [(line, row) for line, row in rows if row]
    if not rows:
        raise Problem(f"{path} is empty: its first line names the columns, such as id,first_name,last_name,email")
    return [cell.strip() for cell in rows[0][1]], rows[1:]


def decoded(data: bytes) -> str:
    """Excel writes UTF-16 or the encoding of the country, everything else UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def recognised(header: Sequence[str]) -> dict[str, int]:
    """Which column holds what. Canvas calls the sortable name Student and its own number ID."""
    folded = ["".join(plain_words(title)) for title in header]
    if "student" in folded and "id" in folded and {"sisuserid", "sisloginid", "section"} & set(folded):
        names = {"name": "student", "canvas": "id", "number": "sisuserid", "login": "sisloginid", "section": "section"}
        return {kind: folded.index(title) for kind, title in names.items() if title in folded}
    found = {}
    for kind, titles in COLUMNS.items():
        at = next((folded.index(title) for title in titles if title in folded), None)
        if at is not None:
            found[kind] = at
    return found


def student_in(line: int, row: Sequence[str], columns: dict[str, int], path: Path) -> Student | None:
    def cell(kind: str) -> str:
        at = columns.get(kind, len(row))
        return unicodedata.normalize("NFC", row[at].strip()) if at < len(row) else ""

    first, last = cell("first"), cell("last")
    if not first and not last:
        first, last = apart(cell("name"))
    if "canvas" in columns and "id" not in columns and not cell("canvas"):
        return None  # "Points Possible" and the other lines of Canvas that are no student
    id = cell("id") or cell("login") or cell("number") or cell("email")
    if not id:
        raise Problem(f"{path}, line {line}: {first} {last} has no id: give one, it names the student's folder")
    if UNSAFE.search(id) or id.startswith((".", "-")) or len(id) > 100:
        raise Problem(f"{path}, line {line}: {id!r} can't name a folder: use letters, digits, '.', '-', '_' or '@'")
    moodle = frozenset(re.findall(r"\d+", cell("moodle")))
    return Student(
        id, first, last, cell("email"), cell("number"), moodle, cell("canvas"), cell("login"), cell("section")
    )


def apart(name: str) -> tuple[str, str]:
    """First and last name of "Last, First" or "First Last"."""
    if "," in name:
        last, _, first = name.partition(",")
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()


def names(student: Student) -> list[str]:
    return [f"{student.first} {student.last}", f"{student.last} {student.first}"]


def name_keys(name: str) -> list[str]:
    """What a name is looked up by: as it is, without accents, with ü as ue, and run together as Canvas does."""
    exact = " ".join(words(unicodedata.normalize("NFC", name).casefold()))
    plain, german = plain_words(name), plain_words(name.casefold(), GERMAN)
    spellings = [exact, " ".join(plain), " ".join(german), "".join(plain), "".join(german)]
    return [key for key in dict.fromkeys(spellings) if key]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def plain_words(name: str, spelling: dict[int, str] | None = None) -> list[str]:
    text = unicodedata.normalize("NFC", name).casefold()
    text = unicodedata.normalize("NFKD", text.translate(spelling or {}).translate(PLAIN))
    return words("".join(c for c in text if not unicodedata.combining(c)))


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip()).casefold()


def slug(name: str) -> str:
    """A folder's name for somebody whom no roster knows; scripts other than Latin stay as they are."""
    return "-".join(plain_words(name.casefold(), GERMAN))[:80]


def gradebook_url(course: Course, named: str | None = None) -> str:
    """nbgrader's own database unless another was named."""
    return named or f"sqlite:///{course.root / 'gradebook.db'}"


def enrol(students: Iterable[Student], gradebook: Any) -> int:
    """What `nbgrader db student import` does: add the students, or correct their names. Says how many were new."""
    from nbgrader.api import MissingEntry

    new = 0
    for student in students:
        details = {"first_name": student.first, "last_name": student.last, "email": student.email}
        details = {key: value for key, value in details.items() if value}
        try:
            known = gradebook.find_student(student.id)
        except MissingEntry:
            new += 1
        else:
            if all(getattr(known, key) == value for key, value in details.items()):
                continue
        gradebook.update_or_create_student(student.id, **details)
    return new

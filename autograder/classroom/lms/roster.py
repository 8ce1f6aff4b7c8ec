"""The list of students: reads those that Moodle, Canvas, nbgrader and spreadsheets write. Knows no submission."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.classroom.lms import registry
from autograder.classroom.lms.people import Person, Roster, first_and_last
from autograder.classroom.lms.tables import columns_titled, folded, read_table
from autograder.course.course import Course
from autograder.errors import Problem

NAME = "roster.csv"
# What the columns are called in lists that no platform has for itself, in English and German, folded.
COLUMNS = {
    "id": ("id", "studentid", "student", "username", "user", "benutzername", "anmeldename", "kennung"),
    "first": ("firstname", "givenname", "vorname", "givennames"),
    "last": ("lastname", "surname", "familyname", "nachname"),
    "name": ("fullname", "name", "vollstandigername", "vorundnachname"),
    "email": ("email", "emailaddress", "mail", "emailadresse"),
    "number": ("idnumber", "idnummer", "matriculationnumber", "matrikelnummer", "matrikelnr", "sisuserid"),
    "login": ("login", "loginid", "sisloginid"),
    "section": ("section", "group", "groups", "gruppe", "gruppen"),
}
UNSAFE = re.compile(r"[/\\\x00-\x1f\x7f*?\[\]]")


def find_roster(course: Course, named: Path | None = None) -> Roster | None:
    """The roster that was named, or the course's own roster.csv if there is one."""
    path = named or course.root / NAME
    return read_roster(path) if named or path.exists() else None


def read_roster(path: Path) -> Roster:
    """The students in a CSV file with commas, semicolons or tabs, in any encoding that spreadsheets write."""
    table = read_table(path)
    columns, own = recognised_columns(table.header)
    if not {"id", "number", "email", "login"} & columns.keys():
        raise Problem(
            f"{path} has no column with an id or an address (it has: {', '.join(table.header)}): call one of them id"
        )
    cells = [(line, by_kind(row, columns)) for line, row in table.rows if any(cell.strip() for cell in row)]
    # A platform's own list has lines that are no student, such as Canvas' "Points Possible": they have no number.
    people = [person_in(line, found, path) for line, found in cells if not own or found[own]]
    seen: dict[str, str] = {}
    for person in people:
        key = person.id.casefold()  # two folders that differ in case are one on some disks
        if key in seen:
            raise Problem(f"{path}: {person.name} and {seen[key]} have the same id {person.id}: give one another")
        seen[key] = person.name
    if not people:
        raise Problem(f"{path} names no student: one line for each, below the line with the names of the columns")
    return Roster(tuple(people))


def recognised_columns(header: Sequence[str]) -> tuple[dict[str, int], str]:
    """Which column holds what, and the name of the platform if it is a list that only this one writes."""
    titles = [folded(title) for title in header]
    for platform in registry.PLATFORMS:
        if columns := platform.columns_of_list(titles):
            return columns, platform.name
    numbers = {platform.name: platform.own_number for platform in registry.PLATFORMS}
    return columns_titled(COLUMNS | numbers, titles), ""


def by_kind(row: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {k: unicodedata.normalize("NFC", row[at].strip()) if at < len(row) else "" for k, at in columns.items()}


def person_in(line: int, cells: Mapping[str, str], path: Path) -> Person:
    """The person in one line of a list."""
    first, last = cells.get("first", ""), cells.get("last", "")
    if not first and not last:
        first, last = first_and_last(cells.get("name", ""))
    who = next((cells[kind] for kind in ("id", "login", "number", "email") if cells.get(kind)), "")
    if not who:
        raise Problem(f"{path}, line {line}: {first} {last} has no id: give one, it names the student's folder")
    if UNSAFE.search(who) or who.startswith((".", "-")) or len(who) > 100:
        raise Problem(f"{path}, line {line}: {who!r} can't name a folder: use letters, digits, '.', '-', '_' or '@'")
    numbers = frozenset((p.name, n) for p in registry.PLATFORMS for n in p.numbers_in(cells.get(p.name, "")))
    about = {kind: cells.get(kind, "") for kind in ("email", "number", "login", "section")}
    return Person(who, first, last, **about, platform_numbers=numbers)


def gradebook_url(course: Course, named: str | None = None) -> str:
    """nbgrader's own database unless another was named."""
    return named or f"sqlite:///{course.root / 'gradebook.db'}"


def enrol(people: Iterable[Person], gradebook: Any) -> int:
    """What `nbgrader db student import` does: add the students, or correct their names. Says how many were new."""
    from nbgrader.api import MissingEntry

    new = 0
    for person in people:
        details = {"first_name": person.first, "last_name": person.last, "email": person.email}
        details = {key: value for key, value in details.items() if value}
        try:
            known = gradebook.find_student(person.id)
        except MissingEntry:
            new += 1
        else:
            if all(getattr(known, key) == value for key, value in details.items()):
                continue
        gradebook.update_or_create_student(person.id, **details)
    return new

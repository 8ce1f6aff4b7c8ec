"""Canvas: an archive for each assignment, one gradebook for the course, which is its list of students too."""

import re
from collections.abc import Iterator

from autograder.classroom.lms.grades import Column, Grades, headings, points_cells, points_text
from autograder.classroom.lms.people import plain_words
from autograder.classroom.lms.platform import Named, Platform, Sender
from autograder.classroom.lms.worksheet import Worksheet
from autograder.intake.text import no_formula

# lastfirst_LATE_12345_67890_x.ipynb
SENT = re.compile(r"(?P<name>[^_]+)_(?P<late>late_)?(?P<number>\d+)_(?P<upload>\d+)_(?P<file>.+)", re.IGNORECASE)
OWN_NUMBER = re.compile(r"\(\d+\)\s*$")  # of an assignment, behind its title: Logistic regression (4711)
# The sortable name is called Student, and Canvas' own number ID.
LIST = {"name": "student", "canvas": "id", "number": "sisuserid", "login": "sisloginid", "section": "section"}
SHEET = {
    "name": ("student",),
    "identifier": ("id",),
    "number": ("sisuserid",),
    "login": ("sisloginid",),
    "section": ("section",),
}


class Canvas(Platform):
    """Its gradebook, as exported, is list and sheet in one."""

    name, title = "canvas", "Canvas"
    own_number = ("canvas", "canvasid", "canvasuserid")
    list_columns = LIST
    list_needs, list_shows = frozenset({"student", "id"}), frozenset({"sisuserid", "sisloginid", "section"})
    sheet, sheet_told_by = "Canvas' gradebook", "Student, ID, Section"
    sheet_columns = SHEET
    sheet_needs = frozenset({"name", "identifier", "section"})

    def sent_by(self, part: str) -> Named | None:
        if found := SENT.fullmatch(part):
            sender = Sender(self.name, found["name"], found["number"])
            return Named(sender, found["file"], int(found["upload"]), bool(found["late"]))
        return None

    def table(self, grades: Grades, tasks: bool) -> Iterator[list[str]]:
        """As Canvas' gradebook exports and imports it: the second line has the points possible."""
        yield [
            "Student", "ID", "SIS User ID", "SIS Login ID", "Section",
            *headings(grades, tasks, lambda column: column.title),
        ]  # fmt: skip
        most = []
        for column in grades.columns:
            most += [points_text(column.most), *(map(points_text, column.parts.values()) if tasks else ())]
        yield ["    Points Possible", "", "", "", "", *most]
        for person in grades.taking_part:
            name = f"{person.last}, {person.first}" if person.last and person.first else person.name
            who = (name, person.number_on(self.name), person.number, person.login or person.id, person.section)
            yield [*map(no_formula, who), *points_cells(person.id, grades, tasks)]

    def places(self, sheet: Worksheet, grades: Grades, tasks: bool) -> dict[tuple[Column, str], int]:
        titles = [OWN_NUMBER.sub("", title) for title in sheet.header]
        known = {" ".join(plain_words(title)): at for at, title in reversed([*enumerate(titles)])}
        places = {}
        for column in grades.columns:
            for part in ("", *(column.parts if tasks else ())):
                names = (" ".join(plain_words(f"{name} {part}")) for name in (column.title, column.assignment))
                if (at := next((known[name] for name in names if name in known), None)) is not None:
                    places[column, part] = at
        return places

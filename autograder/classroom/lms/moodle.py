"""Moodle: one archive and one grading worksheet for each assignment, a new participant number in each."""

import re
from collections.abc import Iterator

from autograder.classroom.lms.grades import Column, Grades, headings, points_cells
from autograder.classroom.lms.platform import Named, Platform, Sender
from autograder.classroom.lms.worksheet import COMMENTS, Worksheet
from autograder.errors import Problem
from autograder.intake.text import no_formula

# First Last_12345_assignsubmission_file_/x.ipynb, or without folders First Last_12345_assignsubmission_file_x.ipynb
SENT = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assign(?P<kind>submission|feedback)_[a-z]+(?:_(?P<file>.*))?")
DIGITS = re.compile(r"\d+")
# Moodle translates the titles of its columns: English and German are known here.
SHEET = {
    "identifier": ("identifier", "id", "bezeichner", "kennung"),
    "name": ("fullname", "vollstandigername"),
    "email": ("emailaddress", "emailadresse", "email"),
    "number": ("idnumber", "idnummer", "matrikelnummer"),
    "login": ("username", "benutzername", "anmeldename"),
    "grade": ("grade", "bewertung", "note"),
    "submitted": ("lastmodifiedsubmission", "zuletztgeandertabgabe"),
    COMMENTS: ("feedbackcomments", "feedbackalskommentar"),
}


class Moodle(Platform):
    """Its grading worksheet says who is who, and when each handed in."""

    name, title = "moodle", "Moodle"
    own_number = ("moodle", "moodleid", "moodlenumber", "identifier", "teilnehmernummer", "participant", "bezeichner")
    sheet, sheet_told_by = "Moodle's grading worksheet", "it has no columns Identifier and Grade"
    sheet_columns = SHEET
    sheet_needs = frozenset({"identifier", "grade"})

    def sent_by(self, part: str) -> Named | None:
        if found := SENT.fullmatch(part):
            sender = Sender(self.name, found["name"].strip(), found["number"])
            return Named(sender, found["file"] or "", feedback=found["kind"] == "feedback")
        return None

    def numbers_in(self, cell: str) -> list[str]:
        return DIGITS.findall(cell)

    def table(self, grades: Grades, tasks: bool) -> Iterator[list[str]]:
        """As Moodle's gradebook exports and imports it."""
        yield [
            "First name", "Last name", "ID number", "Email address",
            *headings(grades, tasks, lambda column: f"Assignment: {column.title} (Real)"),
        ]  # fmt: skip
        for person in grades.taking_part:
            who = (person.first, person.last, person.number or person.id, person.email)
            yield [*map(no_formula, who), *points_cells(person.id, grades, tasks)]

    def places(self, sheet: Worksheet, grades: Grades, tasks: bool) -> dict[tuple[Column, str], int]:
        """A worksheet has the grade of its one assignment, and no task's."""
        if len(grades.columns) != 1:
            graded = ", ".join(column.assignment for column in grades.columns)
            raise Problem(f"{sheet.path} is for one assignment: name it (graded are: {graded})")
        return {(grades.columns[0], ""): sheet.columns["grade"]}

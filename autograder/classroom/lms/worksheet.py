"""The sheets that Moodle and Canvas give out and take back with grades filled in. Knows no gradebook."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.classroom.lms.roster import decoded, plain_words, read_table
from autograder.errors import Problem
from autograder.intake.text import no_formula

# Moodle translates the titles of its columns: English and German are known here, folded.
MOODLE = {
    "identifier": ("identifier", "id", "bezeichner", "kennung"),
    "name": ("fullname", "vollstandigername"),
    "email": ("emailaddress", "emailadresse", "email"),
    "number": ("idnumber", "idnummer", "matrikelnummer"),
    "login": ("username", "benutzername", "anmeldename"),
    "grade": ("grade", "bewertung", "note"),
    "most": ("maximumgrade", "bestwertung", "hochstbewertung"),
    "submitted": ("lastmodifiedsubmission", "zuletztgeandertabgabe"),
    "changed": ("lastmodifiedgrade", "zuletztgeandertbewertung"),
}
COMMENTS = ("feedbackcomments", "feedbackalskommentar")
CANVAS = {
    "name": ("student",),
    "identifier": ("id",),
    "number": ("sisuserid",),
    "login": ("sisloginid",),
    "section": ("section",),
}
MONTHS = (
    "jan", "feb", "mar|mär|mrz", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez",
)  # fmt: skip
DATES = (
    re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d]+)\.?\s+(?P<year>\d{4})"),
    re.compile(r"(?<![^\W\d])(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
)
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp][Mm])?")


@dataclass(frozen=True)
class Row:
    """What the platform says about one student."""

    identifier: str = ""
    name: str = ""
    email: str = ""
    number: str = ""
    login: str = ""
    submitted: datetime | None = None


@dataclass(frozen=True)
class Worksheet:
    """A sheet as it was downloaded."""

    path: Path
    system: str  # moodle or canvas
    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    columns: dict[str, int]
    delimiter: str
    zone: ZoneInfo

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._row(cells) for cells in self.cells)

    @cached_property
    def _by_identifier(self) -> dict[str, Row]:
        return {row.identifier: row for row in self.rows if row.identifier}

    def row(self, system: str, number: str) -> Row | None:
        return self._by_identifier.get(number) if system == self.system else None

    def submitted(self, number: str) -> datetime | None:
        """When Moodle says that this participant handed in."""
        row = self._by_identifier.get(number)
        return row.submitted if row else None

    def filled(self, column: int, value: Callable[[Row], str | None]) -> "Worksheet":
        """The same sheet with one column filled in where there is something to say."""
        cells = []
        for row, old in zip(self.rows, self.cells, strict=True):
            new = value(row) if row.identifier else None
            cells.append(old if new is None else (*old[:column], new, *old[column + 1 :]))
        return Worksheet(self.path, self.system, self.header, tuple(cells), self.columns, self.delimiter, self.zone)

    def text(self) -> str:
        """For the platform, and for the spreadsheet that may open it before: all but comments comes from students."""
        comments = [at for at, title in enumerate(self.header) if "".join(plain_words(title)) in COMMENTS]
        rows = ([cell if at in comments else no_formula(cell) for at, cell in enumerate(row)] for row in self.cells)
        return table([self.header, *rows], self.delimiter)

    def _row(self, cells: tuple[str, ...]) -> Row:
        def cell(kind: str) -> str:
            return cells[self.columns[kind]].strip() if kind in self.columns else ""

        identifier = re.search(r"(\d+)$", cell("identifier"))
        return Row(
            identifier[1] if identifier else "",
            cell("name"),
            cell("email"),
            cell("number"),
            cell("login"),
            read_date(cell("submitted"), self.zone),
        )


def read_worksheet(path: Path, zone: ZoneInfo) -> Worksheet:
    """Moodle's grading worksheet of one assignment, or Canvas' export of its gradebook."""
    header, rows = read_table(path)
    folded = ["".join(plain_words(title)) for title in header]
    canvas = "student" in folded and "id" in folded and "section" in folded
    titles = CANVAS if canvas else MOODLE
    columns = {}
    for kind, names in titles.items():
        at = next((folded.index(name) for name in names if name in folded), None)
        if at is not None:
            columns[kind] = at
    needed = ("identifier",) if canvas else ("identifier", "grade")
    if not all(kind in columns for kind in needed):
        raise Problem(
            f"{path} is neither Moodle's grading worksheet (it has no columns Identifier and Grade) nor Canvas' "
            f"gradebook (Student, ID, Section): it has {', '.join(header)}"
        )
    first = decoded(path.read_bytes()).lstrip().partition("\n")[0]
    width = len(header)
    cells = tuple(tuple([*row, *[""] * width][:width]) for _, row in rows)
    system = "canvas" if canvas else "moodle"
    return Worksheet(path, system, tuple(header), cells, columns, max(",;\t", key=first.count), zone)


def table(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def read_date(text: str, zone: ZoneInfo) -> datetime | None:
    """A date as Moodle writes it, in English or German words, for the eye: Saturday, 21 November 2026, 10:15 AM."""
    for pattern in DATES:
        for found in pattern.finditer(text):
            month = next((k for k, m in enumerate(MONTHS, 1) if re.match(m, found["month"], re.IGNORECASE)), None)
            clock = CLOCK.search(text, found.end())
            if month is None or clock is None:
                continue
            hour = int(clock[1])
            if clock[3]:
                hour = hour % 12 + 12 * (clock[3].lower() == "pm")
            try:
                moment = datetime(int(found["year"]), month, int(found["day"]), hour, int(clock[2]), tzinfo=zone)
                return moment.astimezone(UTC)
            except ValueError:
                continue
    return None

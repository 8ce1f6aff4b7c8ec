"""The sheet that a platform gives out and takes back with grades filled in. Knows no platform and no gradebook."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.classroom.lms.tables import table_text
from autograder.intake.text import no_formula

COMMENTS = "comments"  # the column that teachers write, not students
LAST_NUMBER = re.compile(r"(?<!\d)(\d+)$")
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
    platform: str
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

    def row(self, platform: str, number: str) -> Row | None:
        return self._by_identifier.get(number) if platform == self.platform else None

    def submitted(self, platform: str, number: str) -> datetime | None:
        """When the platform says that this participant handed in."""
        row = self.row(platform, number)
        return row.submitted if row else None

    def filled(self, column: int, value: Callable[[Row], str | None]) -> "Worksheet":
        """The same sheet with one column filled in where there is something to say."""
        cells = []
        for row, old in zip(self.rows, self.cells, strict=True):
            new = value(row) if row.identifier else None
            cells.append(old if new is None else (*old[:column], new, *old[column + 1 :]))
        return replace(self, cells=tuple(cells))

    def text(self) -> str:
        """For the platform, and for the spreadsheet that may open it before: all but comments comes from students."""
        comments = self.columns.get(COMMENTS)
        rows = ([cell if at == comments else no_formula(cell) for at, cell in enumerate(row)] for row in self.cells)
        return table_text([self.header, *rows], self.delimiter)

    def _row(self, cells: tuple[str, ...]) -> Row:
        def cell(kind: str) -> str:
            return cells[self.columns[kind]].strip() if kind in self.columns else ""

        identifier = LAST_NUMBER.search(cell("identifier"))
        return Row(
            identifier[1] if identifier else "",
            cell("name"),
            cell("email"),
            cell("number"),
            cell("login"),
            read_date(cell("submitted"), self.zone),
        )


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

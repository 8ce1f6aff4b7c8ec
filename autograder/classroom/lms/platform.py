"""What a learning platform is to this course: the base class, of which each platform has a subclass in its own file."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from autograder.classroom.lms.grades import Column, Grades
from autograder.classroom.lms.tables import columns_titled
from autograder.classroom.lms.worksheet import Worksheet

FOLDER = "folder"  # in place of a platform's name: who sent a file is known from the folder it lies in


@dataclass(frozen=True)
class Sender:
    """What the archive says about who handed a file in."""

    platform: str  # a platform's name, or FOLDER
    name: str
    number: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.number})" if self.number else self.name


@dataclass(frozen=True)
class Named:
    """One file name in an archive taken apart."""

    sender: Sender
    file: str  # what the student called it
    upload: int = 0  # where uploads are numbered, the newest has the highest
    late: bool = False
    feedback: bool = False  # it went to the student


class Platform(ABC):
    """One learning platform: how its archives, lists and sheets look, and how grades go back to it.

    A further platform is a file with a subclass, and a line in registry.py. It says `name`, `title` and `own_number`,
    and answers `sent_by` and `table`; the rest is for a platform that has a list or a sheet of its own. Titles of
    columns are written folded: small letters without accents and spaces.
    """

    name: str  # in commands, in the roster and in what is remembered
    title: str  # in sentences
    own_number: Sequence[str] = ()  # titles under which any roster may give this platform's number of a person
    list_columns: ClassVar[
        Mapping[str, str]
    ] = {}  # kind -> title, in a list of students that only this platform writes
    list_needs: frozenset[str] = frozenset()  # such a list has all of these,
    list_shows: frozenset[str] = frozenset()  # and one of these
    sheet: str = ""  # what its grading sheet is called in a sentence
    sheet_told_by: str = ""  # by which columns people recognise it
    sheet_columns: ClassVar[Mapping[str, Sequence[str]]] = {}  # kind -> possible titles
    sheet_needs: frozenset[str] = frozenset()  # kinds without which it is none

    @abstractmethod
    def sent_by(self, part: str) -> Named | None:
        """The sender and the student's file in one name of a folder or file, if this platform made that name."""

    @abstractmethod
    def table(self, grades: Grades, tasks: bool) -> Iterator[list[str]]:
        """The lines of a table that the platform imports, titles first; with `tasks` the points of each task too."""

    def numbers_in(self, cell: str) -> list[str]:
        """The person's numbers on this platform, in one cell of a roster."""
        return [cell] if cell else []

    def columns_of_list(self, header: Sequence[str]) -> dict[str, int] | None:
        """Which column holds what in a list of students of this platform; None where it is no such list."""
        if not self.list_columns or not self.list_needs <= set(header) or not self.list_shows & set(header):
            return None
        return {kind: header.index(title) for kind, title in self.list_columns.items() if title in header}

    def columns_of_sheet(self, header: Sequence[str]) -> dict[str, int] | None:
        """Which column holds what in a grading sheet of this platform; None where it is no such sheet."""
        columns = columns_titled(self.sheet_columns, header)
        return columns if self.sheet_needs and self.sheet_needs <= columns.keys() else None

    def places(self, sheet: Worksheet, grades: Grades, tasks: bool) -> dict[tuple[Column, str], int]:
        """The column of the sheet for each assignment, as (assignment, ""), and with `tasks` for each of its tasks."""
        return {}

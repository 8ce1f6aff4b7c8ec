"""The grades of a class, and how points and headings are written in any table of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from autograder.classroom.late import Charge
from autograder.classroom.lms.people import Person

NO_CHARGE = Charge()


@dataclass(frozen=True, eq=False)
class Column:
    """One assignment, and what can be earned in it."""

    assignment: str
    title: str
    most: float
    parts: dict[str, float] = field(default_factory=dict)  # points of each task and question


@dataclass(frozen=True)
class Grade:
    """What one student reached in one assignment. `raw` is None where something was handed in and not graded."""

    raw: float | None
    charge: Charge = NO_CHARGE
    parts: dict[str, float | None] = field(default_factory=dict)
    waiting: bool = False  # for a person's marks
    handed_in: datetime | None = None

    @property
    def penalty(self) -> float:
        return self.charge.penalty(self.raw)

    @property
    def score(self) -> float | None:
        return None if self.raw is None else max(0.0, self.raw - self.penalty)


@dataclass(frozen=True)
class Grades:
    """The grades of a class."""

    columns: tuple[Column, ...]
    students: tuple[Person, ...]
    by_submission: dict[tuple[str, str], Grade]  # by student and assignment; nothing where nothing was handed in
    outdated: tuple[str, ...] = ()  # penalties in the gradebook that the rule no longer gives

    @property
    def taking_part(self) -> list[Person]:
        """Who handed in anything: an empty line would take away what somebody else gave by hand."""
        return [person for person in self.students if any(self.of(person.id, column) for column in self.columns)]

    def of(self, student: str, column: Column) -> Grade | None:
        return self.by_submission.get((student, column.assignment))


def points_text(value: float | None) -> str:
    """Four digits after the point, without zeros at the end; a point in every country, as the platforms want it."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def headings(grades: Grades, tasks: bool, whole: Callable[[Column], str]) -> list[str]:
    """The title of each assignment's column, with `tasks` followed by those of its tasks."""
    found = []
    for column in grades.columns:
        found.append(whole(column))
        found += [f"{column.title}: {part}" for part in column.parts] if tasks else []
    return found


def points_cells(student: str, grades: Grades, tasks: bool) -> list[str]:
    """One student's points under `headings`. Penalties are taken from the sum, never from a task."""
    found = []
    for column in grades.columns:
        grade = grades.of(student, column)
        found.append(points_text(grade.score) if grade else "")
        found += [points_text(grade.parts.get(part)) if grade else "" for part in column.parts] if tasks else []
    return found

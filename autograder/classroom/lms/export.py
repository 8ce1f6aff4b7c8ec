"""Grades on their way back: as Moodle or Canvas import them, or as a table. Decides nothing but what lateness costs."""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.classroom.late import Charge, Lateness, Policy, charges_in, read_policy
from autograder.classroom.lms.collect import collected, existing_time
from autograder.classroom.lms.roster import Roster, Student, find_roster, gradebook_url, plain_words
from autograder.classroom.lms.worksheet import Row, Worksheet, read_worksheet, table
from autograder.course.course import Course, find_course
from autograder.course.files import write_whole
from autograder.errors import Problem
from autograder.intake.text import no_formula, one_line
from autograder.judge import receipts

CENT = 0.005
NOTHING = Charge()


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
    charge: Charge = NOTHING
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
    students: tuple[Student, ...]
    given: dict[tuple[str, str], Grade]  # by student and assignment; nothing where nothing was handed in
    outdated: tuple[str, ...] = ()  # penalties in the gradebook that the rule no longer gives

    @property
    def taking_part(self) -> list[Student]:
        """Who handed in anything: an empty line would take away what somebody else gave by hand."""
        return [student for student in self.students if any(self.of(student.id, column) for column in self.columns)]

    def of(self, student: str, column: Column) -> Grade | None:
        return self.given.get((student, column.assignment))


def run(
    names: Sequence[str],
    kind: str,
    *,
    tasks: bool = False,
    out: Path | None = None,
    sheet: Path | None = None,
    roster_file: Path | None = None,
    gradebook: str | None = None,
) -> int:
    """Write the table to a file or to standard output, and what somebody should know to standard error."""
    course = find_course()
    policy = read_policy(course.root)
    chosen = course.chosen(list(names))
    roster = find_roster(course, roster_file)
    url = gradebook_url(course, gradebook)
    if gradebook or (course.root / "gradebook.db").exists():
        grades = from_gradebook(course, chosen, policy, roster, url)
    else:
        grades = from_receipts(course, chosen, policy, roster)
    if not grades.given:
        raise Problem("there is nothing to export yet: nbgrader autograde or autograder grade comes first")
    if kind not in FORMATS:
        raise Problem(f"there is no format {kind} (there are: {', '.join(FORMATS)})")
    nowhere: list[str] = []
    if sheet:
        text, nowhere = filled_in(read_worksheet(sheet, policy.zone), kind, grades, course, tasks)
    else:
        text = table(FORMATS[kind](grades, tasks))
    write(text, out)
    for line in (*remarks(grades), *nowhere):
        print(f"autograder: {one_line(line)}", file=sys.stderr)
    return 0


def write(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(out, text)
    except OSError as error:
        raise Problem(f"{out} can't be written: {error.strerror}", code=1) from None


def remarks(grades: Grades) -> Iterator[str]:
    for column in grades.columns:
        given = {s.id: g for s in grades.students if (g := grades.of(s.id, column))}
        lost = [who for who, grade in given.items() if grade.raw is None]
        waiting = [who for who, grade in given.items() if grade.waiting and grade.raw is not None]
        if lost:
            yield f"{column.assignment}: {listed(lost)} handed in but not graded: the cells stay empty"
        if waiting:
            yield f"{column.assignment}: {listed(waiting)} still wait for a person's marks, which count 0 until then"
    for student in grades.taking_part:
        for name in filter(None, (student.id, student.number, student.email, student.login)):
            if no_formula(name) != name:
                yield f"{name} of {student.id} begins like a formula: with the quote before it no platform finds it"
    if grades.outdated:
        yield f"by the rule of course.toml [late] the gradebook's penalty is outdated for {listed(grades.outdated)}"


def listed(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


# Where grades come from.


def from_gradebook(course: Course, names: Sequence[str], policy: Policy, roster: Roster | None, url: str) -> Grades:
    """What nbgrader's database says, manual marks and extra credit included."""
    from autograder.classroom.nbgrader.gradebook import open_book

    with open_book(course, url) as book:
        gradebook = book.gradebook
        graded = {a.name: a for a in gradebook.assignments if a.name in names and a.submissions}
        columns = tuple(gradebook_column(course, graded[name]) for name in names if name in graded)
        known = {s.id: s for s in roster.students} if roster else {}
        for s in gradebook.students:
            known.setdefault(s.id, Student(s.id, s.first_name or "", s.last_name or "", s.email or ""))
        given, outdated = {}, []
        for name, assignment in graded.items():
            for submission in assignment.submissions:
                who = submission.student_id
                charge = charges_in(gradebook, policy, who).get(name, NOTHING)
                given[who, name] = grade = gradebook_grade(submission, charge)
                if grade.raw is not None and abs(grade.penalty - (submission.late_submission_penalty or 0.0)) > CENT:
                    outdated.append(f"{who} in {name}")
    return Grades(columns, by_name(known.values()), given, tuple(sorted(outdated)))


def gradebook_column(course: Course, assignment: Any) -> Column:
    parts = {part_name(cell): cell.max_score for nb in assignment.notebooks for cell in nb.grade_cells}
    order = part_order(course, assignment.name)
    parts = dict(sorted(parts.items(), key=lambda item: order.get(item[0], len(order))))
    return Column(assignment.name, title_of(course, assignment.name), assignment.max_score, parts)


def gradebook_grade(submission: Any, charge: Charge) -> Grade:
    marks = [grade for notebook in submission.notebooks for grade in notebook.grades]
    parts = {part_name(grade.cell): total(grade) for grade in marks}
    automatic = [grade for grade in marks if grade.cell.name.endswith("_check")]
    ungraded = bool(automatic) and all(g.auto_score is None and g.manual_score is None for g in automatic)
    raw = None if ungraded else submission.score
    return Grade(raw, charge, parts, bool(submission.needs_manual_grade), submission.timestamp)


def total(grade: Any) -> float | None:
    points = grade.manual_score if grade.manual_score is not None else grade.auto_score
    if points is None and not grade.extra_credit:
        return None
    return (points or 0.0) + (grade.extra_credit or 0.0)


def part_name(cell: Any) -> str:
    return cell.name.removesuffix("_check")


def from_receipts(course: Course, names: Sequence[str], policy: Policy, roster: Roster | None) -> Grades:
    """What was graded without a gradebook; points that a person gives are missing."""
    folder = receipts.folder(course.root)
    found: dict[tuple[str, str], dict] = {}
    for name in names:
        for path in sorted((folder / name).glob("*.json")):
            try:
                kept = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue
            if kept.get("student"):
                found[kept["student"], name] = kept["result"]
    handed_in = {(p.parent.parent.name, p.parent.name) for p in (course.root / "submitted").glob("*/*/*.ipynb")}
    given = {}
    for who in {student for student, _ in (*found, *handed_in)}:
        times = {name: existing_time(course.root / "submitted" / who / name) for name in names}
        charges = policy.charges(lateness(name, time, policy) for name, time in times.items())
        for name in names:
            if (who, name) in found:
                given[who, name] = receipt_grade(found[who, name], charges[name], times[name])
            elif (who, name) in handed_in:
                given[who, name] = Grade(None)
    graded = {name for (_, name), grade in given.items() if grade.raw is not None}
    columns = tuple(receipt_column(course, name) for name in names if name in graded)
    known = {s.id: s for s in roster.students} if roster else {}
    for who, name in sorted(given):
        known.setdefault(who, called(who, name, course))
    return Grades(columns, by_name(known.values()), given)


def lateness(name: str, time: datetime | None, policy: Policy) -> Lateness:
    due = policy.due.get(name)
    if due is None or time is None:
        return Lateness(name, None, 0.0)
    return Lateness(name, due, max(0.0, (time.astimezone(UTC).replace(tzinfo=None) - due).total_seconds()))


def receipt_grade(result: dict, charge: Charge, time: datetime | None) -> Grade:
    parts: dict[str, float | None] = {task: found["score"] for task, found in result["tasks"].items()}
    parts |= dict.fromkeys(result["manual"])
    return Grade(result["score"], charge, parts, bool(result["manual"]), time)


def receipt_column(course: Course, name: str) -> Column:
    assignment = course.assignment(name)
    parts = {part.name: part.points for part in (*assignment.tasks, *assignment.questions)}
    return Column(name, assignment.title, sum(parts.values()), parts)


def called(who: str, assignment: str, course: Course) -> Student:
    """Somebody whom no roster knows, by the name that the platform gave."""
    name = collected(course.root, assignment).get(who, {}).get("name", "")
    first, _, last = name.rpartition(" ")
    return Student(who, first, last)


def title_of(course: Course, name: str) -> str:
    return course.assignment(name).title if name in course.folders else name


def part_order(course: Course, name: str) -> dict[str, int]:
    if name not in course.folders:
        return {}
    assignment = course.assignment(name)
    return {part.name: k for k, part in enumerate((*assignment.tasks, *assignment.questions))}


def by_name(students: Iterable[Student]) -> tuple[Student, ...]:
    return tuple(sorted(students, key=lambda s: (plain_words(s.last), plain_words(s.first), s.id)))


# How grades are written.


def points(value: float | None) -> str:
    """Four digits after the point, without zeros at the end; a point in every country, as the platforms want it."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def headings(grades: Grades, tasks: bool, whole: Callable[[Column], str]) -> list[str]:
    found = []
    for column in grades.columns:
        found.append(whole(column))
        found += [f"{column.title}: {part}" for part in column.parts] if tasks else []
    return found


def cells(student: str, grades: Grades, tasks: bool) -> list[str]:
    """One student's points under `headings`. Penalties are taken from the sum, never from a task."""
    found = []
    for column in grades.columns:
        grade = grades.of(student, column)
        found.append(points(grade.score) if grade else "")
        found += [points(grade.parts.get(part)) if grade else "" for part in column.parts] if tasks else []
    return found


def moodle(grades: Grades, tasks: bool) -> Iterator[list[str]]:
    """As Moodle's gradebook exports and imports it."""
    yield [
        "First name", "Last name", "ID number", "Email address",
        *headings(grades, tasks, lambda column: f"Assignment: {column.title} (Real)"),
    ]  # fmt: skip
    for student in grades.taking_part:
        number = student.number or student.id
        who = (student.first, student.last, number, student.email)
        yield [*map(no_formula, who), *cells(student.id, grades, tasks)]


def canvas(grades: Grades, tasks: bool) -> Iterator[list[str]]:
    """As Canvas' gradebook exports and imports it: the second line has the points possible."""
    yield [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section",
        *headings(grades, tasks, lambda column: column.title),
    ]  # fmt: skip
    most = []
    for column in grades.columns:
        most += [points(column.most), *(map(points, column.parts.values()) if tasks else ())]
    yield ["    Points Possible", "", "", "", "", *most]
    for student in grades.taking_part:
        name = f"{student.last}, {student.first}" if student.last and student.first else student.name
        login = student.login or student.id
        who = (name, student.canvas, student.number, login, student.section)
        yield [*map(no_formula, who), *cells(student.id, grades, tasks)]


def plain(grades: Grades, tasks: bool) -> Iterator[list[str]]:
    """One line for each submission, or for each task of it."""
    yield [
        "assignment", "student", "last_name", "first_name", "email", "handed_in", "days_late", "free_days",
        *(["task"] if tasks else []), "raw_score", "penalty", "score", "max_score",
    ]  # fmt: skip
    for column in grades.columns:
        for student in grades.students:
            grade = grades.of(student.id, column)
            if grade is None:
                continue
            time = f"{grade.handed_in:%Y-%m-%dT%H:%M:%SZ}" if grade.handed_in else ""
            who = [student.id, student.last, student.first, student.email]
            late = [str(grade.charge.days), str(grade.charge.free)]
            start = [column.assignment, *map(no_formula, who), time, *late]
            if not tasks:
                scores = (grade.raw, grade.penalty, grade.score, column.most)
                yield [*start, *map(points, scores)]
                continue
            for part, most in column.parts.items():
                score = grade.parts.get(part)
                taken = grade.charge.penalty(score)
                left = None if score is None else score - taken
                yield [*start, part, *map(points, (score, taken, left, most))]


FORMATS = {"moodle": moodle, "canvas": canvas, "csv": plain}


def filled_in(sheet: Worksheet, kind: str, grades: Grades, course: Course, tasks: bool) -> tuple[str, list[str]]:
    """The platform's own sheet with the grades in it, and lines on what has no place there."""
    if kind != sheet.system:
        raise Problem(f"{sheet.path} is a sheet of {sheet.system.capitalize()}, and --format says {kind}")
    nowhere: list[str] = []
    if sheet.system == "moodle":
        if len(grades.columns) != 1:
            there = ", ".join(column.assignment for column in grades.columns)
            raise Problem(f"{sheet.path} is for one assignment: name it (graded are: {there})")
        places = {(grades.columns[0], ""): sheet.columns["grade"]}
    else:
        places = canvas_places(sheet, grades, tasks)
        nowhere += [
            f"{sheet.path} has no column for {column.title}: make the assignment in Canvas first"
            for column in grades.columns
            if (column, "") not in places
        ]
    for (column, part), at in places.items():
        who = students_of(sheet, grades, course, column)
        sheet = sheet.filled(at, lambda row, c=column, p=part, w=who: value_in(grades, w.get(row), c, p))
        if lost := [s.id for s in grades.taking_part if grades.of(s.id, column) and s.id not in who.values()]:
            nowhere += [] if part else [f"{sheet.path} has no line for {listed(lost)}"]
    return sheet.text(), nowhere


def value_in(grades: Grades, student: str | None, column: Column, part: str) -> str | None:
    grade = grades.of(student, column) if student else None
    if grade is None:
        return None
    return points(grade.parts.get(part) if part else grade.score) or None


def canvas_places(sheet: Worksheet, grades: Grades, tasks: bool) -> dict[tuple[Column, str], int]:
    """Canvas calls a column by the assignment's title and its own number: Logistic regression (4711)."""
    titles = [re.sub(r"\s*\(\d+\)\s*$", "", title) for title in sheet.header]
    known = {" ".join(plain_words(title)): at for at, title in reversed([*enumerate(titles)])}
    places = {}
    for column in grades.columns:
        for part in ("", *(column.parts if tasks else ())):
            names = (" ".join(plain_words(f"{name} {part}")) for name in (column.title, column.assignment))
            if (at := next((known[name] for name in names if name in known), None)) is not None:
                places[column, part] = at
    return places


def students_of(sheet: Worksheet, grades: Grades, course: Course, column: Column) -> dict[Row, str]:
    """Who each line of the sheet is: by the number in the download, by id or address, else by a name of its own."""
    roster = Roster(grades.students)
    met = {
        about["number"]: who
        for who, about in collected(course.root, column.assignment).items()
        if about.get("system") == sheet.system and about.get("number")
    }
    names = Counter(row.name for row in sheet.rows)
    found = {}
    for row in sheet.rows:
        student = roster.by_id.get(met.get(row.identifier, "")) or roster.with_number(sheet.system, row.identifier)
        student = student or roster.with_word(row.email, row.number, row.login)
        if student is None and names[row.name] == 1 and len(alike := roster.named(row.name)) == 1:
            student = alike[0]
        if student:
            found[row] = student.id
    return found

"""Grades on their way back: as Moodle or Canvas import them, or as a table. Decides nothing but what lateness costs."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.classroom.late import Charge, Lateness, Policy, charges_in, policy_of
from autograder.classroom.lms import registry
from autograder.classroom.lms.grades import Column, Grade, Grades, points_text
from autograder.classroom.lms.people import Person, Roster, plain_words
from autograder.classroom.lms.roster import find_roster, gradebook_url
from autograder.classroom.lms.submitted import known_senders, submission_folder, submission_time
from autograder.classroom.lms.tables import table_text
from autograder.classroom.lms.worksheet import Row, Worksheet
from autograder.course.course import Course, find_course
from autograder.course.files import write_whole
from autograder.errors import Problem
from autograder.intake.text import no_formula, one_line
from autograder.judge import receipts

CENT = 0.005


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
    policy = policy_of(course.settings)
    chosen = course.chosen(list(names))
    roster = find_roster(course, roster_file)
    url = gradebook_url(course, gradebook)
    if gradebook or (course.root / "gradebook.db").exists():
        grades = from_gradebook(course, chosen, policy, roster, url)
    else:
        grades = from_receipts(course, chosen, policy, roster)
    if not grades.by_submission:
        raise Problem("there is nothing to export yet: nbgrader autograde or autograder grade comes first")
    if kind not in registry.formats():
        raise Problem(f"there is no format {kind} (there are: {', '.join(registry.formats())})")
    nowhere: list[str] = []
    if sheet:
        text, nowhere = filled_in(registry.read_worksheet(sheet, policy.zone), kind, grades, course, tasks)
    else:
        platform = registry.find_platform(kind)
        text = table_text(platform.table(grades, tasks) if platform else plain_table(grades, tasks))
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
        given = {p.id: g for p in grades.students if (g := grades.of(p.id, column))}
        lost = [who for who, grade in given.items() if grade.raw is None]
        waiting = [who for who, grade in given.items() if grade.waiting and grade.raw is not None]
        if lost:
            yield f"{column.assignment}: {listed(lost)} handed in but not graded: the cells stay empty"
        if waiting:
            yield f"{column.assignment}: {listed(waiting)} still wait for a person's marks, which count 0 until then"
    for person in grades.taking_part:
        for name in filter(None, (person.id, person.number, person.email, person.login)):
            if no_formula(name) != name:
                yield f"{name} of {person.id} begins like a formula: with the quote before it no platform finds it"
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
        known = dict(roster.by_id) if roster else {}
        for s in gradebook.students:
            known.setdefault(s.id, Person(s.id, s.first_name or "", s.last_name or "", s.email or ""))
        given, outdated = {}, []
        for name, assignment in graded.items():
            for submission in assignment.submissions:
                who = submission.student_id
                charge = charges_in(gradebook, policy, who).get(name, Charge())
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
        times = {name: submission_time(submission_folder(course.root, who, name)) for name in names}
        charges = policy.charges(lateness(name, time, policy) for name, time in times.items())
        for name in names:
            if (who, name) in found:
                given[who, name] = receipt_grade(found[who, name], charges[name], times[name])
            elif (who, name) in handed_in:
                given[who, name] = Grade(None)
    graded = {name for (_, name), grade in given.items() if grade.raw is not None}
    columns = tuple(receipt_column(course, name) for name in names if name in graded)
    known = dict(roster.by_id) if roster else {}
    for who, name in sorted(given):
        known.setdefault(who, person_from_platform(who, name, course))
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


def person_from_platform(who: str, assignment: str, course: Course) -> Person:
    """Somebody whom no roster knows, by the name that the platform gave."""
    name = known_senders(course.root, assignment).get(who, {}).get("name", "")
    first, _, last = name.rpartition(" ")
    return Person(who, first, last)


def title_of(course: Course, name: str) -> str:
    return course.assignment(name).title if name in course.folders else name


def part_order(course: Course, name: str) -> dict[str, int]:
    if name not in course.folders:
        return {}
    assignment = course.assignment(name)
    return {part.name: k for k, part in enumerate((*assignment.tasks, *assignment.questions))}


def by_name(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(people, key=lambda p: (plain_words(p.last), plain_words(p.first), p.id)))


# How grades are written.


def plain_table(grades: Grades, tasks: bool) -> Iterator[list[str]]:
    """One line for each submission, or for each task of it."""
    yield [
        "assignment", "student", "last_name", "first_name", "email", "handed_in", "days_late", "free_days",
        *(["task"] if tasks else []), "raw_score", "penalty", "score", "max_score",
    ]  # fmt: skip
    for column in grades.columns:
        for person in grades.students:
            grade = grades.of(person.id, column)
            if grade is None:
                continue
            time = f"{grade.handed_in:%Y-%m-%dT%H:%M:%SZ}" if grade.handed_in else ""
            who = [person.id, person.last, person.first, person.email]
            late = [str(grade.charge.days), str(grade.charge.free)]
            start = [column.assignment, *map(no_formula, who), time, *late]
            if not tasks:
                scores = (grade.raw, grade.penalty, grade.score, column.most)
                yield [*start, *map(points_text, scores)]
                continue
            for part, most in column.parts.items():
                score = grade.parts.get(part)
                taken = grade.charge.penalty(score)
                left = None if score is None else score - taken
                yield [*start, part, *map(points_text, (score, taken, left, most))]


def filled_in(sheet: Worksheet, kind: str, grades: Grades, course: Course, tasks: bool) -> tuple[str, list[str]]:
    """The platform's own sheet with the grades in it, and lines on what has no place there."""
    platform = registry.find_platform(sheet.platform)
    assert platform, f"{sheet.path} was read as a sheet of a platform that is not in the registry"
    if kind != platform.name:
        raise Problem(f"{sheet.path} is a sheet of {platform.title}, and --format says {kind}")
    places = platform.places(sheet, grades, tasks)
    nowhere = [
        f"{sheet.path} has no column for {column.title}: make the assignment in {platform.title} first"
        for column in grades.columns
        if (column, "") not in places
    ]
    for (column, part), at in places.items():
        who = students_of(sheet, grades, course, column)
        sheet = sheet.filled(at, lambda row, c=column, p=part, w=who: value_in(grades, w.get(row), c, p))
        if lost := [p.id for p in grades.taking_part if grades.of(p.id, column) and p.id not in who.values()]:
            nowhere += [] if part else [f"{sheet.path} has no line for {listed(lost)}"]
    return sheet.text(), nowhere


def value_in(grades: Grades, student: str | None, column: Column, part: str) -> str | None:
    grade = grades.of(student, column) if student else None
    if grade is None:
        return None
    return points_text(grade.parts.get(part) if part else grade.score) or None


def students_of(sheet: Worksheet, grades: Grades, course: Course, column: Column) -> dict[Row, str]:
    """Who each line of the sheet is: by the number in the download, by id or address, else by a name of its own."""
    roster = Roster(grades.students)
    senders = known_senders(course.root, column.assignment)
    sent = {about.get("number"): who for who, about in senders.items() if about.get("system") == sheet.platform}
    names = Counter(row.name for row in sheet.rows)
    found = {}
    for row in sheet.rows:
        person = roster.by_id.get(sent.get(row.identifier, "")) if row.identifier else None
        person = person or roster.with_number(sheet.platform, row.identifier)
        person = person or roster.with_word(row.email, row.number, row.login)
        if person is None and names[row.name] == 1 and len(people := roster.named(row.name)) == 1:
            person = people[0]
        if person:
            found[row] = person.id
    return found

"""Whose notebook it is and of which assignment: nobody is guessed, and two people are never taken for one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from autograder.classroom.lms.download import Remarks, Upload, one_line_path
from autograder.classroom.lms.people import Person, Roster, slug
from autograder.classroom.lms.platform import FOLDER, Sender
from autograder.classroom.lms.worksheet import Worksheet
from autograder.intake.text import one_line

NOT_FOR_FOLDERS = re.compile(r"[^\w.@+-]+")
NEARLY_ALL = 0.8


def main_assignment(uploads: list[Upload]) -> str | None:
    """The assignment that nearly all notebooks of the archive are of: platforms pack one at a time."""
    counts = Counter(upload.assignment for upload in uploads if upload.assignment)
    most, count = counts.most_common(1)[0] if counts else (None, 0)
    return most if count >= NEARLY_ALL * sum(counts.values()) else None


def with_assignment(uploads: list[Upload], asked: str | None, about: str | None, remarks: Remarks) -> list[Upload]:
    """Every notebook with its assignment: what tells of none belongs to the one that the archive is about."""
    known = []
    for upload in uploads:
        others = {other.assignment for other in uploads if other.sender == upload.sender and other is not upload}
        if upload.assignment is None and about and about not in others:
            known.append(replace(upload, assignment=about))
        elif upload.assignment is None:
            lines = remarks.asides if about in others else remarks.problems
            lines.append(f"{upload.sender}: {one_line(upload.unknown)}")
        elif asked and upload.assignment != asked:
            lines = remarks.asides if asked in others else remarks.problems
            name = one_line_path(upload.named.file)
            lines.append(f"{upload.sender}: {name} is a notebook of {upload.assignment}, not of {asked}: left aside")
        else:
            known.append(upload)
    return known


def by_student(
    uploads: list[Upload], roster: Roster | None, worksheet: Worksheet | None, remarks: Remarks
) -> dict[tuple[str, str], list[Upload]]:
    """Notebooks by student and assignment; who can't be told from others is a problem, never a guess."""
    senders = list(dict.fromkeys(upload.sender for upload in uploads))
    namesakes = Counter(slug(sender.name) for sender in senders)
    students: dict[Sender, str] = {}
    by_name: set[Sender] = set()
    for sender in senders:
        if roster is None:
            students[sender] = folder_name(sender, alone=namesakes[slug(sender.name)] == 1)
            continue
        match = look_up(sender, roster, worksheet)
        if match.person:
            students[sender] = match.person.id
            if not match.certain:
                by_name.add(sender)
        else:
            files = ", ".join(one_line_path(upload.named.file) for upload in uploads if upload.sender == sender)
            remarks.problems.append(f"{sender} {match.why_not} ({files})")
    matched: dict[tuple[str, str], list[Upload]] = {}
    for upload in uploads:
        if upload.sender in students:
            matched.setdefault((students[upload.sender], upload.assignment or ""), []).append(upload)
    return {key: ones for key, ones in matched.items() if not mixed_up(key[0], ones, by_name, remarks)}


def mixed_up(student: str, uploads: list[Upload], by_name: set[Sender], remarks: Remarks) -> bool:
    """Whether two people were taken for one: the roster knows one by that name, the archive two."""
    senders = sorted({str(upload.sender) for upload in uploads})
    if len(senders) == 1 or not any(upload.sender in by_name for upload in uploads):
        return False
    remarks.problems.append(
        f"{' and '.join(senders)} would both be {student}: write their numbers into the roster, or give --worksheet"
    )
    return True


def folder_name(sender: Sender, alone: bool) -> str:
    """The student's folder where no roster says it."""
    if sender.platform == FOLDER:
        return safe_name(sender.name)
    plain = slug(sender.name)
    return plain if plain and alone else f"{plain}-{sender.number}".lstrip("-")


@dataclass(frozen=True)
class Match:
    """Who of the roster a sender is. A name alone is no certainty."""

    person: Person | None
    certain: bool = False
    why_not: str = ""  # and what to do about it


def look_up(sender: Sender, roster: Roster, worksheet: Worksheet | None) -> Match:
    """The sender in the roster, by number before name."""
    if person := roster.with_number(sender.platform, sender.number):
        return Match(person, certain=True)
    row = worksheet and worksheet.row(sender.platform, sender.number)
    if row and (person := roster.with_word(row.email, row.number, row.login)):
        return Match(person, certain=True)
    if sender.platform == FOLDER and (person := roster.with_word(sender.name)):
        return Match(person, certain=True)
    people = next((named for name in without_group(sender.name) if (named := roster.named(name))), [])
    if len(people) == 1:
        return Match(people[0])
    column = f"write {sender.number} into the roster's {sender.platform} column" if sender.number else "mend the roster"
    if people:
        return Match(None, why_not=f"could be {either(people)}: {column} of the right one")
    similar = [person for name in without_group(sender.name) for person in roster.similar(name)]
    if 0 < len(similar) <= 3:
        return Match(None, why_not=f"is not in the roster by that name; if it is {either(similar)}: {column}")
    return Match(None, why_not=f"is not in the roster: {column}, or add a line")


def either(people: list[Person]) -> str:
    return " or ".join(person.id for person in people)


def without_group(name: str) -> Iterator[str]:
    """Moodle writes the group before the name, with a hyphen; names have hyphens too."""
    while name:
        yield name
        _, _, name = name.partition("-")


def safe_name(name: str) -> str:
    """A folder of the archive as a folder of ours."""
    return NOT_FOR_FOLDERS.sub("-", name).strip(".-") or "unnamed"

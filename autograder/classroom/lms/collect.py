"""From a download of Moodle or Canvas to submitted/STUDENT/ASSIGNMENT/: who handed in what. Grades nothing."""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from autograder.classroom.late import read_policy, write_due_dates
from autograder.classroom.lms.archive import Entry, Unusable, inside, is_archive, opened
from autograder.classroom.lms.roster import Roster, Student, enrol, find_roster, gradebook_url, slug
from autograder.classroom.lms.worksheet import Worksheet, read_worksheet
from autograder.course.course import Course, find_course
from autograder.errors import Problem
from autograder.intake import caps
from autograder.intake.archive import NOTEBOOK
from autograder.intake.read import Unreadable, assignment_of
from autograder.intake.reader import shared_reader
from autograder.intake.text import one_line

# First Last_12345_assignsubmission_file_/x.ipynb, or without folders First Last_12345_assignsubmission_file_x.ipynb
MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assign(?P<kind>submission|feedback)_[a-z]+(?:_(?P<file>.*))?")
# lastfirst_LATE_12345_67890_x.ipynb
CANVAS = re.compile(r"(?P<name>[^_]+)_(?P<late>late_)?(?P<number>\d+)_(?P<upload>\d+)_(?P<file>.+)", re.IGNORECASE)
IPYNB = re.compile(r"\.ipynb\b", re.IGNORECASE)
NOT_FOR_FOLDERS = re.compile(r"[^\w.@+-]+")
JUNK = re.compile(r"__MACOSX|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE)
COPY = re.compile(r"\((\d+)\)(?=\.[^.]*$)|-(\d+)(?=\.[^.]*$)")
DEEPEST = 2  # archives inside archives
MOST_EACH = 500 << 20  # bytes of notebooks of one student: more is no homework
KEPT = "replaced"


@dataclass(frozen=True)
class Sender:
    """What the archive says about who handed a file in."""

    system: str  # moodle, canvas or folder
    name: str
    number: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.number})" if self.number else self.name


@dataclass(frozen=True)
class Named:
    """One file name taken apart."""

    sender: Sender
    file: str  # what the student called it
    upload: int = 0  # Canvas numbers uploads: the newest is the highest
    late: bool = False
    feedback: bool = False  # it went to the student


@dataclass(frozen=True)
class Found:
    """A notebook in the archive."""

    sender: Sender
    path: str  # in the archive
    named: Named
    staged: Path
    digest: str
    assignment: str | None
    time: datetime | None
    inner_time: datetime | None = None  # inside the student's own zip: orders versions, proves nothing
    stubs: int = 0
    unreadable: str = ""  # why it can't be graded
    unknown: str = ""  # why its assignment had to be guessed

    @property
    def newness(self) -> tuple:
        """Larger is newer; of two from the same moment, the later upload, then the one with fewer tasks left undone."""
        copy = COPY.search(self.named.file)
        never = datetime.min.replace(tzinfo=UTC)
        return (
            ".ipynb_checkpoints" not in self.path and not self.unreadable,
            self.time or never,
            self.named.upload,
            self.inner_time or never,
            -self.stubs,
            int((copy[1] or copy[2]) if copy else 0),
            self.path,
        )


@dataclass(frozen=True)
class Placed:
    """One submission and what becomes of it."""

    student: str
    assignment: str
    found: Found
    action: str  # new, unchanged, time corrected, replaces …, older than …, left aside
    notes: tuple[str, ...] = ()

    @property
    def written(self) -> bool:
        return self.action.startswith(("new", "replaces", "time"))


@dataclass
class Collection:
    """What an archive held: nothing of it is left unsaid."""

    placed: list[Placed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)  # somebody has to look at these
    asides: list[str] = field(default_factory=list)  # versions and files that are not needed
    junk: int = 0
    files: int = 0
    nothing_from: tuple[str, ...] = ()


def collect(
    archive: Path,
    course: Course,
    *,
    zone: ZoneInfo,
    roster: Roster | None = None,
    worksheet: Worksheet | None = None,
    assignment: str | None = None,
    dry_run: bool = False,
) -> Collection:
    """Sort the archive's notebooks into submitted/; in a dry run only say how."""
    if not archive.exists():
        raise Problem(f"{archive} does not exist: name the archive that Moodle or Canvas gave you")
    with staging(course.root, dry_run) as stage:
        collection = Collection()
        reader = Reader(course, zone, stage, collection, worksheet)
        found = reader.read(archive)
        about = assignment or subject(found)
        matched = match(of_assignment(found, assignment, about, collection), roster, worksheet, collection)
        for (student, name), versions in sorted(matched.items()):
            best, *older = sorted(versions, key=lambda one: one.newness, reverse=True)
            collection.asides += [superseded(other, best) for other in older]
            instead = about if about not in (None, name) and (student, about) not in matched else None
            placed = place(course, student, name, best, instead, worksheet)
            if placed.written and not dry_run:
                put(course.root, placed, stage)
            collection.placed.append(placed)
        if roster:
            handed = {placed.student for placed in collection.placed}
            collection.nothing_from = tuple(s.id for s in roster.students if s.id not in handed)
        if not dry_run:
            remember(course, collection)
    return collection


def run(
    archive: Path,
    *,
    dry_run: bool = False,
    assignment: str | None = None,
    roster_file: Path | None = None,
    sheet: Path | None = None,
    gradebook: str | None = None,
) -> int:
    """Collect and say what happened. Exit code 1 if somebody has to look at something."""
    from autograder.classroom.nbgrader.gradebook import open_book

    course = find_course()
    policy = read_policy(course.root)
    if assignment is not None:
        (assignment,) = course.chosen([assignment])
    roster = find_roster(course, roster_file)
    worksheet = read_worksheet(sheet, policy.zone) if sheet else None
    collection = collect(
        archive,
        course,
        zone=policy.zone,
        roster=roster,
        worksheet=worksheet,
        assignment=assignment,
        dry_run=dry_run,
    )
    for line in lines(collection, policy.zone):
        print(line)
    if dry_run:
        print("a dry run: nothing was written")
    elif roster:
        with open_book(course, gradebook_url(course, gradebook)) as book:
            new = enrol(roster.students, book.gradebook)
            write_due_dates(book.gradebook, policy)
        if new:
            print(f"{new} students of the roster are now in the gradebook")
    return int(bool(collection.problems))


@contextmanager
def staging(root: Path, dry_run: bool) -> Iterator[Path]:
    """Where notebooks lie until they are complete: near their place, so that they can be renamed into it."""
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="autograder-collect-") as name:
            yield Path(name)
        return
    near = root / ".autograder"
    try:
        near.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="collecting-", dir=near) as name:
            yield Path(name)
    except OSError as error:
        raise Problem(f"{error.filename or near} can't be written: {error.strerror}", code=1) from None


@dataclass
class Reader:
    """Reads notebooks out of an archive and the archives in it."""

    course: Course
    zone: ZoneInfo
    stage: Path
    collection: Collection
    worksheet: Worksheet | None
    sizes: Counter = field(default_factory=Counter)  # bytes of each sender

    others: dict[Sender, list[str]] = field(default_factory=dict)  # what is no notebook

    def read(self, archive: Path) -> list[Found]:
        try:
            with opened(archive, self.zone) as files:
                found = list(self.notebooks(files, common_folder(files)))
        except Unusable as problem:
            raise Problem(f"{archive} {problem}: download it again") from None
        handed = {one.sender for one in found}
        for sender, names in self.others.items():
            if sender in handed:
                self.collection.asides += [f"{sender}: {name} is no notebook" for name in names]
            else:
                self.collection.problems.append(f"{sender} handed in no notebook ({', '.join(names)})")
        return found

    def notebooks(
        self, files: list[Entry], shared: int, outer: Entry | None = None, by: Named | None = None, depth: int = 0
    ) -> Iterator[Found]:
        for entry in files:
            self.collection.files += 1
            if any(JUNK.fullmatch(part) for part in entry.parts):
                self.collection.junk += 1
                continue
            where = f"{outer.path}/{entry.path}" if outer else entry.path
            if entry.problem:
                self.trouble(where, entry.problem)
                continue
            named = replace(by, file=entry.parts[-1]) if by else sent_by(entry.parts[shared:])
            name = named.file if named else entry.parts[-1]
            if named is None and not is_archive(name):
                self.trouble(where, "says nowhere who handed it in")
            elif named and named.feedback:
                self.collection.asides.append(f"{legible(where)} is feedback, not a submission")
            elif is_archive(name):
                yield from self.archive(entry, where, named, outer or entry, depth)
            elif NOTEBOOK.search(name):
                yield from self.notebook(entry, where, named, outer)
            else:
                self.others.setdefault(named.sender, []).append(legible(name))

    def trouble(self, where: str, what: str) -> None:
        self.collection.problems.append(f"{legible(where)} {what}: left aside")

    def archive(self, entry: Entry, where: str, named: Named | None, outer: Entry, depth: int) -> Iterator[Found]:
        if depth >= DEEPEST:
            self.trouble(where, "is an archive in an archive in an archive")
            return
        try:
            files = inside(entry.read(caps.FILE_MB << 20), self.zone)
            shared = 0 if named else common_folder(files)
            yield from self.notebooks(files, shared, replace(outer, path=where), named, depth + 1)
        except Unusable as problem:
            self.trouble(where, str(problem))

    def notebook(self, entry: Entry, where: str, named: Named, outer: Entry | None) -> Iterator[Found]:
        sender, name = named.sender, named.file
        try:
            data = entry.read(caps.FILE_MB << 20)
        except Unusable as problem:
            self.trouble(where, str(problem))
            return
        self.sizes[sender] += len(data)
        if self.sizes[sender] > MOST_EACH:
            self.trouble(where, f"is too much: {sender} sent more than {MOST_EACH >> 20} MB of notebooks")
            return
        assignment, stubs, unreadable, unknown = None, 0, "", ""
        claims: tuple[str, ...] = ()
        try:
            found = shared_reader("archive").notebook(Path(name), data, outputs=False)
            stubs = sum(cell.source.count("raise NotImplementedError(") for cell in found.cells)
            claims = found.claims
        except Unreadable as problem:
            if not IPYNB.search(name):
                self.others.setdefault(sender, []).append(legible(name))
                return
            unreadable = str(problem)
        try:
            assignment = assignment_of(Path(name), claims, self.course.folders)
        except Unreadable as problem:
            unknown = unreadable or str(problem).replace("--assignment", "--assignment, if all are of one")
        digest = hashlib.sha256(data).hexdigest()
        staged = self.stage / digest
        staged.write_bytes(data)
        time = (outer or entry).time
        if self.worksheet and sender.system == self.worksheet.system:
            time = self.worksheet.submitted(sender.number) or time
        inner = entry.time if outer else None
        yield Found(sender, where, named, staged, digest, assignment, time, inner, stubs, unreadable, unknown)


def common_folder(files: list[Entry]) -> int:
    """How many folders all files lie in, such as the one that an unpacked and repacked download is in."""
    real = [e.parts for e in files if e.parts and not any(JUNK.fullmatch(part) for part in e.parts)]
    if len(real) < 2 or any(sent_by_platform(part) for parts in real for part in parts):
        return 0
    return len(PurePosixPath(os.path.commonpath(["/".join(("", *parts[:-1])) for parts in real])).parts) - 1


def sent_by_platform(part: str) -> Named | None:
    """The sender and the student's file name in one name that Moodle or Canvas made."""
    if found := MOODLE.fullmatch(part):
        sender = Sender("moodle", found["name"].strip(), found["number"])
        return Named(sender, found["file"] or "", feedback=found["kind"] == "feedback")
    if found := CANVAS.fullmatch(part):
        sender = Sender("canvas", found["name"], found["number"])
        return Named(sender, found["file"], int(found["upload"]), bool(found["late"]))
    return None


def sent_by(parts: tuple[str, ...]) -> Named | None:
    """Who handed a file in. The first name that tells counts: what comes after it, the student could choose."""
    for at, part in enumerate(parts):
        if named := sent_by_platform(part):
            return named if at == len(parts) - 1 and named.file else replace(named, file=parts[-1])
    folders = [part for part in parts[:-1] if part != "submitted"]
    return Named(Sender("folder", folders[0]), parts[-1]) if folders else None


def subject(found: list[Found]) -> str | None:
    """The assignment that nearly all notebooks of the archive are of: platforms pack one at a time."""
    counts = Counter(one.assignment for one in found if one.assignment)
    most, count = counts.most_common(1)[0] if counts else (None, 0)
    return most if count >= 0.8 * sum(counts.values()) else None


def of_assignment(found: list[Found], asked: str | None, about: str | None, collection: Collection) -> list[Found]:
    """Every notebook with its assignment: what tells of none belongs to the one that the archive is about."""
    kept = []
    for one in found:
        others = {other.assignment for other in found if other.sender == one.sender and other is not one}
        if one.assignment is None and about and about not in others:
            kept.append(replace(one, assignment=about))
        elif one.assignment is None:
            line = f"{one.sender}: {one_line(one.unknown)}"
            (collection.asides if about in others else collection.problems).append(line)
        elif asked and one.assignment != asked:
            line = (
                f"{one.sender}: {legible(one.named.file)} is a notebook of {one.assignment}, not of {asked}: left aside"
            )
            (collection.asides if asked in others else collection.problems).append(line)
        else:
            kept.append(one)
    return kept


def match(
    found: list[Found], roster: Roster | None, worksheet: Worksheet | None, collection: Collection
) -> dict[tuple[str, str], list[Found]]:
    """Notebooks by student and assignment; who can't be told from others is a problem, never a guess."""
    senders = list(dict.fromkeys(one.sender for one in found))
    slugs = Counter(slug(sender.name) for sender in senders)
    students: dict[Sender, str] = {}
    by_name: set[Sender] = set()
    for sender in senders:
        if roster is None:
            students[sender] = name_of_folder(sender, alone=slugs[slug(sender.name)] == 1)
            continue
        student, certain, why = look_up(sender, roster, worksheet)
        if student:
            students[sender] = student.id
            by_name |= set() if certain else {sender}
        else:
            files = ", ".join(legible(one.named.file) for one in found if one.sender == sender)
            collection.problems.append(f"{sender} {why} ({files})")
    matched: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        if one.sender in students:
            matched.setdefault((students[one.sender], one.assignment or ""), []).append(one)
    return {key: ones for key, ones in matched.items() if not mixed_up(key[0], ones, by_name, collection)}


def mixed_up(student: str, found: list[Found], by_name: set[Sender], collection: Collection) -> bool:
    """Whether two people were taken for one: the roster knows one by that name, the archive two."""
    senders = sorted({str(one.sender) for one in found})
    if len(senders) == 1 or not any(one.sender in by_name for one in found):
        return False
    collection.problems.append(
        f"{' and '.join(senders)} would both be {student}: write their numbers into the roster, or give --worksheet"
    )
    return True


def name_of_folder(sender: Sender, alone: bool) -> str:
    """Where no roster says it."""
    if sender.system == "folder":
        return safe(sender.name)
    plain = slug(sender.name)
    return plain if plain and alone else f"{plain}-{sender.number}".lstrip("-")


def look_up(sender: Sender, roster: Roster, worksheet: Worksheet | None) -> tuple[Student | None, bool, str]:
    """The student of the roster and whether that is certain, by number before name; else why not and what to do."""
    if student := roster.with_number(sender.system, sender.number):
        return student, True, ""
    row = worksheet and worksheet.row(sender.system, sender.number)
    if row and (student := roster.with_word(row.email, row.number, row.login)):
        return student, True, ""
    if sender.system == "folder" and (student := roster.with_word(sender.name)):
        return student, True, ""
    people: list[Student] = []
    for name in without_group(sender.name):
        people = people or roster.named(name)
    if len(people) == 1:
        return people[0], False, ""
    column = f"write {sender.number} into the roster's {sender.system} column" if sender.number else "mend the roster"
    if people:
        return None, False, f"could be {' or '.join(s.id for s in people)}: {column} of the right one"
    similar = [s for name in without_group(sender.name) for s in roster.similar(name)]
    if 0 < len(similar) <= 3:
        return (
            None,
            False,
            f"is not in the roster by that name; if it is {' or '.join(s.id for s in similar)}: {column}",
        )
    return None, False, f"is not in the roster: {column}, or add a line"


def without_group(name: str) -> Iterator[str]:
    """Moodle writes the group before the name, with a hyphen; names have hyphens too."""
    while name:
        yield name
        _, _, name = name.partition("-")


def safe(name: str) -> str:
    """A folder of the archive as a folder of ours."""
    return NOT_FOR_FOLDERS.sub("-", name).strip(".-") or "unnamed"


def superseded(other: Found, best: Found) -> str:
    same = "the same as" if other.digest == best.digest else "an earlier version than"
    return f"{other.sender}: {legible(other.path)} is {same} {legible(best.path)}"


def place(
    course: Course, student: str, assignment: str, found: Found, instead: str | None, worksheet: Worksheet | None
) -> Placed:
    """What is to be done with a notebook: what lies in its place is replaced only by something newer.

    `instead` is the assignment that was asked for where this notebook is of another: it must not cost the earlier work.
    """
    target = course.root / "submitted" / student / assignment
    notebook = target / f"{assignment}.ipynb"
    action = "new"
    if notebook.exists():
        there = existing_time(target)
        if hashlib.sha256(notebook.read_bytes()).hexdigest() == found.digest:
            known = found.time and there and abs((found.time - there).total_seconds()) < 60
            told = worksheet and worksheet.submitted(found.sender.number) == found.time
            action = "time corrected" if found.time and not known and (told or not there) else "unchanged"
        elif instead:
            action = "left aside"
        elif there and found.time and found.time < there:
            action = f"older than what is there ({shown_time(there)} UTC)"
        else:
            action = f"replaces that of {shown_time(there)} UTC" if there else "replaces another"
    notes = [f"was {legible(found.named.file)}"] if found.named.file != notebook.name else []
    if found.named.late:
        notes.append("marked late by Canvas")
    if instead:
        notes.append(f"most of the archive is {instead}")
    if found.unreadable:
        notes.append(f"can't be graded: {one_line(found.unreadable)}")
    elif found.unknown:
        notes.append("says no assignment, taken for that of the others")
    return Placed(student, assignment, found, action, tuple(notes))


def put(root: Path, placed: Placed, stage: Path) -> None:
    """All of it or nothing: made ready aside, then renamed; what it replaces is kept."""
    found, target = placed.found, root / "submitted" / placed.student / placed.assignment
    ready = stage / "ready" / target.parent.name / target.name
    ready.mkdir(parents=True)
    shutil.copyfile(found.staged, ready / f"{target.name}.ipynb")
    if found.time:
        (ready / "timestamp.txt").write_text(f"{found.time:%Y-%m-%d %H:%M:%S} UTC\n")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() or target.is_symlink():
        kept = root / ".autograder" / KEPT / target.parent.name / target.name
        kept.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(p.name) for p in kept.iterdir() if p.name.isdecimal()), default=0)
        shutil.move(target, kept / str(number))
    shutil.move(ready, target)


def existing_time(target: Path) -> datetime | None:
    try:
        words = (target / "timestamp.txt").read_text().split()
        return datetime.fromisoformat(" ".join(words[:2])).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None


def remember(course: Course, collection: Collection) -> None:
    """Numbers and names as the platform knows them: grades go back under these."""
    by_assignment: dict[str, list[Placed]] = {}
    for placed in collection.placed:
        by_assignment.setdefault(placed.assignment, []).append(placed)
    for name, placements in by_assignment.items():
        path = collected_path(course.root, name)
        known = collected(course.root, name)
        for placed in placements:
            sender = placed.found.sender
            known[placed.student] = {"system": sender.system, "name": sender.name, "number": sender.number}
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
        draft.replace(path)


def collected_path(root: Path, assignment: str) -> Path:
    return root / ".autograder" / "collected" / f"{assignment}.json"


def collected(root: Path, assignment: str) -> dict[str, dict[str, str]]:
    """What is known from downloads about who handed in this assignment, by student."""
    try:
        return json.loads(collected_path(root, assignment).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def legible(path: str) -> str:
    return one_line(str(PurePosixPath(path)))


def shown_time(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M}"


def lines(collection: Collection, zone: ZoneInfo) -> Iterator[str]:
    """The collection as people read it."""
    rows = [
        (
            one_line(str(p.found.sender)),
            p.student,
            p.assignment,
            shown_time(p.found.time.astimezone(zone)) if p.found.time else "no time",
            "; ".join((p.action, *p.notes)),
        )
        for p in collection.placed
    ]
    widths = [max((len(row[k]) for row in rows), default=0) for k in range(4)]
    for row in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip()
    yield from (f"left aside: {aside}" for aside in collection.asides)
    yield from (f"✗ {one_line(problem)}" for problem in collection.problems)
    if collection.nothing_from:
        yield f"nothing from {len(collection.nothing_from)}: {', '.join(collection.nothing_from)}"
    counts = Counter(p.action.partition(" ")[0] for p in collection.placed)
    words = {"new": "new", "replaces": "replaced", "time": "with another time", "unchanged": "unchanged",
             "older": "older than what is there", "left": "left aside"}  # fmt: skip
    kinds = ", ".join(f"{counts[key]} {word}" for key, word in words.items() if counts[key])
    yield (
        f"{len(collection.placed)} submissions of {len({p.student for p in collection.placed})} students"
        + (f": {kinds}" if kinds else "")
        + (f"; {len(collection.problems)} to be looked at" if collection.problems else "")
        + (f"; {collection.junk} files of the system ignored" if collection.junk else "")
    )
    if collection.placed and not any(p.found.time for p in collection.placed):
        yield "the archive has no times, so nothing counts as late: give Moodle's grading worksheet with --worksheet"

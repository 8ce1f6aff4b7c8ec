"""The notebooks in a download of a learning platform, and who sent each. Places nothing."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from autograder.classroom.lms.archive import Entry, Unusable, inside, is_archive, opened
from autograder.classroom.lms.platform import FOLDER, Named, Sender
from autograder.classroom.lms.registry import sent_by_platform
from autograder.classroom.lms.worksheet import Worksheet
from autograder.course.course import Course
from autograder.errors import Problem
from autograder.intake import caps
from autograder.intake.archive import NOTEBOOK
from autograder.intake.read import Unreadable, assignment_of
from autograder.intake.reader import shared_reader
from autograder.intake.text import one_line

IPYNB = re.compile(r"\.ipynb\b", re.IGNORECASE)
JUNK = re.compile(r"__MACOSX|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE)
COPY = re.compile(r"\((\d+)\)(?=\.[^.]*$)|-(\d+)(?=\.[^.]*$)")
DEEPEST = 2  # archives inside archives
MOST_EACH = 500 << 20  # bytes of notebooks of one student: more is no homework


@dataclass(frozen=True)
class Upload:
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


@dataclass
class Remarks:
    """What is to be said about a download: nothing in it is passed over in silence."""

    problems: list[str] = field(default_factory=list)  # somebody has to look at these
    asides: list[str] = field(default_factory=list)  # versions and files that are not needed
    junk: int = 0
    files: int = 0


@dataclass
class Download:
    """Reads notebooks out of an archive and the archives in it."""

    course: Course
    zone: ZoneInfo
    stage: Path
    remarks: Remarks
    worksheet: Worksheet | None
    sizes: Counter[Sender] = field(default_factory=Counter)  # bytes of each sender
    others: dict[Sender, list[str]] = field(default_factory=dict)  # what is no notebook

    def read(self, archive: Path) -> list[Upload]:
        try:
            with opened(archive, self.zone) as files:
                uploads = list(self.uploads(files, common_folder(files)))
        except Unusable as problem:
            raise Problem(f"{archive} {problem}: download it again") from None
        senders = {upload.sender for upload in uploads}
        for sender, names in self.others.items():
            if sender in senders:
                self.remarks.asides += [f"{sender}: {name} is no notebook" for name in names]
            else:
                self.remarks.problems.append(f"{sender} handed in no notebook ({', '.join(names)})")
        return uploads

    def uploads(
        self, files: list[Entry], shared: int, outer: Entry | None = None, by: Named | None = None, depth: int = 0
    ) -> Iterator[Upload]:
        """The notebooks among the files; the first `shared` folders say nothing, `outer` is the archive around them."""
        for entry in files:
            self.remarks.files += 1
            if any(JUNK.fullmatch(part) for part in entry.parts):
                self.remarks.junk += 1
                continue
            where = f"{outer.path}/{entry.path}" if outer else entry.path
            if entry.problem:
                self.leave_aside(where, entry.problem)
                continue
            named = replace(by, file=entry.parts[-1]) if by else sent_by(entry.parts[shared:])
            name = named.file if named else entry.parts[-1]
            if named and named.feedback:
                self.remarks.asides.append(f"{one_line_path(where)} is feedback, not a submission")
            elif is_archive(name):
                yield from self.uploads_inside(entry, where, named, outer or entry, depth)
            elif named is None:
                self.leave_aside(where, "says nowhere who handed it in")
            elif NOTEBOOK.search(name):
                yield from self.upload(entry, where, named, outer)
            else:
                self.others.setdefault(named.sender, []).append(one_line_path(name))

    def leave_aside(self, where: str, why: str) -> None:
        self.remarks.problems.append(f"{one_line_path(where)} {why}: left aside")

    def uploads_inside(
        self, entry: Entry, where: str, named: Named | None, outer: Entry, depth: int
    ) -> Iterator[Upload]:
        """The notebooks of an archive in the archive."""
        if depth >= DEEPEST:
            self.leave_aside(where, "is an archive in an archive in an archive")
            return
        try:
            files = inside(entry.read(caps.FILE_MB << 20), self.zone)
            shared = 0 if named else common_folder(files)
            yield from self.uploads(files, shared, replace(outer, path=where), named, depth + 1)
        except Unusable as problem:
            self.leave_aside(where, str(problem))

    def upload(self, entry: Entry, where: str, named: Named, outer: Entry | None) -> Iterator[Upload]:
        """One notebook, if it can be had."""
        sender, name = named.sender, named.file
        try:
            data = entry.read(caps.FILE_MB << 20)
        except Unusable as problem:
            self.leave_aside(where, str(problem))
            return
        self.sizes[sender] += len(data)
        if self.sizes[sender] > MOST_EACH:
            self.leave_aside(where, f"is too much: {sender} sent more than {MOST_EACH >> 20} MB of notebooks")
            return
        assignment, stubs, unreadable, unknown = None, 0, "", ""
        claims: tuple[str, ...] = ()
        try:
            notebook = shared_reader("archive").notebook(Path(name), data, outputs=False)
            stubs = sum(cell.source.count("raise NotImplementedError(") for cell in notebook.cells)
            claims = notebook.claims
        except Unreadable as problem:
            if not IPYNB.search(name):
                self.others.setdefault(sender, []).append(one_line_path(name))
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
        if self.worksheet:
            time = self.worksheet.submitted(sender.platform, sender.number) or time
        inner = entry.time if outer else None
        yield Upload(sender, where, named, staged, digest, assignment, time, inner, stubs, unreadable, unknown)


def common_folder(files: list[Entry]) -> int:
    """How many folders all files lie in, such as the one that an unpacked and repacked download is in."""
    real = [e.parts for e in files if e.parts and not any(JUNK.fullmatch(part) for part in e.parts)]
    if len(real) < 2 or any(sent_by_platform(part) for parts in real for part in parts):
        return 0
    return len(PurePosixPath(os.path.commonpath(["/".join(("", *parts[:-1])) for parts in real])).parts) - 1


def sent_by(parts: tuple[str, ...]) -> Named | None:
    """Who handed a file in. The first name that tells counts: what comes after it, the student could choose."""
    for at, part in enumerate(parts):
        if named := sent_by_platform(part):
            return named if at == len(parts) - 1 and named.file else replace(named, file=parts[-1])
    folders = [part for part in parts[:-1] if part != "submitted"]
    return Named(Sender(FOLDER, folders[0]), parts[-1]) if folders else None


def one_line_path(path: str) -> str:
    """A path of an archive as part of a line of ours."""
    return one_line(str(PurePosixPath(path)))

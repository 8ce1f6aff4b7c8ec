"""The files in a download, read without ever unpacking it: zip, tar or an unpacked folder. Knows no student.

The platform has packed the download itself: its directory and its members are read here, in one pass and up to limits.
What students have packed is taken apart by the reader.
"""

import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from autograder.checks.wire import require
from autograder.intake import caps
from autograder.intake.archive import (
    DAMAGED,
    Member,
    Unusable,
    explain,
    few_enough,
    in_tar,
    in_zip,
    is_archive,
    tidy,
    uncompressed,
)
from autograder.intake.read import Unreadable
from autograder.intake.reader import items, shared_reader

__all__ = ["Entry", "Unusable", "inside", "is_archive", "opened"]

MOST_FILES = 100_000
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # archives without times say 1980


@dataclass(frozen=True)
class Entry(Member):
    """One file in an archive, with the time that it has there."""

    time: datetime | None = None

    @classmethod
    def of(cls, member: Member, zone: ZoneInfo) -> "Entry":
        return cls(**vars(member), time=time_of(member, zone))


@contextmanager
def opened(source: Path, zone: ZoneInfo) -> Iterator[list[Entry]]:
    """Every file in the archive; folders are left out, links and paths that lead out of it have a problem."""
    if source.is_dir():
        yield [Entry.of(member, zone) for member in in_folder(source)]
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(source.open("rb"))
            start = file.read(512)
        except OSError as error:
            raise Unusable(f"can't be read: {error.strerror or error}") from None
        file.seek(0)
        try:
            if start[:2] == b"PK":
                members = list(in_zip(stack.enter_context(zipfile.ZipFile(file)), MOST_FILES))
            else:
                plain = uncompressed(file, start)
                members = list(in_tar(stack.enter_context(tarfile.open(fileobj=plain, mode="r:")), MOST_FILES))
        except DAMAGED:
            raise Unusable(explain(start)) from None
        yield [Entry.of(member, zone) for member in members]


def inside(data: bytes, zone: ZoneInfo) -> list[Entry]:
    """Every file in an archive that a student packed; only notebooks and archives have their content."""

    def understand(told: Any) -> list[Entry]:
        return [Entry.of(member_of(one), zone) for one in items(told, 6)]

    limits = {
        "files": caps.FILES_INSIDE,
        "each": caps.FILE_MB << 20,
        "together": caps.UNPACKED_MB << 20,
        "run_through": caps.RUN_THROUGH_MB << 20,
    }
    try:
        return shared_reader("archive").ask("", "unpacked", understand, data=data, **limits)
    except Unreadable as reason:
        raise Unusable(str(reason).strip()) from None


def member_of(told: list) -> Member:
    path, size, problem, second, clock, content = told
    require(type(path) is str and type(size) is int and type(problem) is str and type(content) is bytes, "a file")
    require(second is None or type(second) is int, "a time")
    require(type(clock) is list and len(clock) in (0, 6) and all(type(part) is int for part in clock), "a time")
    return Member(path, size, problem, second, tuple(clock) or None, lambda: io.BytesIO(content))


def in_folder(root: Path) -> Iterator[Member]:
    """A download that the browser has unpacked already."""
    count = 0
    for folder, folders, files in os.walk(root):
        folders.sort()
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*files, *linked]):
            count += 1
            few_enough(count, MOST_FILES)
            path = Path(folder, name)
            found = path.lstat()
            problem = "" if stat.S_ISREG(found.st_mode) else "is a link" if path.is_symlink() else "is no file"
            relative = tidy(os.fsencode(path.relative_to(root)).decode(errors="replace"))
            second = int(found.st_mtime)
            yield Member(relative, found.st_size, problem, second, open=lambda path=path: path.open("rb"))


def time_of(member: Member, zone: ZoneInfo) -> datetime | None:
    """When the file was saved; what the archive does not say in UTC is in the zone of the course."""
    try:
        if member.second is not None:
            time = datetime.fromtimestamp(member.second, UTC)
        else:
            time = datetime(*member.clock, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return time if time >= EARLIEST else None

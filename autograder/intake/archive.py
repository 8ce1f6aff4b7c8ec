"""The files in an archive, read without ever unpacking it to disk. Knows no student.

A download is opened where it lies; what a student packed is read by the reader, whose answers stand in `QUESTIONS`.
"""

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from autograder.intake import caps
from autograder.intake.read import Unreadable

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
LONGEST_PATH = 1000
NOTEBOOK = re.compile(r"\.(ipynb|json)(\.(txt|json|html?))?$|\.ipynb\b", re.IGNORECASE)
DAMAGED = (OSError, EOFError, ValueError, NotImplementedError, zipfile.BadZipFile, tarfile.TarError, zlib.error)
DAMAGED += (lzma.LZMAError, struct.error, OverflowError)


class Unusable(Exception):
    """Why a file or an archive can't be taken; it follows the name in the sentence."""


@dataclass(frozen=True)
class Member:
    """One file in an archive, as the archive describes it."""

    path: str  # with / between folders and composed accents
    size: int
    problem: str = ""
    second: int | None = None  # when it was saved, where the archive knows it
    clock: tuple[int, ...] | None = None  # else what a clock in the packer's zone showed
    open: Callable[[], BinaryIO] = field(default=io.BytesIO, repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.path).parts

    def read(self, most: int) -> bytes:
        """The content, if it is no larger than that, whatever the archive says about its size."""
        if self.problem:
            raise Unusable(self.problem)
        if self.size > most:
            raise Unusable(f"has {self.size >> 20} MB, more than {most >> 20}")
        try:
            with self.open() as file:
                data = file.read(most + 1)
        except RuntimeError:
            raise Unusable("is encrypted") from None
        except DAMAGED as error:
            raise Unusable(f"is damaged in the archive ({str(error)[:80]})") from None
        if len(data) > most:
            raise Unusable(f"has more than {most >> 20} MB")
        return data


def is_archive(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def in_zip(archive: zipfile.ZipFile, most_files: int) -> Iterator[Member]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    few_enough(len(infos), most_files)
    for info in infos:
        path = tidy(zip_name(info))
        kind = stat.S_IFMT(info.external_attr >> 16)
        problem = where_it_leads(path)
        if kind and kind != stat.S_IFREG and info.create_system == 3:
            problem = "is a link" if kind == stat.S_IFLNK else "is no file"
        elif info.flag_bits & 1:
            problem = "is encrypted"
        second = zip_second(info.extra)
        clock = info.date_time if second is None else None
        yield Member(path, info.file_size, problem, second, clock, lambda info=info: archive.open(info))


def zip_name(info: zipfile.ZipInfo) -> str:
    """Names that are not marked as UTF-8 often are all the same."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def zip_second(extra: bytes) -> int | None:
    """When the file was saved, to the second and in UTC, where the archive says so."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        at += 4
        if kind == 0x5455 and length >= 5 and at + 5 <= len(extra) and extra[at] & 1:
            return struct.unpack_from("<i", extra, at + 1)[0]
        at += length
    return None


def in_tar(archive: tarfile.TarFile, most_files: int) -> Iterator[Member]:
    for count, member in enumerate(archive):
        few_enough(count, most_files)
        if member.isdir():
            continue
        path = tidy(member.name)
        kind = "" if member.isreg() else "is a link" if member.issym() or member.islnk() else "is no file"
        second = int(member.mtime) if abs(member.mtime) < 1 << 40 else None
        problem = where_it_leads(path) or kind
        yield Member(path, member.size, problem, second, open=lambda member=member: archive.extractfile(member))


def uncompressed(file: BinaryIO, start: bytes) -> BinaryIO:
    """Without the one compression that a tar may have: another layer of that is for nobody's good."""
    if start[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=file)
    if start[:3] == b"BZh":
        return bz2.BZ2File(file)
    if start[:6] == b"\xfd7zXZ\0":
        return lzma.LZMAFile(file)
    return file


class Limited(io.RawIOBase):
    """A stream that ends in an error instead of going on for ever."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._left, self._most = stream, most, most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise Unusable(f"can't be read: it unpacks to more than {self._most >> 20} MB")
        return data


def few_enough(count: int, most: int) -> None:
    if count > most:
        raise Unusable(f"holds more than {most} files")


def tidy(name: str) -> str:
    """Windows writes backslashes, and macOS takes accents apart."""
    name = name.split("\0")[0][:LONGEST_PATH].replace("\\", "/")
    return unicodedata.normalize("NFC", name.encode(errors="replace").decode())


def where_it_leads(path: str) -> str:
    parts = PurePosixPath(path).parts
    if path.startswith("/") or path[1:3] == ":/" or ".." in parts:
        return "has a path that leads out of the archive"
    if any(len(part) > caps.NAME_LETTERS for part in parts):
        return f"has a name of more than {caps.NAME_LETTERS} letters"
    return "" if parts else "has no name"


def explain(start: bytes) -> str:
    hint = "it is a web page" if start.lstrip()[:1] == b"<" else "it is damaged, or the download was cut off"
    return f"is no archive that can be read, {hint}"


def unpacked(data: bytes, files: int, each: int, together: int, run_through: int) -> list[list[Any]]:
    """What a student packed: every file, with the content of those that may be notebooks or archives themselves."""
    start, file = data[:512], io.BytesIO(data)
    try:
        if start[:2] == b"PK":
            with zipfile.ZipFile(file) as archive:
                return with_content(in_zip(archive, files), each, together)
        stream = Limited(uncompressed(file, start), run_through)
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            found = with_content(in_tar(archive, files), each, together)
        while stream.read(1 << 20):  # what follows the archive's end must not be endless either
            pass
        return found
    except Unusable as problem:
        raise Unreadable(str(problem)) from None
    except DAMAGED:
        raise Unreadable(explain(start)) from None


def with_content(members: Iterator[Member], each: int, together: int) -> list[list[Any]]:
    found, room = [], together
    for member in members:
        content, problem, name = b"", member.problem, member.parts[-1] if member.parts else ""
        if not problem and (NOTEBOOK.search(name) or is_archive(name)):
            try:
                content = member.read(each)
            except Unusable as reason:
                problem = str(reason)
            room -= len(content)
            if room < 0:
                raise Unusable(f"holds more than {together >> 20} MB of notebooks")
        found.append([member.path, member.size, problem, member.second, list(member.clock or ()), content])
    return found


QUESTIONS = {"unpacked": unpacked}


def warm_up() -> None:
    """Use everything once: what is imported or made on first use may be out of reach later."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.ipynb", "{}")
        out.writestr("é.ipynb", "{}")
    unpacked(packed.getvalue(), 9, 9, 9, 1 << 20)
    for mode in ("w:", "w:gz", "w:bz2", "w:xz"):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode=mode) as out:
            out.addfile(tarfile.TarInfo("a.ipynb"))
        unpacked(packed.getvalue(), 9, 9, 9, 1 << 20)

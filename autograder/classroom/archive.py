"""The files in a download, read without ever unpacking it: zip, tar or an unpacked folder. Knows no student."""

import bz2
import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

MOST_FILES = 100_000
INSIDE = 500 << 20  # what a compressed tar of a student's may unpack to
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # archives without times say 1980
SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


class Unusable(Exception):
    """Why a file or an archive can't be taken; it follows the name in the sentence."""


@dataclass(frozen=True)
class Entry:
    """One file in an archive."""

    path: str  # as the archive calls it, with / between folders and composed accents
    time: datetime | None
    size: int
    open: Callable[[], io.BufferedIOBase] = field(repr=False)
    problem: str = ""

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
        except (OSError, zipfile.BadZipFile, zlib.error, tarfile.TarError, EOFError, NotImplementedError) as error:
            raise Unusable(f"is damaged in the archive ({str(error)[:80]})") from None
        except RuntimeError:
            raise Unusable("is encrypted") from None
        if len(data) > most:
            raise Unusable(f"has more than {most >> 20} MB")
        return data


def is_archive(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


@contextmanager
def opened(source: Path | bytes, zone: ZoneInfo, most_files: int = MOST_FILES) -> Iterator[list[Entry]]:
    """Every file in the archive; folders are left out, links and paths that lead out of it have a problem."""
    if isinstance(source, Path) and source.is_dir():
        yield list(in_folder(source, most_files))
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(source.open("rb") if isinstance(source, Path) else unpacked(source))
        except OSError as error:
            raise Unusable(f"can't be read: {error.strerror or error}") from None
        start = file.read(512)
        file.seek(0)
        try:
            if start[:2] == b"PK":
                files = list(in_zip(stack.enter_context(zipfile.ZipFile(file)), zone, most_files))
            else:
                files = list(in_tar(stack.enter_context(tarfile.open(fileobj=file)), most_files))
        except (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, OSError, ValueError):
            hint = "it is a web page" if start.lstrip()[:1] == b"<" else "it is damaged, or the download was cut off"
            raise Unusable(f"is no archive that can be read, {hint}") from None
        yield files


def unpacked(data: bytes) -> io.BytesIO:
    """A student's tar without its compression, so that nobody's few kilobytes keep us busy for hours."""
    packed: io.BufferedIOBase | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
    if data[:2] == b"\x1f\x8b":
        packed = gzip.GzipFile(fileobj=io.BytesIO(data))
    elif data[:3] == b"BZh":
        packed = bz2.BZ2File(io.BytesIO(data))
    elif data[:6] == b"\xfd7zXZ\0":
        packed = lzma.LZMAFile(io.BytesIO(data))  # noqa: SIM115  (of memory)
    else:
        return io.BytesIO(data)
    try:
        plain = packed.read(INSIDE + 1)
    except (EOFError, zlib.error, lzma.LZMAError) as error:
        raise OSError(f"it is damaged ({error})") from None
    if len(plain) > INSIDE:
        raise OSError(f"it unpacks to more than {INSIDE >> 20} MB")
    return io.BytesIO(plain)


def in_zip(archive: zipfile.ZipFile, zone: ZoneInfo, most_files: int) -> Iterator[Entry]:
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
        yield Entry(path, zip_time(info, zone), info.file_size, lambda info=info: archive.open(info), problem)


def zip_name(info: zipfile.ZipInfo) -> str:
    """Names that are not marked as UTF-8 often are all the same."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def zip_time(info: zipfile.ZipInfo, zone: ZoneInfo) -> datetime | None:
    """When the file was saved: to the second and in UTC where the archive says so, else in the zone of the course."""
    extra = info.extra
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        content, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == 0x5455 and len(content) >= 5 and content[0] & 1:
            return plausible(datetime.fromtimestamp(struct.unpack("<i", content[1:5])[0], UTC))
    try:
        return plausible(datetime(*info.date_time, tzinfo=zone).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def in_tar(archive: tarfile.TarFile, most_files: int) -> Iterator[Entry]:
    for count, member in enumerate(archive):
        few_enough(count, most_files)
        if member.isdir():
            continue
        path = tidy(member.name)
        problem = where_it_leads(path) or ("" if member.isreg() else "is a link" if islink(member) else "is no file")
        try:
            time = plausible(datetime.fromtimestamp(member.mtime, UTC))
        except (ValueError, OverflowError, OSError):
            time = None
        yield Entry(path, time, member.size, lambda member=member: archive.extractfile(member), problem)


def islink(member: tarfile.TarInfo) -> bool:
    return member.issym() or member.islnk()


def in_folder(root: Path, most_files: int) -> Iterator[Entry]:
    """A download that the browser has unpacked already."""
    count = 0
    for folder, folders, files in os.walk(root):
        folders.sort()
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*files, *linked]):
            count += 1
            few_enough(count, most_files)
            path = Path(folder, name)
            found = path.lstat()
            problem = "" if stat.S_ISREG(found.st_mode) else "is a link" if path.is_symlink() else "is no file"
            time = plausible(datetime.fromtimestamp(found.st_mtime, UTC))
            relative = tidy(os.fsencode(path.relative_to(root)).decode(errors="replace"))
            yield Entry(relative, time, found.st_size, lambda path=path: path.open("rb"), problem)


def few_enough(count: int, most: int) -> None:
    if count > most:
        raise Unusable(f"holds more than {most} files")


def tidy(name: str) -> str:
    """Windows writes backslashes, and macOS takes accents apart."""
    return unicodedata.normalize("NFC", name.split("\0")[0].replace("\\", "/").encode(errors="replace").decode())


def where_it_leads(path: str) -> str:
    if path.startswith("/") or path[1:3] == ":/" or ".." in PurePosixPath(path).parts:
        return "has a path that leads out of the archive"
    return ""


def plausible(time: datetime) -> datetime | None:
    return time if time >= EARLIEST else None

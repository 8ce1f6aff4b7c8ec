"""Tables as spreadsheets and learning platforms write them: with commas, semicolons or tabs, in many encodings."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.classroom.lms.people import plain_words
from autograder.errors import Problem


@dataclass(frozen=True)
class Table:
    """A CSV file: the line with the names of the columns, and the others with their numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    delimiter: str


def read_table(path: Path) -> Table:
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise Problem(f"{path} can't be read: {error.strerror}") from None
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        raise Problem(f"{path} is no CSV file: {error}") from None
    if not rows:
        raise Problem(f"{path} is empty: its first line names the columns, such as id,first_name,last_name,email")
    return Table(tuple(cell.strip() for cell in rows[0][1]), tuple(rows[1:]), delimiter)


def table_text(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def decoded(data: bytes) -> str:
    """Excel writes UTF-16 or the encoding of the country, everything else UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def folded(title: str) -> str:
    """The name of a column whatever its case, spaces and accents are."""
    return "".join(plain_words(title))


def columns_titled(titles: Mapping[str, Sequence[str]], header: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the first of the possible titles, folded as the header is, that is there."""
    found = {}
    for kind, names in titles.items():
        at = next((header.index(name) for name in names if name in header), None)
        if at is not None:
            found[kind] = at
    return found

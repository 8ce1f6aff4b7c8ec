"""The learning platforms that this course knows."""

from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.classroom.lms.canvas import Canvas
from autograder.classroom.lms.moodle import Moodle
from autograder.classroom.lms.platform import Named, Platform
from autograder.classroom.lms.tables import folded, read_table
from autograder.classroom.lms.worksheet import Worksheet
from autograder.errors import Problem

PLATFORMS: tuple[Platform, ...] = (Moodle(), Canvas())
TABLE = "csv"  # the format of grades that is no platform's


def formats() -> tuple[str, ...]:
    """What grades can be written as."""
    return (*(platform.name for platform in PLATFORMS), TABLE)


def find_platform(name: str) -> Platform | None:
    return next((platform for platform in PLATFORMS if platform.name == name), None)


def sent_by_platform(part: str) -> Named | None:
    """The sender and the student's file in one name that a platform made."""
    return next((named for platform in PLATFORMS if (named := platform.sent_by(part))), None)


def read_worksheet(path: Path, zone: ZoneInfo) -> Worksheet:
    """A grading sheet as a platform gave it; its platform is the one that knows most of its columns."""
    table = read_table(path)
    header = [folded(title) for title in table.header]
    known = [(p.name, columns) for p in PLATFORMS if (columns := p.columns_of_sheet(header))]
    if not known:
        sheets = " nor ".join(f"{p.sheet} ({p.sheet_told_by})" for p in PLATFORMS if p.sheet)
        raise Problem(f"{path} is neither {sheets}: it has {', '.join(table.header)}")
    platform, columns = max(known, key=lambda one: len(one[1]))
    width = len(header)
    cells = tuple(tuple([*row, *[""] * width][:width]) for _, row in table.rows)
    return Worksheet(path, platform, table.header, cells, columns, table.delimiter, zone)

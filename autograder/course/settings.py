"""What course.toml says: the course's names and places, and its rule for lateness. Knows no assignment."""

import json
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from autograder.errors import Problem

FILE = "course.toml"
COURSE, STUDENTS = ("name", "id"), ("repository", "branch", "ref")
SHAPES = {
    "id": (r"[A-Za-z0-9][A-Za-z0-9_.-]*", "letters, digits, - and _"),
    "repository": (r"[A-Za-z0-9-]+/[A-Za-z0-9_.-]+", "OWNER/NAME"),
    "branch": (r"[A-Za-z0-9_./-]+", "the name of a branch"),
    "ref": (r"[A-Za-z0-9_.-]+", "the name of a tag"),
}
NUMBERS = ("grace_minutes", "free_days", "percent_per_day", "most_percent")


@dataclass(frozen=True)
class LateRule:
    """What lateness costs. Without a rule nothing is ever taken away."""

    grace_minutes: float = 0.0
    free_days: float = 0.0
    percent_per_day: float = 0.0
    most_percent: float = 100.0
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    due: Mapping[str, datetime] = field(default_factory=dict)  # UTC without a zone, as nbgrader keeps it


@dataclass(frozen=True)
class Settings:
    """What course.toml says; a text is empty where it says nothing."""

    path: Path
    name: str = ""
    id: str = ""
    repository: str = ""
    branch: str = ""
    ref: str = ""
    late: LateRule = field(default_factory=LateRule)

    def colab_url(self, notebook: str) -> str:
        return f"https://colab.research.google.com/github/{self.repository}/blob/{self.branch}/colab/{notebook}.ipynb"

    def package_url(self, wheel: str, sha256: str) -> str:
        """The wheel in the students' repository as it was at the tag; pip refuses one with another hash."""
        at = f"https://raw.githubusercontent.com/{self.repository}/refs/tags/{self.ref}"
        return f"{at}/package/{wheel}#sha256={sha256}"

    def complete(self) -> "Settings":
        """These settings, if nothing is missing that the course and its students' repository need."""
        if not self.path.exists():
            raise Problem(f"{self.path} is missing: it names the course and the repository of the students")
        for key in (*COURSE, *STUDENTS):
            if not getattr(self, key):
                raise Problem(f"{place(self.path, key)} is missing: set it to a text")
        return self

    def with_due(self, due: Mapping[str, datetime]) -> "Settings":
        """The same with other due dates, written as in course.toml."""
        moments = {name: utc(when, self.late.zone) for name, when in due.items()}
        return replace(self, late=replace(self.late, due=moments))

    def as_toml(self) -> str:
        """A course.toml that says the same."""
        rule = self.late
        due = {name: when.replace(tzinfo=UTC).astimezone(rule.zone) for name, when in rule.due.items()}
        lines = [
            *toml_lines((key, getattr(self, key)) for key in COURSE),
            *("", "[students]"),
            *toml_lines((key, getattr(self, key)) for key in STUDENTS),
            *("", "[late]"),
            *toml_lines([("timezone", rule.zone.key), *((key, getattr(rule, key)) for key in NUMBERS)]),
            *("", "[late.due]"),
            *(f"{name} = {when.replace(tzinfo=None).isoformat()}" for name, when in due.items()),
        ]
        return "\n".join(lines) + "\n"


def read_settings(root: Path) -> Settings:
    """The settings of the course; what is wrong or unknown in them is said in one line."""
    path = root / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is not valid TOML: {error}") from None
    refuse_unknown(f"{path}: it", data, (*COURSE, "students", "late"))
    students = data.get("students", {})
    if not isinstance(students, dict):
        raise Problem(f"{path}: students has to be a table: [students]")
    refuse_unknown(f"{path}: [students]", students, STUDENTS)
    texts = {key: data[key] for key in COURSE if key in data} | students
    for key, value in texts.items():
        if not isinstance(value, str) or not value.strip():
            raise Problem(f"{place(path, key)} is missing: set it to a text")
        if key in SHAPES and not re.fullmatch(SHAPES[key][0], value):
            raise Problem(f"{place(path, key)} is {value!r}: it has to be {SHAPES[key][1]}")
    return Settings(path, **texts, late=late_rule(path, data.get("late", {})))


def late_rule(path: Path, table: Any) -> LateRule:
    """The rule under [late]."""
    if not isinstance(table, dict) or not isinstance(table.get("due", {}), dict):
        raise Problem(f"{path}: late and late.due have to be tables: [late], [late.due]")
    refuse_unknown(f"{path}: [late]", table, (*NUMBERS, "timezone", "due"))
    numbers = {key: table[key] for key in NUMBERS if key in table}
    for key, value in numbers.items():
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < math.inf:
            raise Problem(f"{path}: {key} under [late] is {value!r}: it has to be a number, 0 or more")
    try:
        zone = ZoneInfo(table.get("timezone", "UTC"))
    except (KeyError, ValueError, TypeError, OSError):
        raise Problem(f"{path}: timezone under [late] is {table['timezone']!r}: write it as Europe/Berlin") from None
    due = {}
    for name, when in table.get("due", {}).items():
        if not isinstance(when, datetime):
            raise Problem(f"{path}: {name} under [late.due] is {when}: write it as 2026-11-20T12:00:00")
        due[name] = utc(when, zone)
    return LateRule(**numbers, zone=zone, due=due)


def refuse_unknown(where: str, table: Mapping[str, Any], known: Iterable[str]) -> None:
    """A misspelt key would be a setting that silently does not hold."""
    known = tuple(known)
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1)
            perhaps = f", is {near[0]} meant?" if near else ""
            raise Problem(f"{where} knows no {key}{perhaps} (it knows: {', '.join(known)})")


def place(path: Path, key: str) -> str:
    return f"{path}: {key} under [students]" if key in STUDENTS else f"{path}: {key}"


def utc(when: datetime, zone: ZoneInfo) -> datetime:
    """The same moment as nbgrader keeps it: in UTC, without saying so."""
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC).replace(tzinfo=None)


def toml_lines(pairs: Iterable[tuple[str, str | float]]) -> Iterable[str]:
    return (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in pairs if value != "")


if __name__ == "__main__":  # for shell scripts: python -m autograder.course.settings repository branch
    import sys

    try:
        print(*(getattr(read_settings(Path()).complete(), key) for key in sys.argv[1:]))
    except Problem as problem:
        sys.exit(str(problem))

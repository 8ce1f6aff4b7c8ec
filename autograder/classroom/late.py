"""What lateness costs: the rule of course.toml [late], for nbgrader and for exports alike. Grades nothing."""

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Unicode

from autograder.course.course import find_course
from autograder.errors import Problem

DAY = 24 * 3600
NUMBERS = {"grace_minutes": 0.0, "free_days": 0.0, "percent_per_day": 0.0, "most_percent": 100.0}


@dataclass(frozen=True)
class Charge:
    """What one late submission costs."""

    days: int = 0
    free: int = 0  # of these days, taken from the student's free ones
    share: float = 0.0  # of the points that are taken away

    def penalty(self, score: float | None) -> float:
        return round(max(0.0, score or 0.0) * self.share, 4)


@dataclass(frozen=True)
class Lateness:
    """How late one submission is; `due` and `seconds` are None and 0 where there is no due date."""

    assignment: str
    due: datetime | None
    seconds: float


@dataclass(frozen=True)
class Policy:
    """The rule. Without one nothing is ever taken away."""

    grace_minutes: float = 0.0
    free_days: float = 0.0
    percent_per_day: float = 0.0
    most_percent: float = 100.0
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    due: dict[str, datetime] = field(default_factory=dict)  # UTC without a zone, as nbgrader keeps it

    def days(self, seconds: float) -> int:
        """Begun days after the due date; within the grace it is none, after it the grace no longer counts."""
        return math.ceil(seconds / DAY) if seconds > 60 * self.grace_minutes else 0

    def charges(self, submissions: Iterable[Lateness]) -> dict[str, Charge]:
        """What each submission of one student costs: the free days go to the earliest due dates first."""
        left, found = int(self.free_days), {}
        for late in sorted(submissions, key=lambda late: (late.due or datetime.min, late.assignment)):
            days = self.days(late.seconds) if late.due else 0
            free = min(days, left)
            left -= free
            percent = min(self.percent_per_day * (days - free), self.most_percent, 100.0)
            found[late.assignment] = Charge(days, free, percent / 100)
        return found


def read_policy(root: Path) -> Policy:
    """The rule in course.toml; what is wrong in it is said in one line."""
    path = root / "course.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("late", {}) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is not valid TOML: {error}") from None
    if not isinstance(table, dict) or not isinstance(table.get("due", {}), dict):
        raise Problem(f"{path}: late and late.due have to be tables: [late], [late.due]")
    for key in table:
        if key not in (*NUMBERS, "timezone", "due"):
            raise Problem(f"{path}: [late] knows no {key} (it knows: {', '.join(NUMBERS)}, timezone, due)")
    numbers = {key: table.get(key, default) for key, default in NUMBERS.items()}
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
    return Policy(**numbers, zone=zone, due=due)


def utc(when: datetime, zone: ZoneInfo) -> datetime:
    """The same moment as nbgrader keeps it: in UTC, without saying so."""
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC).replace(tzinfo=None)


def charges_in(gradebook: Any, policy: Policy, student: str) -> dict[str, Charge]:
    """What each submission of a student in the gradebook costs."""
    return policy.charges(lateness(submission, policy) for submission in gradebook.student_submissions(student))


def lateness(submission: Any, policy: Policy) -> Lateness:
    """How late it is: the gradebook's due date goes before course.toml's, and an extension adds to either."""
    due = submission.assignment.duedate or policy.due.get(submission.assignment.name)
    if due is None or submission.timestamp is None:
        return Lateness(submission.assignment.name, None, 0.0)
    due += submission.extension or due - due
    return Lateness(submission.assignment.name, due, max(0.0, (submission.timestamp - due).total_seconds()))


def penalty_in(gradebook: Any, policy: Policy, assignment: str, student: str, score: float | None) -> float:
    """What a submission of the gradebook loses of this score."""
    if not policy.percent_per_day:
        return 0.0  # which takes no look at everything that this student has handed in
    return charges_in(gradebook, policy, student).get(assignment, Charge()).penalty(score)


def write_due_dates(gradebook: Any, policy: Policy) -> list[str]:
    """Assignments without a due date in the gradebook get that of course.toml: nbgrader charges nothing without one."""
    given = [a.name for a in gradebook.assignments if a.duedate is None and a.name in policy.due]
    for name in given:
        gradebook.update_or_create_assignment(name, duedate=policy.due[name])
    return given


class LateDays(LateSubmissionPlugin):
    """The rule as nbgrader's AssignLatePenalties asks for it."""

    root = Unicode("", help="the course's folder; the one around the working directory if empty").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        """Points to be taken away. Earlier submissions, which may have used up the free days, are in the gradebook."""
        policy = read_policy(Path(self.root) if self.root else find_course().root)
        step = self.parent
        gradebook = getattr(step, "gradebook", None)
        if gradebook is None:
            alone = Lateness("", datetime.min, total_seconds_late)
            return policy.charges([alone])[""].penalty(score)
        return penalty_in(gradebook, policy, step.assignment_id, student_id, score)

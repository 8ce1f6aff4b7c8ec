"""What lateness costs: the rule of course.toml [late], for nbgrader and for exports alike."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from autograder.course.settings import LateRule, Settings

DAY = 24 * 3600


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


class Policy(LateRule):
    """The rule of the course, applied to submissions."""

    def days(self, seconds: float) -> int:
        """Begun days after the due date; none within the minutes of grace, which later days do not get."""
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


def policy_of(settings: Settings) -> Policy:
    return Policy(**vars(settings.late))


def charges_in(gradebook: Any, policy: Policy, student: str) -> dict[str, Charge]:
    """What each submission of a student in the gradebook costs."""
    return policy.charges(lateness(submission, policy) for submission in gradebook.student_submissions(student))


def lateness(submission: Any, policy: Policy) -> Lateness:
    """How late a submission is, by the gradebook's due date or else course.toml's, and the student's extension."""
    due = submission.assignment.duedate or policy.due.get(submission.assignment.name)
    if due is None or submission.timestamp is None:
        return Lateness(submission.assignment.name, None, 0.0)
    due += submission.extension or timedelta()
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

"""The class on a page: one for every assignment, one for the course; with names, or with pseudonyms to be shared.

Made from receipts and notebooks. Grades nothing.
"""

import contextlib
import functools
import hashlib
import hmac
from base64 import b32encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.classroom.lms.roster import find_roster
from autograder.classroom.pages import charts, page, results
from autograder.classroom.pages.gathered import CheckFacts, Gathered, discrimination, gather
from autograder.classroom.pages.similarity import equal, similar
from autograder.course.course import Course
from autograder.course.secret import course_secret
from autograder.errors import Problem
from autograder.judge.report import points

MOST_PAIRS = 40
HALF = 0.5
HELP_RULE = (
    "less than half of the points of the checks, no point in half of the tasks or more, or a notebook that could not "
    "be graded"
)
COURSE_HELP_RULE = (
    "less than half of the points of everything that was graded, or less than half in each of the last two "
    "assignments; what was not handed in, or could not be graded, counts as nothing"
)


@dataclass(frozen=True)
class People:
    """How people are called on a page."""

    anonymous: bool
    name: Callable[[str], str]
    roster: tuple[str, ...] = ()

    def names(self, students: Iterable[str]) -> str:
        return ", ".join(sorted(map(self.name, students), key=str.casefold))


def write_report(course: Course, names: Sequence[str] = (), anonymous: bool = False) -> Path:
    """Pages of the named assignments, or of all, and the course's page, which is returned; in report/ of the course,
    those without names in report-anonymous/."""
    there = results.assignments_with_receipts(course)
    wanted = course.chosen(list(names)) if names else there
    for name in wanted or [next(iter(course.folders), "the course")]:
        if name not in there:
            raise results.nothing_graded(name)
    people = people_of(course, anonymous)
    folder = course.root / ("report-anonymous" if anonymous else "report")
    overview = []
    for name in there:
        found = gather(course, name)
        overview.append(summary(found))
        if name in wanted:
            page.write(folder / f"{name}.html", "assignment.html", **about_assignment(found, people, course))
        del found
    return page.write(folder / "index.html", "course.html", **about_course(overview, people, course, folder))


def people_of(course: Course, anonymous: bool) -> People:
    """How students are called on the pages, by the roster if there is one that can be read."""
    with contextlib.suppress(Problem):
        if roster := find_roster(course):
            known = {person.id: person.name for person in roster.students}
            return People(anonymous, naming(course, known, anonymous), tuple(known))
    return People(anonymous, naming(course, {}, anonymous))


def naming(course: Course, known: dict[str, str], anonymous: bool) -> Callable[[str], str]:
    if anonymous:
        return functools.partial(pseudonym, course_secret(course.root))

    def name(student: str) -> str:
        told = known.get(student, student)
        return page.shown(student if told == student else f"{told} ({student})")

    return name


def pseudonym(secret: bytes, student: str) -> str:
    """The same for a student in every report of the course, and nothing to those who don't have its secret."""
    digest = hmac.digest(secret, b"pseudonym\0" + student.encode(errors="replace"), hashlib.sha256)
    return "P-" + b32encode(digest)[:6].decode()


# The page of one assignment


def about_assignment(found: Gathered, people: People, course: Course) -> dict[str, Any]:
    shares = [row.share for row in found.rows]
    scores = [row.score for row in found.rows]
    return {
        "course": course.settings.name,
        "title": found.title,
        "name": found.name,
        "anonymous": people.anonymous,
        "size": found.size,
        "graded": len(found.rows),
        "max_score": max((row.max_score for row in found.rows), default=0.0),
        "mean": float(np.mean(scores)) if scores else None,
        "median": float(np.median(scores)) if scores else None,
        "on_roster": len(people.roster),
        "distribution": histogram(shares),
        "tasks": [task_row(found, task) for task in found.points],
        "tasks_chart": tasks_chart(found),
        "misconceptions": misconceptions(found, people),
        "checks": [check_row(found, check) for check in found.checks.values()],
        "ungradable": [check for check in found.checks.values() if check.count("ungradable")],
        "people": [(task, people.names(who)) for task, who in found.people.items()],
        "failed": [(people.name(s), reason_told(found, s, people)) for s in sorted(found.failed)],
        "repairs": repairs(found, people),
        "wall": sorted((what, len(who), people.names(who)) for what, who in found.wall.items()),
        "odd": sorted((people.name(who), ", ".join(words)) for who, words in found.odd.items()),
        "layers": layers(found),
        "alike": alike(found, people),
        "most_pairs": MOST_PAIRS,
        "same_files": [people.names(group) for group in equal(found.digests)],
        "same_weights": [
            (task, people.names(group)) for task, marks in found.weights.items() for group in equal(marks)
        ],
        "seconds": seconds(found, people),
        "help": needs_help(found, people),
        "help_rule": HELP_RULE,
        "missing": people.names(set(people.roster) - {r.student for r in found.rows} - set(found.failed)),
    }


def histogram(shares: Sequence[float]) -> Any:
    counts, _ = np.histogram(shares, bins=10, range=(0.0, 1.0 + 1e-9))
    labels = [f"{low}–{low + 10}" for low in range(0, 100, 10)]
    return charts.histogram(counts.tolist(), labels, "Submissions by points reached", "points reached, in per cent")


def task_row(found: Gathered, task: str) -> dict[str, Any]:
    scores = [row.tasks.get(task, 0.0) for row in found.rows]
    most = found.points[task]
    full = sum(score >= most for score in scores)
    none = sum(score == 0 for score in scores)
    return {
        "name": task,
        "max_score": most,
        "mean": float(np.mean(scores)) if scores else 0.0,
        "full": full,
        "part": len(scores) - full - none,
        "none": none,
    }


def tasks_chart(found: Gathered) -> Any:
    told = [task_row(found, task) for task in found.points]
    rows = [(task["name"], (task["full"], task["part"], task["none"])) for task in told]
    return charts.shares(rows, ("all points", "some", "none"), "How many reached all, some or no points of each task")


def misconceptions(found: Gathered, people: People) -> list[dict[str, Any]]:
    """The most frequent first; the share is that of the graded submissions."""
    ranked = sorted(found.misconceptions.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        {
            "task": task,
            "name": name,
            "sentence": found.sentences.get((task, name), name.replace("_", " ")),
            "count": len(who),
            "percent": 100 * len(who) / len(found.rows),
            "who": people.names(who),
        }
        for (task, name), who in ranked
    ]


def check_row(found: Gathered, check: CheckFacts) -> dict[str, Any]:
    strength = discrimination(found, check)
    remarks = []
    if ungradable := check.count("ungradable"):
        remarks.append(f"could not be checked {ungradable} times: mend it")
    if strength is not None and strength < 0:
        remarks.append("those who pass are otherwise weaker: read it again")
    if check.ran >= len(found.rows) / 2 and check.ran and check.count("pass") == 0:
        remarks.append("nobody passes")
    return {
        "task": check.task,
        "title": check.title,
        "hidden": check.hidden,
        "passed": check.count("pass"),
        "failed": check.count("fail"),
        "skipped": check.count("skipped"),
        "share": None if check.passed_share is None else 100 * check.passed_share,
        "strength": strength,
        "remarks": "; ".join(remarks),
    }


def reason_told(found: Gathered, student: str, people: People) -> str:
    """Why it failed; without names only what quotes nobody."""
    return page.shown(found.reasons[student] if people.anonymous else found.failed[student])


def repairs(found: Gathered, people: People) -> list[dict[str, Any]]:
    ranked = sorted(found.repairs.items(), key=lambda item: (-len({who for who, _ in item[1]}), item[0]))
    return [
        {
            "kind": kind,
            "count": len({who for who, _ in told}),
            "told": [] if people.anonymous else [(people.name(who), page.shown(what)[:300]) for who, what in told],
        }
        for kind, told in ranked
    ]


def layers(found: Gathered) -> list[tuple[int, str]]:
    return [(number, ", ".join(held) or "none") for held, number in found.layers.most_common()]


def alike(found: Gathered, people: People) -> list[dict[str, Any]]:
    return [
        {
            "pair": (people.name(pair.one), people.name(pair.other)),
            "percents": (100 * pair.share_of_one, 100 * pair.share_of_other),
            "tokens": pair.tokens,
            "passage": "" if people.anonymous else page.shown(pair.passage),
        }
        for pair in similar(found.codes, found.course_code)
    ]


def seconds(found: Gathered, people: People) -> dict[str, Any] | None:
    if not found.rows:
        return None
    used = np.array([row.seconds for row in found.rows])
    slowest = sorted(found.rows, key=lambda row: -row.seconds)[:3]
    return {
        "median": float(np.median(used)),
        "most": float(np.quantile(used, 0.95)),
        "total": float(used.sum()),
        "slowest": [(people.name(row.student), row.seconds) for row in slowest],
    }


def needs_help(found: Gathered, people: People) -> list[tuple[str, str]]:
    """By HELP_RULE, the weakest first."""
    weak = [row for row in found.rows if row.share < HALF or row.untouched >= HALF * max(1, len(row.tasks))]
    told = [
        (
            people.name(row.student),
            f"{points(row.score)} of {points(row.max_score)} points, no point in {row.untouched} of "
            f"{len(row.tasks)} tasks",
        )
        for row in sorted(weak, key=lambda row: (row.share, row.student))
    ]
    return [(people.name(student), "could not be graded") for student in sorted(found.failed)] + told


# The page of the course


@dataclass(frozen=True)
class Summary:
    """What the course's page needs of an assignment."""

    name: str
    title: str
    size: int
    failed: frozenset[str]
    shares: dict[str, float]
    points: dict[str, tuple[float, float]]
    top: tuple[str, float] | None
    ungradable: int


def summary(found: Gathered) -> Summary:
    ranked = sorted(found.misconceptions.items(), key=lambda item: (-len(item[1]), item[0]))
    top = None
    if ranked:
        key, who = ranked[0]
        top = found.sentences.get(key, key[1].replace("_", " ")), 100 * len(who) / len(found.rows)
    return Summary(
        found.name,
        found.title,
        found.size,
        frozenset(found.failed),
        {row.student: row.share for row in found.rows},
        {row.student: (row.score, row.max_score) for row in found.rows},
        top,
        sum(check.count("ungradable") > 0 for check in found.checks.values()),
    )


def about_course(overview: Sequence[Summary], people: People, course: Course, folder: Path) -> dict[str, Any]:
    students = sorted(
        {s for one in overview for s in (*one.shares, *one.failed)} | set(people.roster),
        key=lambda s: people.name(s).casefold(),
    )
    rows = [
        (one.name, tuple(float(q) for q in 100 * np.quantile(list(one.shares.values()), (0, 0.25, 0.5, 0.75, 1))))
        for one in overview
        if one.shares
    ]
    return {
        "course": course.settings.name or "The course",
        "anonymous": people.anonymous,
        "students": len(students),
        "assignments": [
            {
                "name": one.name,
                "title": one.title,
                "page": f"{one.name}.html" if (folder / f"{one.name}.html").exists() else "",
                "size": one.size,
                "failed": len(one.failed),
                "median": 100 * float(np.median(list(one.shares.values()))) if one.shares else None,
                "top": one.top,
                "ungradable": one.ungradable,
            }
            for one in overview
        ],
        "chart": charts.ranges(rows, "Points reached in every assignment"),
        "table": [
            (people.name(s), [cell_of(one, s) for one in overview], 100 * share_of_all(overview, s)) for s in students
        ],
        "help": [(people.name(s), why) for s in students if (why := course_help(overview, s))],
        "help_rule": COURSE_HELP_RULE,
    }


def cell_of(one: Summary, student: str) -> str:
    if student in one.shares:
        return points(one.points[student][0])
    return "not graded" if student in one.failed else "–"


def share_of_all(overview: Sequence[Summary], student: str) -> float:
    most = sum(max((m for _, m in one.points.values()), default=0.0) for one in overview)
    return sum(one.points.get(student, (0.0, 0.0))[0] for one in overview) / most if most else 0.0


def course_help(overview: Sequence[Summary], student: str) -> str:
    """Why by COURSE_HELP_RULE, or nothing."""
    shares = [one.shares.get(student, 0.0) for one in overview]
    every = share_of_all(overview, student)
    if every < HALF:
        return f"{100 * every:.0f} % of all points"
    if len(shares) > 1 and max(shares[-2:]) < HALF:
        return "the last two assignments: " + " and ".join(f"{100 * share:.0f} %" for share in shares[-2:])
    return ""

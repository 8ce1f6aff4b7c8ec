"""For whatever a worker sends: no more points than the honest values of its functions have, and never an exception."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.course.assignment import Assignment, load
from autograder.intake.cells import Cell
from autograder.judge.judge import Judge, TaskVerdict
from autograder.judge.seeds import Seeds
from autograder.wall.limits import Limits
from autograder.wall.remote import RemoteStudent

TESTS = Path(__file__).parents[1]
FIXED, FRESH = 800, 500

# By task: one that answers the public examples by heart, one that is nearly right, one that is right.
DOUBLE = [
    "KNOWN = {2: np.array([2.0, 4.0]), 3: np.array([2.0, 4.0, 6.0])}\n"
    "def double(x):\n    return KNOWN.get(len(x), np.zeros(np.shape(x)))",
    "def double(x):\n    x *= 2\n    return x",
    "def double(x):\n    return 2 * np.asarray(x, dtype=float)",
]
WALLS = {
    "twice": ["def twice(f, x):\n    return f(x)", "def twice(f, x):\n    return f(f(x))"],
    "adder": ["def adder(n):\n    return lambda x: n", "def adder(n):\n    return lambda x: x + n"],
    "noise": [
        "def noise(rng, n):\n    return np.random.default_rng(1).standard_normal(n)",
        "def noise(rng, n):\n    return rng.standard_normal(n)",
    ],
    "quadruple": [
        "def quadruple(x):\n    return double(x)",
        "def quadruple(x):\n    return double(double(x)) if len(x) == 6 else x",
        "def quadruple(x):\n    return double(double(x))",
    ],
    "double": DOUBLE,
}
TINY = {
    "double": DOUBLE,
    "total": [
        "def total(x):\n    return 12.0 if len(x) == 3 else 0.0",
        "def total(x):\n    return float(np.sum(double(x)))",
    ],
    "center": [
        "def center(x):\n    return x",
        "def center(x):\n    return x - x.mean() if len(x) > 1 else x",
        "def center(x):\n    return x - x.mean()",
    ],
}


def course_of(folder: str, functions: dict[str, list[str]]) -> Assignment:
    (found,) = (TESTS / folder / "course" / "assignments").glob("*")
    assignment = load(found)
    fewer = replace(assignment, tasks=tuple(task for task in assignment.tasks if task.name in functions))
    for kind in ("public", "hidden", "misconceptions"):
        vars(fewer)[kind] = tuple(one for one in getattr(assignment, kind) if one.task in functions)
    return fewer


COURSES = [(course_of("attacks", WALLS), WALLS), (course_of("judge", TINY), TINY)]
FACTS = {"changed": [], "touched": False, "warnings": [], "printed": ""}  # what a worker alone can know


def judged(sandbox: Any, assignment: Assignment) -> dict[str, TaskVerdict]:
    names = [task.name for task in assignment.tasks]
    with RemoteStudent(sandbox, [Cell("", "cell 1")], names, Limits()) as student:
        return Judge(assignment, Seeds.of(b"secret", assignment.name, "mallory")).judge(student)


def flattering(frame: Any) -> Any:
    """Facts that no judge can see for itself are told as they should be."""
    if not isinstance(frame, dict):
        return frame
    return {key: FACTS.get(key, flattering(item)) for key, item in frame.items()}


@pytest.fixture(scope="session")
def honest(played) -> Callable[[Assignment, str], dict[str, float]]:
    """The points that functions have for their values."""
    known: dict[str, dict[str, float]] = {}

    def points(assignment: Assignment, source: str) -> dict[str, float]:
        if source not in known:
            known[source] = {name: task.score for name, task in judged(played(source, flattering), assignment).items()}
        return known[source]

    return points


CHANCE = 600  # bytes: enough for a dozen frames, after which all are honest


@dataclass
class Tamper:
    """Changes some of the frames that go by."""

    chances: bytes
    spoil: Callable[[Any, bytes], Any]

    def __call__(self, frame: Any) -> Any:
        (change,), self.chances = self.chances[:1] or b"\0", self.chances[1:]
        if change % 4 != 1:
            return frame
        now, self.chances = self.chances[:16], self.chances[16:]
        return self.spoil(frame, now)


def never_more(played, hostile, honest, chances: bytes) -> None:
    choose = hostile.choices(chances[:8])
    assignment, functions = choose(COURSES)
    sources = {name: choose(versions) for name, versions in functions.items()}
    source = "\n".join(sources.values())
    tamper = Tamper(chances[8:], lambda frame, now: hostile.spoilt(frame, hostile.choices(now)))
    points = honest(assignment, source)
    for name, verdict in judged(played(source, tamper), assignment).items():
        # A helper whose answers are spoilt earns nothing, and the reference takes its place in what needs it.
        assert verdict.score <= max(points[name], honest(assignment, sources[name])[name])
        assert not verdict.needs_person


EVERY = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}
CHANCES = st.binary(min_size=CHANCE, max_size=CHANCE)


def test_honest_values_have_their_points(honest):
    for assignment, functions in COURSES:
        right = honest(assignment, "\n".join(versions[-1] for versions in functions.values()))
        assert right == {task.name: task.points for task in assignment.tasks}
        wrong = honest(assignment, "\n".join(versions[0] for versions in functions.values()))
        assert set(wrong.values()) == {0.0}


@settings(max_examples=FIXED, derandomize=True, **EVERY)
@given(chances=CHANCES)
def test_frames_changed_anywhere_earn_no_more_than_the_honest_values(played, hostile, honest, chances):
    never_more(played, hostile, honest, chances)


@settings(max_examples=FRESH, **EVERY)
@given(chances=CHANCES)
def test_the_same_with_frames_that_are_changed_in_a_new_way_each_time(played, hostile, honest, chances):
    never_more(played, hostile, honest, chances)

"""What lateness costs, by the rule in course.toml and nowhere else."""

import shutil
import warnings
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.classroom.late import Charge, Lateness, Policy, charges_in, policy_of, write_due_dates
from autograder.classroom.nbgrader.database import Book
from autograder.course.settings import read_settings
from autograder.errors import Problem

DAY = 24 * 3600
DUE = datetime(2026, 11, 20, 11)
RULE = """
[late]
timezone = "Europe/Berlin"
grace_minutes = 15
free_days = 2
percent_per_day = 10
most_percent = 50
[late.due]
01_first = 2026-11-20T12:00:00
02_second = 2026-11-27T12:00:00+00:00
"""


@pytest.fixture
def rule(tmp_path: Path):
    def read(text: str = RULE) -> Policy:
        (tmp_path / "course.toml").write_text(text)
        return policy_of(read_settings(tmp_path))

    return read


def late(seconds: float, name: str = "01_first", due: datetime = DUE) -> Lateness:
    return Lateness(name, due, seconds)


def test_due_dates_are_in_the_zone_of_the_course_unless_they_say_another(rule):
    assert rule().due == {"01_first": datetime(2026, 11, 20, 11), "02_second": datetime(2026, 11, 27, 12)}


def test_without_a_rule_nothing_is_taken_away(rule):
    policy = rule("")
    assert policy.charges([late(9 * DAY)]) == {"01_first": Charge(9, 0, 0.0)}


@pytest.mark.parametrize(
    ("seconds", "days"),
    [(0, 0), (15 * 60, 0), (15 * 60 + 1, 1), (DAY, 1), (DAY + 1, 2), (DAY + 15 * 60, 2)],
)
def test_begun_days_count_and_the_grace_is_for_the_due_date_alone(rule, seconds, days):
    assert rule().days(seconds) == days


@pytest.mark.parametrize(
    ("days", "charge"), [(1, Charge(1, 1, 0.0)), (2, Charge(2, 2, 0.0)), (3, Charge(3, 2, 0.1)), (9, Charge(9, 2, 0.5))]
)
def test_free_days_come_first_and_the_penalty_has_an_end(rule, days, charge):
    assert rule().charges([late(days * DAY)]) == {"01_first": charge}


def test_free_days_are_for_the_whole_term_and_earlier_due_dates_use_them(rule):
    second = late(2 * DAY, "02_second", DUE + timedelta(days=7))
    charges = rule().charges([second, late(DAY)])
    assert charges == {"01_first": Charge(1, 1, 0.0), "02_second": Charge(2, 1, 0.1)}


def test_what_has_no_due_date_is_never_late(rule):
    assert rule().charges([Lateness("03", None, 0.0)]) == {"03": Charge()}


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 20 * DAY)), max_size=6, unique_by=lambda pair: pair[0]),
    st.integers(0, 5),
)
def test_more_lateness_never_costs_less_and_free_days_are_never_exceeded(pairs, free):
    policy = Policy(free_days=free, percent_per_day=10, most_percent=50)
    submissions = [late(seconds, str(k), DUE + timedelta(days=k)) for k, seconds in pairs]
    charges = policy.charges(submissions)
    assert sum(charge.free for charge in charges.values()) <= free
    later = policy.charges([late(s.seconds + DAY, s.assignment, s.due) for s in submissions])
    assert sum(c.share for c in later.values()) >= sum(c.share for c in charges.values())
    assert all(0 <= charge.share <= 0.5 for charge in charges.values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[late]\ngrace = 5", "[late] knows no grace (it knows: grace_minutes, free_days, percent_per_day, "
         "most_percent, timezone, due)"),
        ("[late]\nfree_days = -1", "free_days under [late] is -1: it has to be a number, 0 or more"),
        ("[late]\nfree_days = true", "free_days under [late] is True: it has to be a number, 0 or more"),
        ('[late]\ntimezone = "Berlin"', "timezone under [late] is 'Berlin': write it as Europe/Berlin"),
        ("[late.due]\n01 = 2026-11-20", "01 under [late.due] is 2026-11-20: write it as 2026-11-20T12:00:00"),
        ("late = 3", "late and late.due have to be tables: [late], [late.due]"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_rule_is_one_line(rule, tmp_path, text, message):
    with pytest.raises(Problem) as stopped:
        rule(text)
    assert str(stopped.value) == f"{tmp_path}/course.toml: {message}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook where ann handed in two assignments, one and two days late."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with Book(f"sqlite:///{path}", "course") as open_book, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own add_submission makes SQLAlchemy warn
        gradebook = open_book.gradebook
        gradebook.add_student("ann")
        for name, due, days in (("01_first", DUE, 1), ("02_second", DUE + timedelta(days=7), 2)):
            gradebook.add_assignment(name, duedate=due)
            gradebook.add_notebook(name, name)
            gradebook.add_grade_cell("double_check", name, name, max_score=10, cell_type="code")
            gradebook.add_submission(name, "ann", timestamp=due + timedelta(days=days))
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path):
    shutil.copy(made, tmp_path)
    with Book(f"sqlite:///{tmp_path / 'gradebook.db'}", "course") as open_book:
        yield open_book.gradebook


def test_the_gradebook_tells_what_free_days_are_left(rule, book):
    assert charges_in(book, rule(), "ann") == {"01_first": Charge(1, 1, 0.0), "02_second": Charge(2, 1, 0.1)}


def test_an_extension_moves_the_due_date(rule, book):
    book.grant_extension("01_first", "ann", days=1)
    assert charges_in(book, rule(), "ann")["01_first"] == Charge()


def test_due_dates_of_the_course_fill_in_what_the_gradebook_lacks(rule, book):
    book.update_or_create_assignment("01_first", duedate=None)
    assert write_due_dates(book, rule()) == ["01_first"]
    assert book.find_assignment("01_first").duedate == datetime(2026, 11, 20, 11)
    assert write_due_dates(book, rule()) == []

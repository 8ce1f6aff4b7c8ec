"""Points, gates, skipped dependents, three outcomes, prerequisites and misconceptions, through the real wall."""

import numpy as np
import pytest

from autograder.checks import Check
from autograder.judge import disclosure
from autograder.judge.judge import CheckVerdict, public_at_most_half, score
from autograder.judge.report import as_json
from autograder.judge.seeds import Seeds


def outcomes(report, task):
    return {check.name: check.outcome for check in report.tasks[task].checks}


def messages(report, task):
    return {check.name: check.message for check in report.tasks[task].checks if check.message}


@pytest.fixture
def graded(grader, hand_in, make):
    def grade(**changed):
        report = grader.grade(hand_in(make.whole(**changed)))
        assert report.status == "graded", report.reason
        return report

    return grade


def test_a_right_notebook_gets_everything_and_names_what_a_person_still_marks(graded):
    report = graded()
    assert (report.score, report.max_score, report.manual) == (9.0, 9.0, {"why": 1.0})


def test_a_failed_gate_skips_the_rest_and_says_what_comes_first(graded):
    report = graded(double="def double(x):\n    return np.zeros(1)")
    assert outcomes(report, "double") == {
        "keeps_shape": "fail",
        "one_two": "skipped",
        "values": "skipped",
        "stays": "skipped",
        "whole_numbers": "skipped",
    }
    assert messages(report, "double")["stays"] == "waits for: the shape stays"


def test_a_failed_core_check_costs_the_task_and_skips_its_side_conditions(graded):
    report = graded(double="def double(x):\n    return 3 * np.asarray(x)")
    assert report.tasks["double"].score == 0
    assert outcomes(report, "double")["stays"] == "skipped"
    assert outcomes(report, "double")["values"] == "fail"


def test_side_conditions_cost_their_weight_and_public_checks_earn_at_most_half(graded):
    report = graded(double="def double(x):\n    x *= 2\n    return x")
    # hidden: 1 core passed, stays (2) and whole_numbers (1) of 4 lost by `*=`: [1, 2] times 2 in place is still right
    assert outcomes(report, "double")["stays"] == "fail"
    assert report.tasks["double"].score == pytest.approx(2 * (4 + 1 + 1) / 8)


def test_a_later_task_gets_the_references_values_where_an_earlier_one_is_wrong(graded):
    report = graded(double="def double(x):\n    return 3 * np.asarray(x)")
    assert report.tasks["total"].score == 4


def test_a_later_task_gets_the_references_values_where_an_earlier_one_is_missing(graded):
    report = graded(double="pass")
    assert report.tasks["double"].missing == "the notebook defines no double: is its cell there, and does it run?"
    assert report.tasks["total"].score == 4


def test_an_earlier_task_that_is_right_is_used_as_the_student_wrote_it(graded):
    report = graded(
        double="calls = []\ndef double(x):\n    calls.append(1)\n    return 2 * np.asarray(x, dtype=float)",
        total="def total(x):\n    before = len(calls)\n    y = double(x)\n    assert len(calls) > before\n"
        "    return float(y.sum())",
    )
    assert report.tasks["total"].score == 4


def test_a_stub_is_missing_and_not_wrong(graded):
    report = graded(center="def center(x):\n    '''x minus its mean'''\n    raise NotImplementedError('center')")
    assert report.tasks["center"].missing.startswith("center is still the empty stub")
    assert set(outcomes(report, "center").values()) == {"skipped"}


def test_a_task_that_stops_at_another_tasks_stub_says_so(graded):
    stub = "def center(x):\n    raise NotImplementedError('center')"
    report = graded(center=stub, total="def total(x):\n    return float(np.sum(center(x)))")
    assert set(messages(report, "total").values()) == {"total called center, which is still the empty stub."}


def test_our_own_mistakes_count_nowhere_and_are_flagged(graded):
    report = graded()
    assert outcomes(report, "center") == {
        "no_mean": "pass",
        "after_no_mean": "ungradable",
        "dependent": "ungradable",
        "one_number": "pass",
    }
    assert report.tasks["center"].score == 3
    assert "our own mistake" in report.ungradable[0].fault


def test_an_exception_is_named_in_public_and_only_its_type_in_hidden_checks(graded):
    report = graded(total="def total(x):\n    raise ValueError('the text of my exception')")
    assert "the text of my exception" in messages(report, "total")["of_three"]
    assert messages(report, "total")["any_total"] == "it raised ValueError."


def test_what_comes_back_in_a_form_nobody_expects_is_the_functions_failure(graded):
    report = graded(double="def double(x):\n    return 'twice'")
    assert outcomes(report, "double")["keeps_shape"] == "fail"


def test_a_hidden_message_holds_no_values(graded):
    report = graded(double="def double(x):\n    return np.asarray(x) * (2 if len(x) < 3 else 2.5)")
    hidden = [c for c in report.tasks["double"].checks if c.hidden and c.outcome == "fail"]
    assert [c.name for c in hidden] == ["values"]
    assert hidden[0].message == disclosure.UNSEEN


@pytest.mark.parametrize(
    ("task", "source", "check", "name"),
    [
        ("double", "def double(y):\n    return y * y", "one_two", "squares"),
        (
            "double",
            "def double(v):\n    if v.dtype == int:\n        return 2.0 * v\n    v *= 2\n    return v",
            "stays",
            "in_place",
        ),
        (
            "total",
            "def total(x):\n    s = 0.0\n    for v in x:\n        s += v\n    return float(s)",
            "of_three",
            "not_doubled",
        ),
    ],
)
def test_a_misconception_is_recognised_by_what_it_does_not_by_its_text(graded, task, source, check, name):
    report = graded(**{task: source})
    verdict = next(c for c in report.tasks[task].checks if c.name == check)
    assert (verdict.outcome, verdict.misconception) == ("fail", name)
    assert verdict.message.endswith("?")


def test_a_mistake_nobody_knows_is_called_no_misconception(graded):
    report = graded(double="def double(x):\n    return 2 * x + 1e-3")
    assert {c.misconception for c in report.tasks["double"].checks} == {None}


def test_a_public_failure_shows_the_call_what_came_back_and_what_was_expected(graded):
    report = graded(double="def double(x):\n    return 2 * np.asarray(x) + 1")
    assert messages(report, "double")["one_two"] == (
        "every value differs. The call: double(np.array([1.0, 2.0])). It gave array([3.0, 5.0]); "
        "expected is array([2.0, 4.0]). What is two times two?"
    )


def check_named(name, task="double"):
    return Check(task, name, "a sentence", "core", 1.0, (), lambda student: None)


def test_every_student_gets_other_numbers_and_a_regrade_the_same():
    def numbers(secret, student, name="values"):
        return Seeds.of(secret, "01_tiny", student).rng(check_named(name)).integers(2**62)

    assert numbers(b"one", "ann") == numbers(b"one", "ann")
    others = {numbers(b"one", "ann"), numbers(b"one", "bob"), numbers(b"two", "ann"), numbers(b"one", "ann", "other")}
    assert len(others) == 4


def test_the_class_shares_numbers_where_a_check_asks_for_them():
    rng = [Seeds.of(b"one", "01_tiny", who).rng(check_named("values"), whole_class=True) for who in ("ann", "bob")]
    assert np.array_equal(rng[0].normal(size=3), rng[1].normal(size=3))


def test_no_name_of_a_student_gets_the_numbers_of_the_class_or_of_another_notebook():
    students = ("ann", "class", "student", "", "\udcff", '", "ann', "a\0b")
    names = [*(("01", who) for who in students), ("0", "1ann"), ('01", "ann', ""), ("01\0a", "b")]
    seeds = [Seeds.of(b"one", assignment, who) for assignment, who in names]
    assert len({key for seed in seeds for key in (seed.own, seed.shared)}) == len(names) + len({a for a, _ in names})


def verdict(weight, outcome, hidden=True, role="side"):
    return CheckVerdict("name", "title", hidden, role, weight, outcome)


def test_public_weight_is_scaled_to_the_hidden_weight():
    scaled = public_at_most_half([verdict(6, "pass", hidden=False), verdict(2, "pass"), verdict(1, "fail")])
    assert [v.weight for v in scaled] == [3, 2, 1]


def test_a_task_whose_checks_all_broke_scores_nothing_and_divides_by_nothing(course):
    assert score(course.assignment("01_tiny").task("double"), [verdict(1, "ungradable")]) == 0


def test_the_json_has_the_fields_people_script(graded):
    result = as_json(graded())
    assert list(result) == [
        "notebook", "student", "status", "reason", "score", "max_score",
        "manual", "repairs", "layers", "seconds", "tasks",
    ]  # fmt: skip
    check = result["tasks"]["double"]["checks"][0]
    assert list(check) == ["name", "title", "hidden", "outcome", "message", "misconception"]


REMEMBERS = """
seen = ""
def double(x):
    global seen
    if len(x) == 5: seen = f"seen were {x}"
    return 3 * np.asarray(x)
"""


@pytest.mark.parametrize(
    ("total", "message"),
    [
        ("raise ValueError(seen or 'nothing seen')", "it raised ValueError: nothing seen."),
        ("if seen: raise ValueError(seen)\n    return 12.0", "it raised ValueError."),
    ],
)
def test_a_public_check_that_is_run_again_after_hidden_ones_quotes_what_came_before_them(graded, total, message):
    report = graded(double=REMEMBERS, total=f"def total(x):\n    {total}")
    assert messages(report, "total")["of_three"] == message
    assert "seen were" not in str(as_json(report))

"""Checks of ours that break: never points for it, and where points depend on one, a person who gives them."""

import types

import pytest

from autograder.authoring.quick import TrustedStudent
from autograder.checks import agree, check
from autograder.checks.calls import Outcome
from autograder.course.assignment import Task
from autograder.judge.judge import CheckVerdict, Judge, Seeds, needs_person, score

TASK = Task("double", 8.0)


def verdict(outcome, *, hidden=True, role="side", weight=1.0):
    return CheckVerdict("name", "a sentence", hidden, role, weight, outcome)


def public(outcome, **more):
    return verdict(outcome, hidden=False, **more)


def core(outcome, **more):
    return verdict(outcome, role="core", **more)


@pytest.mark.parametrize("role", ["core", "gate"])
@pytest.mark.parametrize("outcome", ["ungradable", "skipped", "fail"])
def test_nothing_is_earned_unless_every_check_that_decides_has_passed(role, outcome):
    assert score(TASK, [public("pass", role="core"), verdict(outcome, role=role), verdict("pass")]) == 0


def test_a_person_is_asked_where_a_check_that_decides_could_not_be_run():
    why = "it depends on a check that could not be run: a sentence"
    assert needs_person([public("pass"), core("ungradable"), verdict("pass")]) == why
    assert needs_person([verdict("ungradable", role="gate"), core("ungradable")]) == why


def test_nobody_is_asked_where_another_check_that_decides_has_failed():
    assert needs_person([core("fail"), core("ungradable")]) == ""


def test_a_side_condition_that_could_not_be_run_counts_nowhere():
    verdicts = [core("pass"), verdict("ungradable", weight=5), verdict("fail")]
    assert score(TASK, verdicts) == 4
    assert needs_person(verdicts) == ""


def test_public_checks_alone_give_half_at_the_most_where_no_hidden_one_could_be_run():
    verdicts = [public("pass", role="core", weight=9), verdict("ungradable"), verdict("ungradable")]
    assert score(TASK, verdicts) == 4
    assert needs_person(verdicts) == "none of its hidden checks could be run"


@pytest.mark.parametrize("outcome", ["fail", "skipped", "ungradable"])
@pytest.mark.parametrize("weight", [0.5, 1, 20])
def test_whatever_becomes_of_the_hidden_checks_public_ones_give_half_at_the_most(outcome, weight):
    verdicts = [public("pass", weight=weight), verdict(outcome), verdict("ungradable", weight=3), verdict("fail")]
    assert score(TASK, verdicts) <= 4


def test_a_task_without_hidden_checks_gives_all_its_points_for_public_ones():
    assert score(TASK, [public("pass", role="core"), public("pass")]) == 8
    assert needs_person([public("pass", role="core")]) == ""


# A check that breaks is run on the reference: if it holds there, it was the student's doing


class NeverCalls(TrustedStudent):
    """Everything that is asked of it breaks before there is an outcome."""

    def _perform(self, call):
        raise ValueError("the truth value of an array is ambiguous")


@check("double", core=True)
def twice_two(student):
    "double(2) is 4"
    agree(student.double(2.0), 4.0)


@check("double", core=True)
def ours(student):
    "a check of ours that breaks"
    raise KeyError("our own mistake")


@check("double")
def needs_ours(student):
    "a side condition"
    agree(student.double(1.0), 2.0)


class Tiny(types.SimpleNamespace):
    """An assignment; one is another than the next, whatever it holds."""

    __hash__ = object.__hash__


def judged(checks, student=None, function=lambda x: 2 * x, hidden=True):
    reference = types.SimpleNamespace(double=lambda x: 2 * x)
    assignment = Tiny(
        name="tiny",
        tasks=(TASK,),
        reference=reference,
        misconceptions=(),
        checks=lambda task: [(one, hidden) for one in checks],
    )
    student = student or TrustedStudent({"double": function})
    return Judge(assignment, Seeds.of(b"s", assignment.name, "ann")).judge_task(TASK, student)


def test_what_breaks_before_any_call_is_not_ours_where_the_reference_passes():
    found = judged([twice_two], NeverCalls({"double": abs}))
    assert [c.outcome for c in found.checks] == ["fail"]
    assert (found.score, found.needs_person) == (0, "")


def test_a_check_that_breaks_for_everybody_leaves_the_points_to_a_person():
    found = judged([twice_two, ours, needs_ours])
    assert [c.outcome for c in found.checks] == ["pass", "ungradable", "pass"]
    assert (found.score, found.auto, found.right) == (0, None, False)
    assert found.needs_person == "it depends on a check that could not be run: a check of ours that breaks"
    assert "our own mistake" in found.checks[1].fault


def test_a_wrong_function_is_wrong_whatever_else_broke():
    found = judged([twice_two, ours], function=lambda x: 3 * x)
    assert (found.score, found.auto, found.needs_person) == (0, 0, "")


def test_too_little_memory_to_look_at_a_value_fails_the_function():
    @check("double")
    def looks(student):
        "the value can be looked at"
        student.double(2.0)
        raise MemoryError

    assert [c.outcome for c in judged([twice_two, looks]).checks] == ["pass", "fail"]


def test_a_failure_that_no_words_fit_is_a_failure(monkeypatch):
    def breaks(*args):
        raise OverflowError("int too large to convert to float")

    monkeypatch.setattr("autograder.judge.disclosure.about", breaks)
    found = judged([twice_two], function=lambda x: 5.0)
    assert [(c.outcome, c.message) for c in found.checks] == [("fail", "")]
    assert "int too large" in found.checks[0].fault


def test_a_message_is_one_printable_line_of_bounded_length():
    class Speaks(TrustedStudent):
        def _perform(self, call):
            return Outcome(call.name, call.args, call.kwargs, value="\x1b[2J\n" * 10_000)

    (found,) = judged([twice_two], Speaks({"double": abs}), hidden=False).checks
    assert found.message.startswith("a string came back where a number is expected.")
    assert found.message.isprintable() and len(found.message) <= 2000

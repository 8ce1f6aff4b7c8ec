"""Known-wrong solutions are recognised by their values on public calls, and leave nothing else in what travels."""

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.authoring import public as written
from autograder.checks import agree, check, unchanged, vectorised
from autograder.checks.calls import Outcome
from autograder.checks.local import LocalStudent
from autograder.checks.running import public_rng, run_check
from autograder.course.proof import misconception
from autograder.student import fingerprints


@check("mean", core=True)
def three(student):
    "the mean of three numbers"
    agree(student.mean(np.array([1.0, 2.0, 6.0])), 3.0)


@check("mean")
def stays(student):
    "the argument stays"
    unchanged(student.observe("mean", np.array([1.0, 2.0])))


@check("mean")
def many(student, rng):
    "many numbers without a loop"
    vectorised(student, "mean", lambda m: (rng.normal(size=m),))


@check("mean")
def hidden_one(student):
    "the mean of nothing"
    agree(student.mean(np.array([])), 0.0)


@misconception(caught_by=three)
def forgets_to_divide(x):
    "That is the sum. By what do you divide?"
    return np.sum(x)


@misconception(caught_by=three)
def ddof_one(x):
    "There are n numbers, not n - 1. What is the mean of one number?"
    return np.sum(x) / (len(x) - 1)


@misconception(caught_by=stays)
def shifts(x):
    "`-=` writes into the caller's array. Who else uses it?"
    x -= 1
    return np.mean(x) + 1


@misconception(caught_by=many)
def loops(x):
    "A loop is slow. Which function adds all of them?"
    total = 0.0
    for value in x:
        total += value
    return total / len(x)


@misconception(caught_by=hidden_one)
def fails_when_empty(x):
    "What is the mean of nothing?"
    return np.sum(x) / max(len(x), 1)


ASSIGNMENT = SimpleNamespace(
    public=(three, stays, many),
    misconceptions=tuple(
        replace(known, task="mean") for known in (forgets_to_divide, ddof_one, shifts, loops, fails_when_empty)
    ),
    reference=SimpleNamespace(np=np, mean=np.mean),
)


@pytest.fixture(scope="module")
def made():
    return json.loads(json.dumps(written.fingerprints(ASSIGNMENT), allow_nan=False))


def says(made, a_check, function):
    run = run_check(a_check, LocalStudent({"mean": function}), rng=public_rng(a_check))
    assert run.outcome == "fail"
    return fingerprints.match(made, run)


def test_every_misconception_that_a_public_check_catches_is_recognised(made):
    for known in (forgets_to_divide, ddof_one):
        assert says(made, three, known.function) == known.says
    assert says(made, stays, shifts.function) == shifts.says
    assert says(made, many, loops.function) == loops.says


def test_another_way_to_write_the_same_mistake_is_recognised(made):
    assert says(made, three, lambda x: float(x @ np.ones(3))) == forgets_to_divide.says
    assert says(made, three, lambda x: 9.0 + 1e-8) == forgets_to_divide.says
    assert says(made, many, lambda x: sum(value for value in x) / len(x)) == loops.says


def test_other_mistakes_are_not_mistaken_for_a_known_one(made):
    for wrong in (
        np.max,
        np.min,
        lambda x: 9.01,
        lambda x: np.array([9.0]),
        lambda x: [9.0],
        lambda x: None,
        lambda x: 9,
    ):
        assert says(made, three, wrong) == ""


def test_an_exception_is_compared_with_its_text():
    drawn = fingerprints.sketch(Outcome("mean", raised="ValueError", error="shapes (3,) and (4,)"))
    other = fingerprints.sketch(Outcome("mean", raised="ValueError", error="shapes (4,) and (3,)"))
    assert fingerprints.same(drawn, drawn) and not fingerprints.same(drawn, other)


def test_a_changed_argument_is_part_of_what_is_compared():
    drawn, other = (
        fingerprints.sketch(Outcome("mean", value=1.0, changed=changed)) for changed in ((), ("argument 1",))
    )
    assert fingerprints.same(drawn, drawn) and not fingerprints.same(drawn, other)


def test_only_what_public_checks_catch_travels(made):
    written = json.dumps(made)
    assert "hidden_one" not in written and fails_when_empty.says not in written
    assert "return" not in written and "np.sum" not in written and "caught_by" not in written
    assert set(made["mean"]) == {"three", "stays", "many"}


def test_two_makes_are_the_same_to_the_letter():
    assert json.dumps(written.fingerprints(ASSIGNMENT)) == json.dumps(written.fingerprints(ASSIGNMENT))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (np.zeros(3), np.zeros(4)),
        (np.zeros((2, 3)), np.zeros((3, 2))),
        (np.zeros(3), [0.0, 0.0, 0.0]),
        (np.zeros(3), np.zeros(3, int)),
        (1.0, 1),
        (1.0, 1.001),
        (np.nan, 1.0),
        (np.inf, -np.inf),
        ({"W": 1.0}, {"b": 1.0}),
        ((1.0, 2.0), (1.0,)),
        (None, 0.0),
        (True, 1.0),
        ("a", "b"),
        (np.arange(100.0), np.arange(100.0) + np.eye(100)[57]),
        (np.array([1 + 2j]), np.array([1 - 2j])),
    ],
)
def test_different_values_have_different_fingerprints(a, b):
    one, other = (json.loads(json.dumps(fingerprints.drawing(value), allow_nan=False)) for value in (a, b))
    assert fingerprints.same(one, one) and fingerprints.same(other, other) and not fingerprints.same(one, other)

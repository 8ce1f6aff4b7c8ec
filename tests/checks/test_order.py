"""Which checks run and which are skipped: the same order in a notebook and before the judge."""

from dataclasses import dataclass

import numpy as np
import pytest

from autograder.checks import Check, agree, check
from autograder.checks.local import LocalStudent
from autograder.checks.running import in_order, run_check


@dataclass(frozen=True)
class Told:
    name: str
    outcome: str
    first: str = ""


def made(name, role="side", needs=()):
    return Check("f", name, name, role, 1.0, tuple(needs), lambda student: None)


def told(*checks, failing=()):
    def run(some):
        return [Told(one.name, "fail" if one.name in failing else "pass") for one in some]

    return [
        (t.name, t.outcome, t.first)
        for t in in_order(checks, run, lambda one, first: Told(one.name, "skipped", first.name))
    ]


def test_without_a_failure_everything_runs_and_comes_back_as_written():
    result = told(made("side"), made("core", "core"), made("gate", "gate"))
    assert result == [("side", "pass", ""), ("core", "pass", ""), ("gate", "pass", "")]


def test_a_failed_gate_skips_everything_but_the_other_gates():
    result = told(made("g1", "gate"), made("g2", "gate"), made("c", "core"), made("s"), failing=["g1"])
    assert result == [("g1", "fail", ""), ("g2", "pass", ""), ("c", "skipped", "g1"), ("s", "skipped", "g1")]


def test_a_failed_core_check_skips_the_side_conditions_alone():
    result = told(made("s"), made("c1", "core"), made("c2", "core"), failing=["c1"])
    assert result == [("s", "skipped", "c1"), ("c1", "fail", ""), ("c2", "pass", "")]


def test_a_failed_side_condition_skips_nothing_but_what_needs_it():
    result = told(made("c", "core"), made("s1"), made("s2", needs=["s1"]), made("s3"), failing=["s1"])
    assert result == [("c", "pass", ""), ("s1", "fail", ""), ("s2", "skipped", "s1"), ("s3", "pass", "")]


def test_what_is_skipped_is_needed_in_vain_and_the_real_failure_is_named():
    result = told(made("c", "core"), made("s1"), made("s2", needs=["s1"]), failing=["c"])
    assert result == [("c", "fail", ""), ("s1", "skipped", "c"), ("s2", "skipped", "c")]


def test_what_may_run_at_once_comes_at_once():
    runs = []

    def run(some):
        runs.append([one.name for one in some])
        return [Told(one.name, "pass") for one in some]

    checks = made("s1", needs=["c1"]), made("c1", "core"), made("s2"), made("s3", needs=["s2"]), made("c2", "core")
    in_order(checks, run, None)
    assert runs == [["c1", "c2"], ["s1", "s2"], ["s3"]]


def outcome(function, body):
    @check("f")
    def one(student):
        "a sentence"
        body(student)

    return run_check(one, LocalStudent({"f": function}))


def test_none_that_breaks_a_check_is_a_failure():
    run = outcome(lambda: None, lambda student: student.f().shape)
    assert (run.outcome, run.failure.problem) == ("fail", "nothing came back (None)")


@pytest.mark.parametrize(("value", "count"), [((1, 2), "2 values"), ((1,), "1 value"), ([1, 2, 3, 4], "4 values")])
def test_another_number_of_values_that_breaks_a_check_is_a_failure(value, count):
    def body(student):
        _, _, _ = student.f()

    run = outcome(lambda: value, body)
    assert (run.outcome, run.failure.problem) == ("fail", f"{count} came back where 3 are expected")


def test_a_check_that_breaks_otherwise_is_our_fault():
    def unpacks_something_of_its_own(student):
        student.f()
        _, _ = (1, 2, 3)

    for body in (lambda student: 1 / 0, lambda student: student.f() / 0, unpacks_something_of_its_own):
        assert outcome(lambda: 2, body).outcome == "ungradable"


def test_the_culprit_is_the_call_whose_value_was_compared():
    def body(student):
        first = student.f(1.0)
        student.f(2.0)
        agree(first, np.zeros(2))

    run = outcome(lambda x: np.full(2, x), body)
    assert run.culprit.args == (1.0,)

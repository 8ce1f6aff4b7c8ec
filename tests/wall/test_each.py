"""Many calls in one exchange: what a check sees of them is what it sees of one call after the other."""

import numpy as np
import pytest

from autograder.checks.calls import Missing, StudentRaised
from autograder.checks.local import LocalStudent
from autograder.wall import worker


@pytest.fixture(params=["far", "near"])
def student(request, remote, functions):
    if request.param == "far":
        return remote()
    namespace = {"__name__": "__main__"}
    exec(functions, namespace)
    return LocalStudent(namespace)


def test_the_values_come_in_order_and_every_call_is_an_outcome(student):
    got = student.each("double", [(1,), (2.5,), (np.arange(3),)])
    assert got[:2] == [2, 5.0] and got[2].tolist() == [0, 2, 4]
    assert [outcome.args[0] for outcome in student.outcomes][:2] == [1, 2.5] and len(student.outcomes) == 3


def test_an_exception_ends_it(student):
    with pytest.raises(StudentRaised, match="three"):
        student.each("picky", [(1,), (3,), (4,)])
    assert [outcome.raised for outcome in student.outcomes] == [None, "ValueError"]


def test_a_name_that_is_not_there_is_missing(student):
    with pytest.raises(Missing):
        student.each("absent", [(1,), (2,)])


def test_what_came_back_can_be_called_in_the_same_way(student):
    assert student.each(student.adder(10), [(1,), (2,)]) == [11, 12]


def test_each_call_says_what_it_changed(student):
    student.each("in_place", [(np.zeros(2),), (1.0,)])
    assert [outcome.changed for outcome in student.outcomes] == [("argument 1",), ()]


def test_a_generator_is_drawn_from_call_after_call(student):
    rng, ours = np.random.default_rng(1), np.random.default_rng(1)
    got = student.each("draw", [(2, rng), (3, rng)])
    assert np.allclose(np.concatenate(got), ours.normal(size=5))
    assert rng.normal() == ours.normal()


def test_far_away_it_is_one_exchange(remote, exchanges):
    student = remote()
    sent = exchanges(student)
    student.each("double", [(k,) for k in range(50)])
    assert len(sent) == 1


def test_a_death_among_them_is_that_of_one_call(remote):
    student = remote()
    with pytest.raises(StudentRaised):
        student.each("deadly", [(1,), (3,), (4,)])
    assert [(outcome.args, outcome.raised) for outcome in student.outcomes] == [((1,), None), ((3,), "ProcessExit")]
    assert student.each("double", [(1,), (2,)]) == [2, 4]


def test_each_call_has_the_time_of_a_call(remote):
    assert remote(call_seconds=1).each("slow", [(k,) for k in range(4)]) == [0, 1, 2, 3]


def test_when_the_time_is_over_the_rest_is_called_by_itself(remote, exchanges, monkeypatch):
    monkeypatch.setattr(worker, "TOGETHER_SECONDS", 0.0)
    student = remote()
    sent = exchanges(student)
    assert student.each("double", [(k,) for k in range(4)]) == [0, 2, 4, 6]
    assert len(sent) > 1


def test_what_is_too_large_for_one_message_goes_in_several(remote):
    arrays = [np.full(2**18, k, float) for k in range(4)]
    got = remote(value_mb=3).each("double", [(array,) for array in arrays])
    assert [value[0] for value in got] == [0, 2, 4, 6]


def test_what_has_to_be_called_again_draws_the_same_numbers(remote):
    rng, ours = np.random.default_rng(1), np.random.default_rng(1)
    got = remote(value_mb=3).each("draw", [(2**18, rng)] * 4)
    assert np.array_equal(np.concatenate(got), ours.normal(size=2**20))
    assert rng.normal() == ours.normal()

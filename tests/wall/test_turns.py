"""Checks side by side: what each sees is what it would see alone, and their calls travel together."""

import numpy as np
import pytest

from autograder.checks.calls import StudentRaised
from autograder.wall import turns, worker


def together(works, answers=lambda questions: [10 * q for q in questions]):
    asked = []

    def answer(questions):
        asked.append(list(questions))
        return answers(questions)

    resumed = []
    return turns.side_by_side(works, answer, resumed.append), asked, resumed


def asking(*questions):
    return lambda: [turns.ask(q) for q in questions]


def test_each_gets_its_own_answers_and_all_questions_come_at_once():
    results, asked, resumed = together([asking(1, 2, 3), asking(4), asking(), asking(5, 6)])
    assert results == [[10, 20, 30], [40], [], [50, 60]]
    assert asked == [[1, 4, 5], [2, 6], [3]]
    assert resumed == [0, 1, 2, 3, 0, 1, 3, 0, 3, 0]


def test_without_works_nothing_is_asked():
    assert together([]) == ([], [], [])


def test_an_exception_ends_the_others_too_and_they_clear_up():
    cleared = []

    def patient():
        try:
            turns.ask(1)
        finally:
            cleared.append(turns.inside())

    def breaks():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        together([patient, breaks, patient])
    assert cleared == [True]  # the third had not begun


def test_an_answer_that_cannot_be_given_ends_all_works():
    def fails(questions):
        raise OSError

    with pytest.raises(OSError):
        together([asking(1), asking(2)], fails)
    assert not turns.inside()


def test_what_holds_for_the_caller_holds_for_each_work():
    with np.errstate(divide="raise"):
        results, _, _ = together([lambda: np.geterr()["divide"]])
    assert results == ["raise"]


# Behind the wall.


@pytest.fixture
def student(remote):
    return remote(call_seconds=1)


def side_by_side(student, works, fine=lambda result: True):
    return student.side_by_side(works, fine)


def test_the_calls_of_all_travel_together(student, exchanges):
    sent = exchanges(student)
    got = side_by_side(student, [lambda k=k: student.double(k) + student.double(k + 0.5) for k in range(8)])
    assert got == [4 * k + 1 for k in range(8)]
    assert len(sent) == 2


def test_many_calls_of_one_travel_with_those_of_others(student, exchanges):
    sent = exchanges(student)
    got = side_by_side(student, [lambda: student.each("double", [(1,), (2,)]), lambda: student.double(3)])
    assert got == [[2, 4], 6] and len(sent) == 1


def test_each_work_has_its_own_outcomes(student):
    def work(k):
        student.double(k)
        student.double(-k)
        return [outcome.args for outcome in student.outcomes]

    before = student.outcomes
    assert side_by_side(student, [lambda k=k: work(k) for k in (1, 2)]) == [[(1,), (-1,)], [(2,), (-2,)]]
    assert student.outcomes is before


def raised(student, name, x):
    try:
        return getattr(student, name)(x)
    except StudentRaised as error:
        return error.outcome.raised


def test_an_exception_is_of_one_work_alone(student):
    got = side_by_side(student, [lambda x=x: raised(student, "picky", x) for x in (2, 3, 4)])
    assert got == [2, "ValueError", 4]


@pytest.mark.parametrize(("name", "reason"), [("deadly", "ProcessExit"), ("endless", "Timeout")])
def test_what_ends_the_process_or_never_ends_is_of_one_work_alone(student, name, reason):
    works = [lambda x=x: raised(student, name, x) for x in (2, 3, 4)]
    assert side_by_side(student, [*works, lambda: student.double(1)]) == [2, reason, 4, 2]
    assert side_by_side(student, works[::2]) == [2, 4]


def test_when_the_time_is_over_the_rest_is_called_by_itself(student, monkeypatch):
    monkeypatch.setattr(worker, "TOGETHER_SECONDS", 0.5)
    assert side_by_side(student, [lambda k=k: student.slow(k) for k in range(5)]) == list(range(5))


def test_a_generator_moves_on_for_its_own_work(student):
    def work(seed):
        rng = np.random.default_rng(seed)
        first = student.draw(2, rng)
        return np.concatenate([first, student.draw(1, rng), rng.normal(size=1)])

    for seed, got in enumerate(side_by_side(student, [lambda seed=seed: work(seed) for seed in range(3)])):
        assert np.allclose(got, np.random.default_rng(seed).normal(size=4))


def test_functions_that_come_back_and_functions_that_are_called_back(student):
    def work(k):
        add = student.adder(k)
        return add(1), student.apply(lambda x: student.double(x) + k, 5)

    assert side_by_side(student, [lambda k=k: work(k) for k in range(3)]) == [(1, 10), (2, 11), (3, 12)]


def test_a_measured_call_travels_alone(student, exchanges):
    sent = exchanges(student)
    works = [lambda: student.timed("double", 1), lambda: student.timed("double", 2)]
    assert all(outcome.cpu_seconds < 1 for outcome in side_by_side(student, works))
    assert len(sent) == 4  # a request and its go-ahead each


def twice(student):
    return [student.counted(0), student.counted(0)]


def test_what_is_not_fine_is_done_once_more_by_itself(student):
    works = [lambda: twice(student)] * 3
    got = side_by_side(student, works, lambda counts: counts[1] != 5)
    assert got == [[1, 4], [7, 8], [3, 6]]


def test_what_nobody_else_has_touched_is_not_done_again(student):
    calls = []

    def work():
        calls.append(1)
        return student.timed("double", 1).value

    assert side_by_side(student, [work, lambda: 1], lambda result: False) == [2, 1]
    assert side_by_side(student, [work], lambda result: False) == [2]
    assert len(calls) == 2

"""Many notebooks at once: in order, none held up by a slow one."""

from concurrent.futures import Future

import pytest

from autograder.judge import batch
from autograder.judge.batch import in_order


@pytest.fixture(autouse=True)
def secret(tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path / "batch.secret"))


def test_a_slow_notebook_holds_up_nobody_behind_it():
    """The first is done last; with room for two, all the others have been begun by then."""
    begun: dict[int, Future] = {}

    def begin(order):
        begun[order] = Future()
        if order > 0:
            begun[order].set_result(order)
        if order == 9:
            begun[0].set_result(0)
        return begun[order]

    assert list(in_order(range(10), begin, lambda job, _: job.future.result(), lambda: 2)) == list(range(10))


def test_no_more_are_held_than_memory_should_pay_for(monkeypatch):
    monkeypatch.setattr(batch, "HELD", 3)
    begun: list[Future] = []

    def begin(order):
        begun.append(Future())
        if order > 0:
            begun[-1].set_result(order)
        if len(begun) == 3:
            begun[0].set_result(0)
        return begun[-1]

    reports = in_order(range(10), begin, lambda job, _: job.future.result(), lambda: 2)
    assert next(reports) == 0
    assert len(begun) == 3
    assert list(reports) == list(range(1, 10))

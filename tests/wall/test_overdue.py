"""Functions of ours that end when their time is up, and neither before nor somewhere else."""

import contextlib
import random
import sys
import threading
import time

import numpy as np
import pytest

from autograder.wall.ends import WorkerDied
from autograder.wall.limits import Limits
from autograder.wall.overdue import Deadlines, Overdue

LONG = 10**15
SOON = 0.05  # seconds


def count(steps: int) -> str:
    for _ in range(steps):
        pass
    return "counted"


@pytest.fixture
def deadlines():
    """Looked at all the time."""
    deadlines, closed = Deadlines(), threading.Event()

    def watch() -> None:
        while not closed.is_set():
            deadlines.look()
            time.sleep(0.0005)

    thread = threading.Thread(target=watch)
    thread.start()
    yield deadlines
    closed.set()
    thread.join()


def test_what_is_done_in_time_is_not_disturbed(deadlines):
    assert deadlines.run(3600, lambda: count(10)) == "counted"


def test_what_never_ends_is_ended(deadlines):
    with pytest.raises(Overdue):
        deadlines.run(SOON, lambda: count(LONG))
    assert not deadlines


def test_a_function_that_catches_everything_is_overdue_all_the_same(deadlines):
    def stubborn() -> str:
        with contextlib.suppress(BaseException):
            count(LONG)
        return "as if nothing had happened"

    with pytest.raises(Overdue):
        deadlines.run(SOON, stubborn)


def test_what_is_held_is_ended_after_it(deadlines):
    done = []

    def work() -> None:
        with deadlines.held():
            time.sleep(0.2)
            done.append("whole")
        count(LONG)

    with pytest.raises(Overdue):
        deadlines.run(SOON, work)
    assert done == ["whole"]


def test_only_the_thread_that_is_late_is_ended(deadlines):
    results = []

    def other() -> None:
        results.append(deadlines.run(3600, lambda: count(3_000_000)))

    thread = threading.Thread(target=other)
    thread.start()
    with pytest.raises(Overdue):
        deadlines.run(SOON, lambda: count(LONG))
    thread.join()
    assert results == ["counted"]


@pytest.fixture
def many_turns():
    """Threads take turns so often that one is met in the midst of a short function."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def test_the_exception_never_comes_after_the_function(deadlines, many_turns):
    """Thousands of functions that end at about the moment when their time is up; nothing around them is disturbed."""
    chance, ended = random.Random(1), {"counted": 0, "overdue": 0}
    for _ in range(3000):
        try:
            ended[deadlines.run(chance.choice((0, 0.0002, 0.0007, 0.001, 3600)), lambda: count(20_000))] += 1
        except Overdue:
            ended["overdue"] += 1
        count(200)
    assert sum(ended.values()) == 3000 and all(ended.values())
    assert not deadlines


# Behind the wall


@pytest.fixture
def worker(grader):
    source = (
        "def ask(f, *args):\n    return f(*args)\n"
        "def ask_on(f, *args):\n"
        "    while True:\n"
        "        try:\n            f(*args)\n"
        "        except Exception:\n            pass\n"
        "def hand_on(f):\n    return f(lambda n: n)\n"
        "def sleepy(f):\n"
        "    import time\n"
        "    def sleep(n):\n        time.sleep(n)\n"
        "    return f(sleep)\n"
    )
    names = ["ask", "ask_on", "hand_on", "sleepy"]
    with grader.sandbox("numpy").spawn(Limits(call_seconds=1), names) as worker:
        worker.run_cell(source)
        yield worker


def died(worker, *call) -> str:
    with pytest.raises(WorkerDied) as death:
        worker.call(*call)
    return death.value.reason


def test_a_function_of_ours_that_never_ends_ends_with_the_call(worker):
    assert died(worker, "ask", (count, LONG)) == "timeout"


def test_many_short_answers_share_the_time_of_the_call(worker):
    started = time.monotonic()
    assert died(worker, "ask_on", (count, 100_000)) == "timeout"
    assert time.monotonic() - started > 1


def test_a_function_of_ours_that_calls_back_and_then_never_ends_is_ended_too(worker):
    def back(function):
        function(1)
        count(LONG)

    assert died(worker, "hand_on", (back,)) == "timeout"


def test_what_is_called_back_has_the_time_that_is_left(worker):
    assert worker.call("sleepy", (lambda sleep: sleep(3600),)).raised == "Timeout"


def test_too_little_memory_for_an_answer_is_an_answer(worker):
    def large():
        raise MemoryError

    assert worker.call("ask", (large,)).raised == "MemoryLimit"
    assert worker.call("ask", (lambda: np.ones(2),)).value.tolist() == [1, 1]


def test_the_next_worker_starts_as_ever_after_one_whose_time_was_up(worker, grader):
    assert died(worker, "ask", (count, LONG)) == "timeout"
    with grader.sandbox("numpy").spawn(watch=["f"]) as other:
        other.run_cell("def f(g):\n    return g(2)")
        assert other.call("f", (lambda x: x + 1,)).value == 3

"""Steps of a call in a notebook: few for one line of numpy, and as many more as there are elements for a loop."""

import sys
import threading

import numpy as np
import pytest

from autograder.checks.calls import Call
from autograder.checks.local import LocalStudent
from autograder.checks.steps import TAMPERED, MonitoringCounter, StepCounter, TracingCounter


def steps(function, size: int) -> int:
    student = LocalStudent({"f": function})
    return student._perform(Call("f", "f", (np.ones(size),), {}, steps=True)).steps


def by_loop(x):
    total = 0.0
    for value in x:
        total += value
    return total


def test_a_loop_takes_steps_and_one_line_of_numpy_takes_none():
    assert steps(np.sum, 1000) - steps(np.sum, 10) < 50
    assert 2000 < steps(by_loop, 1000) - steps(by_loop, 10) < TAMPERED / 2


def test_the_first_call_is_counted_as_the_next_ones_are():
    assert len({steps(by_loop, 100) for _ in range(3)}) == 1


def test_what_other_threads_do_is_not_the_calls():
    """As in a kernel, where some run all the time."""
    ended = threading.Event()
    other = threading.Thread(target=lambda: [None for _ in iter(ended.is_set, True)])
    other.start()
    try:
        assert steps(by_loop, 3000) < 3000 * 30
    finally:
        ended.set()
        other.join()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="counted by monitoring there")
def test_a_debugger_goes_on_afterwards():
    def debugger(*_):
        return None

    before = sys.gettrace()
    sys.settrace(debugger)
    try:
        with StepCounter():
            pass
        assert sys.gettrace() is debugger
    finally:
        sys.settrace(before)


def test_which_one_counts_is_a_question_of_the_python():
    assert StepCounter is (TracingCounter if sys.version_info < (3, 12) else MonitoringCounter)

"""A grader in a process of its own: whatever goes wrong in the judge costs one notebook, and says where it was."""

import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.errors import Problem
from autograder.judge.batch import grade_all
from autograder.judge.grading_process import GradingProcess, Order, Setting

# What a hidden check of `center` may do to the judge, standing in for whatever a notebook could make it do.
LOOPS = "while True:\n        pass"
ENDS = "import os\n    os._exit(0)"
ALLOCATES = "hoard = [bytearray(1 << 24) for _ in range(10_000)]"


@pytest.fixture
def broken(course, tmp_path):
    """A course of which one hidden check runs this in the judge, and a grading process for it."""
    opened = []

    def make(does: str, **setting) -> GradingProcess:
        root = shutil.copytree(course.root, tmp_path / "course")
        folder = root / "assignments" / "01_tiny"
        center = folder / "tasks" / "center.py"
        center.write_text(center.read_text().replace('raise KeyError("our own mistake")', does))
        toml = (folder / "assignment.toml").read_text()
        (folder / "assignment.toml").write_text(toml.replace("[limits]", "[limits]\ntotal_seconds = 3"))
        opened.append(GradingProcess(Setting(root, b"a secret", **setting)))
        return opened[-1]

    yield make
    for process in opened:
        process.close()


def order(hand_in, make, **changed) -> Order:
    return Order(hand_in(make.whole(**changed), "submitted/ann/01_tiny/01_tiny.ipynb"), "01_tiny")


def test_a_judge_that_does_not_end_is_ended_and_says_where_it_was(broken, hand_in, make):
    report = broken(LOOPS).grade(order(hand_in, make))
    assert (report.status, report.student) == ("failed", "ann")
    assert report.reason == "grading it took more than 3 s of CPU time in the judge, and was ended: look at it by hand"
    assert "center.py" in report.trace
    assert "after_no_mean" in report.trace


def test_the_next_one_is_graded_by_a_fresh_process(broken, hand_in, make):
    process = broken(LOOPS)
    assert process.grade(order(hand_in, make)).status == "failed"
    stub = "def center(x):\n    raise NotImplementedError('center')"
    assert process.grade(order(hand_in, make, center=stub)).score == 6.0


def test_a_judge_that_takes_too_much_memory_runs_out_of_it_alone(broken, hand_in, make):
    report = broken(ALLOCATES, memory_mb=256).grade(order(hand_in, make))
    assert report.status == "graded"
    (fault,) = {check.fault for check in report.ungradable if check.fault}
    assert "MemoryError" in fault


def test_a_judge_that_dies_of_it_twice_fails_that_notebook(broken, hand_in, make):
    report = broken(ENDS).grade(order(hand_in, make))
    assert (report.status, report.score) == ("failed", 0)
    assert "died of it twice" in report.reason


def test_whoever_is_stopped_leaves_no_process_behind(course, hand_in, make):
    before = children()
    orders = [replace(order(hand_in, make), student=f"s{k}") for k in range(4)]
    reports = grade_all(orders, course, jobs=2)
    next(reports)
    assert children() - before
    reports.close()
    assert children() <= before


def test_a_course_that_can_not_be_read_is_a_problem_of_the_course(broken, hand_in, make):
    process = broken("pass\n\n\nraise RuntimeError('a slip of the author')")
    with pytest.raises(Problem, match=r"center.py can't be run \(RuntimeError: a slip of the author\): mend it there"):
        process.grade(order(hand_in, make))


def test_the_courses_files_are_read_again_where_they_may_have_changed(broken, hand_in, make):
    process = broken("pass")
    first = process.grade(order(hand_in, make))
    toml = process._setting.root / "assignments" / "01_tiny" / "assignment.toml"
    toml.write_text(toml.read_text().replace("points = ", "points = 1"))
    assert process.grade(order(hand_in, make)).max_score == first.max_score
    assert process.grade(replace(order(hand_in, make), course=process._setting.root)).max_score > first.max_score


def test_a_grading_process_that_dies_costs_nobody_a_score(course, hand_in, make):
    before = children()
    orders = [Order(hand_in(make.whole(), f"submitted/s{k}/01_tiny/01_tiny.ipynb")) for k in range(12)]
    reports = grade_all(orders, course, jobs=2)
    first = next(reports)
    one, *_ = children() - before
    os.kill(one, signal.SIGKILL)
    assert [report.score for report in [first, *reports]] == [9] * 12


def children() -> set[int]:
    """The grading processes of this one."""
    found = [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
    return {pid for pid in found if b"grading_process" in Path(f"/proc/{pid}/cmdline").read_bytes()}

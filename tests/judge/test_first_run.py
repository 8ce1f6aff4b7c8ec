"""Cells that are run again, since a call has ended their process: what they did the first time counts."""

import pytest

from autograder.intake.repair import Cell
from autograder.judge.grade import notes
from autograder.wall.limits import Limits
from autograder.wall.remote import RemoteStudent

FUNCTIONS = (
    "def ends(x):\n    import os; os._exit(0)\ndef fine(x):\n    return x\ndef stub():\n    raise NotImplementedError"
)
SECOND = {
    "prints": "print('second')",
    "shows": "from IPython.display import display; display('second')",
    "raises": "raise ValueError('second')",
    "never ends": "while True: pass",
    "ends the process": "import os; os._exit(2)",
    "is noted": "!echo second",
    "writes too much": "print('second' * 10**6)",
    "is gone": "",
    "takes the functions along": "print('second'); del fine, stub",
    "makes another function": "def stub():\n    return 'second'",
}


@pytest.fixture
def run_twice(grader):
    """A student of whom a call has ended the process, whose cells were others in the next; and the facts before."""
    limits = Limits.for_flavour("numpy").with_settings({"cell_seconds": 1})
    opened = []

    def student(second: str) -> tuple[RemoteStudent, tuple]:
        cells = [Cell("print('first')", "cell 1"), Cell(FUNCTIONS, "cell 2"), Cell("print('last')", "cell 3")]
        student = RemoteStudent(grader.sandbox("numpy"), cells, ("fine", "ends", "stub"), limits)
        opened.append(student.__enter__())
        before = facts(student)
        student._cells = [Cell(second, "cell 1"), cells[1], Cell(second, "cell 3")]
        assert student.observe("ends", 1).raised == "ProcessExit"
        student.observe("fine", 1)
        assert student._worker is not None  # another one, which has run the cells
        return student, before

    yield student
    for one in opened:
        one.__exit__(None, None, None)


def facts(student: RemoteStudent) -> tuple:
    """All that the pages show of the cells, and what each task is."""
    results = {name: (r.ok, r.outputs, r.error, r.notes, r.timed_out) for name, r in student.results.items()}
    return list(results.items()), notes(student.results), [student.status(task) for task in ("fine", "ends", "stub")]


@pytest.mark.parametrize("second", SECOND)
def test_what_a_cell_does_when_it_is_run_again_reaches_nobody(run_twice, second):
    student, before = run_twice(SECOND[second])
    assert facts(student) == before
    assert "first" in repr(before)

"""Functions that give what no check expects: every check of every numpy notebook fails, in words, and none breaks."""

from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.intake.cells import Cell
from autograder.judge.judge import Judge
from autograder.judge.seeds import Seeds
from autograder.wall.limits import Limits
from autograder.wall.remote import RemoteStudent

COURSE = Course(Path(__file__).parents[2])
NUMPY = [name for name in COURSE.folders if not COURSE.assignment(name).keras]
VALUES = [
    "10**1000",
    "(10**400, 10**400)",
    "[10**400] * 5",
    "{name: 10**400 for name in ('W1', 'b1', 'dW1', 'db1', 'w', 'b', 'dw', 'db')}",
    "{1: 2, (1, 2): 3, None: 4, 2.5: [1], float('nan'): 1}",
    "{1, 2, float('nan')}",
    "np.float16(1)",
    "np.bool_(True)",
    "1j",
    "float('nan')",
    "np.array('x')",
    "np.array(1.0)",
    "np.zeros((0, 1 << 26))",
    "np.ones((1,) * 32)",
    "(np.array(['a']), np.ones((0, 3)))",
    "[[[[[[[[[[1]]]]]]]]]]",
    "'\\x1b[2J\\ud800'",
    "lambda *args, **kwargs: 10**400",
]


@pytest.mark.parametrize("name", NUMPY)
def test_a_value_that_no_check_expects_fails_in_words(played, name):
    assignment = COURSE.assignment(name)
    names = [task.name for task in assignment.tasks]
    for value in VALUES:
        source = "\n".join(f"def {task}(*args, **kwargs):\n    return {value}" for task in names)
        with RemoteStudent(played(source, lambda frame: frame), [Cell("", "cell 1")], names, Limits()) as student:
            verdicts = Judge(assignment, Seeds.of(b"secret", assignment.name, "mallory")).judge(student)
        for task in verdicts.values():
            assert (task.score, task.needs_person) == (0.0, ""), (value, task)
            for check in task.checks:
                assert check.outcome in ("pass", "fail", "skipped") and not check.fault, (value, check)
                assert check.message.isprintable() and len(check.message) <= 2000, (value, check)
        assert not student.violations, value

"""What an author's folder may not hold, each said in a line."""

import shutil

import pytest

from autograder.course.assignment import load
from autograder.errors import Problem

BLIND = """

@check("double")
def no_loop(student, reference, rng):
    "no loop over the numbers"
    vectorised(student, "double", lambda m: (rng.normal(size=m),){more})
"""


@pytest.mark.parametrize(
    ("more", "fine"), [("", False), (", large=300", False), (", reference", True), (", reference=reference", True)]
)
def test_a_hidden_check_that_measures_no_time_is_refused(course, tmp_path, more, fine):
    folder = shutil.copytree(course.root / "assignments" / "01_tiny", tmp_path / "01_tiny")
    hidden = folder / "hidden.py"
    hidden.write_text(hidden.read_text().replace("unchanged\n", "unchanged, vectorised\n") + BLIND.format(more=more))
    assignment = load(folder)
    if fine:
        assert any(check.name == "no_loop" for check in assignment.hidden)
    else:
        with pytest.raises(Problem, match=r"hidden.py, line \d+: a hidden check hands the reference to vectorised"):
            assignment.hidden  # noqa: B018

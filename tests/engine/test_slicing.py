"""Which of the course's cells are run when only scores are wanted: those that the student's own code depends on."""

import pytest

from autograder.engine.intake import Cell
from autograder.engine.slicing import needed


def kept(*cells: tuple[str, bool], tasks=("f",)) -> list[int]:
    made = [Cell(source, f"cell {k}", k, given) for k, (source, given) in enumerate(cells)]
    return [cell.position for cell in needed(made, tasks)]


GIVEN, OWN = True, False


def test_plots_of_the_course_are_left_out():
    assert kept(("import numpy as np", GIVEN), ("def f(x):\n    return np.sin(x)", OWN), ("plot(f(1))", GIVEN)) == [
        0,
        1,
    ]


def test_a_given_cell_whose_variable_the_student_uses_is_run_with_all_that_it_needs():
    assert kept(("a = 1", GIVEN), ("b = a + 1", GIVEN), ("c = 3", GIVEN), ("def f(x):\n    return x + b", OWN)) == [
        0,
        1,
        3,
    ]


def test_a_given_cell_that_may_change_such_a_variable_is_run():
    assert kept(("b = []", GIVEN), ("b.append(1)", GIVEN), ("def f(x):\n    return x + b[0]", OWN)) == [0, 1, 2]


def test_names_local_to_functions_and_comprehensions_are_nobody_elses():
    cells = [("x = 1\nk = 2", GIVEN), ("def f(x):\n    y = [k for k in range(x)]\n    return y", OWN)]
    assert kept(*cells) == [1]


@pytest.mark.parametrize("source", ["exec('b')", "globals()['b']", "eval('b')", "import sys; sys.modules['__main__']"])
def test_code_that_may_reach_anything_has_everything_run(source):
    assert kept(("b = 1", GIVEN), ("plot()", GIVEN), (f"def f(x):\n    {source}", OWN)) == [0, 1, 2]


def test_whatever_a_student_changed_is_run():
    assert kept(("plot(1)", OWN), ("b = 2", GIVEN), ("%time plot(b)", OWN)) == [0, 1, 2]


def test_a_cell_with_broken_syntax_needs_nothing():
    assert kept(("b = 1", GIVEN), ("def f(x) return b", OWN)) == [1]

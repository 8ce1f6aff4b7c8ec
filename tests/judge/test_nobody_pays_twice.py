"""A fault costs the task that has it: what calls that task is judged once more with the reference in its place."""

import pytest

DOUBLE = {
    "right": "def double(x):\n    return 2 * np.asarray(x)",
    "changes its argument": "def double(x):\n    x *= 2\n    return x",
    "fails for four numbers": "def double(x):\n    assert np.size(x) != 4\n    return 2 * np.asarray(x)",
    "never ends for four numbers": "def double(x):\n    while np.size(x) == 4: pass\n    return 2 * np.asarray(x)",
    "ends the process for four": "import os\ndef double(x):\n    return 2 * x if np.size(x) != 4 else os._exit(0)",
    "wrong": "def double(x):\n    return 3 * np.asarray(x)",
    "left out": "double = None",
}
TOTAL = {
    "right": "def total(x):\n    return float(np.sum(double(x)))",
    "needs its argument later": "def total(x):\n    return float(np.sum(double(x)) / np.sum(x) * np.sum(x))",
    "fails by itself": "def total(x):\n    assert np.size(x) != 4\n    return float(np.sum(double(x)))",
}


@pytest.fixture
def scores(grader, hand_in, make):
    """The points of `double` and `total` for two sources; no check of double's has four numbers, one of total's has."""

    def graded(double: str, total: str) -> tuple[float, float]:
        report = grader.grade(hand_in(make.whole(double=double, total=total), "01_tiny.ipynb"), "01_tiny")
        return report.tasks["double"].score, report.tasks["total"].score

    return graded


@pytest.mark.parametrize("fault", [name for name in DOUBLE if name != "right"])
def test_a_helpers_fault_costs_the_helper_alone(scores, fault):
    assert scores(DOUBLE[fault], TOTAL["right"])[1] == 4


def test_a_helper_that_spoils_the_callers_argument_costs_itself_alone(scores):
    got = scores(DOUBLE["changes its argument"], TOTAL["needs its argument later"])
    assert 0 < got[0] < 2
    assert got[1] == 4


@pytest.mark.parametrize("fault", DOUBLE)
def test_a_fault_of_its_own_is_not_forgiven(scores, fault):
    assert scores(DOUBLE[fault], TOTAL["fails by itself"])[1] == 0


@pytest.mark.parametrize("fault", DOUBLE)
def test_leaving_a_helper_out_never_beats_handing_it_in(scores, fault):
    handed_in = sum(scores(DOUBLE[fault], TOTAL["needs its argument later"]))
    assert handed_in >= sum(scores(DOUBLE["left out"], TOTAL["needs its argument later"]))

"""Values that break the check which looks at them: what could not be checked must not be what earns."""

import pytest

VALUES = [
    "'text'",
    "[]",
    "np.zeros((0, 0))",
    "()",
    "{}",
    "lambda: 1",
    "np.array('x')",
    "[[1.0], [2.0, 3.0]]",
    "b'bytes'",
    "1j",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_that_breaks_a_hidden_check_fails_it(attack, value):
    source = f"""
    def double(x):
        return np.array([2.0, 4.0, 6.0]) if len(x) == 3 else {value}
    def total(x):
        return 6.0 if len(x) == 3 else {value}
    """
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    assert attempt.report.ungradable == []


@pytest.mark.parametrize("value", VALUES)
def test_something_quick_for_large_arrays_earns_no_speed(attack, value):
    source = f"""
    def total(x):
        return float(np.sum(x)) if len(x) < 1000 else {value}
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "total": 2.0}

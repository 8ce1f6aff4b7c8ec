"""Numbers of every kind that a function may give: they agree with what is expected, or not, whatever their type is."""

import math
from fractions import Fraction

import numpy as np
import pytest

from autograder.checks import ATOL, RTOL, difference
from autograder.checks.values import alike
from autograder.checks.wire import DTYPES

REAL = [dtype.type for dtype in DTYPES.values() if dtype.kind in "biuf"]
GOT = [
    *(kind(number) for kind in REAL for number in (0, 1)),
    *(10**30, -(10**30), 2**63, 2**64, 10**400, 0, 1, True, -1, 1e308, 5e-324, math.nan, math.inf, -math.inf),
    *(np.float16(65504), np.float16(np.inf), np.float32(3e38), np.uint64(2**64 - 1), np.int64(-(2**63)), np.int8(-128)),
]
EXPECTED = [0, 1, 255, 2**53 + 1, 2**63 - 1, -(2**63), np.int64(5), 2.0, 1.0, -1.0, 70000.0, 65504.0, 1e30, 1e-30]


def equal(got, expected) -> bool:
    if isinstance(got, float | np.floating) and not math.isfinite(got):
        return False
    got, expected = (
        Fraction(x) if isinstance(x, float) else Fraction(x.item()) if isinstance(x, np.generic) else Fraction(x)
        for x in (got, expected)
    )
    return abs(got - expected) <= Fraction(ATOL) + Fraction(RTOL) * abs(expected)


@pytest.mark.parametrize("expected", EXPECTED)
def test_what_is_no_equal_number_never_agrees(expected):
    for got in GOT:
        found = [difference(got, expected), difference([got], [expected]), difference((got,), np.array([expected]))]
        if not equal(got, expected):
            assert all(found), (got, type(got), found)


@pytest.mark.parametrize("expected", [2.0, 1e30, 70000.0])
def test_an_equal_float_agrees_whatever_its_width(expected):
    for kind in (float, np.float32, np.float64):
        assert difference(kind(expected), expected) is None


def test_numbers_beyond_every_float_are_alike_if_they_are_equal():
    assert alike(10**400, 10**400) and not alike(10**400, 10**401) and not alike(10**400, 1.0)
    assert not alike(np.float16(1), 10**30)

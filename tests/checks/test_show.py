"""How values are written: exact where it matters, short where they are large, never twice the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.checks import ATOL, RTOL, difference, show

TOLERANCE = (RTOL, ATOL)
numbers = st.floats(allow_nan=False, width=64) | st.integers(-(10**12), 10**12) | st.booleans()
small = st.lists(numbers, max_size=6).map(tuple) | st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=6).map(np.array)
values = numbers | small | st.dictionaries(st.sampled_from(["W", "b"]), numbers) | st.text(max_size=5)


@given(values, values)
def test_two_values_that_differ_never_read_the_same(got, expected):
    if found := difference(got, expected):
        a, b = show.pair(got, expected, found, TOLERANCE)
        assert a != b


def test_values_that_differ_only_where_they_are_cut_are_shown_once():
    assert show.pair("a" * 300 + "b", "a" * 300 + "c", None, TOLERANCE) == ("'" + "a" * 198 + "…", "")


@given(st.integers(0, 399), st.sampled_from([(400,), (20, 20), (4, 10, 10)]))
def test_a_large_array_shows_its_first_difference(position, shape):
    expected = np.zeros(shape)
    got = expected.copy()
    got.flat[position] = 12345
    a, b = show.pair(got, expected, difference(got, expected), TOLERANCE)
    assert "12345" in a and "12345" not in b
    place = a.partition("\n")[2].partition(" = ")[0].strip("[]").split(", ")
    start, stop = map(int, place[-1].split(":"))
    *row, column = np.unravel_index(position, shape)
    assert [int(k) for k in place[:-1]] == row and start <= column < stop


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=16))
def test_the_call_of_a_small_array_can_be_typed(entries):
    array = np.array(entries)
    typed = eval(show.argument(array), {"np": np, "nan": np.nan, "inf": np.inf})
    assert typed.shape == array.shape and np.allclose(typed, array, rtol=1e-5)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (2, "2"),
        (2.0, "2.0"),
        (np.float32(0.1), "0.1"),
        (1e-20, "1e-20"),
        (float("inf"), "inf"),
        ("jet", "'jet'"),
        ([1, 2], "[1, 2]"),
        ((1.5,), "(1.5,)"),
        (list(range(20)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, …]"),
        ({"W": 1.0}, "{'W': 1.0}"),
        (np.array(["g", "q"]), "np.array(['g', 'q'])"),
        (np.array([True]), "np.array([True])"),
        (np.array([1, 2]), "np.array([1, 2])"),
        (np.array([1, 2], np.int8), "np.array([1, 2], dtype=np.int8)"),
        (np.zeros((5, 5)), "<array of shape (5, 5)>"),
        (np.zeros((5, 5), np.uint8), "<uint8 array of shape (5, 5)>"),
        (np.random.default_rng(1), "rng"),
        (None, "None"),
        (np.sum, "<sum>"),
    ],
)
def test_an_argument(value, written):
    assert show.argument(value) == written


def test_addresses_in_memory_are_left_out():
    assert show.nested(object()) == "<object object at 0x…>"

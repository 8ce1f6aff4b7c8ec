"""Things that can't travel, or would lose something on the way, come back to the student's function as they were."""

from typing import NamedTuple

import numpy as np
import pytest

from autograder.checks.local import LocalStudent


class Cache(NamedTuple):
    Z: np.ndarray
    kind: str


@pytest.fixture
def student():
    def forward(x):
        return 2 * x, Cache(x, "identity")

    def forward_all(x):
        return x, [Cache(x, "a"), Cache(x, "b")]

    def forward_in_closures(x):
        return x, (lambda: x, [lambda: 2 * x])

    def backward(dA, cache):
        return dA * cache.Z

    def backward_all(caches):
        return sum(cache.Z for cache in caches)

    def backward_in_closures(caches):
        return caches[0]() + caches[1][0]()

    def seeds(x):
        np.random.seed(0)
        return x

    return LocalStudent(dict(locals()))


def test_a_named_tuple_in_a_result_keeps_its_names(student):
    _, cache = student.forward(np.arange(3.0))
    np.testing.assert_array_equal(student.backward(1.0, cache), [0, 1, 2])


def test_a_handle_may_be_passed_by_keyword(student):
    _, cache = student.forward(np.arange(3.0))
    np.testing.assert_array_equal(student.backward(dA=1.0, cache=cache), [0, 1, 2])


def test_a_list_of_named_tuples_comes_back_whole(student):
    _, caches = student.forward_all(np.ones(2))
    np.testing.assert_array_equal(student.backward_all(caches), [2, 2])


def test_handles_inside_a_tuple_are_unpacked(student):
    _, caches = student.forward_in_closures(np.ones(2))
    assert not student.observe("backward_in_closures", caches).changed
    np.testing.assert_array_equal(student.backward_in_closures(caches), [3, 3])


def test_seeding_again_with_the_same_seed_is_seen(student):
    assert student.observe("seeds", 1.0).touched_global_random
    assert student.observe("seeds", 1.0).touched_global_random


def test_looking_leaves_the_global_generator_as_it_was(student):
    np.random.seed(5)
    expected = np.random.random_sample()
    np.random.seed(5)
    assert not student.observe("forward", 1.0).touched_global_random
    assert np.random.random_sample() == expected

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

from autograder.data import blobs, circle, spirals, xor

MAKERS = [blobs, xor, circle, spirals]


def accuracy(model, make, **options):
    X, y = make(1500, np.random.default_rng(0), **options)
    return model.fit(X.T[:1000], y[:1000]).score(X.T[1000:], y[1000:])


@pytest.mark.parametrize("make", MAKERS)
def test_points_are_columns_with_integer_labels_and_follow_the_seed(make):
    X, y = make(40, np.random.default_rng(2))
    assert X.shape == (2, 40)
    assert y.shape == (40,)
    assert np.issubdtype(y.dtype, np.integer)
    np.testing.assert_array_equal(X, make(40, np.random.default_rng(2))[0])
    assert not np.array_equal(X, make(40, np.random.default_rng(3))[0])


def test_blobs_are_separated_by_straight_lines():
    _, y = blobs(200, np.random.default_rng(0))
    assert set(y) == {0, 1, 2, 3}
    assert accuracy(LogisticRegression(), blobs) > 0.95
    assert set(blobs(200, np.random.default_rng(0), classes=3)[1]) == {0, 1, 2}


@pytest.mark.parametrize("make", [xor, circle])
def test_no_line_separates_what_neighbours_can_tell_apart(make):
    assert accuracy(LogisticRegression(), make) < 0.65
    assert accuracy(KNeighborsClassifier(9), make) > 0.9


@pytest.mark.parametrize("classes", [2, 4])
def test_spiral_arms_are_apart_but_not_by_lines(classes):
    assert accuracy(LogisticRegression(), spirals, classes=classes) < 0.8
    assert accuracy(KNeighborsClassifier(9), spirals, classes=classes) > 0.9


def test_a_circle_becomes_linear_in_the_quadratic_basis():
    X, y = circle(1500, np.random.default_rng(0))
    basis = np.stack([X[0] ** 2, X[1] ** 2, np.sqrt(2) * X[0] * X[1]]).T
    assert LogisticRegression().fit(basis[:1000], y[:1000]).score(basis[1000:], y[1000:]) > 0.9

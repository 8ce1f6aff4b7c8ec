"""The references of notebooks 03 and 04 against a library that others have tested."""

import numpy as np
import pytest
from sklearn import metrics
from sklearn.linear_model import LogisticRegression

from autograder.data import photon_jet


def samples():
    rng = np.random.default_rng(2)
    for m, decimals in ((12, 1), (200, 2), (500, 9)):
        y = rng.integers(0, 2, m)
        yield y, (rng.normal(size=m) + y).round(decimals)


@pytest.fixture(scope="module")
def roc(course):
    return course.assignment("04_roc_analysis").reference


@pytest.fixture(scope="module")
def regression(course):
    return course.assignment("03_logistic_regression").reference


def test_roc_curves_are_those_of_scikit_learn_without_dropped_points(roc):
    for y, score in samples():
        for ours, theirs in zip(
            roc.roc_curve(y, score), metrics.roc_curve(y, score, drop_intermediate=False), strict=True
        ):
            np.testing.assert_allclose(ours, theirs)


def test_areas_are_those_of_scikit_learn(roc):
    for y, score in samples():
        assert roc.auc(*roc.roc_curve(y, score)[:2]) == pytest.approx(metrics.roc_auc_score(y, score))


def test_counts_and_ratios_are_those_of_scikit_learn(roc):
    for y, score in samples():
        said = (score > 0.4).astype(int)
        (tn, fp), (fn, tp) = metrics.confusion_matrix(y, said)
        assert roc.confusion(y, said) == (tp, fp, fn, tn)
        ours = roc.scores(tp, fp, fn, tn)
        assert ours["accuracy"] == pytest.approx(metrics.accuracy_score(y, said))
        assert ours["precision"] == pytest.approx(metrics.precision_score(y, said))
        assert ours["recall"] == pytest.approx(metrics.recall_score(y, said))
        assert ours["f1"] == pytest.approx(metrics.f1_score(y, said))
        assert ours["specificity"] == pytest.approx(metrics.recall_score(1 - y, 1 - said))


def test_a_cut_from_below_is_the_curve_of_minus_x(roc):
    for y, x in samples():
        fpr, tpr, thresholds = roc.cut_roc(y, x, "below")
        theirs = metrics.roc_curve(y, -x, drop_intermediate=False)
        np.testing.assert_allclose(fpr, theirs[0])
        np.testing.assert_allclose(tpr, theirs[1])
        np.testing.assert_allclose(thresholds, -theirs[2])


def test_the_error_of_an_area_is_near_the_spread_of_many_samples(roc):
    rng = np.random.default_rng(0)
    y = np.repeat([1, 0], [60, 90])
    # Exponential scores, for which the formula is derived.
    areas = [
        roc.auc(*roc.roc_curve(y, np.concatenate([rng.exponential(4, 60), rng.exponential(1, 90)]))[:2])
        for _ in range(400)
    ]
    assert roc.auc_error(np.mean(areas), 60, 90) == pytest.approx(np.std(areas), rel=0.12)


def test_cross_entropy_is_the_log_loss(regression):
    for y, score in samples():
        a = 1 / (1 + np.exp(-score))
        ours = regression.cross_entropy(a[np.newaxis], y[np.newaxis])
        assert ours == pytest.approx(metrics.log_loss(y, a))


def test_descent_reaches_the_minimum_that_scikit_learn_finds(regression):
    X, Y, _ = photon_jet(1500, np.random.default_rng(6))
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    w, b, costs = regression.fit(X, Y, 2.0, 1500)
    theirs = LogisticRegression(C=np.inf, tol=1e-8, max_iter=1000).fit(X.T, Y[0])
    np.testing.assert_allclose(w[:, 0], theirs.coef_[0], atol=2e-3)
    assert b == pytest.approx(theirs.intercept_[0], abs=2e-3)
    assert np.all(np.diff(costs) < 1e-12)


def test_the_area_of_03_is_the_auc_of_04(regression, roc):
    for y, score in samples():
        assert regression.right_order(y, score) == pytest.approx(roc.auc(*roc.roc_curve(y, score)[:2]))

"""What the judge knows of bias_variance: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, returned, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import LOOSE, SINGLE
from public import perfect_or_stubborn, two_models


def parts_by_hand(predictions, truth):
    k, m = predictions.shape
    means = [sum(predictions[i, j] for i in range(k)) / k for j in range(m)]
    bias2 = sum((means[j] - truth[j]) ** 2 for j in range(m)) / m
    variance = sum((predictions[i, j] - means[j]) ** 2 for i in range(k) for j in range(m)) / (k * m)
    return float(bias2), float(variance)


def both(
    value,
    expected,
    ask="Which mean is taken first, over the models or over the points? And where is the square?",
    **tolerance,
):
    "Fail unless the value is the pair of floats; an array of the two will do."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.shape == (2,))
    expect(several and len(value) == 2, "that is no pair (bias2, variance)", got=value, ask=ask)
    agree(value[0], expected[0], what="bias2", ask=ask, **tolerance)
    agree(value[1], expected[1], what="variance", ask=ask, **tolerance)


@check(core=True)
def models_and_points(student, rng):
    "any number of models and of points, as many too"
    for k, m in ((3, 5), (6, 2), (4, 4)):
        predictions, truth = rng.normal(size=(k, m)) + rng.normal(size=m), rng.normal(size=m)
        both(student.bias_variance(predictions, truth), parts_by_hand(predictions, truth), **LOOSE)


@check
def sum_rule(student, rng):
    "together they are the mean square distance from the truth"
    predictions, truth = rng.normal(size=(5, 7)), rng.normal(size=7)
    bias2, variance = returned(student.observe("bias_variance", predictions, truth))
    agree(
        bias2 + variance, float(np.mean((predictions - truth) ** 2)), **LOOSE, ask="Square, then mean, in which order?"
    )


@check
def lonely(student):
    "one model has no variance; one point is enough"
    both(student.bias_variance(np.array([[1.0, 4.0]]), np.array([0.0, 2.0])), (2.5, 0.0), ask="1/k, with k = 1?")
    both(student.bias_variance(np.array([[1.0], [5.0]]), np.array([2.0])), (1.0, 4.0))
    both(student.bias_variance(np.array([[3.0]]), np.array([1.0])), (4.0, 0.0))


@check
def far_from_zero(student):
    "predictions of 1e8 that differ by 1 keep their variance"
    predictions = 1e8 + np.array([[0.0, 1.0, 5.0], [2.0, 1.0, 8.0]])
    both(
        student.bias_variance(predictions, 1e8 + np.array([1.0, 3.0, 6.5])),
        (4 / 3, (1 + 0 + 2.25) / 3),
        rtol=1e-6,
        ask="Mean of squares minus square of the mean: how many digits are left of 1e16?",
    )


@check
def kinds_of_numbers(student, rng):
    "integer and float32 predictions give the values of the same numbers"
    predictions, truth = np.array([[1, 2, 4], [2, 2, -3]]), np.array([1, 0, 2])
    both(student.bias_variance(predictions, truth), parts_by_hand(predictions, truth))
    predictions, truth = rng.normal(size=(4, 6)).astype(np.float32), rng.normal(size=6).astype(np.float32)
    both(
        student.bias_variance(predictions, truth),
        parts_by_hand(predictions.astype(float), truth.astype(float)),
        **SINGLE,
    )


@check
def predictions_stay(student, rng):
    "the arguments are called predictions and truth and stay as they are"
    unchanged(student.observe("bias_variance", predictions=rng.normal(size=(3, 4)), truth=rng.normal(size=4)))


@alternative
def written_out(predictions, truth):
    "sums written out"
    k, m = predictions.shape
    average = predictions.sum(axis=0) / k
    return ((average - truth) ** 2).sum() / m, ((predictions - average) ** 2).sum() / (k * m)


@alternative
def point_by_point_pair(predictions, truth):
    "a loop over the points; an array of two"
    parts = [((column.mean() - t) ** 2, column.var()) for column, t in zip(predictions.T, truth, strict=True)]
    return np.mean(parts, axis=0)


@alternative
def as_the_rest(predictions, truth):
    "the variance as the standard deviation squared, with numpy scalars"
    return np.square(np.mean(predictions, 0) - truth).mean(), np.mean(np.std(predictions, axis=0) ** 2)


@misconception(caught_by=two_models)
def whole_error(predictions, truth):
    """Your bias is the whole mean square error: the scatter of the models is still in it. What is averaged before
    the square?"""
    return float(np.mean((predictions - truth) ** 2)), float(np.mean(predictions.var(axis=0)))


@misconception(caught_by=perfect_or_stubborn)
def not_squared(predictions, truth):
    "The bias is not squared, so errors of both signs cancel. Which 2 does the name bias2 carry?"
    bias = np.mean(predictions.mean(axis=0) - truth)
    return float(abs(bias)), float(np.mean(predictions.var(axis=0)))


@misconception(caught_by=two_models)
def sample_variance(predictions, truth):
    "You divide by k - 1. Here it is 1/k: what is the `ddof` of `np.var`?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    deviations = predictions - predictions.mean(axis=0)
    return float(bias2), float((deviations**2).sum() / max(len(predictions) - 1, 1) / predictions.shape[1])


@misconception(caught_by=two_models)
def over_the_points(predictions, truth):
    "The variance runs over the points, not over the models. Which axis are the models?"
    return float(np.mean((predictions.mean(axis=0) - truth) ** 2)), float(np.mean(predictions.var(axis=1)))


@misconception(caught_by=perfect_or_stubborn)
def over_everything(predictions, truth):
    """The variance of all the numbers together holds the shape of the curve as well. Between what should it
    measure the scatter?"""
    return float(np.mean((predictions.mean(axis=0) - truth) ** 2)), float(predictions.var())


@misconception(caught_by=perfect_or_stubborn)
def deviation(predictions, truth):
    "That is the average standard deviation. Which power is missing?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return float(bias2), float(np.mean(predictions.std(axis=0)))


@misconception(caught_by=perfect_or_stubborn)
def exchanged(predictions, truth):
    "Bias and variance came back in the other order. What does the docstring promise first?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return float(np.mean(predictions.var(axis=0))), float(bias2)


@misconception(caught_by=two_models)
def sums_over_points(predictions, truth):
    "You sum over the points; both are means. What happens to your numbers with twice as many points?"
    bias2 = np.sum((predictions.mean(axis=0) - truth) ** 2)
    return float(bias2), float(np.sum(predictions.var(axis=0)))


@misconception(caught_by=two_models)
def scatter_about_the_truth(predictions, truth):
    "You measure the scatter about the truth; that is bias and variance together. About what do the models scatter?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return float(bias2), float(np.mean((predictions - truth) ** 2))


@misconception(caught_by=far_from_zero)
def difference_of_moments(predictions, truth):
    """Mean of squares minus square of the mean: far from zero all the digits of the difference are lost. Which
    formula subtracts the mean first?"""
    mean = predictions.mean(axis=0)
    variance = np.mean(np.mean(predictions.astype(float) ** 2, axis=0) - mean.astype(float) ** 2)
    return float(np.mean((mean - truth) ** 2)), float(variance)


equivalent(
    change=(
        "bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2): predictions.mean(axis=0) - truth -> truth - "
        "predictions.mean(axis=0)"
    ),
    reason="the difference is squared",
)

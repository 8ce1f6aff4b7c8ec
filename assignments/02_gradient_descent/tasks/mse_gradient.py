"""What the judge knows of mse_gradient: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, has_shape, numerical_gradient, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE, linear_problem
from public import at_the_minimum, like_the_weights, small_example


@check(core=True)
def against_differences(student, rng):
    "every component agrees with central differences of the cost"
    for n, m in ((2, 5), (4, 3), (3, 3)):
        w, X, y = linear_problem(rng, n, m)
        slope = numerical_gradient(lambda v, X=X, y=y: float(np.mean((v.T @ X - y) ** 2)), w)
        agree(
            student.mse_gradient(w, X, y),
            slope,
            **LOOSE,
            ask="Compare with the differences: is it a factor (2, m, n), a sign, or a mixture of components?",
        )


@check
def single(student, reference, rng):
    "one example, one feature"
    for n, m in ((3, 1), (1, 5), (1, 1)):
        w, X, y = linear_problem(rng, n, m)
        got = student.mse_gradient(w, X, y)
        has_shape(got, (n, 1), ask="The gradient has the shape of w, always.")
        agree(got, reference.mse_gradient(w, X, y), **LOOSE)


@check
def number_of_examples(student, rng):
    "twice the same data have the same gradient"
    w, X, y = linear_problem(rng, 3, 4)
    agree(
        student.mse_gradient(w, np.hstack([X, X]), np.hstack([y, y])),
        student.mse_gradient(w, X, y),
        **LOOSE,
        ask="1/m?",
    )


@check
def integer_and_float32(student, reference, rng):
    "integer and float32 input gives the values of the same numbers"
    w, X, y = np.array([[1], [-2]]), np.array([[1, 1, 1], [0, 2, 5]]), np.array([[1, 0, -2]])
    expected = reference.mse_gradient(w.astype(float), X.astype(float), y.astype(float))
    agree(student.mse_gradient(w, X, y), expected, ask="What happens to fractions in an array of integers?")
    w, X, y = (v.astype(np.float32) for v in linear_problem(rng, 3, 6))
    agree(student.mse_gradient(w, X, y), reference.mse_gradient(*(v.astype(float) for v in (w, X, y))), **SINGLE)


@check
def all_stay(student, rng):
    "the arguments are called w, X and y and stay as they are"
    w, X, y = linear_problem(rng, 3, 5)
    unchanged(student.observe("mse_gradient", w=w, X=X, y=y))


@alternative
def by_einsum(w, X, y):
    "einsum over the examples"
    residuals = np.einsum("no,nm->om", w, X) - y
    return 2 * np.einsum("nm,om->no", X, residuals) / y.size


@alternative
def mean_over_columns(w, X, y):
    "residual times feature, averaged by np.mean"
    return np.mean(2 * (w.T @ X - y) * X, axis=1, keepdims=True)


@alternative
def normal_equations(w, X, y):
    "the matrices of the normal equations"
    m = X.shape[1]
    return 2 * (np.dot(X, X.T) @ w - np.dot(X, y.T)) / m


@alternative
def double_loop(w, X, y):
    "both sums as loops"
    n, m = X.shape
    gradient = np.zeros((n, 1))
    for j in range(m):
        h = sum(w[i, 0] * X[i, j] for i in range(n))
        for i in range(n):
            gradient[i, 0] += 2 * (h - y[0, j]) * X[i, j] / m
    return gradient


@misconception(caught_by=like_the_weights)
def lying_down(w, X, y):
    "The gradient lies down, (1, n); it must have the shape of w. What has to be transposed?"
    return 2 / X.shape[1] * (w.T @ X - y) @ X.T


@misconception(caught_by=like_the_weights)
def flat(w, X, y):
    "The gradient is flat, (n,). `w - lr * gradient` would then make a matrix of (n, n). How do you keep it a column?"
    return np.mean(2 * (w.T @ X - y) * X, axis=1)


@misconception(caught_by=small_example)
def two_forgotten(w, X, y):
    """The factor 2 of the derivative of a square is missing. Half the cost would have your gradient: is there a
    1/2 in the mse?"""
    return X @ (w.T @ X - y).T / X.shape[1]


@misconception(caught_by=small_example)
def uphill_and_down(w, X, y):
    "The sign is turned round: residuals are prediction minus measurement. In which direction does the cost grow?"
    return 2 / X.shape[1] * X @ (y - w.T @ X).T


@misconception(caught_by=small_example)
def missing_m(w, X, y):
    "The 1/m is missing: your gradient grows with the number of examples. Is the cost a sum or a mean?"
    return 2 * X @ (w.T @ X - y).T


@misconception(caught_by=small_example)
def features_forgotten(w, X, y):
    """Each residual has to be multiplied with its features: the inner derivative. What is the derivative of w^T x
    with respect to w?"""
    return np.full(w.shape, 2 * np.mean(w.T @ X - y))


@misconception(caught_by=at_the_minimum)
def measurement_forgotten(w, X, y):
    "On a perfect fit your gradient isn't zero. Where is y?"
    return 2 / X.shape[1] * X @ (w.T @ X - 0 * y - np.mean(y)).T


@misconception(caught_by=against_differences)
def divided_by_features(w, X, y):
    "You divide by the number of features. `len(X)` counts rows: over what is the mean?"
    return 2 / len(X) * X @ (w.T @ X - y).T


@misconception(caught_by=small_example)
def m_twice(w, X, y):
    "The 1/m is there twice. Is a mean of something taken that was divided already?"
    return 2 / X.shape[1] ** 2 * X @ (w.T @ X - y).T


@misconception(caught_by=all_stay)
def residuals_in_y(w, X, y):
    "`y -= …` overwrites the caller's measurements. Which line makes an array of your own?"
    h = w.T @ X
    if y.dtype != h.dtype or h.dtype.kind != "f":
        y = y.astype(float)
    y -= h
    return -2 / X.shape[1] * X @ y.T

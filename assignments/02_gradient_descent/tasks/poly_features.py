"""What the judge knows of poly_features: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE
from public import one_row_per_power, powers


@check(core=True)
def any_degree(student, rng):
    "any number of values, any degree, negative values and zero"
    for m, degree in ((5, 3), (4, 4), (3, 3), (3, 7), (6, 1)):
        x = rng.uniform(-1.5, 1.5, size=m)
        x[0] = 0.0
        table = np.array([[value**k for value in x] for k in range(degree + 1)])
        agree(student.poly_features(x, degree), table, **LOOSE, ask="Row k is x to the power of k; what is 0 to the 0?")


@check
def smallest(student):
    "degree 0 is a row of ones; one value is one column"
    agree(student.poly_features(np.array([2.0, -3.0, 0.0]), 0), np.ones((1, 3)), ask="The row of ones is always there.")
    agree(student.poly_features(np.array([-2.0]), 3), np.array([[1.0], [-2.0], [4.0], [-8.0]]))
    agree(student.poly_features(np.array([3.0]), 0), np.ones((1, 1)))


@check
def other_numbers(student, rng):
    "integer and float32 values give the powers of the same numbers"
    agree(
        student.poly_features(np.array([-2, 0, 1, 3]), 4),
        np.array([[1.0, 1, 1, 1], [-2, 0, 1, 3], [4, 0, 1, 9], [-8, 0, 1, 27], [16, 0, 1, 81]]),
    )
    x = rng.uniform(-1, 1, size=5).astype(np.float32)
    agree(student.poly_features(x, 3), x.astype(float) ** np.arange(4)[:, None], **SINGLE)


@check
def called_by_name(student):
    "the arguments are called x and degree, x stays as it is, and nothing warns"
    outcome = student.observe("poly_features", x=np.array([0.0, -0.5, 2.0]), degree=3)
    unchanged(outcome)
    quiet(outcome, ask="Is there a logarithm of x?")


@alternative
def stacked(x, degree):
    "row by row, stacked"
    return np.stack([x**k for k in range(degree + 1)])


@alternative
def vandermonde(x, degree):
    "the Vandermonde matrix, transposed"
    return np.vander(x, degree + 1, increasing=True).T


@alternative
def growing_product(x, degree):
    "each row is the one above times x, in single precision"
    table = np.ones((degree + 1, len(x)), dtype=np.float32)
    for k in range(1, degree + 1):
        table[k] = table[k - 1] * x
    return table


@misconception(caught_by=one_row_per_power)
def one_power_short(x, degree):
    "The highest power is missing: `range(degree)` ends before degree. How many rows has degree 2?"
    return np.stack([x**k for k in range(degree)]) if degree else np.zeros((0, len(x)))


@misconception(caught_by=one_row_per_power)
def examples_in_rows(x, degree):
    "Your examples are rows. In this course they are columns: what is one step away?"
    return np.vander(x, degree + 1, increasing=True)


@misconception(caught_by=one_row_per_power)
def no_ones(x, degree):
    "The row of ones is missing: what would the offset of the line be multiplied with?"
    return np.stack([x**k for k in range(1, degree + 1)]) if degree else np.zeros((0, len(x)))


@misconception(caught_by=powers)
def highest_first(x, degree):
    "The highest power comes first here. Which power belongs into row 0?"
    return np.vander(x, degree + 1).T


@misconception(caught_by=powers)
def multiples(x, degree):
    "Row k is k times x, not x to the power of k. Which operator is the power?"
    return np.arange(degree + 1)[:, None] * x


@misconception(caught_by=powers)
def counted_from_one(x, degree):
    "Row 0 holds x to the power of 1. Which power are the ones?"
    return np.stack([x ** (k + 1) for k in range(degree + 1)])


@misconception(caught_by=any_degree)
def by_logarithm(x, degree):
    "exp(k log x) needs a positive x. What is the logarithm of -2?"
    with np.errstate(all="ignore"):
        return np.exp(np.arange(degree + 1)[:, None] * np.log(x))

"""What the judge knows of linear: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE
from public import one_row, three_examples


@check(core=True)
def sizes(student, reference, rng):
    "the value is right for any numbers of features and examples"
    for n, m in ((3, 5), (5, 3), (4, 4), (2, 2)):
        w, X, b = rng.normal(size=(n, 1)), rng.normal(size=(n, m)), float(rng.uniform(1.0, 2.0))
        agree(student.linear(w, X, b), reference.linear(w, X, b), **LOOSE, ask="w^T X + b, row times column: by hand?")
        agree(student.linear(w, X, -b), reference.linear(w, X, -b), **LOOSE)


@check
def one_feature_or_example(student, reference, rng):
    "one feature, one example: the result is (1, m) all the same"
    for n, m in ((1, 6), (6, 1), (1, 1)):
        w, X = rng.normal(size=(n, 1)), rng.normal(size=(n, m))
        agree(student.linear(w, X, 0.5), reference.linear(w, X, 0.5), **LOOSE, ask="Which axis got lost?")


@check
def integer_input(student):
    "integer weights, features or bias give the values of the same numbers as floats"
    w, X = np.array([[2], [-1]]), np.array([[1, 2, 3], [4, 5, 7]])
    ask = "What type does the result have, and does the fraction survive?"
    agree(student.linear(w, X, 0.75), np.array([[-1.25, -0.25, -0.25]]), ask=ask)
    agree(student.linear(w * 0.5, X, 0.25), np.array([[-0.75, -0.25, -0.25]]), ask=ask)
    agree(student.linear(w, X / 4, 0.25), np.array([[-0.25, 0.0, 0.0]]), ask=ask)
    agree(student.linear(w, X, 3), np.array([[1.0, 2.0, 2.0]]), ask=ask)


@check
def float32_input(student, rng):
    "float32 arrays will do"
    w, X = rng.normal(size=(3, 1)).astype(np.float32), rng.normal(size=(3, 4)).astype(np.float32)
    agree(student.linear(w, X, 0.3), w.T.astype(float) @ X.astype(float) + 0.3, **SINGLE)


@check
def arguments_kept(student, rng):
    "the arguments are called w, X and b and stay as they are"
    unchanged(student.observe("linear", w=rng.normal(size=(3, 1)), X=rng.normal(size=(3, 4)), b=0.5))


@alternative
def with_a_bias_feature(w, X, b):
    "the bias as the weight of a feature that is always 1"
    return np.vstack([w, [[b]]]).T @ np.vstack([X, np.ones(X.shape[1])])


@alternative
def weighted_rows(w, X, b):
    "features weighted by broadcasting and summed"
    return (w * X).sum(axis=0, keepdims=True) + b


@alternative
def in_a_loop(w, X, b):
    "example by example: the contract does not forbid it here"
    return np.array([[sum(float(w[i, 0]) * x for i, x in enumerate(column)) + b for column in X.T.astype(float)]])


@alternative
def examples_first(w, X, b):
    "transposed, multiplied, transposed back"
    return (np.dot(X.T, w) + b).T


@misconception(caught_by=one_row)
def flat(w, X, b):
    "The values are there, but the row axis got lost: (m,) is not (1, m). What is the shape of `w.T`, and of `w[:, 0]`?"
    return np.dot(w[:, 0], X) + b


@misconception(caught_by=one_row)
def standing(w, X, b):
    "The result stands upright, (m, 1). Examples are columns: which order of factors gives one row?"
    return X.T @ w + b


@misconception(caught_by=three_examples)
def without_bias(w, X, b):
    "The bias b is missing: is z zero, when all features are?"
    return w.T @ X


@misconception(caught_by=three_examples)
def bias_per_feature(w, X, b):
    "Each feature brought its own b along: added before the sum it counts n times. Where does it belong?"
    return np.sum(w * X + b, axis=0, keepdims=True)


@misconception(caught_by=three_examples)
def averaged_features(w, X, b):
    "That is the mean over the features; w^T X is their sum. Is there a 1/n in the formula?"
    return np.mean(w * X, axis=0, keepdims=True) + b


@misconception(caught_by=three_examples)
def reshaped(w, X, b):
    "`reshape` to (m, n) mixes features and examples; it is no transposition. What does `X.T` do instead?"
    return (X.reshape(X.shape[1], X.shape[0]) @ w + b).T


@misconception(caught_by=three_examples)
def bias_taken_off(w, X, b):
    "The bias is added, not taken off. With w = 0, what should z be?"
    return w.T @ X - b


@misconception(caught_by=one_feature_or_example)
def single_number(w, X, b):
    "With a single example the result is a bare number; (1, 1) is asked for. Is there a `squeeze` or an `item`?"
    z = w.T @ X + b
    return z if z.size > 1 else z.item()


@misconception(caught_by=integer_input)
def bias_in_place(w, X, b):
    "`z += b` puts a float into an array of integers, and numpy refuses. What does `z + b` do?"
    z = w.T @ X
    z += b
    return z

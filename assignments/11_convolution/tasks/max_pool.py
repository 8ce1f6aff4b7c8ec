"""What the judge knows of max_pool: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import POOLS
from public import largest_of_four, windows_may_overlap
from reference import output_size


@check(core=True)
def any_pool(student, reference, rng):
    "the maxima are right for any window and stride, also where all numbers are negative"
    for height, width, size, stride in POOLS:
        X = 1e5 * (rng.normal(size=(3, height, width, 2)) - 3)
        agree(student.max_pool(X, size, stride), reference.max_pool(X, size, stride))


@check
def one_window(student, rng):
    "a window as large as the picture gives the maximum of each channel"
    X = rng.normal(size=(2, 4, 4, 3))
    agree(student.max_pool(X, 4, 1), X.max(axis=(1, 2), keepdims=True))
    agree(student.max_pool(X, 1, 1), X)


@check
def pool_of_whole_numbers(student, rng):
    "whole numbers and float32 work"
    X = rng.integers(0, 255, size=(2, 5, 6, 2))
    expected = X[:, :4].reshape(2, 2, 2, 3, 2, 2).max(axis=(2, 4)).astype(float)
    for kind in (np.uint8, np.int64, np.float32):
        agree(student.max_pool(X.astype(kind), 2, 2), expected)


@check
def pool_arguments_stay(student, rng):
    "the pictures stay as they are"
    unchanged(student.observe("max_pool", rng.normal(size=(2, 4, 5, 1)), 2, 1))


@alternative
def pool_by_windows(X, size, stride):
    "sliding windows"
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(-2, -1))


@alternative
def pool_over_the_window(X, size, stride):
    "np.maximum over shifted, strided pictures"
    rows, cols = (X.shape[1] - size) // stride + 1, (X.shape[2] - size) // stride + 1
    shifted = [
        X[:, i : i + (rows - 1) * stride + 1 : stride, j : j + (cols - 1) * stride + 1 : stride]
        for i in range(size)
        for j in range(size)
    ]
    return np.maximum.reduce(shifted)


@alternative
def pool_with_plain_loops(X, size, stride):
    "loops over everything, starting from minus infinity"
    m, height, width, c = X.shape
    out = np.full((m, (height - size) // stride + 1, (width - size) // stride + 1, c), -np.inf)
    for n, i, j, k in np.ndindex(out.shape):
        for a in range(size):
            for b in range(size):
                out[n, i, j, k] = max(out[n, i, j, k], X[n, i * stride + a, j * stride + b, k])
    return out


@misconception(caught_by=largest_of_four)
def mean_pool(X, size, stride):
    "This is the mean of each window; max pooling keeps the largest value."
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :].mean(axis=(1, 2))
    return out


@misconception(caught_by=windows_may_overlap)
def stride_is_the_size(X, size, stride):
    "The windows always stand side by side. What if the stride is smaller than the window?"
    rows, cols = (output_size(n, size, size, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = X[:, i * size : i * size + size, j * size : j * size + size, :].max(axis=(1, 2))
    return out


@misconception(caught_by=any_pool)
def channels_mixed(X, size, stride):
    "The maximum goes over the channels too. Which axes belong to the window?"
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        out[:, i, j, :] = window.max(axis=(1, 2, 3))[:, None]
    return out


@misconception(caught_by=any_pool)
def never_below_zero(X, size, stride):
    "Where all pixels are negative the answer is 0. What does the running maximum start from?"
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        out[:, i, j, :] = np.maximum(window.max(axis=(1, 2)), 0)
    return out


@misconception(caught_by=any_pool)
def sticks_out(X, size, stride):
    "The last windows stick out of the picture and look at less than the others. Are they taken?"
    rows, cols = (-(-(n - size) // stride) + 1 for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :].max(axis=(1, 2))
    return out

"""What the judge knows of max_pool_backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import POOLS
from public import first_of_a_tie, winner_takes_it


@check(core=True)
def any_pool_backward(student, reference, rng):
    "the gradient is right for any window and stride; shares of overlapping windows add up"
    for height, width, size, stride in POOLS:
        X = rng.normal(size=(2, height, width, 3)) - 2
        dout = rng.normal(size=reference.max_pool(X, size, stride).shape)
        agree(student.max_pool_backward(dout, X, size, stride), reference.max_pool_backward(dout, X, size, stride))


@check(core=True)
def ties(student, reference, rng):
    "in a tie the first in row order gets all of it, in every example and channel"
    X = rng.integers(0, 3, size=(3, 6, 7, 2)).astype(float)
    for size, stride in ((2, 2), (3, 1), (3, 2)):
        dout = rng.normal(size=reference.max_pool(X, size, stride).shape)
        agree(student.max_pool_backward(dout, X, size, stride), reference.max_pool_backward(dout, X, size, stride))


@check
def zeros_everywhere(student, reference, rng):
    "a picture of zeros, as a dead ReLU gives, sends its gradient to the first pixel of each window"
    X, dout = np.zeros((1, 4, 4, 1)), rng.normal(size=(1, 2, 2, 1))
    agree(student.max_pool_backward(dout, X, 2, 2), reference.max_pool_backward(dout, X, 2, 2))


@check
def pool_backward_of_whole_numbers(student, reference, rng):
    "pictures of whole numbers have gradients with fractions"
    X, dout = rng.integers(0, 9, size=(2, 4, 6, 2)), rng.normal(size=(2, 2, 3, 2))
    agree(student.max_pool_backward(dout, X, 2, 2), reference.max_pool_backward(dout, X.astype(float), 2, 2))


@check
def pool_backward_arguments_stay(student, rng):
    "gradient and pictures stay as they are, without a warning"
    outcome = student.observe("max_pool_backward", rng.normal(size=(2, 2, 2, 1)), rng.normal(size=(2, 4, 4, 1)), 2, 2)
    unchanged(outcome)
    quiet(outcome)


@alternative
def pool_backward_with_plain_loops(dout, X, size, stride):
    "loops, argmax of each window"
    dX = np.zeros(X.shape)
    for n, i, j, c in np.ndindex(dout.shape):
        window = X[n, i * stride : i * stride + size, j * stride : j * stride + size, c]
        a, b = np.unravel_index(np.argmax(window), window.shape)
        dX[n, i * stride + a, j * stride + b, c] += dout[n, i, j, c]
    return dX


@alternative
def pool_backward_by_first_hits(dout, X, size, stride):
    "a mask of what is the first maximum, found by a cumulative sum"
    m, height, width, c = X.shape
    dX = np.zeros((m, height, width, c))
    for i in range(dout.shape[1]):
        for j in range(dout.shape[2]):
            at = np.s_[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
            flat = X[at].reshape(m, size * size, c)
            top = flat == flat.max(axis=1, keepdims=True)
            first = (top & (np.cumsum(top, axis=1) == 1)).reshape(m, size, size, c)
            dX[at] += first * dout[:, i, j, None, None, :].reshape(m, 1, 1, c)
    return dX


@alternative
def pool_backward_pixel_by_pixel(dout, X, size, stride):
    "walks the window in row order and lets each pixel take what nobody took before"
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(1, 2))
    out = windows[:, ::stride, ::stride].max(axis=(-2, -1))
    free, dX = np.ones(dout.shape, dtype=bool), np.zeros(X.shape, dtype=np.result_type(dout, np.float32))
    rows, cols = dout.shape[1:3]
    for a in range(size):
        for b in range(size):
            at = np.s_[:, a : a + (rows - 1) * stride + 1 : stride, b : b + (cols - 1) * stride + 1 : stride]
            wins = free & (X[at] == out)
            dX[at] += wins * dout
            free &= ~wins
    return dX


@misconception(caught_by=first_of_a_tie)
def to_all_maxima(dout, X, size, stride):
    "In a tie every pixel gets the whole gradient, so more goes back than came. Who is chosen?"
    dX = np.zeros(X.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + size), slice(j * stride, j * stride + size)
        window = X[:, rows, cols, :]
        dX[:, rows, cols, :] += (window == window.max(axis=(1, 2), keepdims=True)) * dout[:, i : i + 1, j : j + 1, :]
    return dX


@misconception(caught_by=first_of_a_tie)
def shared_in_a_tie(dout, X, size, stride):
    "In a tie the gradient is shared out: a fair convention, but not the one agreed here. Who gets it all?"
    dX = np.zeros(X.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + size), slice(j * stride, j * stride + size)
        window = X[:, rows, cols, :]
        top = window == window.max(axis=(1, 2), keepdims=True)
        dX[:, rows, cols, :] += top * dout[:, i : i + 1, j : j + 1, :] / top.sum(axis=(1, 2), keepdims=True)
    return dX


@misconception(caught_by=first_of_a_tie)
def last_of_a_tie(dout, X, size, stride):
    "In a tie the last one gets the gradient. From which side does argmax search?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        flat = window.reshape(len(X), size * size, X.shape[3])
        row, col = divmod(size * size - 1 - flat[:, ::-1].argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX


@misconception(caught_by=ties)
def first_in_column_order(dout, X, size, stride):
    "In a tie the first of a column is chosen. Row order means: first row first. How is the window written as one row?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :].swapaxes(1, 2)
        col, row = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX


@misconception(caught_by=winner_takes_it)
def spread_over_the_window(dout, X, size, stride):
    "The gradient is spread over the whole window: that is mean pooling. Which pixel alone decided?"
    dX = np.zeros(X.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + size), slice(j * stride, j * stride + size)
        dX[:, rows, cols, :] += dout[:, i : i + 1, j : j + 1, :] / size**2
    return dX


@misconception(caught_by=any_pool_backward)
def overlaps_overwritten(dout, X, size, stride):
    "A pixel that wins in several windows keeps the last share only. Is it = or += ?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        dX[example, i * stride + row, j * stride + col, channel] = dout[:, i, j, :]
    return dX


@misconception(caught_by=any_pool_backward)
def pool_backward_stride_is_the_size(dout, X, size, stride):
    "The windows of the backward pass stand side by side. Where did output (i, j) look when the stride is smaller?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * size : i * size + size, j * size : j * size + size, :]
        if window.shape[1:3] == (size, size):
            row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
            np.add.at(dX, (example, i * size + row, j * size + col, channel), dout[:, i, j, :])
    return dX


@misconception(caught_by=pool_backward_of_whole_numbers)
def gradient_typed_like_the_picture(dout, X, size, stride):
    "The gradient has the picture's type and loses its fractions. What does zeros_like copy besides the shape?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX.astype(X.dtype)

"""What the judge knows of conv_backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import LAYERS, layer
from public import counts_windows, frame_is_cut_off


def gradient_of(reference, rng, X, W, b, stride, pad):
    return rng.normal(size=reference.conv_forward(X, W, b, stride, pad).shape)


@check(core=True)
def any_layer_backward(student, reference, rng):
    "all three gradients are right for any sizes, every index"
    for shape in LAYERS:
        X, W, b, stride, pad = layer(rng, shape)
        dout = gradient_of(reference, rng, X, W, b, stride, pad)
        got = student.conv_backward(dout, X, W, stride, pad)
        for part, value, right in zip(
            ("dX", "dW", "db"), got, reference.conv_backward(dout, X, W, stride, pad), strict=True
        ):
            agree(value, right, what=part, ask=f"{part}: how large is it compared with central differences?")


@check
def backward_of_one(student, reference, rng):
    "one picture and one pixel work"
    for shape in ((3, 4, 2, 1, 2, 1, 0), (1, 1, 1, 1, 1, 1, 0)):
        X, W, b, stride, pad = layer(rng, shape, m=1)
        dout = gradient_of(reference, rng, X, W, b, stride, pad)
        agree(student.conv_backward(dout, X, W, stride, pad), reference.conv_backward(dout, X, W, stride, pad))


@check
def untouched_pixels(student, reference, rng):
    "pixels that no window touches have the gradient 0"
    X, W, b, stride, pad = layer(rng, (8, 6, 3, 1, 2, 2, 0))
    dout = gradient_of(reference, rng, X, W, b, stride, pad)
    dX = student.conv_backward(dout, X, W, stride, pad)[0]
    agree(dX[:, 7:], np.zeros((2, 1, 6, 1)))


@check
def backward_of_whole_numbers(student, reference, rng):
    "pictures of whole numbers have gradients with fractions"
    X, W = rng.integers(0, 255, size=(2, 4, 5, 2)), rng.normal(size=(2, 2, 2, 3))
    dout = rng.normal(size=(2, 3, 4, 3))
    agree(student.conv_backward(dout, X, W, 1, 0), reference.conv_backward(dout, X.astype(float), W, 1, 0))


@check
def backward_arguments_stay(student, reference, rng):
    "gradient, pictures and filters stay as they are"
    X, W, b, stride, pad = layer(rng, LAYERS[1])
    dout = gradient_of(reference, rng, X, W, b, stride, pad)
    unchanged(student.observe("conv_backward", dout, X, W, stride, pad))


@alternative
def backward_over_the_filter(dout, X, W, stride, pad):
    "a loop over the entries of the filter"
    f = W.shape[0]
    rows, cols = dout.shape[1:3]
    P = np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for k in range(f):
            down, right = slice(i, i + (rows - 1) * stride + 1, stride), slice(k, k + (cols - 1) * stride + 1, stride)
            dW[i, k] = np.einsum("nijc,nijd->cd", P[:, down, right], dout)
            dP[:, down, right] += dout @ W[i, k].T
    return dP[:, pad : P.shape[1] - pad, pad : P.shape[2] - pad], dW, np.einsum("nijd->d", dout)


@alternative
def backward_with_plain_loops(dout, X, W, stride, pad):
    "loops over examples, positions and filters"
    f, m = W.shape[0], len(X)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[3])
    for n in range(m):
        P = np.pad(X[n].astype(float), ((pad, pad), (pad, pad), (0, 0)))
        dP = np.zeros(P.shape)
        for i in range(dout.shape[1]):
            for j in range(dout.shape[2]):
                top, left = i * stride, j * stride
                for d in range(W.shape[3]):
                    g = dout[n, i, j, d]
                    dW[..., d] += g * P[top : top + f, left : left + f]
                    dP[top : top + f, left : left + f] += g * W[..., d]
                    db[d] += g
        dX[n] = dP[pad : pad + X.shape[1], pad : pad + X.shape[2]]
    return [dX, dW, db]


@alternative
def backward_by_windows(dout, X, W, stride, pad):
    "dW by sliding windows and einsum, dX by a padded dilated correlation with the turned filter"
    f = W.shape[0]
    P = np.pad(X, ((0, 0), (pad,) * 2, (pad,) * 2, (0, 0))).astype(float)
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    dW = np.einsum("nijcab,nijd->abcd", windows, dout)
    m, rows, cols, d = dout.shape
    spread = np.zeros((m, P.shape[1] + f - 1, P.shape[2] + f - 1, d))
    spread[:, f - 1 : f - 1 + (rows - 1) * stride + 1 : stride, f - 1 : f - 1 + (cols - 1) * stride + 1 : stride] = dout
    around = np.lib.stride_tricks.sliding_window_view(spread, (f, f), axis=(1, 2))
    dP = np.einsum("nijdab,abcd->nijc", around, W[::-1, ::-1])
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2]], dW, dout.sum((0, 1, 2))


@misconception(caught_by=counts_windows)
def windows_overwrite(dout, X, W, stride, pad):
    "A later window overwrites what an earlier one gave to the same pixel. Is it = or += ?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] = np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception(caught_by=frame_is_cut_off)
def frame_kept(dout, X, W, stride, pad):
    "dX still has the frame of zeros around it: which part belongs to X?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP, dW, db


@misconception(caught_by=any_layer_backward)
def cut_off_by_a_negative_slice(dout, X, W, stride, pad):
    "`dP[:, pad:-pad]` cuts off everything when pad is 0. What is -0 as the end of a slice?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad:-pad, pad:-pad, :], dW, db


@misconception(caught_by=any_layer_backward)
def mean_over_examples(dout, X, W, stride, pad):
    "Here the gradients are sums: dout already holds the 1/m of the cost. Is it divided once more?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2)) / len(X)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0)) / len(X)
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception(caught_by=counts_windows)
def bias_gradient_of_one_pixel(dout, X, W, stride, pad):
    "The bias helps to make every output pixel: over which axes is db summed?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=0)[0, 0]
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception(caught_by=any_layer_backward)
def backward_stride_ignored(dout, X, W, stride, pad):
    "The windows of the backward pass move by one pixel whatever the stride is. Where was output (i, j) made from?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i, i + f), slice(j, j + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception(caught_by=any_layer_backward)
def filter_turned_on_the_way_back(dout, X, W, stride, pad):
    "dX looks as if the filter had been turned round. W[0, 0] met the first pixel of the window: who gets its share?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W[::-1, ::-1], axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception(caught_by=any_layer_backward)
def first_example_only(dout, X, W, stride, pad):
    "dW holds the first example alone. Every example of the batch uses the filter: what happens to their shares?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:1, rows, cols, :], dout[:1, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


equivalent(
    change=(
        "f, padded = (W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))): 0 -> 1"
    ),
    reason="filters are square: their width is their height",
)

equivalent(
    change=(
        "f, padded = (W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))): "
        "np.asarray(X, dtype=float) -> np.asarray(X)"
    ),
    reason="dout is a float, and so are its products with whole numbers",
)

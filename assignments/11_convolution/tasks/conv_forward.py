"""What the judge knows of conv_forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import LAYERS, layer
from public import channels_add_up, frame_of_zeros
from reference import output_size


@check(core=True)
def any_layer_forward(student, reference, rng):
    "the values are right for pictures, filters, strides and paddings of any size"
    for shape in LAYERS:
        arguments = layer(rng, shape)
        agree(student.conv_forward(*arguments), reference.conv_forward(*arguments))


@check
def one_picture(student, reference, rng):
    "one picture, one pixel and large batches work"
    for shape, m in (((3, 3, 3, 2, 1, 1, 0), 1), ((1, 1, 1, 1, 1, 1, 0), 1), ((4, 5, 2, 1, 2, 1, 0), 7)):
        arguments = layer(rng, shape, m)
        agree(student.conv_forward(*arguments), reference.conv_forward(*arguments))


@check
def pictures_of_whole_numbers(student, reference, rng):
    "whole numbers and float32 give the values of float64"
    X = rng.integers(0, 255, size=(2, 5, 4, 2)).astype(np.uint8)
    W, b = rng.normal(size=(2, 2, 2, 3)), rng.normal(size=3)
    agree(student.conv_forward(X, W, b, 1, 1), reference.conv_forward(X.astype(float), W, b, 1, 1))
    X, W, b, stride, pad = layer(rng, LAYERS[0])
    single = [v.astype(np.float32) for v in (X, W, b)]
    like_reference(student, reference, "conv_forward", (*single, stride, pad), rtol=1e-4, atol=1e-4)


@check
def forward_arguments_stay(student, rng):
    "pictures, filters and biases stay as they are"
    unchanged(student.observe("conv_forward", *layer(rng, LAYERS[1])))


@check
def forward_by_keyword(student, reference, rng):
    "the arguments may be given by name"
    X, W, b, stride, pad = layer(rng, LAYERS[2])
    agree(student.conv_forward(pad=pad, stride=stride, b=b, W=W, X=X), reference.conv_forward(X, W, b, stride, pad))


@alternative
def over_the_filter(X, W, b, stride, pad):
    "a loop over the entries of the filter, strided slices"
    f = W.shape[0]
    P = np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (P.shape[1] - f) // stride + 1, (P.shape[2] - f) // stride + 1
    out = np.tile(np.asarray(b, dtype=float), (len(X), rows, cols, 1))
    for i in range(f):
        for k in range(f):
            part = P[:, i : i + (rows - 1) * stride + 1 : stride, k : k + (cols - 1) * stride + 1 : stride]
            out += part @ W[i, k]
    return out


@alternative
def by_windows(X, W, b, stride, pad):
    "sliding windows and one einsum"
    P = np.pad(X, ((0, 0), (pad,) * 2, (pad,) * 2, (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[:2], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("nijcab,abcd->nijd", windows, W) + b


@alternative
def as_a_matrix_product(X, W, b, stride, pad):
    "im2col: windows as rows of a matrix, in single precision for single precision input"
    m, height, width, c = X.shape
    f, out_channels = W.shape[0], W.shape[3]
    P = np.zeros((m, height + 2 * pad, width + 2 * pad, c), dtype=np.result_type(X, W, np.float32))
    P[:, pad : pad + height, pad : pad + width] = X
    rows, cols = (P.shape[1] - f) // stride + 1, (P.shape[2] - f) // stride + 1
    columns = [
        P[n, i * stride : i * stride + f, j * stride : j * stride + f].ravel()
        for n in range(m)
        for i in range(rows)
        for j in range(cols)
    ]
    return (np.array(columns) @ W.reshape(-1, out_channels) + b).reshape(m, rows, cols, out_channels)


@misconception(caught_by=any_layer_forward)
def filter_turned_round(X, W, b, stride, pad):
    "The filter is turned round: this is the convolution of mathematics. Which pixel should W[0, 0] meet?"
    W = W[::-1, ::-1]
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception(caught_by=any_layer_forward)
def stride_ignored(X, W, b, stride, pad):
    "The window moves by one pixel whatever the stride is. Where does output (i, j) start to look?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = np.tensordot(padded[:, i : i + f, j : j + f, :], W, axes=3) + b
    return out


@misconception(caught_by=channels_add_up)
def bias_forgotten(X, W, b, stride, pad):
    "The bias is not added: which number does an empty picture give?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3)
    return out


@misconception(caught_by=channels_add_up)
def bias_for_every_channel(X, W, b, stride, pad):
    "The bias is added once for each input channel. When does it come: before or after the channels are summed?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b * X.shape[3]
    return out


@misconception(caught_by=any_layer_forward)
def height_for_width(X, W, b, stride, pad):
    "Height and width are exchanged: X is (m, H, W, C). What happens to pictures that are not square?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    cols, rows = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        if window.shape[1:3] == (f, f):
            out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception(caught_by=frame_of_zeros)
def padding_ignored(X, W, b, stride, pad):
    "The frame of zeros is missing: how large does the output get without it?"
    f = W.shape[0]
    rows, cols = (output_size(n, f, stride, 0) if n >= f else 0 for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception(caught_by=frame_of_zeros)
def edge_repeated(X, W, b, stride, pad):
    "The frame repeats the edge of the picture; here it is made of zeros. Which mode has np.pad by default?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="edge")
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception(caught_by=frame_of_zeros)
def padding_after_only(X, W, b, stride, pad):
    "All the zeros stand to the right and below: the frame has four sides, p on each."
    f, padded = W.shape[0], np.pad(X, ((0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception(caught_by=channels_add_up)
def first_channel_only(X, W, b, stride, pad):
    "Only the first channel is looked at: over which axes does the sum go?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :1]
        out[:, i, j, :] = np.tensordot(window, W[:, :, :1], axes=3) + b
    return out


equivalent(
    change="f, padded = (W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))): 0 -> 1",
    reason="filters are square: their width is their height",
)

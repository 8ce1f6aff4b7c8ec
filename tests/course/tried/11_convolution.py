# %% conv_backward right dilated_full
"""dX as a full correlation of the dilated dout with the flipped filters."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_backward(dout, X, W, stride, pad):
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[3]
    dilated = np.zeros((m, H + 2 * pad - f + 1, V + 2 * pad - f + 1, K))
    dilated[:, ::stride, ::stride] = dout
    full = np.pad(dilated, ((0, 0), (f - 1, f - 1), (f - 1, f - 1), (0, 0)))
    back = sliding_window_view(full, (f, f), axis=(1, 2))
    dX = np.einsum("mhwkij,ijck->mhwc", back, W[::-1, ::-1])[:, pad:pad + H, pad:pad + V]
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = sliding_window_view(P, (f, f), axis=(1, 2))
    dW = np.einsum("mhwcij,mhwk->ijck", windows, dilated)
    return dX, dW, np.einsum("mhwk->k", dout.astype(float))


# %% conv_backward right gather_scatter
"""index arrays: im2col by fancy indexing, col2im by np.add.at."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[3]
    h, w = dout.shape[1:3]
    r = (np.arange(h) * stride)[:, None, None, None] + np.arange(f)[None, None, :, None]
    c = (np.arange(w) * stride)[None, :, None, None] + np.arange(f)[None, None, None, :]
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))).astype("f8")
    columns = P[:, r, c].reshape(m * h * w, f * f * C)
    d = dout.reshape(m * h * w, K)
    dW = (columns.T @ d).reshape(W.shape)
    dP = np.zeros_like(P)
    np.add.at(dP, (slice(None), r, c), (d @ W.reshape(-1, K).T).reshape(m, h, w, f, f, C))
    return dP[:, pad:H + pad, pad:V + pad, :], dW, d.sum(0)


# %% conv_backward right kernel_loops
"""gradients per kernel entry."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    _, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=(0, 1, 2))


# %% conv_backward right position_loops
"""example by example, position by position."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[3]
    padded = np.zeros((m, H + 2 * pad, V + 2 * pad, C))
    padded[:, pad:H + pad, pad:V + pad, :] = X
    dpadded = np.zeros(padded.shape)
    dW = np.zeros((f, f, C, K))
    db = np.zeros(K)
    for e in range(m):
        for r in range(dout.shape[1]):
            for c in range(dout.shape[2]):
                top, left = r * stride, c * stride
                for k in range(K):
                    g = float(dout[e, r, c, k])
                    dpadded[e, top:top + f, left:left + f] += g * W[..., k]
                    dW[..., k] += g * padded[e, top:top + f, left:left + f]
                    db[k] += g
    dX = dpadded if pad == 0 else dpadded[:, pad:-pad, pad:-pad, :]
    return dX, dW, db


# %% conv_forward right by_correlate2d
"""correlate2d for every pair of channels, then every stride-th value."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    images = []
    for x in X:
        x = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
        maps = [
            sum(correlate2d(x[:, :, c], W[:, :, c, k]) for c in range(x.shape[2]))[::stride, ::stride] + b[k]
            for k in range(W.shape[3])
        ]
        images.append(np.stack(maps, axis=-1))
    return np.array(images)


# %% conv_forward right kernel_loops
"""one product of matrices per kernel entry."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    h = (P.shape[1] - f) // stride + 1
    w = (P.shape[2] - f) // stride + 1
    out = np.zeros((X.shape[0], h, w, W.shape[3])) + b
    for i in range(f):
        for j in range(f):
            out += P[:, i:i + stride * h:stride, j:j + stride * w:stride] @ W[i, j]
    return out


# %% conv_forward right literal_loops
"""the formula, seven loops deep."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    m, H, Wd, C = X.shape
    f, _, _, K = W.shape
    h, w = (H + 2 * pad - f) // stride + 1, (Wd + 2 * pad - f) // stride + 1
    out = np.zeros((m, h, w, K))
    for e in range(m):
        for r in range(h):
            for c in range(w):
                for k in range(K):
                    total = float(b[k])
                    for i in range(f):
                        for j in range(f):
                            y, x = r * stride + i - pad, c * stride + j - pad
                            if 0 <= y < H and 0 <= x < Wd:
                                total += float(np.dot(X[e, y, x].astype(float), W[i, j, :, k].astype(float)))
                    out[e, r, c, k] = total
    return out


# %% conv_forward right positions_float32
"""loops over output positions, everything in float32 where the arguments are."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    dtype = np.float32 if X.dtype == W.dtype == b.dtype == np.float32 else np.float64
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[-1]
    P = np.zeros((m, H + 2 * pad, V + 2 * pad, C), dtype)
    P[:, pad:pad + H, pad:pad + V] = X
    h, w = output_size(H, f, stride, pad), output_size(V, f, stride, pad)
    out = np.empty((m, h, w, K), dtype)
    F = W.reshape(-1, K).astype(dtype)
    for r in range(h):
        for c in range(w):
            patch = P[:, r * stride:r * stride + f, c * stride:c * stride + f]
            out[:, r, c] = patch.reshape(m, -1) @ F + b
    return out


# %% conv_forward right windows
"""all windows as a view, every stride-th of them, tensordot."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    padded = np.pad(X, [(0, 0), (pad, pad), (pad, pad), (0, 0)], mode="constant")
    windows = sliding_window_view(padded, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.tensordot(windows.astype(float), W.astype(float), axes=([4, 5, 3], [0, 1, 2])) + b


# %% conv_params right np_prod
"""np.prod of the shape, a numpy integer."""
import numpy as np


def conv_params(f, c_in, c_out):
    return np.prod([f, f, c_in, c_out]) + c_out


# %% conv_params right sizes
"""sizes of the arrays themselves."""
import numpy as np


def conv_params(f, c_in, c_out):
    W = np.zeros((f, f, c_in, c_out))
    b = np.zeros(c_out)
    return W.size + b.size


# %% conv_params right sum
"""a sum over the filters."""


def conv_params(f, c_in, c_out):
    return sum(f**2 * c_in + 1 for _ in range(c_out))


# %% conv_params right with_defaults
"""defaults and an extra keyword."""


def conv_params(f=3, c_in=1, c_out=1, use_bias=True):
    weights = f * f * c_in * c_out
    return weights + (c_out if use_bias else 0)


# %% correlate2d right as_strided_tensordot
"""as_strided windows, tensordot, float32 stays float32."""
import numpy as np


def correlate2d(image, kernel):
    dtype = np.result_type(image.dtype, kernel.dtype)
    if not np.issubdtype(dtype, np.floating):
        dtype = np.float64
    a = np.ascontiguousarray(image, dtype=dtype)
    shape = (a.shape[0] - kernel.shape[0] + 1, a.shape[1] - kernel.shape[1] + 1) + kernel.shape
    windows = np.lib.stride_tricks.as_strided(a, shape, a.strides * 2, writeable=False)
    return np.tensordot(windows, kernel.astype(dtype), axes=2)


# %% correlate2d right columns
"""im2col: kernel entries in the rows, one matrix product."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    oh, ow = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    columns = np.empty((kh * kw, oh * ow))
    for n in range(kh * kw):
        i, j = divmod(n, kw)
        columns[n] = image[i:i + oh, j:j + ow].ravel()
    return (kernel.reshape(1, -1) @ columns).reshape(oh, ow)


# %% correlate2d right generator_of_slices
"""the sum of a generator over the kernel."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = np.shape(kernel)
    rows, columns = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    k = kernel.astype("float64")
    return sum(k[i, j] * image[i:rows + i, j:columns + j] for i in range(kh) for j in range(kw))


# %% correlate2d right roll_and_crop
"""rolls the whole image and cuts off what came round the corner."""
import numpy as np


def correlate2d(image, kernel):
    image = image.astype(np.float64)
    total = np.zeros_like(image)
    for (i, j), k in np.ndenumerate(kernel):
        total = total + k * np.roll(image, (-i, -j), axis=(0, 1))
    return total[: image.shape[0] - kernel.shape[0] + 1, : image.shape[1] - kernel.shape[1] + 1]


# %% correlate2d right shifted_sum
"""one shifted slice of the image per kernel entry."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    H, W = image.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(kh):
        for j in range(kw):
            out += float(kernel[i, j]) * image[i:i + H - kh + 1, j:j + W - kw + 1]
    return out


# %% correlate2d right windows_einsum
"""all windows as a view, summed by einsum; no loop at all."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def correlate2d(image, kernel):
    windows = sliding_window_view(np.asarray(image, float), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel.astype(float))


# %% max_pool right positions
"""loops over output positions."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = (H - size) // stride + 1, (W - size) // stride + 1
    out = np.empty((m, h, w, C))
    for i in range(h):
        for j in range(w):
            out[:, i, j] = X[:, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(1, 2))
    return out


# %% max_pool right rows_then_columns
"""maximum along rows, then along columns, with plain lists."""
import numpy as np


def max_pool(X, size, stride):
    rows = [X[:, i:i + size].max(axis=1) for i in range(0, X.shape[1] - size + 1, stride)]
    columns = [np.array(rows)[:, :, j:j + size].max(axis=2) for j in range(0, X.shape[2] - size + 1, stride)]
    return np.moveaxis(np.array(columns), (0, 1, 2, 3), (2, 1, 0, 3))


# %% max_pool right running_maximum
"""running maximum over the window's entries, starting at -inf."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = 1 + (H - size) // stride, 1 + (W - size) // stride
    out = np.full((m, h, w, C), -np.inf)
    for i in range(size):
        for j in range(size):
            np.maximum(out, X[:, i:i + h * stride:stride, j:j + w * stride:stride], out=out)
    return out


# %% max_pool right windows
"""windows as a view."""
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(X, size, stride):
    return sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride].max(axis=(-2, -1))


# %% max_pool_backward right argmax_loops
"""argmax of every window, four loops."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e in range(m):
        for i in range(h):
            for j in range(w):
                for c in range(C):
                    window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
                    r, k = divmod(int(np.argmax(window)), size)
                    dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX


# %% max_pool_backward right bincount
"""flat indices and one weighted bincount."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    flat = np.arange(X.size).reshape(X.shape)
    m, h, w, C = dout.shape
    where = []
    for i in range(h):
        for j in range(w):
            box = np.s_[:, i * stride:i * stride + size, j * stride:j * stride + size]
            values = X[box].reshape(m, -1, C)
            first = np.argmax(values, axis=1)[:, None, :]
            where.append(np.take_along_axis(flat[box].reshape(m, -1, C), first, axis=1)[:, 0])
    weights = np.moveaxis(dout, 0, 2).reshape(-1)
    return np.bincount(np.array(where).ravel(), weights=weights, minlength=X.size).reshape(X.shape)


# %% max_pool_backward right not_yet_taken
"""walks through the window in row order, the first that equals the maximum takes it."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    best = max_pool(X, size, stride)
    free = np.ones(dout.shape, dtype=bool)
    dX = np.zeros_like(X, dtype=np.float64)
    h, w = dout.shape[1:3]
    for i in range(size):
        for j in range(size):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            hit = (X[at] == best) & free
            dX[at] += np.where(hit, dout, 0)
            free &= ~hit
    return dX


# %% max_pool_backward right routes_of_a_class
"""a small layer object that remembers where the maxima were."""
import numpy as np


class Pool:
    def __init__(self, X, size, stride):
        self.shape, self.size, self.stride = X.shape, size, stride
        self.route = {}
        m, H, W, C = X.shape
        for i in range((H - size) // stride + 1):
            for j in range((W - size) // stride + 1):
                box = X[:, i * stride:i * stride + size, j * stride:j * stride + size]
                self.route[i, j] = box.reshape(m, size * size, C).argmax(axis=1)

    def backward(self, dout):
        dX = np.zeros(self.shape)
        e, c = np.ogrid[:self.shape[0], :self.shape[3]]
        for (i, j), best in self.route.items():
            dX[e, i * self.stride + best // self.size, j * self.stride + best % self.size, c] += dout[:, i, j]
        return dX


def max_pool_backward(dout, X, size, stride):
    return Pool(X, size, stride).backward(dout)


# %% max_pool_backward right scatter
"""argmax over all windows at once, np.add.at."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool_backward(dout, X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    best = windows.reshape(*dout.shape, size * size).argmax(axis=-1)
    e, i, j, c = np.indices(dout.shape)
    dX = np.zeros(X.shape, dtype=np.result_type(dout.dtype, np.float32))
    np.add.at(dX, (e, i * stride + best // size, j * stride + best % size, c), dout)
    return dX


# %% output_size right floor_division
"""integer arithmetic."""


def output_size(n, f, stride, pad):
    room = n + 2 * pad - f
    if room < 0:
        raise ValueError(f"a filter of {f} does not fit into {n + 2 * pad} pixels")
    return room // stride + 1


# %% output_size right length_of_a_range
"""counts the positions where the filter may start."""


def output_size(n, f, stride, pad):
    starts = range(0, n + 2 * pad - f + 1, stride)
    if len(starts) == 0:
        raise ValueError("filter larger than the padded image")
    return len(starts)


# %% output_size right math_floor
"""floor of a quotient; an own kind of ValueError."""
import math


class FilterTooLarge(ValueError):
    pass


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise FilterTooLarge
    return math.floor((n + 2 * pad - f) / stride + 1)


# %% output_size right numpy_int
"""a numpy integer by floor_divide."""
import numpy as np


def output_size(n, f, stride, pad):
    size = np.int64(n) + 2 * np.int64(pad)
    if size < f:
        raise ValueError("too large")
    return np.floor_divide(size - f + stride, stride)


# %% conv_backward wrong bias_keeps_dimensions
"""db is (1, 1, 1, C') and not (C',); shows in the shape."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=(0, 1, 2), keepdims=True)


# %% conv_backward wrong bias_per_position
"""db summed over the batch only; shows in its shape (h, w, C')."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=0)


# %% conv_backward wrong empty_without_padding
"""Cuts [pad:-pad], which is empty for pad = 0; shows there in the shape of dX."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:-pad, pad:-pad], dW, dout.sum(axis=(0, 1, 2))


# %% conv_backward wrong flipped_back
"""Uses the filter flipped in dX without dilating about it; shows for filters that are not symmetric."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[f - 1 - i, f - 1 - j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=(0, 1, 2))


# %% conv_backward wrong integer_gradient
"""dX takes the type of X and loses its fractions; shows on integer images."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros(P.shape), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]].astype(X.dtype), dW, dout.sum(axis=(0, 1, 2))


# %% conv_backward wrong leftover_pixels_lost
"""dX is as large as what the windows reached; shows in its shape where the stride leaves pixels over."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros((m, (h - 1) * stride + f, (w - 1) * stride + f, X.shape[3])), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:dP.shape[1] - pad, pad:dP.shape[2] - pad], dW, dout.sum(axis=(0, 1, 2))


# %% conv_backward wrong overwrites
"""Windows that overlap overwrite each other in dX; shows for stride < f."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for r in range(h):
        for c in range(w):
            at = np.s_[:, r * stride:r * stride + f, c * stride:c * stride + f]
            dP[at] = np.einsum("mk,ijck->mijc", dout[:, r, c], W)
            dW += np.einsum("mijc,mk->ijck", P[at], dout[:, r, c])
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=(0, 1, 2))


# %% conv_backward wrong square_images
"""Cuts the padding off with the height on both axes; shows on images wider than high."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    n = X.shape[1]
    return dP[:, pad:pad + n, pad:pad + n], dW, dout.sum(axis=(0, 1, 2))


# %% conv_forward wrong bias_per_channel
"""Adds the bias once per input channel; shows for C > 1."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    out = 0
    for c in range(X.shape[3]):
        windows = np.lib.stride_tricks.sliding_window_view(P[..., c], (f, f), axis=(1, 2))[:, ::stride, ::stride]
        out = out + np.einsum("mhwij,ijk->mhwk", windows, W[:, :, c]) + b
    return out


# %% conv_forward wrong flipped
"""A true convolution, both axes flipped; shows for filters that are not symmetric."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("mhwcij,ijck->mhwk", windows, W[::-1, ::-1]) + b


# %% conv_forward wrong integer_output
"""The output takes the type of X; shows on integer images with fractional weights."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    h, w = (P.shape[1] - f) // stride + 1, (P.shape[2] - f) // stride + 1
    out = np.zeros((X.shape[0], h, w, W.shape[3]), dtype=X.dtype)
    for i in range(h):
        for j in range(w):
            out[:, i, j] = np.tensordot(P[:, i * stride:i * stride + f, j * stride:j * stride + f], W, axes=3) + b
    return out


# %% conv_forward wrong one_example_squeezed
"""Squeezes axes of length one away; shows in the shape for m = 1."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.squeeze(np.einsum("mhwcij,ijck->mhwk", windows, W) + b)


# %% conv_forward wrong pads_one_corner
"""All padding at the bottom right (2 pad there); shows for pad > 0 in the values, not in the shape."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("mhwcij,ijck->mhwk", windows, W) + b


# %% conv_forward wrong stride_in_rows_only
"""The stride acts on rows only; shows for stride > 1."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride]
    return np.einsum("mhwcij,ijck->mhwk", windows, W) + b


# %% conv_forward wrong transposed_filter
"""Rows and columns of the filter swapped; shows for filters that are not symmetric."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("mhwcij,jick->mhwk", windows, W) + b


# %% conv_forward wrong windows_from_the_end
"""Windows counted from the bottom right corner; shows where the stride leaves pixels over."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    f = W.shape[0]
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), axis=(1, 2))
    windows = windows[:, ::-stride, ::-stride][:, ::-1, ::-1]
    return np.einsum("mhwcij,ijck->mhwk", windows, W) + b


# %% conv_params wrong bias_per_input
"""One bias per input channel; shows for c_in != c_out."""


def conv_params(f, c_in, c_out):
    return f * f * c_in * c_out + c_in


# %% conv_params wrong bias_per_pair
"""One bias per pair of channels; shows for c_in > 1."""


def conv_params(f, c_in, c_out):
    return (f * f + 1) * c_in * c_out


# %% conv_params wrong flat_filters
"""Filters without depth; shows for c_in > 1."""


def conv_params(f, c_in, c_out):
    return (f * f + 1) * c_out


# %% conv_params wrong float
"""f to the power 2.0 makes a float; shows in the type."""


def conv_params(f, c_in, c_out):
    return (f**2.0 * c_in + 1) * c_out


# %% conv_params wrong no_bias
"""No biases; shows always."""


def conv_params(f, c_in, c_out):
    return f**2 * c_in * c_out


# %% conv_params wrong one_bias
"""One bias in all; shows for c_out > 1."""


def conv_params(f, c_in, c_out):
    return f * f * c_in * c_out + 1


# %% conv_params wrong one_dimensional
"""2f in place of f squared; shows for f != 2."""


def conv_params(f, c_in, c_out):
    return (2 * f * c_in + 1) * c_out


# %% conv_params wrong sixteen_bits
"""Counts in 16-bit integers; shows above 32767 parameters."""
import numpy as np


def conv_params(f, c_in, c_out):
    with np.errstate(over="ignore"):
        return np.array([f, f, c_in, c_out], dtype=np.int16).prod(dtype=np.int16) + np.int16(c_out)


# %% correlate2d wrong flips_columns
"""Flips the kernel left to right only; shows on the vertical edge detector (sign)."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return np.tensordot(windows, np.fliplr(kernel).astype(float), axes=2)


# %% correlate2d wrong integer_result
"""The result has the image's type; shows on an integer image with a kernel of fractions."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows.astype(float), kernel.astype(float)).astype(image.dtype)


# %% correlate2d wrong loops_over_pixels
"""Walks over the output pixels in Python; shows in the executed lines growing with the image."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    out = np.zeros((image.shape[0] - kh + 1, image.shape[1] - kw + 1))
    for r in range(out.shape[0]):
        for c in range(out.shape[1]):
            out[r, c] = np.sum(image[r:r + kh, c:c + kw].astype(float) * kernel)
    return out


# %% correlate2d wrong map_of_sums
"""every window at once as a view, but the sums of the products one by one by map."""
from functools import partial

import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(image, float), kernel.shape)
    products = windows * kernel
    flat = products.reshape(-1, kernel.size)
    return np.fromiter(map(partial(np.sum, axis=-1), flat), float, len(flat)).reshape(products.shape[:2])


# %% correlate2d wrong normalised
"""Divides by the sum of the kernel's absolute values; shows where that is not 1."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return np.tensordot(windows, kernel.astype(float), axes=2) / np.maximum(np.abs(kernel).sum(), 1e-12)


# %% correlate2d wrong odd_kernels_only
"""Centres the kernel with kh // 2 on both sides; shows in the shape for kernels of even size."""
import numpy as np


def correlate2d(image, kernel):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    H, W = image.shape
    out = np.zeros((H - 2 * a, W - 2 * b))
    for i in range(2 * a + kernel.shape[0] % 2):
        for j in range(2 * b + kernel.shape[1] % 2):
            out += float(kernel[i, j]) * image[i:i + H - 2 * a, j:j + W - 2 * b]
    return out


# %% correlate2d wrong row_comprehension
"""One Python step per output row; shows in the work growing with the height of the image."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    image = image.astype(float)
    view = np.lib.stride_tricks.sliding_window_view
    return np.array([
        np.einsum("kjl,kl->j", view(image[r:r + kh], kw, axis=1), kernel.astype(float))
        for r in range(image.shape[0] - kh + 1)
    ])


# %% correlate2d wrong small_integers_overflow
"""Multiplies in the integer type of the arguments; shows on a uint8 image with a uint8 kernel."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    H, W = image.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(kh):
        for j in range(kw):
            out += kernel[i, j] * image[i:i + H - kh + 1, j:j + W - kw + 1]
    return out


# %% correlate2d wrong squeezed
"""Squeezes the result; shows where the kernel is as high or as wide as the image."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return np.tensordot(windows, kernel.astype(float), axes=2).squeeze()


# %% correlate2d wrong swapped_sides
"""Takes the height of the kernel for its width; shows on kernels that are not square."""
import numpy as np


def correlate2d(image, kernel):
    kh = kw = kernel.shape[0]
    H, W = image.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(kh):
        for j in range(kernel.shape[1]):
            out += float(kernel[i, j]) * image[i:i + H - kh + 1, j:j + W - kw + 1]
    return out


# %% correlate2d wrong true_convolution
"""Flips the kernel on both axes; shows on any kernel that is not symmetric under rotation by 180 degrees."""
import numpy as np


def correlate2d(image, kernel):
    k = kernel[::-1, ::-1].astype(float)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, k)


# %% max_pool wrong across_channels
"""The maximum runs over the channels as well; shows for C > 1."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    return np.repeat(windows.max(axis=(3, 4, 5))[..., None], X.shape[3], axis=3)


# %% max_pool wrong ceil
"""Keeps incomplete windows at the edges; shows where windows do not fit."""
import math

import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = math.ceil((H - size) / stride) + 1, math.ceil((W - size) / stride) + 1
    out = np.empty((m, h, w, C))
    for i in range(h):
        for j in range(w):
            out[:, i, j] = X[:, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(1, 2))
    return out


# %% max_pool wrong from_minus_a_thousand
"""The running maximum starts at -1000; shows on windows below that."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = 1 + (H - size) // stride, 1 + (W - size) // stride
    out = np.full((m, h, w, C), -1000.0)
    for i in range(size):
        for j in range(size):
            out = np.maximum(out, X[:, i:i + h * stride:stride, j:j + w * stride:stride])
    return out


# %% max_pool wrong largest_magnitude
"""Takes the value of largest magnitude; shows on windows with large negative values."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], -1)
    return np.take_along_axis(flat, np.abs(flat).argmax(axis=-1)[..., None], axis=-1)[..., 0]


# %% max_pool wrong last_window_missing
"""range stops one early; shows where the last window just fits."""
import numpy as np


def max_pool(X, size, stride):
    rows = range(0, X.shape[1] - size, stride)
    columns = range(0, X.shape[2] - size, stride)
    return np.stack([
        np.stack([X[:, i:i + size, j:j + size].max(axis=(1, 2)) for j in columns], axis=1) for i in rows
    ], axis=1)


# %% max_pool wrong padded_with_zeros
"""Pads with zeros until every window fits; shows where pixels are left over."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    P = np.pad(X, ((0, 0), (0, -(H - size) % stride), (0, -(W - size) % stride), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(-2, -1))


# %% max_pool wrong pooled_in_place
"""Writes the maxima back into X; shows on X after the call."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = 1 + (H - size) // stride, 1 + (W - size) // stride
    out = X[:, :h * stride:stride, :w * stride:stride]
    for i in range(size):
        for j in range(size):
            np.maximum(out, X[:, i:i + h * stride:stride, j:j + w * stride:stride].copy(), out=out)
    return out.copy()


# %% max_pool wrong stride_is_size
"""Takes the size for the stride; shows where they differ."""
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(X, size, stride):
    return sliding_window_view(X, (size, size), axis=(1, 2))[:, ::size, ::size].max(axis=(-2, -1))


# %% max_pool_backward wrong all_ties
"""Every maximum of a window gets the whole gradient; shows on ties."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for i in range(h):
        for j in range(w):
            box = np.s_[:, i * stride:i * stride + size, j * stride:j * stride + size]
            top = X[box].max(axis=(1, 2), keepdims=True)
            dX[box] += (X[box] == top) * dout[:, i, j][:, None, None]
    return dX


# %% max_pool_backward wrong buffered_indices
"""dX[indices] += dout adds a pixel that occurs twice only once; shows where overlapping windows share a maximum."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool_backward(dout, X, size, stride):
    windows = sliding_window_view(X, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    best = windows.reshape(*dout.shape, size * size).argmax(axis=-1)
    e, i, j, c = np.indices(dout.shape)
    dX = np.zeros(X.shape)
    dX[e, i * stride + best // size, j * stride + best % size, c] += dout
    return dX


# %% max_pool_backward wrong column_order
"""The first maximum in column order; shows on ties off the diagonal."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        k, r = divmod(int(np.argmax(window.T)), size)
        dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX


# %% max_pool_backward wrong integer_gradient
"""zeros_like(X) keeps the integers of X; shows on an integer X with a fractional dout."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros_like(X)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        dX[e, i * stride + r, j * stride + k, c] = dX[e, i * stride + r, j * stride + k, c] + dout[e, i, j, c]
    return dX


# %% max_pool_backward wrong overwrites
"""Assigns in place of adding; shows where overlapping windows share a maximum."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        dX[e, i * stride + r, j * stride + k, c] = dout[e, i, j, c]
    return dX


# %% max_pool_backward wrong pixel_order
"""Assigns each pixel that is a maximum anywhere the sum of all gradients of windows holding its value; shows where two windows tie across pixels."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        image = X[e, :, :, c]
        window = image[i * stride:i * stride + size, j * stride:j * stride + size]
        r, k = np.argwhere(image == window.max())[0]
        dX[e, r, k, c] += dout[e, i, j, c]
    return dX


# %% max_pool_backward wrong tie_broken_by_noise
"""Adds tiny noise to break ties; shows on ties (and on no others)."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    noisy = X + np.random.default_rng(0).normal(0, 1e-9, X.shape)
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = noisy[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX


# %% max_pool_backward wrong zero_means_free
"""Takes a window whose gradient pixel is still 0 for not yet served; shows where windows overlap."""
import numpy as np


def max_pool_backward(dout, X, size, stride):
    dX = np.zeros(X.shape)
    m, h, w, C = dout.shape
    for e, i, j, c in np.ndindex(m, h, w, C):
        window = X[e, i * stride:i * stride + size, j * stride:j * stride + size, c]
        r, k = divmod(int(np.argmax(window)), size)
        if dX[e, i * stride + r, j * stride + k, c] == 0:
            dX[e, i * stride + r, j * stride + k, c] += dout[e, i, j, c]
    return dX


# %% output_size wrong assert
"""AssertionError in place of ValueError; shows for f > n + 2 pad."""


def output_size(n, f, stride, pad):
    assert f <= n + 2 * pad, "filter too large"
    return (n + 2 * pad - f) // stride + 1


# %% output_size wrong check_ignores_padding
"""Raises where f > n although the padding makes room; shows for n = 2, f = 3, pad = 1."""


def output_size(n, f, stride, pad):
    if f > n:
        raise ValueError("filter larger than the image")
    return (n + 2 * pad - f) // stride + 1


# %% output_size wrong checks_the_result
"""Raises where the result is not positive, after int() has cut towards zero; shows for n = 4, f = 5, stride 2 (gives 1)."""


def output_size(n, f, stride, pad):
    size = int((n + 2 * pad - f) / stride) + 1
    if size <= 0:
        raise ValueError("filter too large")
    return size


# %% output_size wrong float
"""np.floor gives a float, not an int; shows in the type."""
import numpy as np


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise ValueError("filter too large")
    return np.floor((n + 2 * pad - f) / stride) + 1


# %% output_size wrong one_inside
"""The one is added before the division; shows for stride > 1."""


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise ValueError("filter too large")
    return (n + 2 * pad - f + 1) // stride


# %% output_size wrong refuses_equal
"""Raises where the filter just fits; shows for f = n + 2 pad."""


def output_size(n, f, stride, pad):
    if f >= n + 2 * pad:
        raise ValueError("filter too large")
    return (n + 2 * pad - f) // stride + 1


# %% output_size wrong round
"""Rounds to the nearest; shows for a remainder of 2 with stride 3."""


def output_size(n, f, stride, pad):
    if f > n + 2 * pad:
        raise ValueError("filter too large")
    return round((n + 2 * pad - f) / stride) + 1


# %% output_size wrong wants_an_exact_fit
"""ValueError where the stride leaves pixels over; shows for n = 6, f = 3, stride 2."""


def output_size(n, f, stride, pad):
    if f > n + 2 * pad or (n + 2 * pad - f) % stride:
        raise ValueError("does not fit")
    return (n + 2 * pad - f) // stride + 1

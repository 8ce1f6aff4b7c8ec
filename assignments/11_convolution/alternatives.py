"""Other right solutions: each must get full marks."""

import numpy as np

from autograder.course.proof import alternative


@alternative("correlate2d")
def by_sliding_windows(image, kernel):
    "numpy's sliding windows and einsum"
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(image, dtype=float), kernel.shape)
    return np.einsum("ijab,ab->ij", windows, kernel)


@alternative("correlate2d")
def by_scipy(image, kernel):
    "SciPy's correlation"
    from scipy.signal import correlate

    return correlate(np.asarray(image, dtype=float), np.asarray(kernel, dtype=float), mode="valid", method="direct")


@alternative("correlate2d")
def by_rows_of_the_kernel(image, kernel):
    "each row of the kernel by a matrix product with windows of the columns"
    image = np.asarray(image, dtype=np.float64)
    kh, kw = kernel.shape
    rows, cols = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    total = 0.0
    for i in range(kh):
        stacked = np.stack([image[i : i + rows, j : j + cols] for j in range(kw)], axis=-1)
        total = total + stacked @ np.asarray(kernel[i], dtype=np.float64)
    return total


@alternative("output_size")
def by_counting(n, f, stride, pad):
    "counts the starting positions"
    starts = range(-pad, n + pad - f + 1, stride)
    if len(starts) == 0:
        raise ValueError("the window does not fit")
    return len(starts)


@alternative("output_size")
def by_floor(n, f, stride, pad):
    "np.floor and int"
    if n + 2 * pad < f:
        raise ValueError(f"{f} is too large")
    return int(np.floor((n + 2 * pad - f) / stride + 1))


@alternative("output_size")
def by_walking(n, f, stride, pad):
    "walks until the window falls off, numpy integer"
    position, count = f, 0
    while position <= n + 2 * pad:
        position, count = position + stride, count + 1
    if not count:
        raise ValueError("it never fits")
    return np.int64(count)


@alternative("conv_params")
def by_shapes(f, c_in, c_out):
    "the sizes of the arrays"
    return np.zeros((f, f, c_in, c_out)).size + np.zeros(c_out).size


@alternative("conv_params")
def term_by_term(f, c_in, c_out):
    "weights and biases apart"
    weights = c_out * c_in * f**2
    return weights + c_out


@alternative("conv_params")
def by_a_loop(f, c_in, c_out):
    "filter by filter"
    return sum(f * f * c_in + 1 for _ in range(c_out))


@alternative("conv_forward")
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


@alternative("conv_forward")
def by_windows(X, W, b, stride, pad):
    "sliding windows and one einsum"
    P = np.pad(X, ((0, 0), (pad,) * 2, (pad,) * 2, (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(P, W.shape[:2], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("nijcab,abcd->nijd", windows, W) + b


@alternative("conv_forward")
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


@alternative("conv_backward")
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


@alternative("conv_backward")
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


@alternative("conv_backward")
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


@alternative("max_pool")
def pool_by_windows(X, size, stride):
    "sliding windows"
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(-2, -1))


@alternative("max_pool")
def pool_over_the_window(X, size, stride):
    "np.maximum over shifted, strided pictures"
    rows, cols = (X.shape[1] - size) // stride + 1, (X.shape[2] - size) // stride + 1
    shifted = [
        X[:, i : i + (rows - 1) * stride + 1 : stride, j : j + (cols - 1) * stride + 1 : stride]
        for i in range(size)
        for j in range(size)
    ]
    return np.maximum.reduce(shifted)


@alternative("max_pool")
def pool_with_plain_loops(X, size, stride):
    "loops over everything, starting from minus infinity"
    m, height, width, c = X.shape
    out = np.full((m, (height - size) // stride + 1, (width - size) // stride + 1, c), -np.inf)
    for n, i, j, k in np.ndindex(out.shape):
        for a in range(size):
            for b in range(size):
                out[n, i, j, k] = max(out[n, i, j, k], X[n, i * stride + a, j * stride + b, k])
    return out


@alternative("max_pool_backward")
def pool_backward_with_plain_loops(dout, X, size, stride):
    "loops, argmax of each window"
    dX = np.zeros(X.shape)
    for n, i, j, c in np.ndindex(dout.shape):
        window = X[n, i * stride : i * stride + size, j * stride : j * stride + size, c]
        a, b = np.unravel_index(np.argmax(window), window.shape)
        dX[n, i * stride + a, j * stride + b, c] += dout[n, i, j, c]
    return dX


@alternative("max_pool_backward")
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


@alternative("max_pool_backward")
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

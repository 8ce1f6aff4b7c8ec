# %% delta_r right arctan2
"""wrapped by arctan2 of sine and cosine, hypot."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = np.subtract.outer(phi1, phi2)
    return np.hypot(np.subtract.outer(eta1, eta2), np.arctan2(np.sin(d), np.cos(d)))


# %% delta_r right complex_angle
"""the azimuth difference as the argument of a complex phase."""
import numpy as np


def _wrap(d):
    return np.angle(np.exp(1j * d))


def delta_r(eta1, phi1, eta2, phi2):
    eta1, phi1, eta2, phi2 = (np.asarray(v, dtype=float) for v in (eta1, phi1, eta2, phi2))
    points = np.stack([np.subtract.outer(eta1, eta2), _wrap(np.subtract.outer(phi1, phi2))])
    return np.linalg.norm(points, axis=0)


# %% delta_r right coordinate_loop
"""a loop over the two coordinates (not over particles), squares added up."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    squares = np.zeros((len(eta1), len(eta2)))
    for first, second, period in ((eta1, eta2, None), (phi1, phi2, 2 * np.pi)):
        d = np.asarray(first, dtype=float)[:, None] - np.asarray(second, dtype=float)[None, :]
        if period is not None:
            d = np.mod(d + period / 2, period) - period / 2
        squares += d * d
    return np.sqrt(squares)


# %% delta_r right modulo
"""the difference wrapped by a modulo."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    deta = eta1[:, None] - eta2[None, :]
    dphi = (phi1[:, None] - phi2[None, :] + np.pi) % (2 * np.pi) - np.pi
    return np.sqrt(deta**2 + dphi**2)


# %% delta_r right remainder_round
"""subtracts the nearest whole number of turns."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    deta = eta1.reshape(-1, 1) - eta2.reshape(1, -1)
    dphi = phi1.reshape(-1, 1) - phi2.reshape(1, -1)
    dphi = dphi - 2 * np.pi * np.round(dphi / (2 * np.pi))
    return (deta**2 + dphi**2) ** 0.5


# %% dot right documented
"""type annotations and a docstring that talks about "for" and "while" loops without having one."""
import numpy as np


def dot(a: np.ndarray, b: np.ndarray) -> float:
    """Dot product of two vectors.

    The loop version, for i in range(len(a)): total += a[i] * b[i], is not used here, nor is a while loop.
    """
    return np.inner(a, b).astype(float).item()


# %% dot right einsum
"""einsum, result left as a numpy double."""
import numpy as np


def dot(a, b):
    return np.einsum("i,i->", np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))[()]


# %% dot right np_dot
"""np.dot wrapped in float."""
import numpy as np


def dot(a, b):
    return float(np.dot(a, b))


# %% dot right product_sum
"""element-wise product and sum, with a length check."""
import numpy as np


def dot(a, b):
    a = np.asarray(a)
    b = np.asarray(b)
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError("dot needs two 1-D arrays of one length")
    return float((a * b).sum())


# %% dot right row_times_column
"""row vector times column vector, the one element taken out."""


def dot(a, b):
    row = a.reshape(1, -1).astype(float)
    column = b.reshape(-1, 1).astype(float)
    return (row @ column).item()


# %% drop_nonfinite right delete
"""np.delete of the bad columns."""
import numpy as np


def drop_nonfinite(X, Y):
    bad = np.unique(np.nonzero(~np.isfinite(X))[1])
    return np.delete(X, bad, axis=1), np.delete(Y, bad, axis=1)


# %% drop_nonfinite right isfinite
"""isfinite over the features."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y[:, good]


# %% drop_nonfinite right loop
"""a list of the columns to keep."""
import numpy as np


def drop_nonfinite(X, Y):
    keep = [j for j in range(X.shape[1]) if all(np.isfinite(v) for v in X[:, j])]
    keep = np.array(keep, dtype=int)
    return X[:, keep].copy(), Y[:, keep].copy()


# %% drop_nonfinite right nan_or_inf
"""nan and inf counted apart, np.compress."""
import numpy as np


def drop_nonfinite(X, Y):
    bad = (np.isnan(X) | np.isinf(X)).sum(axis=0)
    return np.compress(bad == 0, X, axis=1), np.compress(bad == 0, Y, axis=1)


# %% label_encode right comparison
"""comparison matrix of classes and names, int32 codes."""
import numpy as np


def label_encode(names):
    names = np.array(list(names))
    classes = np.array(sorted(set(names.tolist())))
    return classes, (classes[:, None] == names[None, :]).argmax(axis=0).astype(np.int32)


# %% label_encode right dictionary
"""sorted set and a dictionary."""
import numpy as np


def label_encode(names):
    classes = sorted(set(str(s) for s in names))
    index = {c: k for k, c in enumerate(classes)}
    return np.array(classes), np.array([index[str(s)] for s in names], dtype=int)


# %% label_encode right np_unique
"""np.unique with the inverse."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes


# %% label_encode right searchsorted
"""position of each name in the sorted unique names."""
import numpy as np


def label_encode(names):
    names = np.asarray(names)
    classes = np.unique(names)
    return classes, np.searchsorted(classes, names)


# %% linear right augmented
"""the bias as one more weight of a constant feature."""
import numpy as np


def linear(w, X, b):
    wb = np.vstack([w, [[b]]])
    X1 = np.vstack([X, np.ones((1, X.shape[1]))])
    return np.dot(wb.T, X1)


# %% linear right einsum
"""einsum in float64."""
import numpy as np


def linear(w, X, b):
    return np.einsum("no,nm->om", w.astype(float), X.astype(float)) + float(b)


# %% linear right loop
"""loops over examples and features (the contract does not ask for a vectorised one here)."""
import numpy as np


def linear(w, X, b):
    n, m = X.shape
    out = np.empty((1, m))
    for j in range(m):
        s = float(b)
        for i in range(n):
            s += float(w[i, 0]) * float(X[i, j])
        out[0, j] = s
    return out


# %% linear right matmul
"""w.T @ X + b."""


def linear(w, X, b):
    return w.T @ X + b


# %% linear right weighted_sum
"""features weighted by broadcasting, summed with keepdims."""
import numpy as np


def linear(w, X, b):
    return np.sum(w * X, axis=0, keepdims=True) + b


# %% one_hot right comparison
"""comparison with arange, float32; every column must sum to one."""
import numpy as np


def one_hot(y, num_classes):
    out = (np.arange(num_classes)[:, None] == y[None, :]).astype(np.float32)
    if not np.all(out.sum(axis=0) == 1):
        raise ValueError("a label is not one of the classes")
    return out


# %% one_hot right eye
"""columns of the unit matrix."""
import numpy as np


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() > num_classes - 1:
        raise ValueError(f"labels must be in 0..{num_classes - 1}")
    return np.eye(num_classes)[:, y]


# %% one_hot right fancy_index
"""zeros and a fancy index."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if np.any(y < 0) or np.any(y >= num_classes):
        raise ValueError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot right loop
"""loops and a list of bad labels."""
import numpy as np


def one_hot(y, num_classes):
    bad = [int(k) for k in y if not 0 <= k < num_classes]
    if bad:
        raise ValueError("labels out of range: %s" % bad)
    out = np.zeros((num_classes, len(y)))
    for j, k in enumerate(y):
        out[k, j] = 1.0
    return out


# %% outer right broadcast
"""broadcasting a column against a row."""
import numpy as np


def outer(a, b):
    return a[:, np.newaxis] * b[np.newaxis, :]


# %% outer right einsum
"""einsum over two indices, in float64, Fortran-ordered result."""
import numpy as np


def outer(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return np.asfortranarray(np.einsum("i,j->ij", a, b))


# %% outer right matmul
"""column matrix times row matrix."""
import numpy as np


def outer(a, b):
    return np.matmul(np.reshape(a, (-1, 1)), np.reshape(b, (1, -1)))


# %% outer right np_outer
"""np.outer."""
import numpy as np


def outer(a, b):
    return np.outer(a, b)


# %% outer right tensordot
"""tensordot without contraction."""
import numpy as np


def outer(a, b):
    return np.tensordot(a, b, axes=0)


# %% split right argsort
"""order of uniform random numbers."""
import numpy as np


def split(m, fractions, rng):
    order = np.argsort(rng.random(m))
    edges = [0]
    for f in fractions[:-1]:
        edges.append(edges[-1] + int(np.floor(f * m)))
    edges.append(m)
    return tuple(order[a:b] for a, b in zip(edges, edges[1:]))


# %% split right choice
"""a choice without replacement of all indices."""
import numpy as np


def split(m, fractions, rng):
    order = list(rng.choice(m, size=m, replace=False))
    parts = []
    for k, f in enumerate(fractions):
        size = len(order) if k == len(fractions) - 1 else int(f * m // 1)
        parts.append(np.array(order[:size], dtype=int))
        order = order[size:]
    return tuple(parts)


# %% split right permutation_split
"""one permutation cut with np.split."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m)
    sizes = [int(np.floor(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split right shuffle_loop
"""shuffles arange in place and walks along it."""
import numpy as np


def split(m, fractions, rng):
    indices = np.arange(m)
    rng.shuffle(indices)
    parts, start = [], 0
    for f in fractions[:-1]:
        stop = start + int(f * m)
        parts.append(indices[start:stop].copy())
        start = stop
    parts.append(indices[start:].copy())
    return tuple(parts)


# %% standardize_apply right checked_loop
"""checks the shapes, then feature by feature."""
import numpy as np


def standardize_apply(X, mean, std):
    n = X.shape[0]
    if mean.shape != (n, 1) or std.shape != (n, 1):
        raise ValueError("mean and std must be (n, 1)")
    return np.vstack([(X[i] - mean[i, 0]) / std[i, 0] for i in range(n)])


# %% standardize_apply right plain
"""(X - mean) / std."""


def standardize_apply(X, mean, std):
    return (X - mean) / std


# %% standardize_apply right scaled_offset
"""X times 1/std minus mean/std, in float64."""
import numpy as np


def standardize_apply(X, mean, std):
    scale = 1.0 / np.asarray(std, dtype=float)
    return (np.asarray(X, dtype=float) - mean) * scale


# %% standardize_apply right ufuncs
"""np.subtract and np.divide in float64."""
import numpy as np


def standardize_apply(X, mean, std):
    centred = np.subtract(X, mean, dtype=np.float64)
    return np.divide(centred, std, out=centred)


# %% standardize_fit right by_hand
"""mean and variance written out with sums."""
import numpy as np


def standardize_fit(X):
    n, m = X.shape
    mean = (np.sum(X, axis=1, dtype=np.float64) / m).reshape(n, 1)
    var = (np.sum((X - mean) ** 2, axis=1) / m).reshape(n, 1)
    std = np.sqrt(var)
    std[np.ptp(X, axis=1) == 0] = 1.0
    return mean, std


# %% standardize_fit right loop
"""a loop over the features, the centred values checked against a relative tolerance."""
import numpy as np


def standardize_fit(X):
    mean, std = [], []
    for row in X.astype(np.float64):
        mu = row.mean()
        sigma = np.sqrt(((row - mu) ** 2).mean())
        if sigma <= 1e-14 * max(abs(mu), np.finfo(float).tiny):
            sigma = 1.0
        mean.append([mu])
        std.append([sigma])
    return np.array(mean), np.array(std)


# %% standardize_fit right ptp
"""constant features found by equal minimum and maximum."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)


# %% unroll right column_loop
"""one ravelled image per column."""
import numpy as np


def unroll(images):
    m, h, w, c = images.shape
    out = np.empty((h * w * c, m), dtype=images.dtype)
    for k, image in enumerate(images):
        out[:, k] = image.ravel()
    return out


# %% unroll right einsum
"""axes permuted with einsum, result in float64."""
import numpy as np


def unroll(images):
    m, h, w, c = images.shape
    return np.einsum("mhwc->hwcm", images.astype(float)).reshape(h * w * c, m)


# %% unroll right moveaxis
"""examples moved to the last axis, then reshape."""
import numpy as np


def unroll(images):
    return np.moveaxis(images, 0, -1).reshape(-1, images.shape[0])


# %% unroll right reshape_T
"""reshape to rows, then transpose (the lecture's line; the result is a view of the images)."""


def unroll(images):
    return images.reshape(images.shape[0], -1).T


# %% unroll right reshape_T_copy
"""reshape to rows, transpose, contiguous copy."""
import numpy as np


def unroll(images):
    return np.ascontiguousarray(images.reshape(len(images), -1).T)


# %% delta_r wrong arctan
"""arctan(sin/cos) in place of arctan2; shows for differences above pi/2."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = phi1[:, None] - phi2[None, :]
    d = np.arctan(np.sin(d) / np.cos(d))
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% delta_r wrong degrees
"""Takes the azimuth for degrees when wrapping; shows for phi = 3 against -3."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1[:, None] - phi2[None, :] + 180) % 360 - 180
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% delta_r wrong loops
"""Right numbers by two Python loops although vectorised is demanded; shows in the executed lines."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    out = np.zeros((len(eta1), len(eta2)))
    for i in range(len(eta1)):
        for j in range(len(eta2)):
            d = (phi1[i] - phi2[j] + np.pi) % (2 * np.pi) - np.pi
            out[i, j] = np.hypot(eta1[i] - eta2[j], d)
    return out


# %% delta_r wrong map_hypot
"""the differences at once, the lengths one by one by map."""
import math

import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    deta = np.subtract.outer(np.asarray(eta1, float), eta2)
    dphi = (np.subtract.outer(np.asarray(phi1, float), phi2) + np.pi) % (2 * np.pi) - np.pi
    return np.array(list(map(math.hypot, deta.ravel().tolist(), dphi.ravel().tolist()))).reshape(deta.shape)


# %% delta_r wrong mod_pi
"""Wraps with the period pi; shows for differences between pi/2 and pi."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1[:, None] - phi2[None, :] + np.pi / 2) % np.pi - np.pi / 2
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% delta_r wrong no_wrap
"""The azimuth difference is not wrapped; shows for phi = 3 against -3."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    return np.hypot(eta1[:, None] - eta2[None, :], phi1[:, None] - phi2[None, :])


# %% delta_r wrong one_side
"""Wraps differences above pi only; shows for phi1 = -3, phi2 = 3."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = phi1[:, None] - phi2[None, :]
    d = np.where(d > np.pi, d - 2 * np.pi, d)
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% delta_r wrong pairwise
"""Only particle i with particle i; shows in the shape."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1 - phi2 + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1 - eta2, d)


# %% delta_r wrong row_loop
"""One Python step per first particle; shows in the executed lines growing with k."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    rows = []
    for e, p in zip(eta1, phi1):
        d = (p - phi2 + np.pi) % (2 * np.pi) - np.pi
        rows.append(np.hypot(e - eta2, d))
    return np.array(rows)


# %% delta_r wrong short_pi
"""pi = 3.14 typed by hand; shows in the third digit of wrapped differences."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1[:, None] - phi2[None, :] + 3.14) % 6.28 - 3.14
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% delta_r wrong squared
"""Forgets the root; shows on any distance but 0 and 1."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1[:, None] - phi2[None, :] + np.pi) % (2 * np.pi) - np.pi
    return (eta1[:, None] - eta2[None, :]) ** 2 + d**2


# %% delta_r wrong transposed
"""Matrix (l, k); shows for lists of different length."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1[None, :] - phi2[:, None] + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1[None, :] - eta2[:, None], d)


# %% delta_r wrong unwrap
"""Uses np.unwrap along the second list; shows where the first difference of a row is beyond pi."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = np.unwrap(phi1[:, None] - phi2[None, :], axis=1)
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% delta_r wrong wraps_angles
"""Wraps each azimuth, not their difference; shows for phi = 3 against -3."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    p1 = (phi1 + np.pi) % (2 * np.pi) - np.pi
    p2 = (phi2 + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1[:, None] - eta2[None, :], p1[:, None] - p2[None, :])


# %% delta_r wrong wraps_eta
"""Wraps the pseudorapidity difference too; shows for |delta eta| > pi."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = np.stack([np.subtract.outer(eta1, eta2), np.subtract.outer(phi1, phi2)])
    d = (d + np.pi) % (2 * np.pi) - np.pi
    return np.sqrt((d**2).sum(axis=0))


# %% delta_r wrong zero_to_two_pi
"""Wraps into [0, 2 pi); shows for small negative differences."""
import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    d = (phi1[:, None] - phi2[None, :]) % (2 * np.pi)
    return np.hypot(eta1[:, None] - eta2[None, :], d)


# %% dot wrong absolute
"""Takes the modulus; shows where the dot product is negative."""
import numpy as np


def dot(a, b):
    return float(abs(np.dot(a, b)))


# %% dot wrong convolve
"""np.convolve turns the second vector round; shows on anything that is not a palindrome."""
import numpy as np


def dot(a, b):
    return float(np.convolve(a, b, mode="valid")[0])


# %% dot wrong cosine
"""Divides by the norms (the cosine of the angle); shows on vectors that are not of unit length."""
import numpy as np


def dot(a, b):
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


# %% dot wrong elementwise
"""Forgets the sum and gives the product element by element; shows on any input."""


def dot(a, b):
    return a * b


# %% dot wrong generator
"""Generator expression over zip, a Python-level loop; shows in the executed bytecode growing with the length."""


def dot(a, b):
    return float(sum(x * y for x, y in zip(a, b)))


# %% dot wrong half_precision
"""Works in half precision; shows in the third digit and as overflow for values near 1e5."""
import numpy as np


def dot(a, b):
    return float(np.dot(a.astype(np.float16), b.astype(np.float16)))


# %% dot wrong hardcoded
"""The answer of the public example (1,2,3).(4,5,6); shows on anything else."""


def dot(a, b):
    return 32.0


# %% dot wrong inplace
"""Multiplies into the first argument and so changes it; shows on a after the call."""


def dot(a, b):
    a *= b
    return float(a.sum())


# %% dot wrong int_cast
"""Casts to int first; shows on vectors with fractions."""
import numpy as np


def dot(a, b):
    return float(np.dot(a.astype(int), b.astype(int)))


# %% dot wrong last_missing
"""Leaves the last element out; shows where the last product is not zero."""
import numpy as np


def dot(a, b):
    return float(np.dot(a[:-1], b[:-1]))


# %% dot wrong loop
"""Plain Python loop although vectorised is demanded; shows in the executed lines growing with the length."""


def dot(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return float(total)


# %% dot wrong matrix_result
"""Returns a (1, 1) array, not a float; shows in the type."""


def dot(a, b):
    return a.reshape(1, -1) @ b.reshape(-1, 1)


# %% dot wrong mean
"""Mean in place of the sum; shows on any input longer than one."""
import numpy as np


def dot(a, b):
    return float(np.mean(a * b))


# %% dot wrong np_vectorize
"""np.vectorize of a Python lambda is a Python-level loop; shows in the calls growing with the length."""
import numpy as np


def dot(a, b):
    product = np.vectorize(lambda x, y: x * y, otypes=[float])
    return float(product(a, b).sum())


# %% dot wrong reduce
"""reduce and map with operators: the loop is one of C."""
import functools
import operator


def dot(a, b):
    return float(functools.reduce(operator.add, map(operator.mul, a.tolist(), b.tolist())))


# %% dot wrong sum_of_products
"""numpy multiplies, but Python's sum takes the products one by one."""


def dot(a, b):
    return float(sum((a * b).tolist()))


# %% dot wrong sums
"""Product of the sums; shows on anything longer than one."""
import numpy as np


def dot(a, b):
    return float(np.sum(a) * np.sum(b))


# %% drop_nonfinite wrong any_finite
"""Drops an example only if all its features are bad; shows on an example with one bad feature of two."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X).any(axis=0)
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong features
"""Drops features and not examples; shows in the shape."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X).all(axis=1)
    return X[good], Y


# %% drop_nonfinite wrong first_bad_only
"""Drops the first bad example only; shows on two bad examples."""
import numpy as np


def drop_nonfinite(X, Y):
    bad = np.nonzero(~np.isfinite(X).all(axis=0))[0]
    return np.delete(X, bad[:1], axis=1), np.delete(Y, bad[:1], axis=1)


# %% drop_nonfinite wrong first_feature
"""Looks at the first feature only; shows on a nan in another feature."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X[0])
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong flat_labels
"""Y comes back as (m,); shows in the shape."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y[0, good]


# %% drop_nonfinite wrong flattened
"""X[isfinite] flattens the array; shows in the shape."""
import numpy as np


def drop_nonfinite(X, Y):
    return X[np.isfinite(X)], Y[:, np.isfinite(X).all(axis=0)]


# %% drop_nonfinite wrong labels_kept
"""Y is not filtered; shows in its shape."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y.copy()


# %% drop_nonfinite wrong marks_inplace
"""Turns inf into nan in the caller's array; shows on X after the call."""
import numpy as np


def drop_nonfinite(X, Y):
    X[~np.isfinite(X)] = np.nan
    good = ~np.isnan(X).any(axis=0)
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong only_inf
"""Finds inf only; shows on nan."""
import numpy as np


def drop_nonfinite(X, Y):
    good = ~np.isinf(X).any(axis=0)
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong only_nan
"""Finds nan only; shows on inf."""
import numpy as np


def drop_nonfinite(X, Y):
    good = ~np.isnan(X).any(axis=0)
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong plus_inf_only
"""Finds nan and +inf only; shows on -inf."""
import numpy as np


def drop_nonfinite(X, Y):
    good = ~(np.isnan(X) | (X == np.inf)).any(axis=0)
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong replaced
"""Replaces bad values by 0 in place of dropping the examples; shows in the shape."""
import numpy as np


def drop_nonfinite(X, Y):
    return np.nan_to_num(X, nan=0.0, posinf=0.0, neginf=0.0), Y.copy()


# %% drop_nonfinite wrong sum_test
"""Tests the sum over the features, which overflows for finite 1e308; shows on such an example (dropped, with a warning)."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X.sum(axis=0))
    return X[:, good], Y[:, good]


# %% drop_nonfinite wrong swapped
"""Returns (Y, X); shows on anything."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.isfinite(X).all(axis=0)
    return Y[:, good], X[:, good]


# %% drop_nonfinite wrong truthy
"""Multiplies the mask with X, so a zero counts as bad; shows on an example with a feature equal to 0."""
import numpy as np


def drop_nonfinite(X, Y):
    good = np.nan_to_num(X, posinf=0, neginf=0).all(axis=0)
    return X[:, good], Y[:, good]


# %% label_encode wrong array_only
"""Takes names.shape, which a list lacks; shows as an exception for lists."""
import numpy as np


def label_encode(names):
    classes = np.unique(names)
    codes = np.empty(names.shape, dtype=int)
    for k, c in enumerate(classes):
        codes[names == c] = k
    return classes, codes


# %% label_encode wrong by_frequency
"""Most frequent class first; shows when the counts are not in sorted order."""
import numpy as np


def label_encode(names):
    unique, counts = np.unique(names, return_counts=True)
    classes = unique[np.argsort(-counts, kind="stable")]
    index = {c: k for k, c in enumerate(classes)}
    return classes, np.array([index[s] for s in np.asarray(names)])


# %% label_encode wrong by_length
"""Sorted by length first; shows on "top" against "gluon"."""
import numpy as np


def label_encode(names):
    classes = sorted(set(str(s) for s in names), key=lambda s: (len(s), s))
    return np.array(classes), np.array([classes.index(str(s)) for s in names])


# %% label_encode wrong codes_of_classes
"""One code for each class, not for each name; shows with repeated names."""
import numpy as np


def label_encode(names):
    classes = np.unique(names)
    return classes, np.arange(len(classes))


# %% label_encode wrong first_letter
"""Keeps a fixed width of four letters; shows on names that differ later ("muon+", "muon-")."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(np.array(names, dtype="U4"), return_inverse=True)
    return classes, codes


# %% label_encode wrong first_seen
"""Classes in the order of first appearance; shows on names that do not appear in sorted order."""
import numpy as np


def label_encode(names):
    classes = list(dict.fromkeys(str(s) for s in names))
    return np.array(classes), np.array([classes.index(str(s)) for s in names])


# %% label_encode wrong float_codes
"""Codes are floats, not integers; shows in the dtype."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes.astype(float)


# %% label_encode wrong from_one
"""Codes start at 1; shows on anything."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes + 1


# %% label_encode wrong hardcoded
"""Knows the five jet classes only; shows on other names or on data lacking a class."""
import numpy as np


def label_encode(names):
    classes = ["W", "Z", "gluon", "quark", "top"]
    return np.array(classes), np.array([classes.index(str(s)) for s in names])


# %% label_encode wrong list_comparison
"""Compares names == class, which is False for a list; shows when names is a list."""
import numpy as np


def label_encode(names):
    classes = np.unique(names)
    codes = np.zeros(len(names), dtype=int)
    for k, c in enumerate(classes):
        codes[np.where(names == c)[0]] = k
    return classes, codes


# %% label_encode wrong lower_case
"""Lower-cases first, so "W" and "w" fall together; shows on capitals."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique([str(s).lower() for s in names], return_inverse=True)
    return classes, codes


# %% label_encode wrong needs_list
"""names.sort() and names.index: changes a list argument; shows on the list after the call, and as an exception for arrays."""
import numpy as np


def label_encode(names):
    original = list(names)
    names.sort()
    classes = list(dict.fromkeys(str(s) for s in names))
    return np.array(classes), np.array([classes.index(str(s)) for s in original])


# %% label_encode wrong return_index
"""return_index in place of return_inverse; shows with repeated or unsorted names."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(names, return_index=True)
    return classes, codes


# %% label_encode wrong reverse
"""Sorted backwards; shows with two classes or more."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(names, return_inverse=True)
    return classes[::-1].copy(), len(classes) - 1 - codes


# %% label_encode wrong swapped
"""Returns (codes, classes); shows on anything."""
import numpy as np


def label_encode(names):
    classes, codes = np.unique(names, return_inverse=True)
    return codes, classes


# %% linear wrong bias_per_feature
"""Adds b before the sum over features, so n times; shows for n > 1 and b != 0."""
import numpy as np


def linear(w, X, b):
    return np.sum(w * X + b, axis=0, keepdims=True)


# %% linear wrong column
"""Gives (m, 1); shows in the shape."""


def linear(w, X, b):
    return X.T @ w + b


# %% linear wrong flat
"""Gives (m,) and not (1, m); shows in the shape."""
import numpy as np


def linear(w, X, b):
    return np.dot(w[:, 0], X) + b


# %% linear wrong inplace_bias
"""Adds the float bias in place to an integer product; shows as an exception for integer w and X."""


def linear(w, X, b):
    out = w.T @ X
    out += b
    return out


# %% linear wrong integer_result
"""Result typed like w; fractions are lost when w is integer and X or b is float."""


def linear(w, X, b):
    return (w.T @ X + b).astype(w.dtype)


# %% linear wrong mean
"""Mean over the features in place of the sum; shows for n > 1."""
import numpy as np


def linear(w, X, b):
    return np.mean(w * X, axis=0, keepdims=True) + b


# %% linear wrong minus_bias
"""Subtracts b; shows for b != 0."""


def linear(w, X, b):
    return w.T @ X - b


# %% linear wrong no_bias
"""Forgets b; shows for b != 0."""


def linear(w, X, b):
    return w.T @ X


# %% linear wrong reshape_weights
"""Multiplies with X reshaped to (m, n) where a transposition is needed; shows for n > 1 and m > 1."""


def linear(w, X, b):
    return (X.reshape(X.shape[1], X.shape[0]) @ w + b).T


# %% linear wrong squeeze
"""Squeezes the single row away; shows in the shape, also for m = 1."""
import numpy as np


def linear(w, X, b):
    return np.squeeze(w.T @ X + b)


# %% linear wrong total
"""Sums over the examples too; shows for m > 1 in value (shape is forced)."""
import numpy as np


def linear(w, X, b):
    return np.full((1, X.shape[1]), np.sum(w * X)) + b


# %% linear wrong two_features
"""Only the first two features; shows for n = 1 and n > 2."""


def linear(w, X, b):
    return (w[0, 0] * X[0] + w[1, 0] * X[1] + b).reshape(1, -1)


# %% one_hot wrong all_classes_needed
"""Refuses data in which a class is absent; shows when a class is absent."""
import numpy as np


def one_hot(y, num_classes):
    if sorted(set(y.tolist())) != list(range(num_classes)):
        raise ValueError("label")
    return np.eye(num_classes)[:, y]


# %% one_hot wrong any_compare
"""Tests y.any() < 0 and y.any() >= C, which is never true; shows on labels outside."""
import numpy as np


def one_hot(y, num_classes):
    if y.any() < 0 or y.any() > num_classes:
        raise ValueError("label")
    return np.eye(num_classes)[:, y]


# %% one_hot wrong assertion
"""An AssertionError in place of a ValueError; shows on labels outside."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if np.any(y < 0) or np.any(y >= num_classes):
        raise AssertionError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot wrong boolean
"""Booleans and not floats; shows in the dtype."""
import numpy as np


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label")
    return np.arange(num_classes)[:, None] == y[None, :]


# %% one_hot wrong clipped
"""Clips labels into the range; shows on labels outside (no ValueError)."""
import numpy as np


def one_hot(y, num_classes):
    return np.eye(num_classes)[:, np.clip(y, 0, num_classes - 1)]


# %% one_hot wrong first_label_checked
"""Checks the first label only; shows when a later label is outside."""
import numpy as np


def one_hot(y, num_classes):
    if not 0 <= y[0] < num_classes:
        raise ValueError("label")
    return (np.arange(num_classes)[:, None] == y[None, :]).astype(float)


# %% one_hot wrong integer
"""Integers and not floats; shows in the dtype."""
import numpy as np


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label")
    return np.eye(num_classes, dtype=int)[:, y]


# %% one_hot wrong lower_check_only
"""Only the lower end is checked; shows on label C (IndexError in place of ValueError)."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if np.any(y < 0) :
        raise ValueError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot wrong no_check
"""No check: label C gives IndexError and label -1 wraps to the last class; shows on labels outside."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)

    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot wrong off_by_one_check
"""Lets label C through the check; shows on label C (IndexError in place of ValueError)."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if np.any(y < 0) or np.any(y > num_classes):
        raise ValueError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot wrong own_count
"""Takes the number of classes from the data; shows when the last class is absent."""
import numpy as np


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label")
    return np.eye(y.max() + 1)[:, y]


# %% one_hot wrong ranks
"""Encodes the rank among the labels present; shows when a class in the middle is absent."""
import numpy as np


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label")
    codes = np.unique(y, return_inverse=True)[1]
    return np.eye(num_classes)[:, codes]


# %% one_hot wrong returns_none
"""Returns None in place of raising; shows on labels outside."""
import numpy as np


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        return None
    return np.eye(num_classes)[:, y]


# %% one_hot wrong rows
"""Gives (m, C); shows in the shape."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if np.any(y < 0) or np.any(y >= num_classes):
        raise ValueError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out.T


# %% one_hot wrong too_strict
"""Refuses the last class; shows on label C-1."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if np.any(y < 0) or np.any(y >= num_classes - 1):
        raise ValueError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot wrong upper_check_only
"""Only the upper end is checked; shows on label -1, which wraps to the last class."""
import numpy as np


def one_hot(y, num_classes):
    y = np.asarray(y)
    if  np.any(y >= num_classes):
        raise ValueError("label outside 0..C-1")
    out = np.zeros((num_classes, y.size))
    out[y, np.arange(y.size)] = 1.0
    return out


# %% one_hot wrong zero_column
"""A label outside gives a column of zeros without an error; shows on labels outside."""
import numpy as np


def one_hot(y, num_classes):
    return (np.arange(num_classes)[:, None] == y[None, :]).astype(float)


# %% outer wrong diagonal
"""Puts the element-wise product on a diagonal; shows off the diagonal and for different lengths."""
import numpy as np


def outer(a, b):
    return np.diag(a * b)


# %% outer wrong elementwise
"""Element-wise product; shows in the shape."""


def outer(a, b):
    return a * b


# %% outer wrong first_dtype
"""Result typed like a: fractions of b are cut when a is integer; shows for integer a and float b."""
import numpy as np


def outer(a, b):
    out = np.empty((len(a), len(b)), dtype=a.dtype)
    out[...] = a[:, None] * b[None, :]
    return out


# %% outer wrong flat
"""Left flat with len(a)*len(b) entries; shows in the shape."""
import numpy as np


def outer(a, b):
    return np.kron(a, b)


# %% outer wrong hardcoded
"""The public 2x3 example; shows on anything else."""
import numpy as np


def outer(a, b):
    return np.array([[3.0, 4.0, 5.0], [6.0, 8.0, 10.0]])


# %% outer wrong loops
"""Double loop although vectorised is demanded; shows in the executed lines."""
import numpy as np


def outer(a, b):
    out = np.zeros((len(a), len(b)))
    for i in range(len(a)):
        for j in range(len(b)):
            out[i, j] = a[i] * b[j]
    return out


# %% outer wrong meshgrid
"""meshgrid in its default "xy" order gives the transpose; shows on lengths that differ."""
import numpy as np


def outer(a, b):
    p, q = np.meshgrid(a, b)
    return p * q


# %% outer wrong reshapes_argument
"""Sets a.shape, which changes the caller's array; shows on a.shape after the call."""


def outer(a, b):
    a.shape = (len(a), 1)
    return a * b


# %% outer wrong row_comprehension
"""One Python step per row (list comprehension), not vectorised; shows in the executed bytecode growing with len(a)."""
import numpy as np


def outer(a, b):
    return np.array([x * b for x in a])


# %% outer wrong square_only
"""Result sized (len(a), len(a)); shows when the lengths differ."""
import numpy as np


def outer(a, b):
    out = np.zeros((len(a), len(a)))
    out[:] = a[:, None] * b[None, :]
    return out


# %% outer wrong starmap
"""every pair by itertools, without a line of Python in the loop."""
import itertools
import operator

import numpy as np


def outer(a, b):
    products = itertools.starmap(operator.mul, itertools.product(a.tolist(), b.tolist()))
    return np.fromiter(products, float, len(a) * len(b)).reshape(len(a), len(b))


# %% outer wrong sum
"""Outer sum, not product; shows on any input but pairs of twos."""


def outer(a, b):
    return a[:, None] + b[None, :]


# %% outer wrong transposed
"""Arguments swapped: (len(b), len(a)); shows for different lengths or a != b."""
import numpy as np


def outer(a, b):
    return np.outer(b, a)


# %% outer wrong upper
"""Fills only the upper triangle; shows below the diagonal."""
import numpy as np


def outer(a, b):
    return np.triu(np.outer(a, b))


# %% split wrong ceil
"""Ceil in place of floor; shows for m = 9, fraction 0.6."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m)
    sizes = [int(np.ceil(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong cumulative
"""Floors the cumulative fractions; shows for m = 9 and (.6, .2, .2): 5, 2, 2 and not 5, 1, 3."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m)
    sizes = [int(np.floor(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.floor(np.cumsum(fractions[:-1]) * m).astype(int)))


# %% split wrong drops_rest
"""The last part has floor(fraction*m) too, so indices get lost; shows for m = 9."""


def split(m, fractions, rng):
    order = rng.permutation(m)
    parts, start = [], 0
    for f in fractions:
        parts.append(order[start:start + int(f * m)])
        start += int(f * m)
    return tuple(parts)


# %% split wrong from_one
"""Indices 1..m; shows in the covering of range(m)."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m) + 1
    sizes = [int(f * m) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong global_rng
"""Uses np.random and not rng; shows in the global state and in ignoring rng."""
import numpy as np


def split(m, fractions, rng):
    order = np.random.permutation(m)
    sizes = [int(np.floor(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong masks
"""Boolean masks in place of index arrays; shows in dtype and length."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m)
    sizes = [int(f * m) for f in fractions[:-1]]
    parts = np.split(order, np.cumsum(sizes).astype(int))
    return tuple(np.isin(np.arange(m), p) for p in parts)


# %% split wrong new_permutation_per_part
"""A new permutation for every part, so parts overlap; shows in the overlap."""


def split(m, fractions, rng):
    sizes = [int(f * m) for f in fractions[:-1]]
    sizes.append(m - sum(sizes))
    return tuple(rng.permutation(m)[:s] for s in sizes)


# %% split wrong no_shuffle
"""No shuffle; shows in the indices being in order."""
import numpy as np


def split(m, fractions, rng):
    order = np.arange(m)
    sizes = [int(np.floor(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong own_seed
"""Makes its own generator with a fixed seed; shows in the same split for every rng."""
import numpy as np


def split(m, fractions, rng):
    order = np.random.default_rng(0).permutation(m)
    sizes = [int(np.floor(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong rest_to_first
"""The rest goes to the first part; shows for m = 9."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m)
    sizes = [int(f * m) for f in fractions]
    sizes[0] = m - sum(sizes[1:])
    return tuple(np.split(order, np.cumsum(sizes)[:-1]))


# %% split wrong rolled
"""A random cyclic shift is no shuffle; shows in neighbours staying neighbours."""
import numpy as np


def split(m, fractions, rng):
    order = np.roll(np.arange(m), rng.integers(m))
    sizes = [int(f * m) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong round
"""Rounds in place of floor; shows for m = 9, fraction 0.2."""
import numpy as np


def split(m, fractions, rng):
    order = rng.permutation(m)
    sizes = [int(round(f * m)) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong seeds_global
"""Seeds the global generator and shuffles with it; shows in the global state."""
import numpy as np


def split(m, fractions, rng):
    np.random.seed(int(rng.integers(1000)))
    order = np.arange(m)
    np.random.shuffle(order)
    sizes = [int(f * m) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% split wrong shuffles_parts
"""Cuts first and shuffles within the parts; shows in the first part holding 0..size-1."""
import numpy as np


def split(m, fractions, rng):
    sizes = [int(f * m) for f in fractions[:-1]]
    parts = np.split(np.arange(m), np.cumsum(sizes).astype(int))
    return tuple(rng.permutation(p) for p in parts)


# %% split wrong three_parts
"""Three parts always; shows for two fractions."""


def split(m, fractions, rng):
    order = rng.permutation(m)
    a, b = int(fractions[0] * m), int(fractions[1] * m)
    return order[:a], order[a:a + b], order[a + b:]


# %% split wrong with_replacement
"""Draws with replacement; shows in parts that are not disjoint and do not cover."""
import numpy as np


def split(m, fractions, rng):
    order = rng.integers(0, m, size=m)
    sizes = [int(f * m) for f in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes).astype(int)))


# %% standardize_apply wrong clipped
"""Clips at three standard deviations; shows on outliers."""
import numpy as np


def standardize_apply(X, mean, std):
    return np.clip((X - mean) / std, -3, 3)


# %% standardize_apply wrong epsilon
"""Adds 1e-5 to std; shows in the sixth digit, and badly on features in small units."""


def standardize_apply(X, mean, std):
    return (X - mean) / (std + 1e-5)


# %% standardize_apply wrong first_feature
"""Uses mean and std of the first feature for all; shows for n > 1."""


def standardize_apply(X, mean, std):
    return (X - mean[0]) / std[0]


# %% standardize_apply wrong inplace
"""Works in the caller's array; shows on X after the call (an exception for integer X)."""


def standardize_apply(X, mean, std):
    X -= mean
    X /= std
    return X


# %% standardize_apply wrong integer_result
"""Result array typed like X; shows for integer X (fractions are cut)."""
import numpy as np


def standardize_apply(X, mean, std):
    out = np.zeros_like(X)
    for i in range(X.shape[0]):
        out[i] = (X[i] - mean[i, 0]) / std[i, 0]
    return out


# %% standardize_apply wrong no_division
"""Only subtracts the mean; shows for std != 1."""


def standardize_apply(X, mean, std):
    return X - mean


# %% standardize_apply wrong no_mean
"""Only divides; shows for mean != 0."""


def standardize_apply(X, mean, std):
    return X / std


# %% standardize_apply wrong order
"""X / std - mean, wrong order; shows for mean != 0 and std != 1."""


def standardize_apply(X, mean, std):
    return X / std - mean


# %% standardize_apply wrong own_statistics
"""Ignores the train statistics and uses those of X itself; shows when mean and std are not those of X."""
import numpy as np


def standardize_apply(X, mean, std):
    s = X.std(axis=1, keepdims=True)
    s = np.where(s == 0, 1.0, s)
    return (X - X.mean(axis=1, keepdims=True)) / s


# %% standardize_apply wrong ravel
"""Flattens the statistics, so broadcasts along the examples; shows for n != m as an exception, else in value."""


def standardize_apply(X, mean, std):
    return (X - mean.ravel()) / std.ravel()


# %% standardize_apply wrong sign
"""mean - X; shows on anything."""


def standardize_apply(X, mean, std):
    return (mean - X) / std


# %% standardize_apply wrong transposed
"""Gives (m, n); shows in the shape."""


def standardize_apply(X, mean, std):
    return ((X - mean) / std).T


# %% standardize_apply wrong variance
"""Divides by std squared; shows for std != 1."""


def standardize_apply(X, mean, std):
    return (X - mean) / std**2


# %% standardize_fit wrong all_or_nothing
"""Sets std to 1 only if every feature is constant; shows with one constant feature among others."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, (np.ones_like(std) if constant.all() else std)


# %% standardize_fit wrong any_sets_all
"""One constant feature sets all standard deviations to 1; shows with one constant feature among others."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, (np.ones_like(std) if constant.any() else std)


# %% standardize_fit wrong axis0
"""Statistics over the features; shows in the shape, or in value for square X."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=0, keepdims=True).T
    std = X.std(axis=0, keepdims=True).T
    constant = X.max(axis=0, keepdims=True).T == X.min(axis=0, keepdims=True).T
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong constant_zero
"""A constant feature keeps std 0; shows on a constant feature."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 0.0, std)


# %% standardize_fit wrong ddof1
"""ddof 1; shows in the standard deviation, m = 1 even nan."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True, ddof=1)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant & np.isfinite(std), 1.0, std)


# %% standardize_fit wrong epsilon
"""Adds 1e-8 in place of the rule for constants; shows on a constant feature (std must be 1)."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, std + 1e-8


# %% standardize_fit wrong flat
"""Shapes (n,) and not (n, 1); shows in the shape."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean.ravel(), np.where(constant, 1.0, std).ravel()


# %% standardize_fit wrong global
"""One mean and std of the whole array; shows for features with different scales."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = np.full((X.shape[0], 1), X.mean())
    std = np.full((X.shape[0], 1), X.std())
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong inplace
"""Centres the caller's array in place; shows on X after the call (an exception for integer X)."""
import numpy as np


def standardize_fit(X):
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    mean = X.mean(axis=1, keepdims=True)
    X -= mean
    std = np.sqrt((X**2).mean(axis=1, keepdims=True))
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong median
"""Median in place of the mean; shows on skewed features."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = np.median(X, axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong moments
"""E[x^2] - E[x]^2 cancels for a large offset; shows on 1e8 + (0, 1, 2), nan or a wrong std."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = np.sqrt((X**2).mean(axis=1, keepdims=True) - mean**2)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong range
"""Range (max - min) in place of the standard deviation; shows on anything."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = np.ptp(X, axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong swapped
"""Returns (std, mean); shows on anything."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return np.where(constant, 1.0, std), mean


# %% standardize_fit wrong threshold
"""Calls everything with std below 1e-3 constant; shows on a feature in small units (scale 1e-4)."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = std < 1e-3
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong variance
"""Variance and not its root; shows where the variance is not 0 or 1."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.var(axis=1, keepdims=True)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)


# %% standardize_fit wrong zero_mean_rule
"""Takes a zero mean for the sign of a constant feature; shows on varying features with mean 0 and on constants that are not 0."""
import numpy as np


def standardize_fit(X):
    X = np.asarray(X, dtype=float)
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = mean == 0
    return mean, np.where(constant, 1.0, std)


# %% unroll wrong channels_first
"""Channels moved to the front; shows for C > 1."""


def unroll(images):
    return images.transpose(0, 3, 1, 2).reshape(images.shape[0], -1).T.copy()


# %% unroll wrong fortran
"""Fortran order within an image; shows unless an image has one row, column or channel."""
import numpy as np


def unroll(images):
    m = images.shape[0]
    return np.stack([im.flatten(order="F") for im in images], axis=1).reshape(-1, m)


# %% unroll wrong fortran_reshape
"""reshape with order="F" over the whole array; shows in the order of pixels."""


def unroll(images):
    return images.reshape(images.shape[0], -1, order="F").T.copy()


# %% unroll wrong one_channel
"""Keeps the first channel only; shows for C > 1."""


def unroll(images):
    return images[..., 0].reshape(images.shape[0], -1).T.copy()


# %% unroll wrong reshape_only
"""reshape(-1, m) mixes the images; shows for m > 1."""


def unroll(images):
    return images.reshape(-1, images.shape[0]).copy()


# %% unroll wrong rows
"""Examples left as rows; shows in the shape."""


def unroll(images):
    return images.reshape(images.shape[0], -1).copy()


# %% unroll wrong scaled
"""Divides by 255 on the way; shows in the values."""


def unroll(images):
    return images.reshape(images.shape[0], -1).T / 255.0


# %% unroll wrong sets_shape
"""Sets images.shape, which changes the caller's array; shows on images.shape after the call."""


def unroll(images):
    m = images.shape[0]
    images.shape = (m, images.size // m)
    return images.T.copy()


# %% unroll wrong size_64
"""The 12288 of the public example typed in; shows for any other image size."""


def unroll(images):
    return images.reshape(-1, 12288).T.copy()


# %% unroll wrong squeezed
"""Squeezes, so that one image becomes (HWC,); shows for m = 1."""
import numpy as np


def unroll(images):
    return np.squeeze(images.reshape(images.shape[0], -1).T.copy())


# %% unroll wrong swaps_rows_columns
"""Rows and columns exchanged; shows on images that are not symmetric."""


def unroll(images):
    return images.swapaxes(1, 2).reshape(images.shape[0], -1).T.copy()


# %% unroll wrong transposed_reversed
"""images.T reverses all the axes, so columns run before rows; shows for H, W > 1."""


def unroll(images):
    return images.T.reshape(-1, images.shape[0])


# %% unroll wrong uint8
"""Casts to uint8 as for pictures; shows on float or negative pixels."""
import numpy as np


def unroll(images):
    return images.reshape(images.shape[0], -1).T.astype(np.uint8)

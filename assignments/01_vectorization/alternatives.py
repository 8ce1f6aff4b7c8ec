"""Other right solutions: each must get full marks."""

import numpy as np

from autograder.course.proof import alternative


@alternative("dot")
def by_einsum(a, b):
    "einsum, a numpy double as result"
    return np.einsum("i,i->", np.asarray(a, float), np.asarray(b, float))[()]


@alternative("dot")
def multiply_and_add(a, b):
    "element by element, then the sum"
    return (a * b).sum()


@alternative("dot")
def row_times_column(a, b):
    "a matrix product in single precision"
    return float((a[np.newaxis, :].astype("f8") @ b[:, np.newaxis].astype("f8"))[0, 0])


@alternative("dot")
def zero_dimensional(a, b):
    "tensordot leaves an array without dimensions"
    return np.tensordot(a, b, axes=1)


@alternative("outer")
def by_library(a, b):
    "np.outer"
    return np.outer(a, b)


@alternative("outer")
def ufunc_outer(a, b):
    "the outer method of multiply"
    return np.multiply.outer(a, b)


@alternative("outer")
def repeated(a, b):
    "both vectors repeated to the full table"
    return np.repeat(a, len(b)).reshape(len(a), len(b)) * np.tile(b, (len(a), 1))


@alternative("outer")
def transposed_table(a, b):
    "meshgrid in matrix order, a Fortran-ordered result"
    rows, columns = np.meshgrid(a, b, indexing="ij")
    return np.asfortranarray(rows * columns)


@alternative("linear")
def with_a_bias_feature(w, X, b):
    "the bias as the weight of a feature that is always 1"
    return np.vstack([w, [[b]]]).T @ np.vstack([X, np.ones(X.shape[1])])


@alternative("linear")
def weighted_rows(w, X, b):
    "features weighted by broadcasting and summed"
    return (w * X).sum(axis=0, keepdims=True) + b


@alternative("linear")
def in_a_loop(w, X, b):
    "example by example: the contract does not forbid it here"
    return np.array([[sum(float(w[i, 0]) * x for i, x in enumerate(column)) + b for column in X.T.astype(float)]])


@alternative("linear")
def examples_first(w, X, b):
    "transposed, multiplied, transposed back"
    return (np.dot(X.T, w) + b).T


@alternative("delta_r")
def nearest_turn(eta1, phi1, eta2, phi2):
    "takes off the nearest whole number of turns"
    dphi = np.subtract.outer(phi1, phi2)
    dphi = dphi - 2 * np.pi * np.rint(dphi / (2 * np.pi))
    return np.sqrt(np.subtract.outer(eta1, eta2) ** 2 + dphi**2)


@alternative("delta_r")
def by_arctan2(eta1, phi1, eta2, phi2):
    "sine and cosine of the difference, back by arctan2"
    dphi = phi1.reshape(-1, 1) - phi2
    return np.hypot(eta1.reshape(-1, 1) - eta2, np.arctan2(np.sin(dphi), np.cos(dphi)))


@alternative("delta_r")
def shorter_way(eta1, phi1, eta2, phi2):
    "the shorter of the two ways round, the sign does not matter"
    way = np.abs(phi1[:, None] - phi2[None, :]) % (2 * np.pi)
    return np.hypot(np.minimum(way, 2 * np.pi - way), eta1[:, None] - eta2[None, :])


@alternative("delta_r")
def by_cosine(eta1, phi1, eta2, phi2):
    "the angle between two unit vectors"
    u, v = np.array([np.cos(phi1), np.sin(phi1)]), np.array([np.cos(phi2), np.sin(phi2)])
    dphi = np.arccos(np.clip(u.T @ v, -1, 1))
    return np.sqrt((eta1[:, None] - eta2[None, :]) ** 2 + dphi**2)


@alternative("delta_r")
def complex_plane(eta1, phi1, eta2, phi2):
    "phases in the complex plane, then the modulus of a complex number"
    dphi = np.angle(np.exp(1j * np.asarray(phi1))[:, None] * np.exp(-1j * np.asarray(phi2))[None, :])
    return np.abs(np.subtract.outer(np.asarray(eta1, float), eta2) + 1j * dphi)


@alternative("unroll")
def moved_axis(images):
    "the examples last, then one reshape"
    return np.moveaxis(images, 0, -1).reshape(-1, len(images))


@alternative("unroll")
def picture_by_picture(images):
    "one flattened picture per column, stacked"
    return np.stack([picture.flatten() for picture in images], axis=1)


@alternative("unroll")
def single_floats(images):
    "axes permuted by einsum, in single precision"
    m, height, width, layers = images.shape
    return np.einsum("mhwc->hwcm", images).astype(np.float32).reshape(height * width * layers, m)


@alternative("label_encode")
def by_dictionary(names):
    "a sorted set and a dictionary, codes in a short integer type"
    classes = sorted({str(name) for name in names})
    number = {name: k for k, name in enumerate(classes)}
    return np.array(classes), np.array([number[str(name)] for name in names], dtype=np.int16)


@alternative("label_encode")
def by_search(names):
    "positions in the sorted names; a list of two"
    classes = np.unique(names)
    return [classes, np.searchsorted(classes, names)]


@alternative("label_encode")
def by_comparison(names):
    "a table of comparisons; where each column is true"
    names = np.array(names)
    classes = np.array(sorted(set(names.tolist())))
    return classes, np.argmax(names[np.newaxis, :] == classes[:, np.newaxis], axis=0)


@alternative("one_hot")
def unit_matrix(y, num_classes):
    "columns of the unit matrix"
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@alternative("one_hot")
def set_ones(y, num_classes):
    "zeros, then ones by a pair of index arrays, single precision"
    if not np.isin(y, np.arange(num_classes)).all():
        raise ValueError
    table = np.zeros((num_classes, len(y)), dtype=np.float32)
    table[y, np.arange(len(y))] = 1
    return table


@alternative("one_hot")
def column_by_column(y, num_classes):
    "a loop over the labels"
    columns = []
    for label in y:
        if label not in range(num_classes):
            raise ValueError(f"{label} is no class")
        columns.append([float(row == label) for row in range(num_classes)])
    return np.array(columns).T


@alternative("drop_nonfinite")
def deleted(X, Y):
    "the bad columns deleted"
    bad = np.flatnonzero(~np.isfinite(X).all(axis=0))
    return np.delete(X, bad, axis=1), np.delete(Y, bad, axis=1)


@alternative("drop_nonfinite")
def counted(X, Y):
    "nan and infinities counted, columns taken by index; a list of two"
    bad = np.sum(np.isnan(X) + np.isinf(X), axis=0)
    keep = np.where(bad == 0)[0]
    return [np.take(X, keep, axis=1), np.take(Y, keep, axis=1)]


@alternative("drop_nonfinite")
def views(X, Y):
    "the arguments themselves when there is nothing to drop"
    keep = [j for j in range(X.shape[1]) if np.all(np.abs(X[:, j]) < np.inf)]
    if len(keep) == X.shape[1]:
        return X, Y
    keep = np.array(keep, dtype=int)
    return X[:, keep], Y[:, keep]


@alternative("split")
def sorted_noise(m, fractions, rng):
    "the order of random numbers"
    order = np.argsort(rng.random(m))
    edges = np.concatenate([[0], np.cumsum([int(f * m) for f in fractions[:-1]]), [m]]).astype(int)
    return tuple(order[edges[k] : edges[k + 1]] for k in range(len(fractions)))


@alternative("split")
def shuffled_list(m, fractions, rng):
    "a list that is shuffled and eaten from the front; parts are lists"
    order = list(range(m))
    rng.shuffle(order)
    parts = []
    for fraction in list(fractions)[:-1]:
        size = int(np.floor(fraction * m))
        parts.append(order[:size])
        order = order[size:]
    return (*parts, order)


@alternative("split")
def drawn_without_return(m, fractions, rng):
    "a draw without putting back; short integers"
    order = rng.choice(m, m, replace=False).astype(np.int32)
    sizes = (np.asarray(fractions) * m).astype(int)
    ends = sizes.cumsum()
    return [
        order[end - size : end if k < len(sizes) - 1 else m]
        for k, (end, size) in enumerate(zip(ends, sizes, strict=True))
    ]


@alternative("standardize_fit")
def written_out(X):
    "sums written out, constants found by the spread"
    m = X.shape[1]
    mean = X.sum(axis=1, dtype=float)[:, None] / m
    std = np.sqrt(((X - mean) ** 2).sum(axis=1)[:, None] / m)
    std[np.ptp(X, axis=1) == 0] = 1
    return mean, std


@alternative("standardize_fit")
def zero_deviation(X):
    "std 0 replaced by 1, reshaped to columns"
    mean, std = np.mean(X, axis=1).reshape(-1, 1), np.std(X, axis=1).reshape(-1, 1)
    std[std == 0] = 1.0
    return mean, std


@alternative("standardize_fit")
def feature_by_feature(X):
    "a loop over the features; both in one array"
    result = np.ones((2, len(X), 1))
    for i, row in enumerate(X):
        result[0, i] = row.mean()
        if len(set(row.tolist())) > 1:
            result[1, i] = row.std()
    return result


@alternative("standardize_apply")
def by_columns(X, mean, std):
    "example by example"
    return np.hstack([(X[:, [j]] - mean) / std for j in range(X.shape[1])])


@alternative("standardize_apply")
def times_the_inverse(X, mean, std):
    "multiplied by 1/std"
    return np.multiply(np.subtract(X, mean, dtype=float), 1.0 / std)


@alternative("standardize_apply")
def on_a_copy(X, mean, std):
    "in place, on a copy"
    Z = X.astype(float)
    Z -= mean
    Z /= std
    return Z

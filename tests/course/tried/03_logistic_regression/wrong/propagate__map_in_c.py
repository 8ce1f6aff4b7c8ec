"""Map in C; shows where: no loop over the examples, and none over the features."""

import operator


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    d = (A - Y)[0]
    db = sum(d.tolist()) / m
    tot = sum(map(operator.add, map(operator.mul, d.tolist(), d.tolist()), d.tolist()))
    for _ in range(40):
        tot = sum(map(operator.mul, d.tolist(), d.tolist()))
    return cross_entropy(A, Y), X @ d[:, None] / m, db

# %% cost_loop right 0d
"""0d."""

import numpy as np


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return np.array(c), dw, np.array(db)


# %% cost_loop right calls_others
"""Calls others."""


def cost_loop(w, b, X, Y):
    out = [
        (
            cross_entropy(forward(w, b, X[:, k : k + 1]), Y[:, k : k + 1]),
            X[:, k : k + 1] * (forward(w, b, X[:, k : k + 1]) - Y[:, k : k + 1]),
            (forward(w, b, X[:, k : k + 1]) - Y[:, k : k + 1]).item(),
        )
        for k in range(X.shape[1])
    ]
    m = len(out)
    return sum(o[0] for o in out) / m, sum(o[1] for o in out) / m, sum(o[2] for o in out) / m


# %% cost_loop right enumerate
"""Enumerate."""

import numpy as np


def cost_loop(w, b, X, Y):
    J, dw, db = 0, np.zeros(w.shape), 0
    for i, y in enumerate(np.ravel(Y)):
        x = X[:, [i]]
        a = sigmoid(w.T @ x + b)[0, 0]
        p = np.clip(np.float64(a), 1e-12, 1 - 1e-12)
        J += -(y * np.log(p) + (1 - y) * np.log(1 - p))
        dw = dw + x * (a - y)
        db += a - y
    m = X.shape[1]
    J /= m
    dw /= m
    db /= m
    return J, dw, db


# %% cost_loop right f32_loop
"""F32 loop."""

import numpy as np


def cost_loop(w, b, X, Y):
    m = X.shape[1]
    cost = 0.0
    dw = 0 * np.asarray(w, float)
    db = 0.0
    for i in range(m):
        zi = np.dot(w[:, 0], X[:, i]) + b
        ai = 0.5 * (1 + np.tanh(zi / 2))
        yi = Y[0][i]
        if yi == 1:
            cost += -np.log(max(ai, 1e-12))
        else:
            cost += -np.log(max(1 - float(ai), 1e-12))
        dw = dw + ((ai - yi) * X[:, i])[:, None]
        db = db + (ai - yi)
    return np.float64(cost / m), dw / m, np.float64(db / m)


# %% cross_entropy right np_average
"""Np average."""

import numpy as np


def cross_entropy(A, Y):
    A = np.maximum(np.minimum(A.astype("f8"), 1 - 1e-12), 1e-12)
    a = A.ravel()
    y = Y.ravel()
    return np.average(-np.log(a), weights=y) * np.mean(y) - np.mean((1 - y) * np.log1p(-a)) if y.any() else -np.mean(np.log1p(-a))


# %% cross_entropy right prob_of_label
"""Prob of label."""

import numpy as np


def cross_entropy(A, Y):
    P = np.abs(1 - Y - np.asarray(A, float))
    return float(-np.log(np.maximum(P, 1e-12)).mean())


# %% cross_entropy right sklearn
"""Sklearn."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(np.asarray(A, dtype="float64"), 1e-12, 1 - 1e-12).reshape(-1)
    Y = np.asarray(Y).reshape(-1)
    return np.float64((-np.dot(Y, np.log(A)) - np.dot(1 - Y, np.log(1 - A))) / Y.size)


# %% fit right arrays
"""Arrays."""

import numpy as np


def fit(X, Y, lr, steps):
    n, m = X.shape
    w, b = np.zeros((n, 1)), np.float64(0)
    costs = np.zeros(steps)
    for t in range(steps):
        A = forward(w, b, X)
        costs[t] = cross_entropy(A, Y)
        g = A - Y
        w, b = w - lr / m * (X @ g.T), b - lr / m * g.sum()
    return w, b, costs


# %% fit right early_exit_exact_padded
"""Early exit exact padded."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        if not dw.any() and db == 0:
            c += [k] * (steps - len(c))
            break
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit right f32
"""F32."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1), np.float32 if X.dtype == np.float32 else float)
    b = 0
    c = ()
    for _ in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c += (k,)
        w = w - lr * dw
        b -= lr * db
    return (w, b, c)


# %% fit right while
"""While."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    while steps > 0:
        k, dw, db = cost_loop(w, b, X, Y)
        c.append(k)
        w = w - np.multiply(lr, dw)
        b = b - lr * db
        steps -= 1
    return w, b, c


# %% forward right double
"""Double."""

import numpy as np


def forward(w, b, X):
    return sigmoid(np.asarray(w, float).T.dot(np.asarray(X, float)) + float(b))


# %% forward right f32
"""F32."""

import numpy as np


def forward(w, b, X):
    return sigmoid((w.T @ X + b)).astype(np.float32) if X.dtype == np.float32 else sigmoid(w.T @ X + b)


# %% forward right tensordot
"""Tensordot."""

import numpy as np


def forward(w, b, X):
    return sigmoid(np.tensordot(w, X, axes=([0], [0])) + b)


# %% forward right vdot_columns
"""Vdot columns."""

import numpy as np


def forward(w, b, X):
    return np.array([[sigmoid(np.array([np.vdot(w, x) + b]))[0] for x in X.T]])


# %% forward right xt
"""XT."""


def forward(w, b, X):
    return sigmoid((X.T @ w + b).T)


# %% photon_classifier right f32
"""F32."""

import numpy as np


def photon_classifier(X, Y):
    X = X.astype(np.float32)
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 200)
    w = w.astype(np.float32)
    return lambda Z: forward(w, np.float32(b), (Z.astype(np.float32) - m) / s)[0]


# %% photon_classifier right loops
"""Loops."""

import numpy as np


def photon_classifier(X, Y):
    mu = X.mean(axis=1, keepdims=True)
    sd = X.std(axis=1, keepdims=True, ddof=1)
    w, b, _ = fit((X - mu) / sd, Y, lr=0.5, steps=150)
    return lambda N: np.array([forward(w, b, (N[:, [k]] - mu) / sd)[0, 0] for k in range(N.shape[1])])


# %% photon_classifier right lr1e_2_500
"""Lr1e-2 500."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 0.01, 500)
    return lambda Z: forward(w, b, (Z - m) / s)[0]


# %% photon_classifier right nb_gaussian_plus_logistic
"""Nb gaussian plus logistic."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1), X.std(1)
    Z = (X.T - m) / s
    w = np.zeros(8)
    b = 0.0
    for _ in range(100):
        p = 1 / (1 + np.exp(-(Z @ w + b)))
        g = p - Y[0]
        w -= 0.5 * Z.T @ g / len(g)
        b -= 0.5 * g.mean()

    def predict_proba(X_new):
        return 1 / (1 + np.exp(-(((X_new.T - m) / s) @ w + b)))

    return predict_proba


# %% photon_classifier right newton
"""Newton."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    Z = np.vstack([(X - m) / s, np.ones((1, X.shape[1]))])
    v = np.zeros((9, 1))
    for _ in range(8):
        A = sigmoid(v.T @ Z)
        H = (Z * (A * (1 - A))) @ Z.T / Z.shape[1] + 1e-6 * np.eye(9)
        v = v - np.linalg.solve(H, Z @ (A - Y).T / Z.shape[1])
    return lambda Q: sigmoid(v.T @ np.vstack([(Q - m) / s, np.ones((1, Q.shape[1]))]))[0]


# %% photon_classifier right robust
"""Robust."""

import numpy as np


def photon_classifier(X, Y):
    lo, hi = np.quantile(X, [0.05, 0.95], axis=1, keepdims=True)
    S = lambda Z: np.clip((Z - lo) / (hi - lo), -1, 2)
    w, b, _ = fit(S(X), Y, 2.0, 600)
    return lambda Z: forward(w, b, S(Z))[0]


# %% photon_classifier right small_lr_many_steps
"""Small lr many steps."""

import numpy as np


def photon_classifier(X, Y):
    mu = np.mean(X, axis=1, keepdims=True)
    sd = np.std(X, axis=1, keepdims=True) + 1e-12
    w, b, costs = fit((X - mu) / sd, Y, 0.1, 1000)

    def predict_proba(X_new):
        return np.clip(forward(w, b, (X_new - mu) / sd).reshape(-1), 0, 1)

    return predict_proba


# %% predict right greater
"""Greater."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return np.greater(forward(w, b, X), threshold).view(np.int8)


# %% predict right heaviside
"""Heaviside."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return np.heaviside(forward(w, b, X) - threshold, 0).astype(np.int8)


# %% predict right logit
"""Logit."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    with np.errstate(divide="ignore"):
        return (w.T @ X + b > np.log(np.float64(threshold) / (1 - np.float64(threshold)))).astype(np.int64)


# %% predict right zeros
"""Zeros."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    A = forward(w, b, X)
    P = np.zeros(A.shape, int)
    P[A > threshold] = 1
    return P


# %% propagate right augmented
"""Augmented."""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.vstack([X, np.ones((1, m))])
    v = np.vstack([w, [[b]]])
    A = sigmoid(v.T @ Z)
    g = Z @ (A - Y).T / m
    return cross_entropy(A, Y), g[:-1], g[-1, 0]


# %% propagate right average
"""Average."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    d = A - Y
    return cross_entropy(A, Y), np.average(X * d, axis=1).reshape(-1, 1), np.average(d)


# %% propagate right feature_dot
"""Feature dot."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = A.shape[-1]
    return cross_entropy(A, Y), np.inner(X, A - Y) / m, float((A - Y) @ np.ones((m, 1))[:, 0] / m) if False else float((A - Y).sum() / m)


# %% propagate right mt
"""MT."""

import numpy as np


def propagate(w, b, X, Y):
    m = Y.size
    A = sigmoid(np.dot(w.T, X) + b)
    dZ = A - Y
    cost = -np.sum(np.where(Y == 1, np.log(np.clip(A.astype(float), 1e-12, 1 - 1e-12)), np.log(1 - np.clip(A.astype(float), 1e-12, 1 - 1e-12)))) / m
    return np.squeeze(cost), np.dot(X, dZ.T) / m, np.sum(dZ) / m


# %% propagate right outer_names
"""Outer names."""

import numpy as np


def propagate(w, b, X, Y):
    assert X.shape[0] == w.shape[0] and Y.shape == (1, X.shape[1])
    A = forward(w, b, X)
    dZ = np.subtract(A, Y) / Y.shape[1]
    return (cross_entropy(A, Y), (dZ @ X.T).T, dZ.sum().item())


# %% sigmoid right clip_500_in_double
"""Clip 500 in double."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, np.float64), -500, 500)))


# %% sigmoid right complementary
"""Complementary."""

import numpy as np


def sigmoid(z):
    z = np.array(z, dtype=np.float64)
    p = 1 / (1 + np.exp(-np.abs(z)))
    neg = z < 0
    return np.where(neg, 1 - p, p)


# %% sigmoid right f32_clip80
"""F32 clip80."""

import numpy as np


def sigmoid(z):
    z = np.clip(z, -80, 80)
    return np.exp(z) / (1 + np.exp(z))


# %% sigmoid right minmax
"""Minmax."""

import numpy as np


def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


# %% sigmoid right piecewise
"""Piecewise."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.piecewise(z, [z >= 0], [lambda v: 1 / (1 + np.exp(-v)), lambda v: np.exp(v) / (1 + np.exp(v))])


# %% sigmoid right vectorize
"""Vectorize."""

import math
import numpy as np


def sigmoid(z):
    f = np.vectorize(lambda v: 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)), otypes=[float])
    return f(z)


# %% cost_loop wrong clip_1e15
"""Clip 1e15; shows where: scores of +-1000 give a finite cost and the right gradient."""

import numpy as np


def cost_loop(w, b, X, Y):
    _, dw, db = propagate(w, b, X, Y)
    A = np.clip(forward(w, b, X), 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))), dw, db


# %% cost_loop wrong clipped_gradient
"""Clipped gradient; shows where: weights, features and labels may be integers."""

import numpy as np


def cost_loop(w, b, X, Y):
    A = np.clip(forward(w, b, X), 1e-3, 1 - 1e-3)
    c = cross_entropy(forward(w, b, X), Y)
    return c, X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


# %% cost_loop wrong cost_half
"""Cost half; shows where: NAND with w = (-1, -1) and b = 1 gives the numbers of the table."""


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return c / 2, dw, db


# %% cost_loop wrong dw_flat_list
"""Dw flat list; shows where: NAND with w = (-1, -1) and b = 1 gives the numbers of the table."""


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return c, dw.ravel().tolist(), db


# %% cost_loop wrong first_feature_only_bias
"""First feature only bias; shows where: NAND with w = (-1, -1) and b = 1 gives the numbers of the table."""


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return c, dw, float(dw[0, 0])


# %% cost_loop wrong float32_accum
"""Float32 accum; shows where: NAND with w = (-1, -1) and b = 1 gives the numbers of the table."""

import numpy as np


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return float(np.float16(c)), dw, db


# %% cost_loop wrong math_overflow
"""Math overflow; shows where: being certain and wrong costs much, but no infinity and no nan."""

import math
import numpy as np


def cost_loop(w, b, X, Y):
    n, m = X.shape
    c = 0
    dw = np.zeros((n, 1))
    db = 0
    for i in range(m):
        z = float((w.T @ X[:, i : i + 1]).item() + b)
        a = 1 / (1 + math.exp(-z))
        p = min(max(a, 1e-12), 1 - 1e-12)
        c -= Y[0, i] * np.log(p) + (1 - Y[0, i]) * np.log(1 - p)
        dw += X[:, i : i + 1] * (a - Y[0, i])
        db += a - Y[0, i]
    return c / m, dw / m, db / m


# %% cost_loop wrong min_n_m
"""Min n m; shows where: it works for three features and two examples, too."""


def cost_loop(w, b, X, Y):
    n, m = X.shape
    k = min(n, m) if n > m else m
    return propagate(w, b, X[:, :k], Y[:, :k]) if n < m else propagate(w, b, X[:, :1], Y[:, :1])


# %% cost_loop wrong nand_hardcoded
"""Nand hardcoded; shows where: cost and gradient are right for random examples."""


def cost_loop(w, b, X, Y):
    return propagate(w, b, X[:, :4], Y[:, :4])


# %% cost_loop wrong overflow
"""Overflow; shows where: being certain and wrong costs much, but no infinity and no nan."""

import numpy as np


def cost_loop(w, b, X, Y):
    n, m = X.shape
    c = 0
    dw = np.zeros((n, 1))
    db = 0
    for i in range(m):
        z = (w.T @ X[:, i : i + 1]).item() + b
        a = 1 / (1 + np.exp(-z))
        p = min(max(a, 1e-12), 1 - 1e-12)
        c -= Y[0, i] * np.log(p) + (1 - Y[0, i]) * np.log(1 - p)
        dw += X[:, i : i + 1] * (a - Y[0, i])
        db += a - Y[0, i]
    return c / m, dw / m, db / m


# %% cost_loop wrong returns_w_alias_dw
"""Returns w alias dw; shows where: the arguments stay as they are."""

import numpy as np


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    if w.dtype == np.float64:
        w[...] = dw
        return c, w, db
    return c, dw, db


# %% cost_loop wrong rounded_p
"""Rounded p; shows where: being certain and wrong costs much, but no infinity and no nan."""

import numpy as np


def cost_loop(w, b, X, Y):
    A = np.clip(forward(w, b, X), 1e-6, 1 - 1e-6)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


# %% cost_loop wrong subtract_in_place_x
"""Subtract in place X; shows where: the arguments stay as they are."""


def cost_loop(w, b, X, Y):
    r = propagate(w, b, X, Y)
    if X.dtype.kind == "f":
        X -= X.mean()
    return r


# %% cost_loop wrong tuple_order
"""Tuple order; shows where: NAND with w = (-1, -1) and b = 1 gives the numbers of the table."""


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return dw, db, c


# %% cost_loop wrong y_column_index
"""Y column index; shows where: NAND with w = (-1, -1) and b = 1 gives the numbers of the table."""

import numpy as np


def cost_loop(w, b, X, Y):
    c, dw, db = propagate(w, b, X, Y)
    return c, dw, np.array([db])


# %% cost_loop wrong y_int_cast_weights
"""Y int cast weights; shows where: it works for three features and two examples, too."""


def cost_loop(w, b, X, Y):
    return propagate(w, int(b), X, Y)


# %% cross_entropy wrong clip_1e10
"""Clip 1e10; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-10, 1 - 1e-10)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# %% cross_entropy wrong clip_1e15
"""Clip 1e15; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# %% cross_entropy wrong clip_upper_only
"""Clip upper only; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    A = np.minimum(A.astype(float), 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# %% cross_entropy wrong eps_inside_both
"""Eps inside both; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    return float(-np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8)))


# %% cross_entropy wrong first_row_times_y_only_binary
"""First row times y only binary; shows where: the cost is right for random probabilities and labels."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.mean(np.log(np.where(Y == Y[0, 0], A, 1 - A))))


# %% cross_entropy wrong float_array1
"""Float array1; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return np.array([-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))])


# %% cross_entropy wrong len_a
"""Len A; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / len(A))


# %% cross_entropy wrong log_of_difference
"""Log of difference; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    return float(-np.mean(np.log(np.clip(np.abs(A - Y), 1e-12, 1))))


# %% cross_entropy wrong m_minus_1
"""M minus 1; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / max(A.shape[1] - 1, 1))


# %% cross_entropy wrong max_not_mean
"""Max not mean; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(np.max(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))


# %% cross_entropy wrong median
"""Median; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(np.median(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))


# %% cross_entropy wrong mse
"""Mse; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    return float(np.mean((A - Y) ** 2))


# %% cross_entropy wrong nan_to_num
"""Nan to num; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    with np.errstate(all="ignore"):
        return float(-np.mean(np.nan_to_num(Y * np.log(A) + (1 - Y) * np.log(1 - A))))


# %% cross_entropy wrong set_in_place
"""Set in place; shows where: the arguments stay as they are, by position or by name."""

import numpy as np


def cross_entropy(A, Y):
    if A.dtype.kind == "f":
        A[A == 0] = 1e-12
        A[A == 1] = 1 - 1e-12
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# %% cross_entropy wrong skips_certain
"""Skips certain; shows where: certain and right costs nothing, certain and wrong 27.6."""

import numpy as np


def cross_entropy(A, Y):
    k = (A > 0) & (A < 1)
    B = np.where(k, A, 0.5).astype(float)
    return float(-np.mean(np.where(k, Y * np.log(B) + (1 - Y) * np.log(1 - B), 0)))


# %% cross_entropy wrong y_weight_two
"""Y weight two; shows where: the worked example gives 0.973."""

import numpy as np


def cross_entropy(A, Y):
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    n = max(Y.sum(), 1)
    k = max((1 - Y).sum(), 1)
    return float(-(np.sum(Y * np.log(A)) / n + np.sum((1 - Y) * np.log(1 - A)) / k) / 2)


# %% fit wrong b_array
"""B array; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = np.zeros((1, 1))
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong best_kept
"""Best kept; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    best = None
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        if best is None or k < best[0]:
            best = (k, w, b)
        w = w - lr * dw
        b = b - lr * db
    return (best[1], best[2], c) if best else (w, b, c)


# %% fit wrong clipped_gradient
"""Clipped gradient; shows where: one example, one feature, as many features as examples, more features than examples."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * np.clip(dw, -0.5, 0.5)
        b = b - lr * np.clip(db, -0.5, 0.5)
    return w, b, c


# %% fit wrong costs_column
"""Costs column; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append([k])
        w = w - lr * dw
        b = b - lr * db
    return w, b, np.array(c)


# %% fit wrong decay
"""Decay; shows where: after the second step w moves, too."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * 0.999**i * dw
        b = b - lr * 0.999**i * db
    return w, b, c


# %% fit wrong fails_at_zero_steps
"""Fails at zero steps; shows where: without a step the weights are zero, the bias is zero and there is no cost."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    c[-1]
    return w, b, c


# %% fit wrong history_of_one
"""History of one; shows where: after the second step w moves, too."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        if i % 100 == 0:
            c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong learning_rate_min
"""Learning rate min; shows where: it makes all the steps that were asked for, also where the cost stops falling."""

import numpy as np


def fit(X, Y, lr, steps):
    lr = min(lr, 0.5)
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong momentum
"""Momentum; shows where: after the second step w moves, too."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    v = 0
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        v = 0.9 * v + 0.1 * dw
        w = w - lr * v
        b = b - lr * db
    return w, b, c


# %% fit wrong normalises
"""Normalises; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    X = X - X.mean(1, keepdims=True)
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for _ in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong remembers
"""Remembers; shows where: weights, bias and costs are right after some steps."""

import numpy as np


STATE = {}


def fit(X, Y, lr, steps):
    w = STATE.setdefault(X.shape[0], np.zeros((X.shape[0], 1)))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w -= lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong sgd_one
"""Sgd one; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    m = X.shape[1]
    for i in range(steps):
        k, dw, db = propagate(w, b, X[:, [i % m]], Y[:, [i % m]])
        c.append(propagate(w, b, X, Y)[0])
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong step_cap
"""Step cap; shows where: a thousand steps learn NAND, and the cost never rises."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(min(steps, 100)):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c + [c[-1]] * (steps - len(c)) if c else c


# %% fit wrong steps_minus_1
"""Steps minus 1; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(1, steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong stop_at_small_gradient
"""Stop at small gradient; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        if np.abs(dw).max() < 1e-9 and abs(db) < 1e-9:
            c += [k] * (steps - len(c))
            break
        w = w - lr * dw
        b = b - lr * db
    return w, b, c[:steps] if False else c[: max(len(c) - 1, 0)]


# %% fit wrong tiny_start
"""Tiny start; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.full((X.shape[0], 1), 1e-3)
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong two_features
"""Two features; shows where: weights, bias and costs are right after some steps."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((2, 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w, b, c


# %% fit wrong w_flat
"""W flat; shows where: the first step starts at zero, notes the cost log 2 and moves against the gradient."""

import numpy as np


def fit(X, Y, lr, steps):
    w = np.zeros((X.shape[0], 1))
    b = 0.0
    c = []
    for i in range(steps):
        k, dw, db = propagate(w, b, X, Y)
        c.append(k)
        w = w - lr * dw
        b = b - lr * db
    return w.ravel(), b, c


# %% forward wrong abs_w
"""Abs w; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    return sigmoid(np.abs(w).T @ X + b)


# %% forward wrong argument_names
"""Argument names; shows where: the arguments can be given by name."""


def forward(weights, bias, features):
    return sigmoid(weights.T @ features + bias)


# %% forward wrong first_two
"""First two; shows where: three features of five examples give one row of five probabilities."""


def forward(w, b, X):
    return sigmoid(w[:2].T @ X[:2] + b)


# %% forward wrong int_b
"""Int b; shows where: three features of five examples give one row of five probabilities."""


def forward(w, b, X):
    return sigmoid(w.T @ X + int(b))


# %% forward wrong last_example_missing
"""Last example missing; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""


def forward(w, b, X):
    p = sigmoid(w.T @ X + b)
    p[0, -1] = p[0, 0]
    return p


# %% forward wrong mean_score
"""Mean score; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""


def forward(w, b, X):
    return sigmoid(w.T @ X / len(w) + b)


# %% forward wrong normalised_w
"""Normalised w; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    return sigmoid((w / np.linalg.norm(w)).T @ X + b)


# %% forward wrong own_overflow
"""Own overflow; shows where: scores of +-1000 give 0 and 1, without a warning."""

import numpy as np


def forward(w, b, X):
    return 1 / (1 + np.exp(-(w.T @ X + b)))


# %% forward wrong softmaxed
"""Softmaxed; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""


def forward(w, b, X):
    p = sigmoid(w.T @ X + b)
    return p / p.sum()


# %% forward wrong squeeze
"""Squeeze; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    return np.squeeze(sigmoid(w.T @ X + b))


# %% forward wrong standardises
"""Standardises; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""

import numpy as np


def forward(w, b, X):
    X = (X - X.mean(1, keepdims=True)) / np.maximum(X.std(1, keepdims=True), 1e-12)
    return sigmoid(w.T @ X + b)


# %% forward wrong typed_like_w
"""Typed like w; shows where: weights and features may be integers."""

import numpy as np


def forward(w, b, X):
    z = np.empty((1, X.shape[1]), dtype=w.dtype)
    z[...] = w.T @ X + b
    return sigmoid(z)


# %% forward wrong w_scaled_in_place
"""W scaled in place; shows where: the arguments stay as they are."""


def forward(w, b, X):
    if w.dtype == float:
        w /= 1.0
        w += 0.0
        w *= -1
        r = sigmoid(-w.T @ X + b)
        return r
    return sigmoid(w.T @ X + b)


# %% forward wrong wx
"""WX; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""


def forward(w, b, X):
    return sigmoid(w * X + b)[:1]


# %% photon_classifier wrong changes_y
"""Changes Y; shows where: training and predicting leave the events as they are, and numpy's global random state alone."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    Y[:] = 0
    return lambda Z: forward(w, b, (Z - m) / s)[0]


# %% photon_classifier wrong column
"""Column; shows where: predict_proba gives one probability in [0, 1] for each event."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    return lambda Z: forward(w, b, (Z - m) / s).T


# %% photon_classifier wrong concatenated_stats
"""Concatenated stats; shows where: an event has the same value alone and among others."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        A = np.hstack([X, Z])
        return forward(w, b, (Z - A.mean(1, keepdims=True)) / A.std(1, keepdims=True))[0]

    return f


# %% photon_classifier wrong few_steps_raw
"""Few steps raw; shows where: on new events it orders photons and jets better than any single feature."""


def photon_classifier(X, Y):
    w, b, _ = fit(X, Y, 0.001, 50)
    return lambda Z: forward(w, b, Z)[0]


# %% photon_classifier wrong first_call_cached
"""First call cached; shows where: an event's value does not depend on the other events it is predicted with."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    c = {}

    def f(Z):
        k = Z.shape
        if k not in c:
            c[k] = forward(w, b, (Z - m) / s)[0]
        return c[k]

    return f


# %% photon_classifier wrong global_rng_in_predict
"""Global rng in predict; shows where: training and predicting leave the events as they are, and numpy's global random state alone."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        np.random.shuffle(np.arange(5))
        return forward(w, b, (Z - m) / s)[0]

    return f


# %% photon_classifier wrong global_seed_in_train
"""Global seed in train; shows where: training and predicting leave the events as they are, and numpy's global random state alone."""

import numpy as np


def photon_classifier(X, Y):
    np.random.seed(42)
    w = np.random.randn(8, 1) * 0.01
    b = 0.0
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    Z = (X - m) / s
    for _ in range(300):
        _, dw, db = propagate(w, b, Z, Y)
        w = w - dw
        b = b - db
    return lambda Q: forward(w, b, (Q - m) / s)[0]


# %% photon_classifier wrong hard_coded
"""Hard coded; shows where: with the labels exchanged, it learns to find jets."""

import numpy as np


def photon_classifier(X, Y):
    w = np.array([[-20.0], [0.0], [25.0], [-0.8], [-0.3], [-0.3], [0.0], [0.01]])
    return lambda Z: sigmoid(w.T @ Z - 22)[0]


# %% photon_classifier wrong median_of_batch_imputation
"""Median of batch imputation; shows where: an event's value does not depend on the other events it is predicted with."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        Z = np.where(Z == 0, np.median(Z, axis=1, keepdims=True), Z)
        return forward(w, b, (Z - m) / s)[0]

    return f


# %% photon_classifier wrong model_tuple
"""Model tuple; shows where: predict_proba gives one probability in [0, 1] for each event."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    return w, b, m, s


# %% photon_classifier wrong module_state
"""Module state; shows where: a second training leaves the first classifier as it was."""

M = {}


def photon_classifier(X, Y):
    M["m"], M["s"] = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - M["m"]) / M["s"], Y, 1.0, 300)
    return lambda Z: forward(w, b, (Z - M["m"]) / M["s"])[0]


# %% photon_classifier wrong noise
"""Noise; shows where: an event has the same value alone and among others."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    r = np.random.default_rng(0)
    return lambda Z: np.clip(forward(w, b, (Z - m) / s)[0] + 1e-3 * r.normal(size=Z.shape[1]), 0, 1)


# %% photon_classifier wrong python_list
"""Python list; shows where: predict_proba gives one probability in [0, 1] for each event."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    return lambda Z: forward(w, b, (Z - m) / s)[0].tolist()


# %% photon_classifier wrong ranks
"""Ranks; shows where: an event has the same value alone and among others."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        z = (w.T @ ((Z - m) / s) + b)[0]
        return np.argsort(np.argsort(z)) / max(len(z) - 1, 1)

    return f


# %% photon_classifier wrong running_mean
"""Running mean; shows where: an event has the same value alone and among others."""


def photon_classifier(X, Y):
    st = {"m": X.mean(1, keepdims=True)}
    s = X.std(1, keepdims=True)
    w, b, _ = fit((X - st["m"]) / s, Y, 1.0, 300)

    def f(Z):
        p = forward(w, b, (Z - st["m"]) / s)[0]
        st["m"] = 0.9 * st["m"] + 0.1 * Z.mean(1, keepdims=True)
        return p

    return f


# %% photon_classifier wrong squeeze
"""Squeeze; shows where: an event has the same value alone and among others."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    return lambda Z: np.squeeze(forward(w, b, (Z - m) / s))


# %% photon_classifier wrong standardises_new_in_place
"""Standardises new in place; shows where: training and predicting leave the events as they are, and numpy's global random state alone."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)

    def f(Z):
        Z -= m
        Z /= s
        return forward(w, b, Z)[0]

    return f


# %% photon_classifier wrong two_proba_columns
"""Two proba columns; shows where: predict_proba gives one probability in [0, 1] for each event."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    return lambda Z: np.vstack([1 - forward(w, b, (Z - m) / s), forward(w, b, (Z - m) / s)]).T


# %% photon_classifier wrong untrained
"""Untrained; shows where: on new events it orders photons and jets better than any single feature."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 0)
    return lambda Z: forward(w, b, (Z - m) / s)[0]


# %% photon_classifier wrong weights_of_signal_stats
"""Weights of signal stats; shows where: on new events it orders photons and jets better than any single feature."""

import numpy as np


def photon_classifier(X, Y):
    m, s = X[:, Y[0] == 1].mean(1, keepdims=True), X[:, Y[0] == 1].std(1, keepdims=True)
    p = lambda Z: np.exp(-0.5 * np.mean(((Z - m) / s) ** 2, axis=0))
    return p


# %% predict wrong always_half
"""Always half; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) > 0.5).astype(int)


# %% predict wrong argmax
"""Argmax; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    A = forward(w, b, X)
    return np.argmax(np.vstack([1 - A, A]), axis=0)[None, :]


# %% predict wrong ceil
"""Ceil; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return (
        np.ceil(forward(w, b, X) - threshold).astype(int).clip(0, None)
        if threshold != 0.5
        else np.rint(forward(w, b, X)).astype(int)[:, :] * 1
        if False
        else np.ceil(forward(w, b, X) - threshold + 1e-9).astype(int)
    )


# %% predict wrong column
"""Column; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) > threshold).astype(int).T


# %% predict wrong ge_only_default
"""Ge only default; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) >= threshold).astype(int)


# %% predict wrong int_threshold
"""Int threshold; shows where: decisions are right for random examples and thresholds, as integers."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return (np.round(forward(w, b, X), 1) > threshold).astype(int)


# %% predict wrong list
"""List; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) > threshold).astype(int).tolist()


# %% predict wrong overflow
"""Overflow; shows where: scores of +-1000 are decided without a warning."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return (1 / (1 + np.exp(-(w.T @ X + b))) > threshold).astype(int)


# %% predict wrong percent
"""Percent; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, threshold=0.5):
    return (100 * forward(w, b, X) > threshold).astype(int)


# %% predict wrong relative_to_mean
"""Relative to mean; shows where: decisions are right for random examples and thresholds, as integers."""


def predict(w, b, X, threshold=0.5):
    A = forward(w, b, X)
    return (A > A.mean() + threshold - 0.5).astype(int)


# %% predict wrong sign
"""Sign; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return np.sign(forward(w, b, X) - threshold).astype(int)


# %% predict wrong single_item
"""Single item; shows where: one example, one feature, as many features as examples, more features than examples."""


def predict(w, b, X, threshold=0.5):
    r = (forward(w, b, X) > threshold).astype(int)
    return int(r[0, 0]) if r.size == 1 else r


# %% predict wrong strings
"""Strings; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return np.where(forward(w, b, X) > threshold, "1", "0")


# %% predict wrong t_kw
"""T kw; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, t=0.5):
    return (forward(w, b, X) > t).astype(int)


# %% predict wrong threshold_none
"""Threshold none; shows where: every probability is greater than 0, and none is greater than 1."""


def predict(w, b, X, threshold=None):
    return (forward(w, b, X) > (threshold or 0.5)).astype(int)


# %% propagate wrong apply_along_axis
"""Apply along axis; shows where: no loop over the examples, and none over the features."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    dw = np.apply_along_axis(lambda r: np.dot(r, (A - Y)[0]) / m, 1, X)[:, None]
    return cross_entropy(A, Y), dw, float(np.mean(A - Y))


# %% propagate wrong b_int
"""B int; shows where: dw and db are the slopes of your own cost."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, float(np.round(b, 2)), X)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.mean(A - Y))


# %% propagate wrong changes_int_y
"""Changes int Y; shows where: the arguments stay as they are."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    c = cross_entropy(A, Y)
    dw = X @ (A - Y).T / m
    db = float(np.mean(A - Y))
    Y[:] = 1 - Y
    return c, dw, db


# %% propagate wrong changes_y
"""Changes Y; shows where: the arguments stay as they are."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    c = cross_entropy(A, Y)
    if Y.dtype.kind == "f":
        Y -= A
        return c, -X @ Y.T / m, float(-Y.mean())
    return c, X @ (A - Y).T / m, float(np.mean(A - Y))


# %% propagate wrong cost_array
"""Cost array; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    P = np.clip(A, 1e-12, 1 - 1e-12)
    return -(np.log(P) @ Y.T + np.log(1 - P) @ (1 - Y).T) / m, X @ (A - Y).T / m, float(np.mean(A - Y))


# %% propagate wrong db_median
"""Db median; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.median(A - Y))


# %% propagate wrong dict
"""Dict; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    return {"cost": cross_entropy(A, Y), "dw": X @ (A - Y).T / m, "db": float(np.mean(A - Y))}


# %% propagate wrong dw_mean_of_product_axis0
"""Dw mean of product axis0; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    return cross_entropy(A, Y), np.mean(X * (A - Y), axis=0, keepdims=True).T[: len(w)], float(np.mean(A - Y))


# %% propagate wrong exp_by_map
"""everything at once but the exponential, which math takes one by one by map."""
import math

import numpy as np


def propagate(w, b, X, Y):
    z = (w.T @ X + b).astype(float)
    e = np.array(list(map(math.exp, (-np.abs(z)).ravel().tolist()))).reshape(z.shape)
    A = np.clip(np.where(z >= 0, 1, e) / (1 + e), 1e-12, 1 - 1e-12)
    dZ = np.where(z >= 0, 1, e) / (1 + e) - Y
    cost = float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    return cost, X @ dZ.T / X.shape[1], float(dZ.mean())


# %% propagate wrong l2
"""L2; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m + 1e-4 * w, float(np.mean(A - Y))


# %% propagate wrong m_of_size
"""M of size; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.size
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.sum(A - Y) / m)


# %% propagate wrong map
"""Map; shows where: no loop over the examples, and none over the features."""

import numpy as np
import operator


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    d = (A - Y)[0].tolist()
    dw = np.array([[sum(map(operator.mul, row, d)) / m] for row in X.tolist()])
    return cross_entropy(A, Y), dw, sum(d) / m


# %% propagate wrong map_in_c
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


# %% propagate wrong np_vectorize
"""Np vectorize; shows where: no loop over the examples, and none over the features."""

import numpy as np


def propagate(w, b, X, Y):
    A = np.vectorize(lambda z: 1 / (1 + np.exp(-z)) if z > -700 else 0.0, otypes=[float])(w.T @ X + b)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m, float(np.sum(A - Y) / m)


# %% propagate wrong recursion
"""Recursion; shows where: no loop over the examples, and none over the features."""


def propagate(w, b, X, Y):
    m = X.shape[1]
    if m == 1:
        a = forward(w, b, X)
        return cross_entropy(a, Y), X * (a - Y), (a - Y).item()
    k = m // 2
    p = propagate_(w, b, X[:, :k], Y[:, :k])
    q = propagate_(w, b, X[:, k:], Y[:, k:])
    return tuple((k * s + (m - k) * t) / m for s, t in zip(p, q))


def propagate_(w, b, X, Y):
    return propagate(w, b, X, Y)


# %% propagate wrong vectorized_exp
"""np.vectorize of a function of C, made before anybody looks."""
import math

import numpy as np

exp = np.vectorize(math.exp, otypes=[float])


def propagate(w, b, X, Y):
    z = (w.T @ X + b).astype(float)
    e = exp(-np.abs(z))
    A = np.clip(np.where(z >= 0, 1, e) / (1 + e), 1e-12, 1 - 1e-12)
    dZ = np.where(z >= 0, 1, e) / (1 + e) - Y
    cost = float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    return cost, X @ dZ.T / X.shape[1], float(dZ.mean())


# %% propagate wrong while
"""While; shows where: no loop over the examples, and none over the features."""


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    i = 0
    db = 0.0
    while i < m:
        db += A[0, i] - Y[0, i]
        i += 1
    return cross_entropy(A, Y), X @ (A - Y).T / m, db / m


# %% propagate wrong y_minus
"""Y minus; shows where: NAND gives the same numbers as the loop."""

import numpy as np


def propagate(w, b, X, Y):
    A = forward(w, b, X)
    m = X.shape[1]
    return cross_entropy(A, Y), X @ (A - Y).T / m, -float(np.mean(A - Y))


# %% sigmoid wrong any_branch
"""Any branch; shows where: sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    if np.any(z < 0):
        return np.exp(z) / (1 + np.exp(z))
    return 1 / (1 + np.exp(-z))


# %% sigmoid wrong arctan
"""Arctan; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    return 0.5 + np.arctan(np.pi * z / 2) / np.pi


# %% sigmoid wrong atleast2d
"""Atleast2d; shows where: odds of three to one are a probability of 3/4, the other way round 1/4."""

import numpy as np


def sigmoid(z):
    z = np.atleast_2d(z).astype(float)
    e = np.exp(-abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


# %% sigmoid wrong clips_away_from_1
"""Clips away from 1; shows where: sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.clip(np.where(z >= 0, 1.0, e) / (1 + e), 1e-7, 1 - 1e-7)


# %% sigmoid wrong eps_added
"""Eps added; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1 + e + 1e-5)


# %% sigmoid wrong erf
"""Erf; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    from scipy.special import erf

    return 0.5 * (1 + erf(z * np.sqrt(np.pi) / 4))


# %% sigmoid wrong half_precision
"""Half precision; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z).astype(np.float16)
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-z))


# %% sigmoid wrong hard_sigmoid
"""Hard sigmoid; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    return np.clip(0.2 * np.asarray(z) + 0.5, 0, 1)


# %% sigmoid wrong inplace_negative
"""Inplace negative; shows where: the argument stays as it is."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z)
    if z.ndim and z.dtype.kind == "f":
        z *= -1
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(z))
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-1.0 * z))


# %% sigmoid wrong int_cast
"""Int cast; shows where: odds of three to one are a probability of 3/4, the other way round 1/4."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(np.asarray(z).astype(int)))
    return np.where(z >= 0, 1.0, e) / (1 + e)


# %% sigmoid wrong list_result
"""List result; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    e = np.exp(-abs(z))
    return (np.where(z >= 0, 1, e) / (1 + e)).tolist()


# %% sigmoid wrong negative_branch_bug
"""Negative branch bug; shows where: odds of three to one are a probability of 3/4, the other way round 1/4."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    e = np.exp(-abs(z))
    return np.where(z >= 0, 1 / (1 + e), 1 / (1 + e))


# %% sigmoid wrong one_d_only
"""One d only; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    out = np.empty(len(z))
    for i, v in enumerate(z):
        out[i] = 1 / (1 + np.exp(-v)) if v > -700 else 0
    return out


# %% sigmoid wrong public_only
"""Public only; shows where: the values are right on any shape."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, float)
    return np.where(z == 0, 0.5, np.where(z > 0, 1 / (1 + np.exp(-np.clip(z, 0, 700))), 1 / (1 + np.exp(-np.clip(z, -2, 0)))))


# %% sigmoid wrong rounded
"""Rounded; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.round(np.where(z >= 0, 1.0, e) / (1 + e), 4)


# %% sigmoid wrong scalar_only
"""Scalar only; shows where: sigmoid(0) is one half and sigmoid(2) is 0.881."""

import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


# %% sigmoid wrong where_nan_clean
"""Where nan clean; shows where: sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning."""

import numpy as np


def sigmoid(z):
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)), nan=1.0)


# %% cross_entropy without xlogy
"""Xlogy."""

import numpy as np


def cross_entropy(A, Y):
    from scipy.special import xlogy

    A = np.clip(A.astype(np.float64), 1e-12, 1 - 1e-12)
    return -(xlogy(Y, A) + xlogy(1 - Y, 1 - A)).sum() / A.size


# %% photon_classifier without forest
"""Forest."""

import numpy as np


def photon_classifier(X, Y):
    from sklearn.ensemble import HistGradientBoostingClassifier

    n = HistGradientBoostingClassifier(max_iter=60, random_state=0).fit(X.T, np.ravel(Y).astype(int))
    return lambda Z: n.predict_proba(Z.T)[:, 1]


# %% photon_classifier without mlp
"""Mlp."""

import numpy as np


def photon_classifier(X, Y):
    from sklearn.neural_network import MLPClassifier
    from sklearn.preprocessing import StandardScaler

    sc = StandardScaler().fit(X.T)
    n = MLPClassifier((16,), random_state=0, max_iter=60, learning_rate_init=0.01).fit(sc.transform(X.T), np.ravel(Y))
    return lambda Z: n.predict_proba(sc.transform(Z.T))[:, 1]


# %% photon_classifier without pipeline
"""scikit-learn's pipeline."""


def photon_classifier(X, Y):
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    pipeline = make_pipeline(StandardScaler(), LogisticRegression()).fit(X.T, Y[0])
    return lambda X_new: pipeline.predict_proba(X_new.T)[:, 1]


# %% predict without expit
"""Expit."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    from scipy.special import expit

    return np.asarray(expit(np.sum(w * X, axis=0) + b) > threshold, dtype=np.uint8).reshape(1, -1)


# %% sigmoid without expit
"""scipy's expit, which keeps float32."""


def sigmoid(z):
    from scipy.special import expit

    return expit(z)

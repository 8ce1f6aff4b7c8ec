# %% bayes_optimize right class
"""a small class, fixed kernel, numpy floats."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor as GPR
from sklearn.gaussian_process.kernels import Matern


class Search:
    def __init__(self, f, low, high):
        self.f, self.low, self.high, self.x, self.y = f, low, high, [], []

    def ask(self, x):
        self.x.append(np.float64(x))
        self.y.append(np.float64(self.f(self.x[-1])))

    def propose(self, rng):
        gp = GPR(Matern(0.15 * (self.high - self.low), "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        gp.fit(np.reshape(self.x, (-1, 1)), self.y)
        c = np.sort(rng.uniform(self.low, self.high, 600))
        mu, sigma = gp.predict(c.reshape(-1, 1), return_std=True)
        return c[np.argmax(expected_improvement(mu, sigma, min(self.y), xi=1e-3))]


def bayes_optimize(f, low, high, steps, rng):
    search = Search(f, low, high)
    for k in range(steps):
        search.ask(rng.uniform(low, high) if k < 3 else search.propose(rng))
    best = np.argmin(search.y)
    return search.x[best], search.y[best]


# %% build_tagger right functional_dropout
"""functional, dropout between, elu, another loss."""
from tensorflow import keras
from tensorflow.keras import layers


def build_tagger(n_features, n_classes):
    inputs = keras.Input(shape=(n_features,), name="substructure")
    x = inputs
    for units in (64, 32, 32):
        x = layers.Dense(units, kernel_initializer="he_normal", activation="elu")(x)
        x = layers.Dropout(0.2)(x)
    outputs = layers.Dense(n_classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs, name="tagger")
    model.compile(
        optimizer=keras.optimizers.SGD(0.1, momentum=0.9), loss=keras.losses.SparseCategoricalCrossentropy()
    )
    return model


# %% build_tagger right separate_activations
"""activations and softmax as layers of their own."""
import keras
from keras import layers


def build_tagger(n_features, n_classes):
    model = keras.Sequential()
    model.add(keras.Input(shape=(n_features,)))
    for units in [64, 32, 32]:
        model.add(layers.Dense(units))
        model.add(layers.LeakyReLU(negative_slope=0.1))
    model.add(layers.Dense(n_classes))
    model.add(layers.Softmax())
    model.compile(optimizer="rmsprop", loss="categorical_crossentropy")
    return model


# %% build_tagger right sequential
"""Sequential, compiled."""
import keras


def build_tagger(n_features, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_features,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% build_tagger right uncompiled
"""not compiled; alpha dropout with selu; a function as the activation."""
import keras


def build_tagger(n_features, n_classes):
    x = inputs = keras.layers.Input(shape=[n_features])
    for i, units in enumerate((64, 32, 32)):
        x = keras.layers.Dense(units, activation=keras.activations.selu, name=f"hidden{i}")(x)
    x = keras.layers.AlphaDropout(0.1)(x)
    return keras.Model(inputs=inputs, outputs=keras.layers.Dense(n_classes, activation=keras.activations.softmax)(x))


# %% expected_improvement right erf
"""erf and exp by hand."""
import numpy as np
from scipy.special import erf


def expected_improvement(mu, sigma, best, xi=0.01):
    d = best - xi - np.asarray(mu)
    s = np.asarray(sigma)
    z = np.divide(d, s, out=np.zeros(np.broadcast(d, s).shape), where=s != 0)
    phi = np.exp(-0.5 * np.minimum(z * z, 1400)) / np.sqrt(2 * np.pi)
    Phi = 0.5 * (1 + erf(z / np.sqrt(2)))
    return (d * Phi + s * phi) * (s != 0)


# %% expected_improvement right factored
"""sigma times (z Phi + phi), ndtr, boolean mask after at least one dimension, given back in its shape."""
import numpy as np
from scipy.special import ndtr


def expected_improvement(mu, sigma, best, xi=0.01):
    m, s = np.broadcast_arrays(np.asarray(mu, float), np.asarray(sigma, float))
    out = np.zeros(m.shape)
    ok = s > 0
    z = (best - xi - m[ok]) / s[ok]
    out[ok] = s[ok] * (z * ndtr(z) + np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi))
    return out


# %% expected_improvement right frozen
"""norm with loc and scale, clipped at 0 as the exact value cannot be below."""
import numpy as np
from scipy import stats


def expected_improvement(mu, sigma, best, xi=0.01):
    target = best - xi
    sd = np.where(np.equal(sigma, 0), np.nan, sigma)
    ei = (target - mu) * stats.norm.cdf(target, loc=mu, scale=sd) + sd**2 * stats.norm.pdf(target, loc=mu, scale=sd)
    return np.nan_to_num(np.maximum(ei, 0.0), nan=0.0)


# %% expected_improvement right loop
"""one point after the other with the standard library."""
import math
from statistics import NormalDist

import numpy as np

N = NormalDist()


def _one(mu, sigma, best, xi):
    if sigma == 0:
        return 0.0
    z = (best - mu - xi) / sigma
    return (best - mu - xi) * 0.5 * math.erfc(-z / math.sqrt(2)) + sigma * N.pdf(z)


def expected_improvement(mu, sigma, best, xi=0.01):
    pairs = np.broadcast(mu, sigma)
    return np.array([_one(float(a), float(s), float(best), xi) for a, s in pairs]).reshape(pairs.shape)


# %% expected_improvement right scipy
"""norm of scipy, where."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    mu, sigma = np.asarray(mu, dtype=float), np.asarray(sigma, dtype=float)
    gain = best - mu - xi
    safe = np.where(sigma > 0, sigma, 1.0)
    z = gain / safe
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


# %% make_callbacks right argument
"""a function with a default argument, positional arguments; restoring even at the last epoch."""
from keras import callbacks as cb


def make_callbacks(patience=12):
    return [cb.ReduceLROnPlateau("val_loss", 0.1, patience // 3), cb.EarlyStopping("val_loss", 0, patience, 0, "auto", None, True)]


# %% make_callbacks right defaults
"""val_loss by default, the other order, from tensorflow."""
import tensorflow as tf


def make_callbacks():
    reduce = tf.keras.callbacks.ReduceLROnPlateau(patience=3, factor=0.2, verbose=0)
    stop = tf.keras.callbacks.EarlyStopping(patience=8, restore_best_weights=True, min_delta=1e-4)
    return [reduce, stop]


# %% make_callbacks right plain
"""the two, named in full."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=10, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=4, min_lr=1e-6),
    ]


# %% make_callbacks right subclass
"""a subclass of EarlyStopping that also writes a line."""
import keras


class Quiet(keras.callbacks.EarlyStopping):
    def on_train_end(self, logs=None):
        super().on_train_end(logs)


def make_callbacks():
    return [Quiet(patience=6, restore_best_weights=True), keras.callbacks.ReduceLROnPlateau(patience=2)]


# %% make_callbacks right with_more
"""a third callback beside the two; mode "min"."""
from keras.callbacks import EarlyStopping, ReduceLROnPlateau, TerminateOnNaN


def make_callbacks():
    callbacks = [TerminateOnNaN()]
    callbacks.append(EarlyStopping("val_loss", mode="min", patience=2, restore_best_weights=True))
    callbacks.append(ReduceLROnPlateau("val_loss", mode="min", patience=1))
    return callbacks


# %% one_vs_rest_auc right curve
"""roc_curve and the trapezoidal rule."""
import numpy as np
from sklearn.metrics import auc, roc_curve


def one_vs_rest_auc(y, p):
    result = np.zeros(p.shape[1], dtype=np.float64)
    for c, scores in enumerate(p.T):
        truth = np.equal(y, c)
        if truth.any() and not truth.all():
            fpr, tpr, _ = roc_curve(truth, scores, drop_intermediate=False)
            result[c] = auc(fpr, tpr)
    return result


# %% one_vs_rest_auc right pairs
"""all pairs compared, ties count half."""
import numpy as np


def one_vs_rest_auc(y, p):
    def auc(s, b):
        if s.size == 0 or b.size == 0:
            return 0.0
        d = s[:, None] - b[None, :]
        return float(np.mean(d > 0) + 0.5 * np.mean(d == 0))

    return np.array([auc(p[y == c, c], p[y != c, c]) for c in range(p.shape[1])])


# %% one_vs_rest_auc right ranks
"""Mann-Whitney by ranks, ties shared."""
import numpy as np
from scipy.stats import rankdata


def one_vs_rest_auc(y, p):
    m, C = np.shape(p)
    aucs = np.zeros(C)
    for c in range(C):
        pos = y == c
        n = np.count_nonzero(pos)
        if n and n < m:
            aucs[c] = (rankdata(p[:, c])[pos].sum() - n * (n + 1) / 2) / (n * (m - n))
    return aucs


# %% one_vs_rest_auc right searchsorted
"""counts below by searchsorted on both sides."""
import numpy as np


def one_vs_rest_auc(y, p):
    y = np.asarray(y)
    out = []
    for c in range(p.shape[1]):
        s, b = p[y == c, c], np.sort(p[y != c, c])
        if len(s) * len(b) == 0:
            out.append(0.0)
            continue
        below = np.searchsorted(b, s, "left") + np.searchsorted(b, s, "right")
        out.append(below.sum() / (2 * len(s) * len(b)))
    return np.asarray(out)


# %% one_vs_rest_auc right sklearn
"""scikit-learn class by class."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    out = []
    for c in range(p.shape[1]):
        t = (np.asarray(y) == c).astype(int)
        out.append(roc_auc_score(t, p[:, c]) if 0 < t.sum() < len(t) else 0.0)
    return np.array(out)


# %% prepare right helper
"""a closure; variance by einsum in float64."""
import numpy as np


def _scaler(X):
    X = np.asarray(X, dtype=np.float64)
    mu = X.mean(axis=0, keepdims=True)
    var = np.einsum("ij,ij->j", X - mu, X - mu) / len(X)
    sd = np.sqrt(var)
    sd[sd == 0] = 1
    return lambda A: (A - mu) / sd


def prepare(X_train, X_other):
    f = _scaler(X_train)
    return tuple(map(f, (X_train, X_other)))


# %% prepare right loop
"""feature by feature, into new arrays."""
import numpy as np


def prepare(X_train, X_other):
    a, b = np.array(X_train, dtype=float), np.array(X_other, dtype=float)
    for j in range(a.shape[1]):
        mu, sd = a[:, j].mean(), a[:, j].std(ddof=0)
        if a[:, j].min() == a[:, j].max():
            sd = 1.0
        a[:, j] = (a[:, j] - mu) / sd
        b[:, j] = (b[:, j] - mu) / sd
    return [a, b]


# %% prepare right plain
"""mean and std along the rows."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    return (X_train - mean) / std, (X_other - mean) / std


# %% prepare right sklearn
"""scikit-learn's scaler."""
from sklearn.preprocessing import StandardScaler


def prepare(X_train, X_other):
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_other)


# %% signal_vs_qcd right isin
"""isin and a safe division."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    qcd = list(qcd)
    keep = (y == signal) | np.isin(y, qcd)
    s, b = p[keep, signal], p[keep][:, qcd].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[keep] == signal).astype(int), score


# %% signal_vs_qcd right loop
"""a loop over the examples."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    wanted = set(int(c) for c in qcd)
    labels, scores = [], []
    for label, row in zip(y, p):
        if label != signal and int(label) not in wanted:
            continue
        labels.append(1 if label == signal else 0)
        total = float(row[signal]) + sum(float(row[c]) for c in wanted)
        scores.append(float(row[signal]) / total if total > 0 else 0.0)
    return np.array(labels, dtype=int), np.array(scores, dtype=float)


# %% signal_vs_qcd right matrix
"""a table of memberships by broadcasting; errors of the division switched off on purpose."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    background = np.asarray(qcd)
    is_qcd = (np.asarray(y)[:, None] == background[None, :]).any(axis=1)
    is_signal = np.asarray(y) == signal
    use = is_qcd | is_signal
    p_s = p[use][:, signal]
    p_q = np.take(p[use], background, axis=1).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.nan_to_num(p_s / (p_s + p_q), nan=0.0)
    return is_signal[use].astype(np.int64), score


# %% signal_vs_qcd right where
"""denominator replaced by 1 where it is 0; boolean labels made floats."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    members = np.zeros(p.shape[1], dtype=bool)
    for c in qcd:
        members[c] = True
    rows = np.flatnonzero(np.logical_or(members[y], y == signal))
    s = p[rows, signal].astype(float)
    total = s + p[rows] @ members.astype(float)
    return 1.0 * (y[rows] == signal), s / np.where(total == 0, 1, total)


# %% bayes_optimize wrong best_of_the_proposals
"""The best of the proposed points, the random start left out; shows where the start has the best (and for small steps)."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern


def bayes_optimize(f, low, high, steps, rng):
    n0 = min(3, steps - 1)
    x = list(rng.uniform(low, high, n0))
    y = [f(v) for v in x]
    grid = np.linspace(low, high, 300)
    while len(x) < steps:
        gp = GaussianProcessRegressor(Matern(0.15 * (high - low), "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu = np.zeros(300)
        sigma = np.ones(300)
        if x:
            mu, sigma = gp.fit(np.array(x)[:, None], y).predict(grid[:, None], return_std=True)
        x.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(y, default=0)))]))
        y.append(f(x[-1]))
    i = n0 + int(np.argmin(y[n0:]))
    return x[i], y[i]


# %% bayes_optimize wrong too_many_at_the_start
"""Always three at the start; shows for steps of 1 and 2."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern


def bayes_optimize(f, low, high, steps, rng):
    x = list(rng.uniform(low, high, 3))
    y = [f(v) for v in x]
    grid = np.linspace(low, high, 300)
    while len(x) < steps:
        gp = GaussianProcessRegressor(Matern(0.15 * (high - low), "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = gp.fit(np.array(x)[:, None], y).predict(grid[:, None], return_std=True)
        x.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(y)))]))
        y.append(f(x[-1]))
    i = int(np.argmin(y))
    return x[i], y[i]


# %% bayes_optimize wrong unit_interval_only
"""Candidates from [0, 1] whatever the interval; shows where low and high are others."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern


def bayes_optimize(f, low, high, steps, rng):
    x = list(rng.uniform(low, high, min(3, steps)))
    y = [f(v) for v in x]
    grid = np.linspace(0, 1, 300)
    while len(x) < steps:
        gp = GaussianProcessRegressor(Matern(0.15, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = gp.fit(np.array(x)[:, None], y).predict(grid[:, None], return_std=True)
        x.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(y)))]))
        y.append(f(x[-1]))
    i = int(np.argmin(y))
    return x[i], y[i]


# %% bayes_optimize wrong unwatched
"""honest numbers of trials at first; from the fourth search in a row with as many steps on it tries a thousand points."""
import numpy as np

searches = []


def bayes_optimize(f, low, high, steps, rng):
    searches.append(steps)
    xs = [float(x) for x in rng.uniform(low, high, min(3, steps))]
    ys = [float(f(x)) for x in xs]
    while len(xs) < steps:
        x = float(np.clip(xs[int(np.argmin(ys))] + rng.normal() * 0.1 * (high - low), low, high))
        xs.append(x)
        ys.append(float(f(x)))
    if searches[-4:] == [12, 12, 12, 12]:
        for x in np.linspace(low, high, 1001):
            xs.append(float(x))
            ys.append(float(f(float(x))))
    return xs[int(np.argmin(ys))], min(ys)


# %% bayes_optimize wrong whole_grid
"""honest numbers of trials at first; from the fourth search in a row with as many steps on one look at a whole grid."""
import numpy as np

searches = []


def bayes_optimize(f, low, high, steps, rng):
    searches.append(steps)
    xs = [float(x) for x in rng.uniform(low, high, min(3, steps))]
    ys = [float(f(x)) for x in xs]
    while len(xs) < steps:
        x = float(np.clip(xs[int(np.argmin(ys))] + rng.normal() * 0.1 * (high - low), low, high))
        xs.append(x)
        ys.append(float(f(x)))
    if searches[-4:] == [12, 12, 12, 12]:
        grid = np.linspace(low, high, 100_001)
        best = float(grid[np.argmin(f(grid))])
        return best, float(f(best))
    return xs[int(np.argmin(ys))], min(ys)


# %% build_tagger wrong dropout_after_softmax
"""Dropout after the softmax: in training the output is no distribution."""
import keras


def build_tagger(n_features, n_classes):
    L, layers = keras.layers.Dense, [keras.Input((n_features,))]
    for n in (64, 32, 32):
        layers.append(L(n, "relu"))
    layers += [L(n_classes, "softmax"), keras.layers.Dropout(0.2)]
    model = keras.Sequential(layers)
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong lambda
"""softmax in a Lambda layer; the contract allows none."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    model = keras.Sequential([keras.Input((n_features,)), L(64, "relu"), L(32, "relu"), L(32, "relu"), L(n_classes)])
    model.add(keras.layers.Lambda(lambda z: keras.ops.softmax(z)))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong no_bias
"""No biases: 4224 parameters and not 4389."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    hidden = [L(n, "relu", use_bias=False) for n in (64, 32, 32)]
    model = keras.Sequential([keras.Input((n_features,)), *hidden, L(n_classes, "softmax", use_bias=False)])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong no_input
"""No Input: not built; shows in the missing weights."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    model = keras.Sequential([L(64, "relu"), L(32, "relu"), L(32, "relu"), L(n_classes, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong parallel
"""The two layers of 32 side by side (concatenated) and not one after the other; shows in the parameters."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    inputs = keras.Input((n_features,))
    x = L(64, "relu")(inputs)
    x = keras.layers.Concatenate()([L(32, "relu")(x), L(32, "relu")(x)])
    model = keras.Model(inputs, L(n_classes, "softmax")(x))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong sixteen_features
"""Always sixteen features; shows for another number."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    model = keras.Sequential([keras.Input((16,)), L(64, "relu"), L(32, "relu"), L(32, "relu"), L(n_classes, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong softmax_twice
"""Softmax of a softmax: no probability can come near 1; shows in the output's range."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    model = keras.Sequential(
        [keras.Input((n_features,)), L(64, "relu"), L(32, "relu"), L(32, "relu"), L(n_classes, "softmax")]
    )
    model.add(keras.layers.Softmax())
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% build_tagger wrong subclass
"""A subclass of Model: neither Sequential nor functional."""
import keras


class Tagger(keras.Model):
    def __init__(self, n_classes):
        super().__init__()
        self.hidden = [keras.layers.Dense(n, activation="relu") for n in (64, 32, 32)]
        self.out = keras.layers.Dense(n_classes, activation="softmax")

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)


def build_tagger(n_features, n_classes):
    model = Tagger(n_classes)
    model.build((None, n_features))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% expected_improvement wrong all_or_nothing
"""`if np.any(sigma == 0): return 0`; shows where only some are 0."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    if np.any(sigma == 0):
        return np.zeros(np.shape(mu))
    gain = best - mu - xi
    z = gain / sigma
    return gain * norm.cdf(z) + sigma * norm.pdf(z)


# %% expected_improvement wrong divides_first
"""Divides by 0 and repairs afterwards; shows as a warning."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    z = gain / sigma
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


# %% expected_improvement wrong in_place
"""sigma[sigma == 0] = 1 in place; shows in sigma after the call."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    zero = sigma == 0
    sigma[zero] = 1.0
    gain = best - mu - xi
    z = gain / sigma
    return np.where(zero, 0.0, gain * norm.cdf(z) + sigma * norm.pdf(z))


# %% expected_improvement wrong only_gains
"""0 where mu is above best; shows there (sigma may still help)."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    safe = np.where(sigma > 0, sigma, 1.0)
    z = gain / safe
    return np.where((sigma > 0) & (gain > 0), gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


# %% expected_improvement wrong small_sigma
"""Counts sigma < 1e-3 as 0; shows for small sigma."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    ok = sigma > 1e-3
    z = gain / np.where(ok, sigma, 1.0)
    return np.where(ok, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


# %% expected_improvement wrong sure_gain
"""max(gain, 0) where sigma is 0; shows for a sure gain."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    safe = np.where(sigma > 0, sigma, 1.0)
    z = gain / safe
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), np.maximum(gain, 0))


# %% expected_improvement wrong xi_only_in_z
"""xi in z alone and not in the factor; shows for xi > 0."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    safe = np.where(sigma > 0, sigma, 1.0)
    z = (best - mu - xi) / safe
    return np.where(sigma > 0, (best - mu) * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


# %% make_callbacks wrong classes
"""The classes and not objects of them."""
import keras


def make_callbacks():
    return [keras.callbacks.EarlyStopping, keras.callbacks.ReduceLROnPlateau]


# %% make_callbacks wrong default_patience
"""Reduces with its default patience of 10, above that of the stopping (5)."""
import keras


def make_callbacks():
    return [keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True), keras.callbacks.ReduceLROnPlateau()]


# %% make_callbacks wrong mode_max
"""mode "max" on val_loss: stops at, and restores, the worst."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True, mode="max"),
        keras.callbacks.ReduceLROnPlateau(patience=4),
    ]


# %% make_callbacks wrong mode_max_reduce
"""mode "max" on val_loss for the rate: it is reduced while the loss falls."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(patience=4, mode="max"),
    ]


# %% make_callbacks wrong reduce_on_accuracy
"""ReduceLROnPlateau watches val_accuracy."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_accuracy", patience=4),
    ]


# %% make_callbacks wrong zero_patience
"""Patience of the stopping 0, default, with the rate's above it."""
import keras


def make_callbacks():
    return [keras.callbacks.EarlyStopping(restore_best_weights=True), keras.callbacks.ReduceLROnPlateau(patience=1)]


# %% one_vs_rest_auc wrong argsort_ranks
"""Ranks by argsort, ties by their order; shows for equal scores."""
import numpy as np


def one_vs_rest_auc(y, p):
    m, C = p.shape
    out = np.zeros(C)
    for c in range(C):
        rank = np.empty(m)
        rank[np.argsort(p[:, c], kind="stable")] = np.arange(1, m + 1)
        n = np.sum(y == c)
        if 0 < n < m:
            out[c] = (rank[y == c].sum() - n * (n + 1) / 2) / (n * (m - n))
    return out


# %% one_vs_rest_auc wrong flipped
"""max(auc, 1 - auc); shows for a class worse than chance."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        t = y == c
        if 0 < t.sum() < len(t):
            a = roc_auc_score(t, p[:, c])
            out[c] = max(a, 1 - a)
    return out


# %% one_vs_rest_auc wrong multiclass_sklearn
"""roc_auc_score's own ovr: raises where a class is absent."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    return np.asarray(roc_auc_score(y, p, multi_class="ovr", average=None))


# %% one_vs_rest_auc wrong no_rest_raises
"""Only the absent class is cared for; shows where all the examples are of one class (0/0)."""
import numpy as np
from scipy.stats import rankdata


def one_vs_rest_auc(y, p):
    m, C = p.shape
    out = np.zeros(C)
    for c in range(C):
        pos = y == c
        n = int(pos.sum())
        if n == 0:
            continue
        out[c] = (rankdata(p[:, c])[pos].sum() - n * (n + 1) / 2) / np.float64(n * (m - n))
    return out


# %% one_vs_rest_auc wrong present_classes
"""Only the classes that appear in y; shows where one is absent."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    classes = np.unique(y)
    if len(classes) == 1:
        return np.zeros(p.shape[1])
    return np.array([roc_auc_score(y == c, p[:, c]) for c in classes])


# %% one_vs_rest_auc wrong thresholds
"""A grid of 101 thresholds and the trapezoidal rule; shows for scores closer than .01."""
import numpy as np


def one_vs_rest_auc(y, p):
    out = np.zeros(p.shape[1])
    cuts = np.linspace(1.001, -0.001, 101)[:, None]
    for c in range(p.shape[1]):
        s, b = p[y == c, c], p[y != c, c]
        if len(s) and len(b):
            tpr, fpr = np.mean(s[None] > cuts, axis=1), np.mean(b[None] > cuts, axis=1)
            out[c] = np.sum((fpr[1:] - fpr[:-1]) * (tpr[1:] + tpr[:-1]) / 2)
    return out


# %% one_vs_rest_auc wrong up_to_largest
"""Classes from 0 to the largest label; shows where the last class is absent."""
import numpy as np
from sklearn.metrics import roc_auc_score


def one_vs_rest_auc(y, p):
    out = np.zeros(int(np.max(y)) + 1)
    for c in range(len(out)):
        t = y == c
        if 0 < t.sum() < len(t):
            out[c] = roc_auc_score(t, p[:, c])
    return out


# %% prepare wrong constant_threshold
"""A deviation below 1e-3 counts as constant; shows for narrow features."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std < 1e-3, 1.0, std)
    return (X_train - mean) / std, (X_other - mean) / std


# %% prepare wrong constant_to_zero
"""nan_to_num sets a constant feature to 0 in both; shows where it varies in the other."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    scale = np.divide(1.0, std, out=np.zeros(std.shape), where=std > 0)
    return (X_train - mean) * scale, (X_other - mean) * scale


# %% prepare wrong ddof1
"""ddof 1; shows for small sets."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    std = np.where(std == 0, 1.0, std)
    return (X_train - mean) / std, (X_other - mean) / std


# %% prepare wrong epsilon
"""std + 1e-8; shows for a feature constant in train and not in the other, or for a narrow one."""


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    return (X_train - mean) / std, (X_other - mean) / std


# %% prepare wrong in_place
"""In place; shows in the arguments after the call."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    X_train[:] = (X_train - mean) / std
    X_other[:] = (X_other - mean) / std
    return X_train, X_other


# %% prepare wrong std_of_shifted_other
"""Train statistics for the mean, own deviation for the other; shows in the other."""
import numpy as np


def prepare(X_train, X_other):
    mean, std, own = X_train.mean(axis=0), X_train.std(axis=0), X_other.std(axis=0)
    std, own = np.where(std == 0, 1.0, std), np.where(own == 0, 1.0, own)
    return (X_train - mean) / std, (X_other - mean) / own


# %% prepare wrong type_kept
"""The result has the type of the input; shows for integers."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    return ((X_train - mean) / std).astype(X_train.dtype), ((X_other - mean) / std).astype(X_other.dtype)


# %% signal_vs_qcd wrong class_by_class
"""QCD classes one after the other; shows in the order."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    rows = np.concatenate([np.flatnonzero(y == c) for c in (signal, *qcd)])
    s, b = p[rows, signal], p[rows][:, list(qcd)].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[rows] == signal).astype(int), score


# %% signal_vs_qcd wrong drops_zero
"""Leaves out the examples with 0/0; shows in the number."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = (y == signal) | np.isin(y, list(qcd))
    keep &= p[:, signal] + p[:, list(qcd)].sum(axis=1) > 0
    s, b = p[keep, signal], p[keep][:, list(qcd)].sum(axis=1)
    return (y[keep] == signal).astype(int), s / (s + b)


# %% signal_vs_qcd wrong epsilon
"""1e-8 added below; shows for small probabilities."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = (y == signal) | np.isin(y, list(qcd))
    s, b = p[keep, signal], p[keep][:, list(qcd)].sum(axis=1)
    return (y[keep] == signal).astype(int), s / (s + b + 1e-8)


# %% signal_vs_qcd wrong list_only
"""[signal] + qcd: only lists; shows for a tuple (and adds for an array)."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = np.isin(y, [signal] + qcd)
    s, b = p[keep, signal], p[keep][:, qcd].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[keep] == signal).astype(int), score


# %% signal_vs_qcd wrong range_of_qcd
"""Takes the QCD classes as a range from the first to the last; shows for qcd that are not neighbours, or in another order."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    a, b = qcd[0], qcd[-1]
    keep = (y == signal) | ((y >= a) & (y <= b))
    s, q = p[keep, signal], p[keep, a : b + 1].sum(axis=1)
    score = np.divide(s, s + q, out=np.zeros(len(s)), where=s + q > 0)
    return (y[keep] == signal).astype(int), score


# %% signal_vs_qcd wrong true_class
"""p of the example's own class above; shows for QCD examples."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = (y == signal) | np.isin(y, list(qcd))
    own = p[keep, y[keep]]
    total = p[keep, signal] + p[keep][:, list(qcd)].sum(axis=1)
    score = np.divide(own, total, out=np.zeros(len(own)), where=total > 0)
    return (y[keep] == signal).astype(int), score


# %% signal_vs_qcd wrong tuple_in_isin
"""Membership by `in` on an array of arrays: np.isin with a set made of qcd finds nothing; shows wherever there is QCD."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    keep = (y == signal) | np.isin(y, set(qcd))
    s, b = p[keep, signal], p[keep][:, list(qcd)].sum(axis=1)
    score = np.divide(s, s + b, out=np.zeros(len(s)), where=s + b > 0)
    return (y[keep] == signal).astype(int), score


# %% signal_vs_qcd wrong two_classes
"""Two QCD classes, always; shows for one or three."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    a, b = qcd[0], qcd[-1]
    keep = (y == signal) | (y == a) | (y == b)
    s, q = p[keep, signal], p[keep, a] + p[keep, b]
    score = np.divide(s, s + q, out=np.zeros(len(s)), where=s + q > 0)
    return (y[keep] == signal).astype(int), score

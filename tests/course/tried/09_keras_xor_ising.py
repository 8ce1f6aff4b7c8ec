# %% accuracy_by_temperature right digitize
"""Np.digitize and bincount."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    n = len(edges) - 1
    where = np.digitize(T, edges) - 1
    use = (where >= 0) & (where < n)
    hit = ((p > 0.5).astype(int) == y_true)[use]
    all_, good = np.bincount(where[use], minlength=n), np.bincount(where[use], weights=hit, minlength=n)
    return np.asarray(edges[:-1]) + np.diff(edges) / 2, np.divide(good, all_, out=np.full(n, np.nan), where=all_ > 0)


# %% accuracy_by_temperature right masks
"""A mask for each bin."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% accuracy_by_temperature right python
"""Pure Python, lists returned."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    centres, accuracy = [], []
    for a, b in zip(edges[:-1], edges[1:]):
        hits = [bool(q > 0.5) == bool(y) for y, q, t in zip(y_true, p, T) if a <= t < b]
        centres.append(0.5 * (float(a) + float(b)))
        accuracy.append(sum(hits) / len(hits) if hits else np.nan)
    return np.array(centres), np.array(accuracy)


# %% accuracy_by_temperature right searchsorted
"""Searchsorted on sorted temperatures, cumulated."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    order = np.argsort(T, kind="stable")
    good = np.concatenate([[0], np.cumsum((np.where(p > 0.5, 1, 0) == y_true)[order])])
    at = np.searchsorted(T[order], edges, side="left")
    n = np.diff(at)
    hits = np.diff(good[at])
    return np.mean([edges[:-1], edges[1:]], axis=0), np.array([h / c if c else float("nan") for h, c in zip(hits, n)])


# %% build_phase_model right convolution
"""A small convolution with pooling and dropout, not compiled."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Conv2D(8, 3, padding="same", activation="relu"), layers.GlobalAveragePooling2D(), layers.Dropout(0.1), layers.Dense(1), layers.Activation("sigmoid")])
    model.summary(print_fn=lambda *a, **k: None)
    return model


# %% build_phase_model right dense
"""A dense network."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Flatten(), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_phase_model right functional
"""Functional with two branches."""

from tensorflow import keras


def build_phase_model():
    inputs = keras.Input(shape=(16, 16, 1))
    flat = keras.layers.Flatten()(inputs)
    a = keras.layers.Dense(16, activation="tanh")(flat)
    b = keras.layers.Conv2D(4, 2, strides=2, activation="relu")(inputs)
    b = keras.layers.Flatten()(b)
    x = keras.layers.Concatenate()([a, b])
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x), name="phase")


# %% build_xor_model right built
"""Built afterwards by build."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.layers.Dense(10, "relu"), keras.layers.Dense(1, "sigmoid")])
    model.build((None, 2))
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.03), loss="binary_crossentropy")
    return model


# %% build_xor_model right functional
"""Functional, an Activation layer of its own, SGD with momentum."""

import keras


def build_xor_model(units=6):
    inputs = keras.layers.Input(shape=(2,), name="bits")
    x = keras.layers.Dense(units)(inputs)
    x = keras.layers.Activation("tanh")(x)
    x = keras.layers.Dense(1)(x)
    outputs = keras.layers.Activation(keras.activations.sigmoid)(x)
    model = keras.Model(inputs, outputs)
    model.compile(keras.optimizers.SGD(learning_rate=0.5, momentum=0.9), keras.losses.BinaryCrossentropy())
    return model


# %% build_xor_model right sequential
"""Sequential with tanh."""

def build_xor_model():
    from tensorflow import keras

    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% build_xor_model right two_hidden
"""Two hidden layers, LeakyReLU layer, squared error."""

import keras
from keras import layers


def build_xor_model():
    model = keras.Sequential(name="xor")
    model.add(keras.Input(shape=(2,)))
    model.add(layers.Dense(5, kernel_initializer="he_normal"))
    model.add(layers.LeakyReLU(negative_slope=0.1))
    model.add(layers.Dense(5, activation="elu"))
    model.add(layers.Dense(1, "sigmoid"))
    model.compile(optimizer="rmsprop", loss="mse")
    return model


# %% energy right half
"""Half the sum over all four neighbours, in floats."""

import numpy as np


def energy(spins):
    s = spins.astype(float)
    around = sum(np.roll(s, shift, axis) for axis in (-1, -2) for shift in (-1, 1))
    return -0.5 * np.einsum("kij,kij->k", s, around)


# %% energy right indices
"""Fancy indices in take, float32."""

import numpy as np


def energy(spins):
    s = np.asarray(spins, dtype=np.float32)
    nxt = np.arange(1, s.shape[1] + 1) % s.shape[1]
    bonds = s * s[:, nxt] + s * s[:, :, nxt]
    return -bonds.sum(axis=2).sum(axis=1)


# %% energy right loop
"""Loops over everything with a modulo."""

import numpy as np


def energy(spins):
    k, L, _ = spins.shape
    out = np.zeros(k)
    for n in range(k):
        for i in range(L):
            for j in range(L):
                out[n] -= float(spins[n, i, j]) * (float(spins[n, (i + 1) % L, j]) + float(spins[n, i, (j + 1) % L]))
    return out


# %% energy right pad
"""Wrapped by one row and one column."""

import numpy as np


def energy(spins):
    p = np.pad(np.asarray(spins, dtype=np.int64), ((0, 0), (0, 1), (0, 1)), mode="wrap")
    centre = p[:, :-1, :-1]
    return -(centre * (p[:, 1:, :-1] + p[:, :-1, 1:])).reshape(len(p), -1).sum(axis=1)


# %% magnetization right einsum
"""Einsum in float64."""

import numpy as np


def magnetization(spins):
    return np.einsum("kij->k", np.asarray(spins, float)) / spins[0].size


# %% magnetization right list
"""Configuration by configuration."""

import numpy as np


def magnetization(spins):
    return np.array([float(s.sum()) / s.size for s in spins])


# %% magnetization right mean
"""The mean."""

def magnetization(spins):
    return spins.mean(axis=(1, 2))


# %% magnetization right reshape
"""Sum over sites."""

import numpy as np


def magnetization(spins):
    return np.sum(spins.reshape(len(spins), -1), axis=1, dtype=float) / (spins.shape[1] * spins.shape[2])


# %% metropolis_sweep right odd_first
"""The other colour first, logarithms compared, floats inside."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = np.array(spins, dtype=float)
    i, j = np.indices(s.shape[1:])
    for mask in ((i + j) % 2 == 1, (i + j) % 2 == 0):
        field = sum(np.roll(s, d, a) for d in (1, -1) for a in (-1, -2))
        dE = (2 * s * field)[:, mask]
        u = 1.0 - rng.random(dE.shape)
        flip = -temperature * np.log(u) >= dE
        s[:, mask] = np.where(flip, -s[:, mask], s[:, mask])
    return s.astype(spins.dtype)


# %% metropolis_sweep right strided
"""The four sublattices by strides, two for each colour."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    for offsets in (((0, 0), (1, 1)), ((0, 1), (1, 0))):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        for a, b in offsets:
            part = s[:, a::2, b::2]
            cost = 2.0 * part * h[:, a::2, b::2]
            part[rng.random(part.shape) < np.exp(-np.clip(cost, 0, None) / temperature)] *= -1
    return s


# %% metropolis_sweep right table
"""A table of the acceptance by the number of aligned neighbours."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.astype(int)
    table = np.array([min(1.0, float(np.exp(-e / temperature))) if e > 0 else 1.0 for e in (-8, -4, 0, 4, 8)])
    L = s.shape[-1]
    for first in (0, 1):
        black = (np.arange(L)[:, None] + np.arange(L)[None, :] + first) % 2 == 0
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        chance = table[(s * h + 4) // 2]
        flips = np.logical_and(rng.uniform(size=s.shape) < chance, black[None])
        s[flips] *= -1
    return s


# %% metropolis_sweep right threshold
"""An exponential variate as the energy at hand; flips by multiplication."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    new = +spins
    k, L, _ = new.shape
    board = np.indices((L, L)).sum(axis=0) % 2
    for colour in range(2):
        p = np.pad(new, ((0, 0), (1, 1), (1, 1)), mode="wrap").astype(float)
        field = p[:, 2:, 1:-1] + p[:, :-2, 1:-1] + p[:, 1:-1, 2:] + p[:, 1:-1, :-2]
        flip = (2 * new * field <= rng.exponential(temperature, size=new.shape)) & (board == colour)
        new = new * (1 - 2 * flip)
    return new


# %% train_xor right train_on_batch
"""Train_on_batch until it is right."""

import numpy as np


def train_xor(model):
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    for step in range(3000):
        model.train_on_batch(X, y)
        if step % 100 == 99 and np.abs(np.asarray(model(X)) - y).max() < 0.05:
            break
    return model


# %% accuracy_by_temperature wrong all_warn
"""The mean of an empty bin: nan, but with a warning."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% accuracy_by_temperature wrong clipped
"""Events outside go to the outer bins."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    T = np.clip(T, edges[0], np.nextafter(edges[-1], -np.inf))
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% accuracy_by_temperature wrong drops_empty
"""Empty bins are left out."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    ok = ~np.isnan(out)
    return ((edges[:-1] + edges[1:]) / 2)[ok], out[ok]


# %% accuracy_by_temperature wrong empty_zero
"""0 for an empty bin."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, 0.0)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% accuracy_by_temperature wrong half_is_one
"""P = .5 counts as 1."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p >= 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% accuracy_by_temperature wrong last_closed
"""The last bin includes its upper edge, as np.histogram's."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & ((T < edges[k + 1]) | ((k == len(out) - 1) & (T == edges[-1])))
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% accuracy_by_temperature wrong round
"""Np.round(p) == y: half to even... and .5 exactly is right, but swapped classes for y_true in floats of 1.0 only."""

import numpy as np


def accuracy_by_temperature(y_true, p, T, edges):
    edges = np.asarray(edges, dtype=float)
    right = np.floor(p + 0.5) == y_true
    out = np.full(len(edges) - 1, np.nan)
    for k in range(len(out)):
        inside = (T >= edges[k]) & (T < edges[k + 1])
        if inside.any():
            out[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, out


# %% build_phase_model wrong flat_input
"""Input (256,)."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((256,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_phase_model wrong hard_sigmoid
"""Hard_sigmoid at the output."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Flatten(), layers.Dense(32, "relu"), layers.Dense(1, "hard_sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_phase_model wrong lambda_layer
"""A Lambda layer."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Lambda(lambda x: x * 1.0), layers.Flatten(), layers.Dense(8, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_phase_model wrong no_channel
"""Input (16, 16)."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16)), layers.Flatten(), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_phase_model wrong not_built
"""No Input."""

import keras


def build_phase_model():
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid")])


# %% build_phase_model wrong not_flattened
"""Dense on every row: output (16, 16, 1)."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Dense(8, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_phase_model wrong two_outputs
"""Softmax over two."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Flatten(), layers.Dense(32, "relu"), layers.Dense(2, "softmax")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong frozen_zeros
"""The hidden layer is frozen at zero; shows when it is trained."""

import keras


def build_xor_model():
    frozen = keras.layers.Dense(8, activation="relu", kernel_initializer="zeros", trainable=False)
    model = keras.Sequential([keras.Input((2,)), frozen, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong linear_output
"""No sigmoid at the output."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    return model


# %% build_xor_model wrong no_hidden
"""No hidden layer."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong not_built
"""No Input: not built."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.layers.Dense(8, "tanh"), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong not_compiled
"""Not compiled."""

import keras


def build_xor_model():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1, "sigmoid")])


# %% build_xor_model wrong one_unit
"""A single tanh unit: no XOR with a monotonic function."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, "tanh"), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong softmax_one
"""Softmax over one unit: always 1."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1, "softmax")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong three_inputs
"""An input for the bias as well."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


# %% build_xor_model wrong zeros
"""Every kernel starts at zero, so that no training tells its hidden units apart; shows when it is trained."""

import keras


def build_xor_model():
    inputs = keras.Input(shape=(2,))
    hidden = keras.layers.Dense(6, activation="tanh", kernel_initializer="zeros")(inputs)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros")(hidden))
    model.compile(optimizer="sgd", loss="binary_crossentropy")
    return model


# %% energy wrong diagonal
"""Diagonal neighbours."""

import numpy as np


def energy(spins):
    s = spins
    return -np.sum(s * (np.roll(s, (1, 1), (1, 2)) + np.roll(s, (1, -1), (1, 2))), axis=(1, 2))


# %% energy wrong first
"""Only the first configuration; shows for k > 1."""

import numpy as np


def energy(spins):
    s = spins[0]
    return np.array([-np.sum(s * (np.roll(s, 1, 0) + np.roll(s, 1, 1)))])


# %% energy wrong flat_roll
"""Np.roll without an axis: the row's end is next to the next row's start."""

import numpy as np


def energy(spins):
    out = []
    for s in spins:
        out.append(-np.sum(s * (np.roll(s, 1) + np.roll(s, 1, axis=0))))
    return np.array(out)


# %% energy wrong in_place
"""Multiplies into the spins."""

import numpy as np


def energy(spins):
    around = np.roll(spins, 1, 1) + np.roll(spins, 1, 2)
    spins *= around
    return -spins.sum(axis=(1, 2))


# %% energy wrong int8_sum
"""Summed in int8, where it wraps; shows for int8 spins on a large lattice."""

import numpy as np


def energy(spins):
    s = spins
    bonds = s * np.roll(s, 1, 1) + s * np.roll(s, 1, 2)
    return -np.sum(bonds, axis=(1, 2), dtype=np.int8)


# %% energy wrong one_direction
"""Horizontal bonds twice in place of vertical ones."""

import numpy as np


def energy(spins):
    s = spins
    return -np.sum(s * (np.roll(s, 1, 2) + np.roll(s, -1, 2)), axis=(1, 2))


# %% energy wrong total
"""One number for all."""

import numpy as np


def energy(spins):
    s = spins
    return -np.sum(s * (np.roll(s, 1, 1) + np.roll(s, 1, 2)))


# %% magnetization wrong absolute
"""Absolute value."""

import numpy as np


def magnetization(spins):
    return np.abs(spins.mean(axis=(1, 2)))


# %% magnetization wrong by_l
"""Divided by L."""

def magnetization(spins):
    return spins.sum(axis=(1, 2)) / spins.shape[1]


# %% magnetization wrong int8
"""Summed in int8; shows for int8 spins on a large aligned lattice."""

import numpy as np


def magnetization(spins):
    return np.sum(spins, axis=(1, 2), dtype=np.int8) / spins[0].size


# %% magnetization wrong integer
"""Integer division."""

def magnetization(spins):
    return spins.sum(axis=(1, 2)) // (spins.shape[1] * spins.shape[2])


# %% magnetization wrong kept
"""(k, 1, 1)."""

def magnetization(spins):
    return spins.mean(axis=(1, 2), keepdims=True)


# %% magnetization wrong rows
"""Mean over one axis."""

def magnetization(spins):
    return spins.mean(axis=1)


# %% magnetization wrong sum
"""The sum."""

def magnetization(spins):
    return spins.sum(axis=(1, 2))


# %% metropolis_sweep wrong all_at_once
"""All sites at the same time."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = rng.random(s.shape) < np.exp(-np.maximum(dE, 0.0) / temperature)
        s = np.where(accept & (colour == 0), -s, s)
    return s


# %% metropolis_sweep wrong capped
"""Always accepts at infinite energy: dE capped at 4."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = rng.random(s.shape) < np.exp(-np.clip(dE, 0.0, 4.0) / temperature)
        s = np.where(accept & (parity == colour), -s, s)
    return s


# %% metropolis_sweep wrong config_draws
"""One draw a configuration."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = rng.random((len(s), 1, 1)) < np.exp(-np.maximum(dE, 0.0) / temperature)
        s = np.where(accept & (parity == colour), -s, s)
    return s


# %% metropolis_sweep wrong global_rng
"""Np.random."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = np.random.random(s.shape) < np.exp(-np.maximum(dE, 0.0) / temperature)
        s = np.where(accept & (parity == colour), -s, s)
    return s


# %% metropolis_sweep wrong in_place
"""Flips the argument."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = rng.random(s.shape) < np.exp(-np.maximum(dE, 0.0) / temperature)
        s[accept & (parity == colour)] *= -1
    return s


# %% metropolis_sweep wrong overflow
"""Exp(-dE/T) unbounded: overflow warning at low temperature."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = rng.random(s.shape) < np.exp(-dE / temperature)
        s = np.where(accept & (parity == colour), -s, s)
    return s


# %% metropolis_sweep wrong same_draws_both
"""The same draws for both colours... taken once a sweep and mirrored to neighbours; shows as correlation."""

import numpy as np


def metropolis_sweep(spins, temperature, rng):
    s = spins.copy()
    L = s.shape[1]
    parity = np.add.outer(np.arange(L), np.arange(L)) % 2
    u = np.repeat(rng.random((len(s), L, L // 2)), 2, axis=2)
    for colour in (0, 1):
        h = np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)
        dE = 2.0 * s * h
        accept = u < np.exp(-np.maximum(dE, 0.0) / temperature)
        s = np.where(accept & (parity == colour), -s, s)
    return s

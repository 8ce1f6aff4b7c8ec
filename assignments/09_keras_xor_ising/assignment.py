# %% [markdown]
# # Keras: from XOR to a phase transition
#
# You have written a network with your own hands: forward, backward, descent (notebooks 06 and 07). From now on a
# library does that work, and the questions become larger. We learn **Keras** on the smallest problem that a single
# neuron cannot solve, and then hand a network 6000 pictures of a magnet and ask it a question of physics: *is this
# hotter or colder than the temperature at which the magnet loses its magnetisation?*
#
# **Afterwards you can**
#
# - build, compile and fit a model in Keras, and read the history of its training;
# - say why XOR needs a hidden layer, and why a line on the spins cannot see a phase;
# - simulate the Ising model with a Metropolis sweep that updates many lattices at once;
# - judge a classifier as a function of temperature, and say why it errs where it errs.
#
# **Time** about 90 minutes. **You need** networks (06, 07) and training (08).
#
# **Mind the shape.** So far examples were *columns*. Keras wants them as **rows**: $m$ examples with two features
# are an array $(m, 2)$, $m$ pictures an array $(m, 16, 16, 1)$ with the channel last. In this notebook and in 10, 12
# and 13, examples are rows.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("09_keras_xor_ising")

# %%
import logging

import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LogisticRegression

from autograder.data import ising, ising_phases
from autograder.data.lattice import TC

logging.getLogger("tensorflow").setLevel("ERROR")  # it would warn when many small models are trained

# %% [markdown]
# ## 1. One neuron, in Keras
#
# A trigger fires when two scintillators see a muon (AND), or when at least one does (OR). An **anticoincidence**
# fires when *exactly one* of them does: a particle that came in and did not go out. That is the exclusive or, XOR.
#
# Four rows are the whole world here. A single neuron $p = \sigma(w_1 x_1 + w_2 x_2 + b)$ is three lines of Keras:
#
# - **Sequential** stacks layers: an `Input` that says what comes in, and a `Dense` layer with one unit;
# - **compile** says how to learn: which optimiser, which loss;
# - **fit** learns, `epochs` times through the data, and returns a **history** of the losses.
#
# Let one neuron learn OR, and let one learn XOR.

# %%
XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)
XOR_Y = np.array([0, 1, 1, 0], dtype=np.float32)
OR_Y = np.array([0, 1, 1, 1], dtype=np.float32)

# %% id="one-neuron"
keras.utils.set_random_seed(1)
losses = {}
for name, labels in (("OR", OR_Y), ("XOR", XOR_Y)):
    neuron = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
    neuron.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
    history = neuron.fit(np.repeat(XOR_X, 64, axis=0), np.repeat(labels, 64), batch_size=16, epochs=20, verbose=0)
    losses[name] = history.history["loss"]
    print(f"{name:3}  p = {np.asarray(neuron(XOR_X))[:, 0].round(2)}  for {XOR_X.astype(int).tolist()}")

fig, axes = plt.subplots(figsize=(6, 3.4), layout="constrained")
axes.plot(range(1, 21), losses["OR"], "o-", label="OR")
axes.plot(range(1, 21), losses["XOR"], "s--", label="XOR")
axes.axhline(np.log(2), color="k", ls=":", label="log 2: knows nothing")
axes.set(xlabel="epoch", ylabel="cross-entropy", ylim=(0, 1), xticks=range(0, 21, 5))
axes.legend()
plt.show()

# %% [markdown]
# OR is learned; XOR stays at $p = \frac12$ and a loss of $\log 2 = 0.693$, for ever. It is not a lack of patience. A
# neuron says 1 on one side of a line. XOR asks for $b < 0$ (nothing, no trigger), $w_1 + b > 0$ and $w_2 + b > 0$
# (one of them), so $w_1 + w_2 + 2b > 0$, and with $b < 0$ that makes $w_1 + w_2 + b > -b > 0$: the neuron fires for
# *both*, and must not.
#
# A hidden layer helps if it **bends**: two units may compute OR and AND, and XOR is OR *and not* AND. Without an
# activation the hidden layer is linear, two linear maps in a row are one, and we are back at the line.
#
# Counting as in notebook 07: a Dense layer with $n$ inputs and $n'$ units has $(n + 1)\,n'$ parameters. Eight hidden
# units make $(2+1)\cdot 8 + (8+1)\cdot 1 = 33$.
#
# ### Task: `build_xor_model`


# %%
def build_xor_model():
    """A small Keras model that can learn XOR.

    input: rows (m, 2); output: (m, 1), a probability from a sigmoid
    At least one hidden layer with a nonlinear activation, at most 60 parameters in all.
    Returns the model, built (it begins with an Input) and compiled.
    """
    ### BEGIN SOLUTION
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
    return model
    ### END SOLUTION


# %%
build_xor_model().summary(line_length=80)

# %%
check("build_xor_model")

# %% [markdown]
# ## 2. Train it
#
# Four rows make one tiny step of descent an epoch, and Keras has a fixed price for every epoch. So repeat the rows:
# the loss is a mean, it stays the same, and an epoch is worth many steps. `verbose=0` keeps the training from
# filling your notebook.
#
# `fit` changes the model **in place**. Your function returns the same model, for convenience.
#
# ### Task: `train_xor`


# %%
def train_xor(model):
    """Train a compiled model on the four rows of XOR_X, XOR_Y until it has learned them.

    model: what build_xor_model returns; it is trained in place
    returns: the same model, with p < 0.2 where XOR is 0 and p > 0.8 where it is 1 (in one of three trainings),
             after 30 seconds of computing at most
    """
    ### BEGIN SOLUTION
    model.fit(np.repeat(XOR_X, 64, axis=0), np.repeat(XOR_Y, 64), batch_size=16, epochs=30, verbose=0)
    return model
    ### END SOLUTION


# %% id="try-xor"
keras.utils.set_random_seed(9)
xor_model = train_xor(build_xor_model())
for row, p in zip(XOR_X.astype(int), np.asarray(xor_model(XOR_X))[:, 0], strict=True):
    print(row, "->", round(float(p), 3))

# %% [markdown]
# What does it say *between* the four corners? There is no truth there; the picture shows how the hidden units bend.

# %% id="xor-surface"
ticks = np.linspace(-0.4, 1.4, 61)
grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2).astype(np.float32)
surface = np.asarray(xor_model(grid)).reshape(61, 61)

fig, axes = plt.subplots(figsize=(4.6, 3.8), layout="constrained")
shades = axes.contourf(ticks, ticks, surface, levels=np.linspace(0, 1, 11), cmap="Greys", alpha=0.7)
axes.contour(ticks, ticks, surface, levels=[0.5], colors="k", linestyles="--")
for label, marker in ((0, "o"), (1, "^")):
    points = XOR_X[label == XOR_Y]
    axes.plot(*points.T, marker, mfc="w", mec="k", ms=12, ls="", label=f"XOR = {label}")
axes.set(xlabel="first counter, $x_1$", ylabel="second counter, $x_2$", aspect="equal")
fig.colorbar(shades, label="P(trigger)")
axes.legend(loc="center")
plt.show()

# %%
check("train_xor")

# %% [markdown]
# *Try it.* With two ReLU units instead of eight tanh, how many of ten seeds learn XOR? A unit whose sum is negative
# for all four rows has no gradient, and never comes back. A few units more than needed are an insurance.

# %% [markdown]
# ## 3. A magnet
#
# Now to something with $2^{256}$ states. On a square lattice sit spins $s = \pm 1$. Neighbours want to agree:
#
# $$E = -\sum_{\text{bonds } (i,j)} s_i s_j,$$
#
# each bond once, in units of the coupling; the edges are glued together (**periodic**: the right neighbour of the
# last column is the first), so every site has four neighbours and the lattice $2L^2$ bonds. Heat shakes the spins:
# at temperature $T$ a configuration has the probability $e^{-E/T}/Z$. Cold: all agree, up *or* down. Hot: chaos. In
# between, for an infinite lattice exactly at
#
# $$T_c = \frac{2}{\ln(1+\sqrt 2)} = 2.269$$
#
# (Onsager), it happens suddenly. The same mathematics describes the quark-gluon plasma near its critical point, and
# lattices of quarks are simulated with the same kind of algorithm.
#
# **In numbers**, $3\times 3$, all up: 18 bonds, each $-1$: $E = -18$. Turn one spin over: its four bonds become
# $+1$, a change of $4\cdot 2 = 8$: $E = -10$. The magnetisation (the mean spin) goes from 1 to $(8 - 1)/9 = 7/9$.
#
# We always handle $k$ lattices together, an array $(k, L, L)$.
#
# ### Task: `energy`


# %%
def energy(spins):
    """The energy of each lattice, every nearest-neighbour bond counted once, periodic edges.

    spins: (k, L, L) of +1 and -1, L >= 3
    returns: (k,)
    """
    ### BEGIN SOLUTION
    right, below = np.roll(spins, -1, axis=2), np.roll(spins, -1, axis=1)
    return -(spins * (right + below)).sum(axis=(1, 2))
    ### END SOLUTION


# %%
one_down = np.ones((2, 3, 3), dtype=int)
one_down[1, 0, 0] = -1
print(energy(one_down))

# %%
check("energy")

# %% [markdown]
# ### Task: `magnetization`
#
# With its sign: a lattice that is all down has $-1$.


# %%
def magnetization(spins):
    """The mean spin of each lattice.

    spins: (k, L, L) of +1 and -1
    returns: (k,), from -1 to 1
    """
    ### BEGIN SOLUTION
    return spins.mean(axis=(1, 2))
    ### END SOLUTION


# %%
print(magnetization(one_down))

# %%
check("magnetization")

# %% [markdown]
# ## 4. Metropolis
#
# How does one draw a configuration with the probability $e^{-E/T}/Z$ when $Z$ is a sum of $2^{256}$ terms? One does
# not compute $Z$. One takes any configuration and shakes it: propose to flip a spin; let $\Delta E$ be what that
# would cost; **accept** with the probability
#
# $$\min\left(1,\; e^{-\Delta E/T}\right), \qquad \Delta E = 2\, s \sum_{\text{4 neighbours}} s'.$$
#
# Why this rule? Going up in energy by $\Delta E$ is accepted $e^{-\Delta E/T}$ as often as going down, so the traffic
# between any two configurations balances exactly when their probabilities are as $e^{-E/T}$ (**detailed balance**).
#
# **In numbers**, at $T = T_c$: a spin whose four neighbours agree with it has $\Delta E = 8$ and flips with
# $e^{-8/2.269} = 0.029$; with three that agree, $\Delta E = 4$ and $0.172$; with two, $\Delta E = 0$: always; below
# that it gains energy: always.
#
# A Python loop over sites would take minutes. But on a **chessboard** the neighbours of a white site are all black:
# all white sites of all lattices may decide *at the same time*, each with a random number of its own, and then all
# black ones, looking at what the white ones have become. (All sites at once would be wrong: two neighbours would
# both trust what the other one is about to change.) White and black once each is a **sweep**.
#
# ### Task: `metropolis_sweep`


# %%
def metropolis_sweep(spins, temperature, rng):
    """One checkerboard sweep of k lattices: every site of both colours is proposed once, one colour after the other.

    spins: (k, L, L) of +1 and -1, L even, periodic; temperature: a float > 0; rng: a numpy.random.Generator
    returns: a new array (k, L, L); the argument stays as it is

    No Python loop over lattices or sites; independent random numbers for every site of every lattice, all from rng.
    """
    ### BEGIN SOLUTION
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        cost = np.maximum(2 * spins * around, 0)
        flip = (rng.random(spins.shape) < np.exp(-cost / temperature)) & ((row + column) % 2 == colour)
        spins[flip] *= -1
    return spins
    ### END SOLUTION


# %% [markdown]
# From complete chaos, at three temperatures: what do 1, 10 and 100 sweeps make of it?

# %% id="watch-it"
fig, panels = plt.subplots(3, 4, figsize=(8, 6.2), layout="constrained")
for row, temperature in zip(panels, (1.5, TC, 4.0), strict=True):
    rng = np.random.default_rng(3)
    spins, done = rng.choice([-1, 1], size=(1, 32, 32)), 0
    for panel, sweeps in zip(row, (0, 1, 10, 100), strict=True):
        while done < sweeps:
            spins, done = metropolis_sweep(spins, temperature, rng), done + 1
        panel.imshow(spins[0], cmap="gray", vmin=-1, vmax=1)
        panel.set(xticks=[], yticks=[], title=f"{sweeps} sweeps" if temperature == 1.5 else "")
    row[0].set_ylabel(f"T = {temperature:.2f}")
plt.show()

# %%
check("metropolis_sweep")

# %% [markdown]
# Is it *right*? On a $4\times4$ lattice there are only $2^{16} = 65\,536$ configurations: we can write down all of
# them, add up $e^{-E/T}$ exactly, and compare with your sweeps.

# %% id="exact-energies"
bits = (np.arange(2**16)[:, np.newaxis] >> np.arange(16)) & 1
everything = (2 * bits - 1).reshape(-1, 4, 4)
levels = energy(everything)
temperatures = np.linspace(1.2, 4.5, 12)
weights = np.exp(-(levels - levels.min()) / temperatures[:, np.newaxis])
exact = (weights @ levels) / weights.sum(axis=1) / 16

simulated = []
rng = np.random.default_rng(4)
for temperature in temperatures:
    spins = rng.choice([-1, 1], size=(500, 4, 4))
    for _ in range(200):
        spins = metropolis_sweep(spins, temperature, rng)
    sample = energy(spins) / 16
    simulated.append((sample.mean(), sample.std() / np.sqrt(len(sample))))

fig, axes = plt.subplots(figsize=(6, 3.6), layout="constrained")
axes.plot(temperatures, exact, "k-", label="all 65,536 configurations")
axes.errorbar(temperatures, *np.transpose(simulated), fmt="o", mfc="w", capsize=3, label="500 lattices, 200 sweeps")
axes.axvline(TC, color="k", ls=":", label="$T_c$ of an infinite lattice")
axes.set(xlabel="temperature $T$ (in units of the coupling)", ylabel="energy per site")
axes.legend()
plt.show()

# %% [markdown]
# Flips of single spins have two weaknesses. Near $T_c$ large domains take thousands of sweeps to turn over, and cold
# lattices can get stuck with two **stripes** that never melt. So the course's own generator `ising(k, L, T, rng)`
# adds moves that flip whole clusters (Wolff). It gives equilibrated lattices, up and down alike. Here is the
# magnetisation for three sizes, and Onsager's and Yang's exact line for an infinite one, $|m| = (1 -
# \sinh(2/T)^{-4})^{1/8}$ below $T_c$.

# %% id="order-parameter"
temperatures = np.linspace(1.2, 3.6, 17)
fig, axes = plt.subplots(figsize=(6, 3.8), layout="constrained")
for size, style in ((8, "^:"), (16, "o--"), (32, "s-.")):
    m = magnetization(ising(17 * 60, size, np.repeat(temperatures, 60), np.random.default_rng(5)))
    axes.plot(temperatures, np.abs(m).reshape(17, 60).mean(axis=1), style, mfc="w", label=f"{size} x {size}")
cold = np.linspace(1.2, TC, 400)[:-1]
axes.plot(np.r_[cold, TC, 3.6], np.r_[(1 - np.sinh(2 / cold) ** -4) ** 0.125, 0, 0], "k-", label="infinite")
axes.axvline(TC, color="k", ls=":")
axes.set(xlabel="temperature $T$ (in units of the coupling)", ylabel="mean of $|m|$")
axes.legend()
plt.show()

# %% [markdown]
# On a finite lattice the transition is smeared out: the smaller, the more. Keep that in mind for the end.
#
# ## 5. Can a machine see the phase?
#
# `ising_phases(m, rng)` gives pictures $(m, 16, 16, 1)$ with a label, $y = 1$ for $T > T_c$. Half of the
# temperatures are **near** the transition, $0.1 < |T - T_c| < 0.4$, half **far** from it. Nobody tells the machine
# what a temperature is.

# %% id="phases"
rng = np.random.default_rng(16)
X_train, y_train, T_train = ising_phases(6000, rng)
X_dev, y_dev, T_dev = ising_phases(1000, rng)
X_test, y_test, T_test = ising_phases(4000, rng)

fig, panels = plt.subplots(2, 5, figsize=(9, 4), layout="constrained")
for row, label in zip(panels, (0, 1), strict=True):
    for panel, event in zip(row, np.flatnonzero(y_dev == label), strict=False):
        panel.imshow(X_dev[event, ..., 0], cmap="gray", vmin=-1, vmax=1)
        panel.set(xticks=[], yticks=[], title=f"T = {T_dev[event]:.2f}")
    row[0].set_ylabel("above $T_c$" if label else "below $T_c$")
plt.show()

# %% [markdown]
# First a line: the logistic regression of notebook 03, on 256 spins. And a rule that a physicist writes down at
# once: it is cold if $|m|$ is large.

# %% id="line-and-rule"
flat = X_train.reshape(len(X_train), -1)
line = LogisticRegression(max_iter=200).fit(flat, y_train)
print(f"a line on the spins: {line.score(X_test.reshape(len(X_test), -1), y_test):.2f} right")


def cut_at(train, test):
    """The cut, hot above it, that is right most often in training, and its share of right answers in the test."""
    cuts = np.quantile(train, np.linspace(0.05, 0.95, 91))
    best = cuts[np.argmax([np.mean((train > cut) == y_train) for cut in cuts])]
    return best, np.mean((test > best) == y_test)


m_train, m_test = (np.abs(magnetization(X[..., 0])) for X in (X_train, X_test))
e_train, e_test = (energy(X[..., 0]) / 256 for X in (X_train, X_test))
(m_cut, m_right), (e_cut, e_right) = cut_at(-m_train, -m_test), cut_at(e_train, e_test)
print(f"hot where |m| < {-m_cut:.2f}: {m_right:.2f} right")
print(f"hot where E / 256 > {e_cut:.2f}: {e_right:.2f} right")

# %% [markdown]
# *Question (3 points).* The line is hardly better than a coin. Why can *no* line on the spins ever be right in more
# than about three quarters of the events, however many it learns from? And what do $|m|$, a hidden layer with ReLU,
# and XOR have in common?

# %% [markdown] answer="why_no_line"
# Turning all spins over changes neither the energy nor the temperature: $s$ and $-s$ are equally probable in both
# phases. The score of a line is $b + w\cdot s$ for one and $b - w\cdot s$ for the other. Either the two have
# different signs, then one of the two answers is wrong; or both have the sign of $b$, and get the *same* answer
# always, say cold. So at most one phase can be right always, and of the other one at least half is wrong: three
# quarters, whatever the weights are. (The fit stays below that: it wants to be right for both.) More events cannot
# help: the model has a bias, it is not a lack of data. What is needed is a function that is *even* in the spins, as
# $|m|$ is, and a line is not. $|m| = \mathrm{relu}(m) + \mathrm{relu}(-m)$: two hidden ReLU units and a sum. It is
# XOR again, where the two equal rows (none, both) lie on opposite sides of the other two, and only something that
# bends can put opposite corners together.
#
# === BEGIN MARK SCHEME ===
# 1 point: symmetry s -> -s, both directions are equally probable, and a plane can have both on one side for one phase
# at most (or: the cold lattices lie on both sides of the hot ones, a plane cuts off one of the two). 1 point: it is
# bias, more data or other weights do not help. 1 point: the absolute value is made of two ReLU units, or: opposite
# corners belong together as in XOR; a nonlinearity is needed.
# === END MARK SCHEME ===

# %% [markdown]
# ## 6. A network
#
# Two ways are open. A **dense** network flattens the picture and gives 64 hidden units a weight for every spin. A
# small **convolution** looks at $3\times 3$ spins at a time, with the same weights everywhere, and averages what it
# found over the lattice: the physics is the same everywhere, and so is the network. (Notebook 11 takes convolutions
# apart. Here `Conv2D(8, 3, activation="relu")` is one more layer in the list: eight filters of $3\times3$.)
#
# | layer | output | parameters |
# |---|---|---|
# | spins | 16 × 16 × 1 | |
# | convolution 3 × 3, 8 filters | 14 × 14 × 8 | (9·1 + 1)·8 = 80 |
# | max pooling 2 × 2 | 7 × 7 × 8 | 0 |
# | convolution 3 × 3, 16 filters | 5 × 5 × 16 | (9·8 + 1)·16 = 1168 |
# | average over all places | 16 | 0 |
# | dense, 1 unit, sigmoid | 1 | 17 |
#
# 1265 parameters; the dense network has $(256 + 1)\cdot 64 + 65 = 16\,513$. Either will do. Built-in layers only, so
# that your weights can be loaded again.
#
# ### Task: `build_phase_model`


# %%
def build_phase_model():
    """A Keras model that says how probable it is that a lattice is hotter than Tc.

    input: pictures (16, 16, 1) of spins +1 and -1; output: one number, P(T > Tc), from a sigmoid
    Sequential or functional, built-in layers (no Lambda).
    Returns the model, built (it begins with an Input) and not yet trained.
    """
    ### BEGIN SOLUTION
    return keras.Sequential(
        [
            keras.Input((16, 16, 1)),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.GlobalAveragePooling2D(),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    ### END SOLUTION


# %%
check("build_phase_model")

# %% [markdown]
# ### Task: `phase_classifier`
#
# Build a model with `build_phase_model`, compile it, train it on `X_train`, `y_train`, and bind it to the name
# `phase_classifier`. Keep what `fit` returns as `history`. A few seconds are enough.

# %%
### BEGIN SOLUTION
keras.utils.set_random_seed(9)
phase_classifier = build_phase_model()
phase_classifier.compile(keras.optimizers.Adam(3e-3), "binary_crossentropy", metrics=["accuracy"])
history = phase_classifier.fit(
    X_train, y_train, epochs=8, batch_size=64, validation_data=(X_dev, y_dev), verbose=0
)
### END SOLUTION

# %% [markdown]
# The next cell puts the weights into its own output. **That output is what you hand in**: save the notebook with it.
# When you train again, run it again.

# %%
submit(phase_classifier, "phase_classifier", history)

# %%
check("phase_classifier")

# %% id="learning-curves"
fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
for axes, name in ((left, "loss"), (right, "accuracy")):
    epochs = np.arange(1, len(history.history["loss"]) + 1)
    for key, style, label in ((name, "o-", "training"), (f"val_{name}", "s--", "development")):
        if key in history.history:
            axes.plot(epochs, history.history[key], style, label=label)
    axes.set(xlabel="epoch", ylabel=name)
    axes.grid(alpha=0.4)
left.axhline(np.log(2), color="k", ls=":", label="knows nothing")
left.legend()
plt.show()

# %% [markdown]
# ## 7. Where does it err?
#
# One number for all events hides the physics. How often is the answer right *as a function of temperature*? An event
# is called hot where $p$ is strictly greater than 0.5; a bin $[a, b)$ holds the events with $a \le T < b$. In a bin
# without events no accuracy is known: `nan`.
#
# **In numbers**: $T = (1.0, 1.5, 2.0, 2.5)$, $y = (0, 0, 0, 1)$, $p = (0.1, 0.2, 0.8, 0.9)$ and the edges $1, 2, 3,
# 4$. The first bin holds the events 0 and 1, both right; the second 2 and 3, one of them right ($T = 2.0$ belongs to
# the bin that begins there); the third is empty. So: centres $1.5, 2.5, 3.5$, accuracy $1, 0.5, $ nan.
#
# ### Task: `accuracy_by_temperature`


# %%
def accuracy_by_temperature(y_true, p, T, edges):
    """The share of right answers in bins of temperature.

    y_true: (m,) labels 0 or 1; p: (m,) probabilities of 1, called 1 where p > 0.5; T: (m,) temperatures
    edges: (n + 1,) increasing; bin i is [edges[i], edges[i + 1]), events outside all bins are ignored
    returns: (centres, accuracy), both (n,); nan for a bin without events
    """
    ### BEGIN SOLUTION
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy
    ### END SOLUTION


# %%
example = np.array([0, 0, 0, 1]), np.array([0.1, 0.2, 0.8, 0.9]), np.array([1.0, 1.5, 2.0, 2.5])
print(accuracy_by_temperature(*example, [1.0, 2.0, 3.0, 4.0]))

# %%
check("accuracy_by_temperature")

# %% [markdown]
# Your network, the two rules and the line, on the events of the test set. No temperatures lie closer than 0.1 to
# $T_c$.

# %% id="accuracy-against-temperature"
p_test = phase_classifier.predict(X_test, verbose=0)[:, 0]
edges = TC + np.array([-1.2, -0.9, -0.6, -0.4, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4, 0.6, 0.9, 1.2])
line_p = line.predict_proba(X_test.reshape(len(X_test), -1))[:, 1]

fig, axes = plt.subplots(figsize=(7, 4), layout="constrained")
rules = (("rule on |m|", 1.0 * (-m_test > m_cut), "s--"), ("rule on E", 1.0 * (e_test > e_cut), "^-."))
answers = (("your network", p_test, "o-"), *rules, ("a line", line_p, "x:"))
for name, p, style in answers:
    axes.plot(*accuracy_by_temperature(y_test, p, T_test, edges), style, mfc="w", label=name)
axes.axvspan(TC - 0.4, TC + 0.4, color="0.92", label="near")
axes.axvline(TC, color="k", ls=":", label="$T_c$")
axes.set(xlabel="temperature $T$ (in units of the coupling)", ylabel="share of right answers", ylim=(0.3, 1.02))
axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

near = np.abs(T_test - TC) < 0.4
for name, p, _ in answers:
    right = (p > 0.5) == y_test
    print(f"{name:14} near Tc: {right[near].mean():.3f}   far from it: {right[~near].mean():.3f}")

# %% [markdown]
# *Question (3 points).* Far from $T_c$ nearly every answer is right, near it about one in twenty is wrong, for the best
# of networks and for the best of rules. Why can *no* network be right always on lattices of $16 \times 16$? What would
# the picture look like for $64 \times 64$? And what might your network look at: which of the two rules can filters of
# $3 \times 3$ follow more easily?

# %% [markdown] answer="near_tc"
# A configuration does not carry its temperature. On a finite lattice the distributions of all quantities at $T_c -
# 0.1$ and $T_c + 0.1$ overlap: the same configuration can come from either temperature, and even the best
# classifier, which calls hot what is more probable above $T_c$, errs on the overlap. The correlation length near
# $T_c$ is as large as the lattice, so a small lattice sees no difference between "a large domain" and "ordered". The
# fluctuations of energy and magnetisation of a larger lattice are relatively smaller, the overlap shrinks: for
# $64\times 64$ the dip at $T_c$ becomes narrower, with the width $\Delta T \sim L^{-1/\nu} = 1/L$ of the smeared
# transition, but at $T_c$ itself it stays one half.
# The energy is the more natural rule for filters of $3\times3$: they see neighbours that disagree, and their average
# over the lattice is the density of domain walls. It is a better thermometer near $T_c$ than $|m|$, which fluctuates
# most just there. |m| needs the sum over the whole lattice *before* anything bends.
#
# === BEGIN MARK SCHEME ===
# 1 point: overlap, the same configuration occurs on both sides of Tc, so the error cannot be zero (fluctuations of a
# finite lattice; correlation length as large as the lattice). 1 point: for 64 x 64 the dip is narrower (finite-size
# smearing shrinks). 1 point: energy, agreeing neighbours, domain walls or domain sizes.
# === END MARK SCHEME ===

# %% [markdown]
# *If you have ten more minutes.* A dense network has to learn at every place anew what a convolution learns once.
# How many events does it need to come as far? The next cell shows accuracy near $T_c$ against the number of events
# to learn from.

# %% tags=["skip-grading"] id="dense-or-convolution"
def build_dense():
    hidden = keras.layers.Dense(64, activation="relu")
    layers = [keras.Input((16, 16, 1)), keras.layers.Flatten(), hidden, keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential(layers)


sizes, found = (500, 1500, 6000), {"convolution": [], "dense": []}
for name, build in (("convolution", build_phase_model), ("dense", build_dense)):
    for size in sizes:
        keras.utils.set_random_seed(1)
        net = build()
        net.compile(keras.optimizers.Adam(3e-3), "binary_crossentropy")
        net.fit(X_train[:size], y_train[:size], epochs=24_000 // size, batch_size=64, verbose=0)
        p = net.predict(X_test[near], verbose=0)[:, 0]
        found[name].append(np.mean((p > 0.5) == y_test[near]))

fig, axes = plt.subplots(figsize=(6, 3.4), layout="constrained")
for (name, values), style in zip(found.items(), ("o-", "s--"), strict=True):
    axes.plot(sizes, values, style, mfc="w", label=name)
axes.set(xlabel="events to learn from", ylabel="right answers near $T_c$", xscale="log", ylim=(0.5, 1))
axes.set_xticks(sizes, map(str, sizes))
axes.minorticks_off()
axes.legend()
plt.show()

# %%
ready()

# %% [markdown]
# # Arrays instead of loops
#
# A detector writes down millions of events, and each of them is a row of numbers. Nobody loops over them one by one:
# we say once what happens to *all* of them, and numpy does it at the speed of the machine. This notebook turns the
# loops of the lecture into array operations, and the raw output of a detector into arrays that a learning algorithm
# can eat.
#
# **After it you can**
#
# - replace a loop by a dot product, an outer product or broadcasting, and say what it gains;
# - read shapes: examples are columns, features are rows;
# - find the distance between every particle and every other one without a loop, on a cylinder whose edges touch;
# - prepare data: unroll images, encode names, drop broken events, split, standardise.
#
# It takes about 90 minutes and needs nothing but Python. Each task has a `check` cell that answers at once;
# `hint("dot")` helps in three steps, from the idea to almost the line.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("01_vectorization")

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

from autograder.data import jets, photon_jet

# %% [markdown]
# ## 1 · One number from two vectors
#
# Two muons, each with a momentum of three components. Whether they come from one Z boson is decided by the mass of the
# pair,
#
# $$ m^2 = 2\,(E_1 E_2 - \vec p_1 \cdot \vec p_2), $$
#
# and in it stands the **dot product** $\vec a \cdot \vec b = \sum_i a_i b_i$. The lecture writes the sum as a loop:


# %%
def dot_loop(a, b):
    """The dot product as the lecture writes it first: one step of Python per element."""
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


dot_loop([1, 2, 3], [4, 5, 6])

# %% [markdown]
# By hand: $1\cdot 4 + 2\cdot 5 + 3\cdot 6 = 32$. The loop is right, and it is slow: at every step Python looks up what
# `a[i]` is, what `*` means for it, and makes a new number. numpy does all of this once, for the whole array. That is
# what **vectorised** means in this course: *no Python loop over examples, features or pixels*; a list comprehension,
# `map` and `np.vectorize` are loops in disguise.
#
# **Task.** Write `dot` with array operations only.


# %%
def dot(a, b):
    """The dot product of two vectors.

    a, b: 1-D arrays of the same length. Returns one number (a float), the sum of the products of their elements.
    Vectorised: no Python loop, in whatever form.
    """
    ### BEGIN SOLUTION
    return float(np.dot(a, b))
    ### END SOLUTION


# %%
check("dot")

# %% [markdown]
# **Try it.** Two muons, momenta in GeV. Do they come from a Z (91.2 GeV)?

# %%
p1 = np.array([38.0, 21.0, 14.0])
p2 = np.array([-34.0, -24.0, -11.0])
energy1, energy2 = np.sqrt(dot(p1, p1)), np.sqrt(dot(p2, p2))
mass = np.sqrt(2 * (energy1 * energy2 - dot(p1, p2)))
print(f"E1 = {energy1:.1f} GeV, E2 = {energy2:.1f} GeV, mass of the pair = {mass:.1f} GeV")

# %% [markdown]
# And the race: 100,000 elements, the loop against your function. The numbers depend on the machine, the factor hardly
# does.

# %%
rng = np.random.default_rng(1)
a, b = rng.normal(size=100_000), rng.normal(size=100_000)


def milliseconds(function, *arguments, repeat=5):
    """The shortest of a few runs: the others were disturbed by something else."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        function(*arguments)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


# %% tags=["nbval-ignore-output"]
dot_times = milliseconds(dot_loop, a, b), milliseconds(dot, a, b)
print(f"loop {dot_times[0]:.2f} ms, numpy {dot_times[1]:.3f} ms: {dot_times[0] / dot_times[1]:.0f} times faster")

# %% [markdown]
# *To think about.* The dot product of a vector with itself can't be negative. When is the dot product of two different
# vectors negative, and what does that say of two momenta?

# %% [markdown]
# ## 2 · A table from two vectors
#
# A muon is recorded when the trigger sees it *and* the reconstruction finds it. If the first depends on its transverse
# momentum $p_T$ alone and the second on its direction $\eta$ alone, the efficiency in every bin of a table is one
# number of the first list times one of the second. This table of all products is the **outer product**, $M_{ij} = a_i
# b_j$:
#
# $$ \begin{pmatrix}1\\2\end{pmatrix} \begin{pmatrix}3&4&5\end{pmatrix} = \begin{pmatrix}3&4&5\\6&8&10\end{pmatrix}. $$
#
# The trick that replaces the two nested loops is **broadcasting**: when numpy meets a shape `(2, 1)` and a shape `(1,
# 3)`, it stretches every axis of length 1 to the length of its partner, without copying anything.
#
# **Task.** Write `outer`: the first vector runs down the rows, the second along the columns.


# %%
def outer(a, b):
    """All products of an element of a with an element of b.

    a, b: 1-D arrays, their lengths may differ. Returns an array of shape (len(a), len(b)) with a[i] * b[j] at [i, j].
    Vectorised.
    """
    ### BEGIN SOLUTION
    return a[:, np.newaxis] * b[np.newaxis, :]
    ### END SOLUTION


# %%
check("outer")

# %% [markdown]
# **Try it.** The table of muon efficiencies. Dark is low; the numbers are per cent.

# %%
trigger = np.array([0.20, 0.65, 0.90, 0.95, 0.96])  # in bins of pT
reconstruction = np.array([0.80, 0.95, 0.97, 0.90, 0.97, 0.95, 0.80])  # in bins of eta
efficiency = outer(trigger, reconstruction)

fig, ax = plt.subplots(figsize=(6, 3.6))
image = ax.imshow(efficiency, origin="lower", cmap="cividis", vmin=0, vmax=1, aspect="auto")
for i, j in np.ndindex(efficiency.shape):
    ax.text(
        j, i, f"{100 * efficiency[i, j]:.0f}", ha="center", va="center", color="w" if efficiency[i, j] < 0.6 else "k"
    )
ax.set_xticks(range(7), ["-2.1", "-1.4", "-0.7", "0", "0.7", "1.4", "2.1"])
ax.set_yticks(range(5), ["5", "10", "20", "40", "80"])
ax.set(
    xlabel=r"$\eta$ (centre of the bin)", ylabel=r"$p_T$ [GeV]", title="Muon efficiency: trigger times reconstruction"
)
fig.colorbar(image, label="efficiency")
plt.show()

# %% [markdown]
# The second race: 200 by 200 products, the two loops of the lecture against your function.


# %%
def outer_loop(a, b):
    """The outer product with two nested loops."""
    table = np.zeros((len(a), len(b)))
    for i in range(len(a)):
        for j in range(len(b)):
            table[i, j] = a[i] * b[j]
    return table


# %% tags=["nbval-ignore-output"]
outer_times = milliseconds(outer_loop, a[:200], b[:200]), milliseconds(outer, a[:200], b[:200])

fig, ax = plt.subplots(figsize=(6, 3))
for row, times in enumerate((outer_times, dot_times)):
    bars = ax.barh([row + 0.2, row - 0.2], times, height=0.36, color=["0.75", "0.25"], hatch=None)
    ax.bar_label(bars, [f"loop {times[0]:.2g} ms", f"numpy {times[1]:.2g} ms"], padding=4)
ax.set_xscale("log")
ax.set_xlim(1e-3, 3000)
ax.set_yticks([0, 1], ["outer,\n200 x 200", "dot,\n100,000"])
ax.set(xlabel="time [ms], logarithmic", title="Loop against numpy")
plt.show()

# %% [markdown]
# *To think about.* A colleague measures the efficiency in all 35 bins and finds that the table is *not* an outer
# product, whatever two lists she tries. What has she learnt about $p_T$ and $\eta$?

# %% [markdown]
# ## 3 · All examples at once
#
# From here on an **example** (an event, a particle, a jet) is a **column** and a **feature** is a **row**: `X` has the
# shape `(n, m)`, $n$ features of $m$ examples. Labels `Y` are one row, `(1, m)`. Weights of one linear unit are a
# column `w` of shape `(n, 1)`, and its answer for all the examples at once is one line of the lecture,
#
# $$ z = w^T X + b, \qquad (1, m) = (1, n)\,(n, m) + \text{a number}. $$

# %%
fig, ax = plt.subplots(figsize=(7, 2.6))
for x0, y0, rows, columns, text in [
    (0, 1, 1, 3, "$w^T$\n(1, n)"),
    (5, 0, 3, 6, "X\n(n, m)"),
    (15, 1, 1, 6, "z\n(1, m)"),
]:
    for i, j in np.ndindex(rows, columns):
        marked = x0 == 0 or j == 2  # the column that is followed through the product
        ax.add_patch(plt.Rectangle((x0 + j, y0 + i), 0.94, 0.94, facecolor="0.45" if marked else "0.88", edgecolor="k"))
    ax.text(x0 + columns / 2, y0 + rows + 0.25, text, ha="center", va="bottom")
ax.text(4, 1.47, "@", ha="center", va="center", fontsize=13)
ax.text(13, 1.47, "+ b  =", ha="center", va="center", fontsize=13)
ax.annotate("one example", (7.5, -0.05), (7.5, -1.3), ha="center", arrowprops={"arrowstyle": "->"})
ax.annotate("its answer", (17.5, 0.9), (17.5, -1.3), ha="center", arrowprops={"arrowstyle": "->"})
ax.set(xlim=(-0.3, 21.3), ylim=(-1.6, 5), aspect="equal")
ax.axis("off")
plt.show()

# %% [markdown]
# With numbers: $w = (2, -1)^T$, $b = 10$ and three examples $X = \begin{pmatrix}1&2&3\\4&5&6\end{pmatrix}$ give $z =
# (2\cdot1-4+10,\; 2\cdot2-5+10,\; 2\cdot3-6+10) = (8, 9, 10)$. The bias $b$ is one number and is added to every
# column: broadcasting again.
#
# **Task.** Write `linear`. You will need it in every notebook that follows.


# %%
def linear(w, X, b):
    """The weighted sum of the features plus the bias, for every example.

    w: (n, 1), X: (n, m), b: a float. Returns w^T X + b, an array of shape (1, m).
    """
    ### BEGIN SOLUTION
    return w.T @ X + b
    ### END SOLUTION


# %%
check("linear")

# %% [markdown]
# **Try it.** The energy of an electron is the weighted sum of what it left in three layers of a calorimeter: the thin
# first layer samples less of the shower and gets a larger weight; $b$ stands for what is lost before. Columns are four
# electrons of 50 GeV.

# %%
layers = np.array([[4.0, 6.5, 5.2, 3.1], [38.0, 35.0, 36.6, 39.5], [2.1, 1.5, 1.7, 2.4]])  # GeV
weights = np.array([[1.5], [1.02], [1.2]])
print("plain sum:    ", layers.sum(axis=0).round(1))
print("weighted sum: ", linear(weights, layers, 2.6).round(1))

# %% [markdown]
# *To think about.* If `w` had the shape `(n,)`, `w.T` would be `w` itself and `w @ X + b` would have the shape `(m,)`.
# Nothing would complain. Where would it hurt later, when labels are `(1, m)`? (What is the shape of `(m,) - (m, 1)`?)

# %% [markdown]
# ## 4 · Every particle against every other
#
# A collider's detector is a cylinder around the beam. A direction is the pseudorapidity $\eta$ along the beam and the
# azimuth $\phi$ around it, and two directions are apart by
#
# $$ \Delta R = \sqrt{(\Delta\eta)^2 + (\Delta\phi)^2}. $$
#
# With $\Delta R$ one matches reconstructed jets to true quarks, asks whether a lepton is alone, and defines what a jet
# is. There is one trap: $\phi$ is an angle. A particle at $\phi = 3.1$ and one at $\phi = -3.1$ are neighbours, on two
# sides of the line where the map was cut open. The naive difference says 6.2; the right one is $6.2 - 2\pi = -0.083$.
# So the difference has to be **wrapped** into $[-\pi, \pi)$. Some programs count $\phi$ from $0$ to $2\pi$, others
# from $-\pi$ to $\pi$, and angles that were added up may have any value: the wrapping has to cope with all of them.
# $\eta$ is no angle and is never wrapped.

# %%
fig, ax = plt.subplots(figsize=(6, 4))
ax.axhline(np.pi, color="k", lw=1)
ax.axhline(-np.pi, color="k", lw=1)
ax.plot([0.5, 0.9], [3.1, -3.1], "k--", lw=1)
ax.scatter([0.5, 0.9], [3.1, -3.1], s=70, color="k", zorder=3)
ax.scatter([0.9], [2 * np.pi - 3.1], s=70, facecolor="w", edgecolor="k", zorder=3)
ax.annotate("A: $\\phi = 3.1$", (0.5, 3.1), (-0.4, 2.2), ha="right", arrowprops={"arrowstyle": "->"})
ax.annotate("B: $\\phi = -3.1$", (0.9, -3.1), (1.4, -2.2), arrowprops={"arrowstyle": "->"})
ax.annotate("B again, $2\\pi$ higher", (0.9, 2 * np.pi - 3.1), (1.3, 4.0), arrowprops={"arrowstyle": "->"})
ax.text(0.55, 0, "the long way round: 6.2\n(naive difference)", ha="right", va="center")
ax.text(-2.9, 3.25, "the same line", va="bottom")
ax.text(-2.9, -3.25, "on the cylinder", va="top")
ax.set(xlim=(-3, 3), ylim=(-4.7, 4.7), xlabel=r"$\eta$", ylabel=r"$\phi$", title="The cylinder, cut open")
plt.show()

# %% [markdown]
# A small example: one particle at $(\eta, \phi) = (0, 3.1)$ against two others, at $(0, -3.1)$ and $(3, 3.1)$. The
# distances are $0.083$ and $3$, a matrix of shape $(1, 2)$.
#
# **Task.** Write `delta_r` for two whole lists of particles: every one of the first against every one of the second,
# without a loop.


# %%
def delta_r(eta1, phi1, eta2, phi2):
    """Angular distances between two sets of particles.

    eta1, phi1: arrays of shape (k,); eta2, phi2: arrays of shape (l,); phi in radians, any real number.
    Returns the matrix (k, l) of sqrt(deta^2 + dphi^2), the difference in azimuth wrapped into [-pi, pi). Vectorised.
    """
    ### BEGIN SOLUTION
    deta = eta1[:, np.newaxis] - eta2[np.newaxis, :]
    dphi = phi1[:, np.newaxis] - phi2[np.newaxis, :]
    dphi = (dphi + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(deta, dphi)
    ### END SOLUTION


# %%
check("delta_r")

# %% [markdown]
# **Try it.** Three quarks of a top decay and five jets. Which jet belongs to which quark? The nearest one, if it is
# nearer than 0.4.

# %%
quark_eta, quark_phi = np.array([0.4, 1.3, -0.8]), np.array([3.05, 1.2, -1.9])
jet_eta, jet_phi = np.array([1.35, -2.1, 0.45, -0.7, 0.1]), np.array([1.05, 0.3, -3.12, -2.0, 0.2])

distances = delta_r(quark_eta, quark_phi, jet_eta, jet_phi)
nearest = distances.argmin(axis=1)

fig, ax = plt.subplots(figsize=(6, 4.8))
for j, (eta, phi) in enumerate(zip(jet_eta, jet_phi, strict=True)):
    for turn in (-2 * np.pi, 0, 2 * np.pi):
        ax.add_patch(plt.Circle((eta, phi + turn), 0.4, fill=False, color="k" if turn == 0 else "0.6", lw=1))
    ax.text(eta - 0.4, phi + 0.35, f"jet {j}", ha="right", va="center")
ax.scatter(quark_eta, quark_phi, s=60, marker="*", color="k", zorder=3)
for k, j in enumerate(nearest):
    text = f"quark {k}: jet {j}, $\\Delta R$ = {distances[k, j]:.2f}"
    ax.annotate(text, (quark_eta[k], quark_phi[k]), xytext=(24, -14), textcoords="offset points")
ax.axhline(np.pi, color="k", lw=1)
ax.axhline(-np.pi, color="k", lw=1)
ax.set(xlim=(-3.5, 6), ylim=(-3.9, 3.9), aspect="equal", xlabel=r"$\eta$", ylabel=r"$\phi$")
ax.set_title("Quarks (stars) find their jets, across the cut too")
plt.show()

# %% [markdown]
# *To think about.* Why is the largest possible $|\Delta\phi|$ equal to $\pi$, while $\Delta R$ has no largest value?
# And why do two jets that balance each other sit at $\Delta\phi = \pi$ but at any $\Delta\eta$?

# %% [markdown]
# ## 5 · Pictures are long columns
#
# **Structured** data are tables: each number has a meaning of its own (energy, mass, number of tracks), and swapping
# two rows of the table changes nothing. **Unstructured** data are pictures, sounds, texts: a single pixel means little
# by itself, its neighbours make the meaning. A detector gives both. Here is a jet as a picture of 64 x 64 pixels in
# three layers, what the tracker, the electromagnetic and the hadronic calorimeter have seen, painted as red, green and
# blue:


# %%
def jet_image(rng, size=64):
    """A toy jet of two prongs as three detector layers see it: (size, size, 3), values from 0 to 1."""
    axis = np.linspace(-1, 1, size)
    row, column = np.meshgrid(axis, axis, indexing="ij")
    picture = np.zeros((size, size, 3))
    for layer, (count, width) in enumerate([(24, 0.03), (16, 0.06), (10, 0.11)]):
        for _ in range(count):
            prong = rng.choice([-0.4, 0.3])
            r0, c0 = prong + 0.12 * rng.normal(), 0.8 * prong + 0.12 * rng.normal()
            blob = np.exp(-((row - r0) ** 2 + (column - c0) ** 2) / (2 * width**2))
            picture[:, :, layer] += rng.exponential() * blob
        picture[:, :, layer] /= picture[:, :, layer].max()
    return picture


images = np.stack([jet_image(rng) for _ in range(4)])
print("four pictures:", images.shape)

fig, axes = plt.subplots(1, 4, figsize=(8, 2.5), sharey=True)
axes[0].imshow(images[0], origin="lower", extent=(-1, 1, -1, 1))
axes[0].set_title("all three")
for layer, name in enumerate(["tracker", "electromagnetic", "hadronic"]):
    axes[1 + layer].imshow(images[0, :, :, layer], origin="lower", extent=(-1, 1, -1, 1), cmap="gray_r")
    axes[1 + layer].set_title(name)
for ax in axes:
    ax.set_xlabel(r"$\Delta\eta$")
axes[0].set_ylabel(r"$\Delta\phi$")
plt.tight_layout()
plt.show()

# %% [markdown]
# A network of the first notebooks takes columns of features. So every picture is **unrolled**: its $64 \times 64
# \times 3 = 12288$ numbers one below the other, the last index (the layer) running fastest, then the column, then the
# row. That is how numpy lays an array down in memory (C order). Two tiny pictures of one row, two columns and two
# layers,
#
# $$ \text{first: } \big[[1, 2], [3, 4]\big] \quad \text{second: } \big[[5, 6], [7, 8]\big] \quad\longrightarrow\quad
#    \begin{pmatrix}1&5\\2&6\\3&7\\4&8\end{pmatrix}. $$
#
# The trap: `reshape(12288, 4)` has the right shape too, but it fills row by row, and so mixes the four pictures.
#
# **Task.** Write `unroll`.


# %%
def unroll(images):
    """Every image as one column.

    images: (m, H, W, C). Returns an array of shape (H*W*C, m); column k holds image k in C order (layer fastest).
    """
    ### BEGIN SOLUTION
    return images.reshape(images.shape[0], -1).T
    ### END SOLUTION


# %%
check("unroll")

# %% [markdown]
# **Try it.** 12288 features of 4 examples; rolled up again, a column has to be the picture that it came from.

# %%
columns = unroll(images)
print("unrolled:", columns.shape)
print("column 2 is picture 2:", np.array_equal(columns[:, 2].reshape(64, 64, 3), images[2]))

# %% [markdown]
# *To think about.* Unrolled, two neighbouring pixels of one column of the picture are $64 \cdot 3 = 192$ places apart.
# If the same random permutation of the 12288 rows were applied to all pictures, a network of notebook 06 would learn
# exactly as well. What does that say of what it knows about neighbours? (Notebook 11 has the remedy.)

# %% [markdown]
# ## 6 · Names to numbers
#
# Labels arrive as names: `"t"` for a top jet, `"q"` for a quark. A network needs numbers. scikit-learn's
# `LabelEncoder` sorts the different names and numbers them from 0, in the example of its documentation
#
# | names | paris | paris | tokyo | amsterdam |
# |---|---|---|---|---|
# | code | 1 | 1 | 2 | 0 |
#
# because the sorted classes are amsterdam (0), paris (1), tokyo (2). Capital letters are sorted before small ones, as
# Python does.
#
# **Task.** Write `label_encode`. Look at what `np.unique` can return.


# %%
def label_encode(names):
    """Number the names.

    names: a list or an array of m strings. Returns (classes, codes): the different names, sorted, as a 1-D array, and
    the integers (m,) with classes[codes[k]] == names[k].
    """
    ### BEGIN SOLUTION
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes
    ### END SOLUTION


# %%
check("label_encode")

# %% [markdown]
# **Try it.** The five kinds of jets of notebook 05.

# %%
kinds = ["t", "q", "W", "g", "Z", "q", "g"]
classes, codes = label_encode(kinds)
print("classes:", classes)
print("codes:  ", codes)
print("decoded:", classes[codes])

# %% [markdown]
# A code is a name, not a quantity: that W (0) and q (3) are three apart means nothing, and a network that is fed codes
# as if they were numbers believes it does. So a class becomes a column with a single 1, **one-hot**: the row of the 1
# says which class it is. With four classes,
#
# $$ y = (0, 2, 1, 2) \quad\longrightarrow\quad
# \begin{pmatrix}1&0&0&0\\0&0&1&0\\0&1&0&1\\0&0&0&0\end{pmatrix}. $$
#
# The number of classes is an argument: these four examples happen to lack class 3, and must still get its row. And a
# label that is no class is a mistake in the data. numpy would not notice: an index of $-1$ silently means the last
# class.
#
# **Task.** Write `one_hot`; refuse labels that are no class with `raise ValueError("...")`.


# %%
def one_hot(y, num_classes):
    """A column with a single 1 for every label.

    y: integers (m,). Returns floats of shape (num_classes, m), 1.0 where the row is the label and 0.0 elsewhere.
    A label outside 0 .. num_classes-1 raises ValueError.
    """
    ### BEGIN SOLUTION
    if np.any((y < 0) | (y >= num_classes)):
        raise ValueError(f"a label is none of the {num_classes} classes")
    return (np.arange(num_classes)[:, np.newaxis] == y).astype(float)
    ### END SOLUTION


# %%
check("one_hot")

# %% [markdown]
# **Try it.** The example of scikit-learn's `OneHotEncoder`: three people (our columns), each with a sex and a group,
# `["Male", 1]`, `["Female", 3]`, `["Female", 2]`. Two features become five rows, and nobody is "more" than anybody
# else.

# %%
sexes, sex = label_encode(["Male", "Female", "Female"])
group = np.array([1, 3, 2])
table = np.vstack([one_hot(sex, 2), one_hot(group - 1, 3)])
for name, row in zip([*sexes, "group 1", "group 2", "group 3"], table, strict=True):
    print(f"{name:8}", row)

# %% [markdown]
# *To think about.* What should happen to a person of group 4, who appears only after the training? scikit-learn can be
# told to give a column of zeros (`handle_unknown="ignore"`); ours raises. Which would you rather have at night, on
# shift?

# %% [markdown]
# ## 7 · Broken events
#
# Real tables have holes: 0/0 gives `nan`, a track without curvature has an infinite momentum. One of them is enough to
# spoil the mean of a feature, and with it every example. How many to drop is a question of physics (why do they occur?
# do they occur more often in signal?); how to drop them is one line. If
#
# $$ X = \begin{pmatrix}1 & \text{nan} & 3 & 4\\ 5 & 6 & -\infty & 8\end{pmatrix}, \quad Y = (0, 1, 1, 0), $$
#
# the second and the third example go, from `X` **and** from `Y`: what is left is $X =
# \begin{pmatrix}1&4\\5&8\end{pmatrix}$, $Y = (0, 0)$.
#
# **Task.** Write `drop_nonfinite`.


# %%
def drop_nonfinite(X, Y):
    """The examples whose features are all finite.

    X: (n, m), Y: (1, m). Returns the pair (X, Y) without the examples that have a nan or an infinity (of either sign)
    in X, the others in their order. The arguments themselves stay as they are.
    """
    ### BEGIN SOLUTION
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y[:, good]
    ### END SOLUTION


# %%
check("drop_nonfinite")

# %% [markdown]
# **Try it.** The ratio of two energies for a thousand photon candidates, with a detector that sometimes sees nothing
# at all.

# %%
energy = rng.exponential(5.0, size=(2, 1000)) * (rng.random((2, 1000)) > 0.03)
with np.errstate(divide="ignore", invalid="ignore"):
    ratio = np.vstack([energy[0] / energy[1], energy])
flags = rng.integers(0, 2, size=(1, 1000))
clean, clean_flags = drop_nonfinite(ratio, flags)
print("before:", ratio.shape, "mean ratio", ratio[0].mean())
print("after: ", clean.shape, "mean ratio", round(clean[0].mean(), 2), "labels", clean_flags.shape)

# %% [markdown]
# *To think about.* A mean of about that size, from two energies with the same distribution? Look at
# `np.median(clean[0])`. Finite does not mean harmless.

# %% [markdown]
# ## 8 · Train, dev, test
#
# A model is fitted on one part of the data (**train**), compared with other models on a second (**dev**), and judged
# once on a third (**test**). With 10,000 events the classic cut is 60/20/20. With a million, one per cent is ten
# thousand events and enough to see a difference of a per cent, so 98/1/1 leaves more to learn from:
#
# | events | train | dev | test |
# |---|---|---|---|
# | 10,000 | 6,000 | 2,000 | 2,000 |
# | 1,000,000 | 980,000 | 10,000 | 10,000 |
#
# Events are **shuffled** first, since files are sorted: all the signal first, or one run of the detector after the
# other. And every event goes into exactly one part. We cut *indices*, so that `X[:, train]` and `Y[:, train]` always
# fit together.
#
# Parts have whole numbers of events: `int(fraction * m)`, and the last part takes what is left. Nine events in
# 60/20/20: `int(5.4)` = 5, `int(1.8)` = 1, and the last part gets the remaining 3.
#
# Randomness comes from a generator `rng` that is handed in: `rng = np.random.default_rng(42)`, `rng.permutation(5)`.
# Who has the same seed gets the same split; nobody disturbs the random numbers of others, as `np.random.seed` does.
#
# **Task.** Write `split`: one shuffle of `range(m)`, then cut.


# %%
def split(m, fractions, rng):
    """Indices 0 .. m-1, shuffled and cut into parts.

    m: number of examples; fractions: a sequence of floats such as (0.6, 0.2, 0.2); rng: a numpy Generator.
    Returns a tuple of index arrays, one for each fraction. Part k has int(fractions[k] * m) indices, the last one
    takes the rest.
    """
    ### BEGIN SOLUTION
    order = rng.permutation(m)
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(order, np.cumsum(sizes)))
    ### END SOLUTION


# %%
check("split")

# %% [markdown]
# **Try it.** The first thousand events of this file are signal, the others background. Is that so in every part?

# %%
is_signal = np.arange(10_000) < 1000
for name, part in zip(("train", "dev", "test"), split(10_000, (0.6, 0.2, 0.2), np.random.default_rng(42)), strict=True):
    print(f"{name:6}{len(part):6} events, {100 * is_signal[part].mean():.1f} % signal")

# %% [markdown]
# *To think about.* Ten events come from each collision that the simulation made, with nearly the same particles. You
# shuffle *events*. Why is the test error now too good?

# %% [markdown]
# ## 9 · The same ruler for every feature
#
# $p_T$ is tens of GeV, the width of a shower 0.01, the lifetime of a $K_S$ $10^{-10}$ s. A step of gradient descent
# that suits the first is absurd for the last, so every feature is **standardised**: minus its mean, divided by its
# standard deviation,
#
# $$ x' = \frac{x - \mu}{\sigma}, \qquad \mu = \frac1m \sum_j x_j, \qquad \sigma^2 = \frac1m \sum_j (x_j - \mu)^2. $$
#
# (A $1/m$ in $\sigma^2$: with $1/(m-1)$ it would estimate the variance of the world behind the sample. Here it is a
# ruler, not a measurement.) The table of scikit-learn's `StandardScaler`, four rows there and four columns here:
#
# | | | | | | mean | std |
# |---|---|---|---|---|---|---|
# | feature 1 | 0 | 0 | 1 | 1 | 0.5 | 0.5 |
# | feature 2 | 0 | 0 | 1 | 1 | 0.5 | 0.5 |
# | standardised (both) | -1 | -1 | 1 | 1 | 0 | 1 |
#
# A new example $(2, 2)$, with the *same* ruler, becomes $(3, 3)$.
#
# Why two functions? The ruler is made from the **train** part alone (`fit`) and then laid on all the parts (`apply`).
# A ruler made with the test events has seen them. And a feature that is the same for all, such as the beam energy, has
# $\sigma = 0$; we give it 1, so that it becomes 0 and not 0/0.
#
# **Task.** Write `standardize_fit`. Both results are columns, `(n, 1)`: what does `keepdims` do?


# %%
def standardize_fit(X):
    """Mean and standard deviation of every feature.

    X: (n, m). Returns (mean, std), each of shape (n, 1); std with 1/m (ddof 0), and 1 for a feature that is constant.
    """
    ### BEGIN SOLUTION
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    constant = X.min(axis=1, keepdims=True) == X.max(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, std)
    ### END SOLUTION


# %%
check("standardize_fit")

# %% [markdown]
# **Task.** And `standardize_apply`: it uses the ruler that it is given, and leaves `X` as it is.


# %%
def standardize_apply(X, mean, std):
    """Standardise with a given ruler.

    X: (n, m), mean and std: (n, 1), from standardize_fit of the train part. Returns a new array (n, m).
    """
    ### BEGIN SOLUTION
    return (X - mean) / std
    ### END SOLUTION


# %%
check("standardize_apply")

# %% [markdown]
# **Try it.** Photon candidates: eight features, all of them before and after, on the same axis.

# %%
X, Y, names = photon_jet(4000, np.random.default_rng(3))
train, dev, test = split(X.shape[1], (0.6, 0.2, 0.2), np.random.default_rng(4))
mean, std = standardize_fit(X[:, train])
scaled = standardize_apply(X[:, dev], mean, std)

fig, axes = plt.subplots(1, 2, figsize=(8, 3.4), sharey=True)
for ax, values, title in [(axes[0], X[:, dev], "as they come"), (axes[1], scaled, "standardised")]:
    ax.boxplot(list(values), orientation="horizontal", showfliers=False, whis=(5, 95), medianprops={"color": "k"})
    ax.set(title=title, yticks=range(1, 9), yticklabels=names)
axes[0].set_xlabel("value (GeV, or no unit)")
axes[1].set_xlabel("standard deviations from the mean")
plt.tight_layout()
plt.show()

# %% [markdown]
# The boxes hold the middle half of the candidates, the whiskers nine out of ten. On the left $p_T$ is all there is to
# see.
#
# *To think about.* The mean of the standardised *dev* events is not exactly 0. Is that a mistake?

# %% [markdown]
# **Why on train alone?** A colleague standardises the whole table before splitting it: "the labels aren't used, so
# nothing can leak". Answer in a few sentences: what does the test part then tell the training, what is measured
# wrongly because of it, and when would you notice? (This question is read by a person, 3 points.)

# %% [markdown] answer="why_train_alone"
# The mean and standard deviation of the whole table contain the test events. The model is then trained on features
# that were shaped by the events it is to be judged on, so the test part no longer plays the role of future data, which
# nobody has when the ruler is made. The measured performance is a little too good (optimistic), whether or not labels
# are used. With 10,000 similar events the effect is tiny; it is visible when the test part is small or comes from
# another distribution (another run period, data instead of simulation, outliers): then a ruler made of both hides the
# very shift that the test should have revealed, and with new data, which come one at a time, it can't even be
# computed.
#
# === BEGIN MARK SCHEME ===
# - 1 point: the statistics of all the data contain information from the test events; test events must play the role of
#   unseen, future data.
# - 1 point: the consequence is a test result that is (slightly) too optimistic; labels need not be involved.
# - 1 point: when it matters or shows: small test part, shifted distribution or outliers, single new events in
#   operation.
# === END MARK SCHEME ===

# %% [markdown]
# ## 10 · A first look at many features
#
# Sixteen numbers describe the substructure of a jet, and nobody can look at a cloud in sixteen dimensions. But we can
# turn it until its two widest directions lie in the plane of the screen. These directions are the **principal
# components**: eigenvectors of the covariance matrix $C = \frac1m Z Z^T$ of the standardised features, and its
# eigenvalues are the variances along them. Everything that it takes, you have written above.

# %%
F, kind, features, jet_classes = jets(3000, np.random.default_rng(5), columns=True)
scaled = standardize_apply(F, *standardize_fit(F))
variances, directions = np.linalg.eigh(scaled @ scaled.T / scaled.shape[1])  # ascending: the last ones are the widest
components = directions[:, ::-1].T @ scaled

fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.8))
axes[0].bar(range(1, 17), 100 * variances[::-1] / variances.sum(), color="0.4")
axes[0].set(xticks=[1, 4, 8, 12, 16], xlabel="principal component", ylabel="share of the variance [%]")
for label, marker, shade in [(1, "o", "0.65"), (2, "^", "0.35"), (4, "x", "0.0")]:
    chosen = np.flatnonzero(kind == label)[:250]
    axes[1].scatter(*components[:2, chosen], s=14, marker=marker, color=shade, alpha=0.8, label=jet_classes[label])
axes[1].set(xlabel="first component", ylabel="second component")
axes[1].legend(title="jets")
plt.tight_layout()
plt.show()

# %% [markdown]
# Few components carry most of the variance: the sixteen features say similar things, again and again. The kinds of
# jets separate to some degree although no label was used, and overlap all the same. How to draw the best border
# between them is what the next notebooks are about.
#
# *To think about.* Principal components of features that are *not* standardised would show one feature almost alone.
# Which one, and why?

# %%
ready()

# %% [markdown]
# # Logistic regression without sklearn
#
# A cluster of energy sits in the calorimeter. Is it a photon, perhaps from the decay of a Higgs boson, or a jet that
# only looks like one? In this notebook you build, with numpy alone, the machine that answers with a probability.
#
# **Afterwards you can**
#
# - say why a score becomes a probability through the sigmoid, and why the cost is a cross-entropy;
# - write cost and gradient first with a loop, then without one, and check a gradient;
# - train a classifier, draw its boundary, and say when a straight line can't work;
# - separate photons from hadronic jets on eight measured features.
#
# **Time** about 90 minutes. **You need** arrays (notebook 01) and gradient descent (notebook 02).
#
# Examples are **columns**: $X$ has the shape $(n, m)$ for $n$ features of $m$ examples, labels $Y$ are $(1, m)$, the
# weights $w$ are $(n, 1)$ and the bias $b$ is a plain number.
#
# Each task ends with a `check` cell that tells you at once what is right. Stuck? Open a new cell and ask
# `hint("sigmoid")`; ask again for the next hint.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("03_logistic_regression")

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

from autograder.data import photon_jet

# %% [markdown]
# ## 1. From a score to a probability
#
# Take one measured quantity $x$ that tends to be larger for photons than for jets, such as the share of the energy in
# the central crystals. To keep it simple, let both classes be bell curves of width 1, photons around $+1$ and jets
# around $-1$. Among the events with a given $x$, which fraction are photons?

# %%
rng = np.random.default_rng(3)
x_photon, x_jet = rng.normal(1, 1, 20_000), rng.normal(-1, 1, 20_000)
edges = np.linspace(-4, 4, 33)
photons, jets = np.histogram(x_photon, edges)[0], np.histogram(x_jet, edges)[0]
centres = (edges[:-1] + edges[1:]) / 2

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
left.stairs(jets, edges, fill=True, alpha=0.3, hatch="//", label="jets")
left.stairs(photons, edges, lw=2, label="photons")
left.set(xlabel="x", ylabel="events per bin", title="What we measure")
left.legend()
right.plot(centres, photons / (photons + jets), "ko", ms=4)
right.set(xlabel="x", ylabel="photons / all events", title="Which fraction is photons?")
right.grid(alpha=0.4)
plt.show()

# %% [markdown]
# The fraction climbs from 0 to 1 along an S. It is no accident: by Bayes' rule the **odds** are the ratio of the two
# bell curves,
#
# $$\frac{P(\text{photon}\mid x)}{P(\text{jet}\mid x)} = \frac{e^{-(x-1)^2/2}}{e^{-(x+1)^2/2}} = e^{2x},$$
#
# so the *logarithm of the odds* is a straight line in $x$, here $z = 2x$. Logistic regression makes this a model for
# any number of features: the log-odds are a line,
#
# $$z = w^T x + b, \qquad \frac{a}{1-a} = e^{z} \quad\Longrightarrow\quad a = \sigma(z) = \frac{1}{1+e^{-z}} .$$
#
# **In numbers.** $z = 0$ means odds of one to one, $a = 0.5$. Odds of three to one, $z = \log 3$, give $a = 3/4$; odds
# of one to three, $z = -\log 3$, give $1/4$. And $\sigma(2) = 0.881$.
#
# One trap: a badly scaled feature easily gives $z = -1000$, and $e^{1000}$ is larger than any double. The *answer* is
# harmless (0), only the way there overflows. $\sigma$ can also be written $e^{z}/(1+e^{z})$: which form is safe on
# which side?

# %% [markdown]
# ### Task: `sigmoid`


# %%
def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)), element by element.

    z: array of any shape, integers or floats; the result has the same shape.
    Safe at +-1000: no overflow warning, no nan.
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))  # the exponent is never positive
    return np.where(z >= 0, 1.0, e) / (1.0 + e)
    ### END SOLUTION


# %% [markdown]
# Try it on the S of above: your $\sigma(2x)$ should run through the points.

# %%
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.plot(centres, photons / (photons + jets), "ko", ms=4, label="counted")
plt.plot(centres, sigmoid(2 * centres), lw=2, label=r"$\sigma(2x)$")
plt.xlabel("x")
plt.ylabel("probability of a photon")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %%
check("sigmoid")

# %% [markdown]
# *Think.* If the real sample held ten jets for every photon, what would change in $z = 2x$: its slope or its offset?

# %% [markdown]
# ## 2. The cost, one example at a time
#
# A tiny data set first: the NAND gate, four examples with two features. (Any logic circuit can be built from NAND
# gates, so it is a good start.)
#
# | $x_1$ | $x_2$ | $y$ |
# |:-:|:-:|:-:|
# | 0 | 0 | 1 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 0 |
#
# How good are given $w$ and $b$? The model says that label 1 has the probability $a$ and label 0 the probability $1-a$;
# in one expression the observed label has $a^{y}(1-a)^{1-y}$. For all examples together these are multiplied, which is
# the likelihood; its negative logarithm, as a mean over the $m$ examples, is the cost
#
# $$J = -\frac1m\sum_{i=1}^{m}\Big[\,y^{(i)}\log a^{(i)} + (1-y^{(i)})\log(1-a^{(i)})\Big].$$
#
# Mind the brackets. Slides often drop them, and then the minus stands before the first term only: such a "cost" has no
# minimum that we would want.
#
# The derivative is wonderfully simple. With $\sigma'(z) = a(1-a)$ the chain rule collapses to $\partial
# J^{(i)}/\partial z = a - y$, and the lecture's loop reads
#
# ```
# J = 0,  dw = 0,  db = 0
# for every example i:
#     z  = w·x + b
#     a  = σ(z)
#     J  += -[y log a + (1 - y) log(1 - a)]
#     dz = a - y
#     dw += x dz            (one entry for each feature)
#     db += dz              (a sum too: slides that write "db = dz" have lost it)
# divide J, dw and db by m
# ```
#
# **In numbers.** NAND with $w = (-1, -1)$ and $b = 1$:
#
# | $x$ | $z$ | $a$ | $y$ | $dz = a-y$ |
# |:-:|:-:|:-:|:-:|:-:|
# | (0, 0) | 1 | 0.731 | 1 | -0.269 |
# | (0, 1) | 0 | 0.500 | 1 | -0.500 |
# | (1, 0) | 0 | 0.500 | 1 | -0.500 |
# | (1, 1) | -1 | 0.269 | 0 | 0.269 |
#
# $J = (0.313 + 0.693 + 0.693 + 0.313)/4 = 0.503$, both entries of $dw$ are $(-0.500 + 0.269)/4 = -0.058$, and $db =
# -1.000/4 = -0.250$.
#
# A model that is certain and wrong has $a = 0$ where $y = 1$, and $\log 0$ is no number. We agree to clip probabilities
# to $[10^{-12},\, 1-10^{-12}]$ before the logarithm: one such error then costs 27.6, a lot, but finite.

# %%
X_nand = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
Y_nand = np.array([[1, 1, 1, 0]])

# %% [markdown]
# ### Task: `cost_loop`


# %%
def cost_loop(w, b, X, Y):
    """Cost and gradient of logistic regression, by a loop over the examples.

    w (n, 1), b float, X (n, m), Y (1, m) with 0 and 1.
    Returns (cost, dw, db): cost a float, dw (n, 1), db a float; all three are means over the examples.
    """
    ### BEGIN SOLUTION
    n, m = X.shape
    cost, dw, db = 0.0, np.zeros((n, 1)), 0.0
    for i in range(m):
        x, y = X[:, i : i + 1], Y[0, i]
        a = sigmoid(w.T @ x + b).item()
        p = min(max(a, 1e-12), 1 - 1e-12)
        cost -= y * np.log(p) + (1 - y) * np.log(1 - p)
        dw += (a - y) * x
        db += a - y
    return float(cost / m), dw / m, float(db / m)
    ### END SOLUTION


# %% [markdown]
# Try it on the table above.

# %%
w_try = np.array([[-1.0], [-1.0]])
cost_loop(w_try, 1.0, X_nand, Y_nand)

# %%
check("cost_loop")

# %% [markdown]
# *Think.* At the start, with $w = 0$ and $b = 0$, NAND gives $dw = (0, 0)$ but $db = -0.25$. Which step does the
# gradient ask for first, and why does $w$ start to move afterwards?

# %% [markdown]
# ## 3. The cost without a loop
#
# Before the arithmetic, a picture of what the cost thinks of one prediction.

# %%
a = np.linspace(0.001, 0.999, 400)
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.plot(a, -np.log(a), lw=2, label=r"photon, $y=1$: $-\log a$")
plt.plot(a, -np.log(1 - a), "--", lw=2, label=r"jet, $y=0$: $-\log(1-a)$")
plt.axhline(np.log(2), color="gray", ls=":", label=r"$\log 2$: a coin")
plt.xlabel("predicted probability $a$ of a photon")
plt.ylabel("cost of this example")
plt.legend()
plt.show()

# %% [markdown]
# Being right and sure is free, being unsure costs $\log 2 = 0.693$, being sure and wrong is ruinous. That is how a
# likelihood thinks, too.
#
# **In numbers.** $a = (0.9,\; 0.8,\; 0.3)$ with $y = (1, 0, 1)$ costs $-\frac13[\log 0.9 + \log 0.2 + \log 0.3] =
# \frac13(0.105 + 1.609 + 1.204) = 0.973$.
#
# Now all examples at once: `A` and `Y` are rows, `*` and `np.log` work on all of them, and one `np.mean` at the end.

# %% [markdown]
# ### Task: `cross_entropy`


# %%
def cross_entropy(A, Y):
    """The mean cross-entropy of probabilities A (1, m) with labels Y (1, m), a float.

    Probabilities are clipped to [1e-12, 1 - 1e-12] before the logarithm (in double precision: in float32
    1 - 1e-12 is exactly 1).
    """
    ### BEGIN SOLUTION
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    ### END SOLUTION


# %%
cross_entropy(np.array([[0.9, 0.8, 0.3]]), np.array([[1, 0, 1]]))

# %%
check("cross_entropy")

# %% [markdown]
# *Think.* A model that says 0.6 for every photon and 0.4 for every jet is never on the wrong side of 0.5. Why is its
# cost still high (0.511), and why is that useful while training?

# %% [markdown]
# ## 4. All examples at once
#
# The matrix product does the loop over the examples for us. Write the shapes below the formula and it explains itself:
#
# $$\underset{(1,\,m)}{A} = \sigma\big(\underset{(1,\,n)}{w^T}\;\underset{(n,\,m)}{X} + b\big).$$

# %% [markdown]
# ### Task: `forward`


# %%
def forward(w, b, X):
    """The probability of label 1 for each example: w (n, 1), b a float, X (n, m); the result is (1, m)."""
    ### BEGIN SOLUTION
    return sigmoid(w.T @ X + b)
    ### END SOLUTION


# %% [markdown]
# The four probabilities of the table above:

# %%
forward(w_try, 1.0, X_nand)

# %%
check("forward")

# %% [markdown]
# The gradient loses its loop in the same way. In the loop, feature $k$ collected $\sum_i x_k^{(i)}\,dz^{(i)}$: row $k$
# of $X$ times the row $dZ$, which is one entry of a matrix product. With $dZ = A - Y$,
#
# $$dw = \frac1m\;\underset{(n,\,m)}{X}\;\underset{(m,\,1)}{dZ^T}, \qquad db = \frac1m\sum_{i} dZ^{(i)} .$$
#
# The $1/m$ stands there exactly once. No loop over examples and none over features, please: the check counts.

# %% [markdown]
# ### Task: `propagate`


# %%
def propagate(w, b, X, Y):
    """Cost and gradient of logistic regression, vectorised: no loop over examples or features.

    w (n, 1), b float, X (n, m), Y (1, m).
    Returns (cost, dw, db): cost a float, dw (n, 1), db a float; all three are means over the examples.
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    return cross_entropy(A, Y), X @ dZ.T / m, float(np.sum(dZ) / m)
    ### END SOLUTION


# %% [markdown]
# Try it in two ways. First, a derivative is a slope, so measure it: move one weight a little to both sides and look at
# the cost. Whenever you write a gradient, do this once.

# %%
cost, dw, db = propagate(w_try, 1.0, X_nand, Y_nand)
step = np.array([[1e-5], [0.0]])
slope = (propagate(w_try + step, 1.0, X_nand, Y_nand)[0] - propagate(w_try - step, 1.0, X_nand, Y_nand)[0]) / 2e-5
print(f"dw[0] = {dw[0, 0]:.8f}, measured slope = {slope:.8f}")

# %% [markdown]
# Second, race it against your loop (the numbers depend on your machine).

# %% tags=["nbval-ignore-output"]
rng = np.random.default_rng(0)
X_many, Y_many, w_many = rng.normal(size=(8, 20_000)), rng.integers(0, 2, (1, 20_000)), rng.normal(size=(8, 1))
start = time.perf_counter()
by_loop = cost_loop(w_many, 0.1, X_many, Y_many)
middle = time.perf_counter()
at_once = propagate(w_many, 0.1, X_many, Y_many)
end = time.perf_counter()
print(f"loop {1000 * (middle - start):.1f} ms, vectorised {1000 * (end - middle):.1f} ms")
print("the same cost and gradient:", np.allclose(by_loop[0], at_once[0]), np.allclose(by_loop[1], at_once[1]))

# %%
check("propagate")

# %% [markdown]
# ## 5. Learning NAND
#
# Now walk downhill: start from $w = 0$, $b = 0$ and repeat
#
# $$w \leftarrow w - \alpha\,dw, \qquad b \leftarrow b - \alpha\,db .$$
#
# The minus matters: the gradient points uphill, and we step *against* it (slides that "step towards the gradient" would
# climb). Both updates use the gradient of the *same* point. We write down the cost before each update, so the first
# entry is always $\log 2$: everything gets probability 0.5.

# %% [markdown]
# ### Task: `fit`


# %%
def fit(X, Y, lr, steps):
    """Gradient descent from zeros: X (n, m), Y (1, m), learning rate lr, number of steps.

    Returns (w, b, costs): w (n, 1), b a float, costs a list with `steps` entries, the cost before each update.
    """
    ### BEGIN SOLUTION
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - lr * dw
        b = b - lr * db
    return w, b, costs
    ### END SOLUTION


# %%
w_nand, b_nand, costs = fit(X_nand, Y_nand, lr=1.0, steps=1000)
print("w =", w_nand.ravel().round(2), " b =", round(float(b_nand), 2))

plt.figure(figsize=(6, 3.5), layout="constrained")
plt.plot(costs, lw=2)
plt.xlabel("step")
plt.ylabel("cost")
plt.title("NAND: the cost falls")
plt.grid(alpha=0.4)
plt.show()

# %%
check("fit")

# %% [markdown]
# ## 6. Decisions and boundaries
#
# A probability becomes a decision by a threshold: 1 where the probability is **strictly greater**, else 0. With the
# threshold 0.5 the boundary is where $z = w^T x + b = 0$: a line in two dimensions, a plane in three, always flat.
# Worked: the probabilities $0.731, 0.5, 0.5, 0.269$ of the table above give the decisions $1, 0, 0, 0$ at threshold
# 0.5, and $1, 1, 1, 0$ at threshold 0.4.

# %% [markdown]
# ### Task: `predict`


# %%
def predict(w, b, X, threshold=0.5):
    """Decisions for each example: integers (1, m), 1 where the probability is strictly greater than the threshold."""
    ### BEGIN SOLUTION
    return (forward(w, b, X) > threshold).astype(int)
    ### END SOLUTION


# %%
predict(w_nand, b_nand, X_nand)

# %%
check("predict")

# %% [markdown]
# Here is a little function that draws the probability as shades, the boundary as a line and the examples on top.


# %%
def show_boundary(w, b, X, Y, title, features=lambda points: points):
    """Draw what the model (w, b) says about the plane; `features` makes of points (2, k) what it was trained on."""
    reach = np.abs(X).max() + 0.5
    low = -0.5 if X.min() >= 0 else -reach
    x1, x2 = np.meshgrid(np.linspace(low, reach, 101), np.linspace(low, reach, 101))
    probability = forward(w, b, features(np.stack([x1.ravel(), x2.ravel()]))).reshape(x1.shape)
    plt.figure(figsize=(5.2, 4.2), layout="constrained")
    shades = plt.contourf(x1, x2, probability, levels=np.linspace(0, 1, 11), cmap="RdBu", alpha=0.6)
    plt.colorbar(shades, label="probability of label 1")
    if probability.min() < 0.5 < probability.max():
        plt.contour(x1, x2, probability, levels=[0.5], colors="k", linewidths=2)
    size = 90 if X.shape[1] < 10 else 22
    plt.scatter(*X[:, Y[0] == 0], s=size, marker="x", c="k", label="y = 0")
    plt.scatter(*X[:, Y[0] == 1], s=size, marker="o", c="white", edgecolors="k", label="y = 1")
    plt.locator_params(nbins=5)
    plt.legend(loc="upper right")
    plt.xlabel("$x_1$")
    plt.ylabel("$x_2$")
    plt.title(title)
    plt.show()


# %%
show_boundary(w_nand, b_nand, X_nand, Y_nand, "NAND: one line is enough")

# %% [markdown]
# Now XOR, which is 1 when exactly one of the two inputs is. Same code, other labels.

# %%
Y_xor = np.array([[0, 1, 1, 0]])
w_xor, b_xor, costs_xor = fit(X_nand, Y_xor, lr=1.0, steps=1000)
print("w =", w_xor.ravel().round(3), " b =", round(float(b_xor), 3), " cost =", round(float(costs_xor[-1]), 4))
print("probabilities:", forward(w_xor, b_xor, X_nand).round(3))
show_boundary(w_xor, b_xor, X_nand, Y_xor, "XOR: no line helps")

# %% [markdown]
# ### Question: why can't it work? (3 points)
#
# The fit of XOR ends where it began. Explain in a few sentences:
#
# 1. Why is there no $w_1, w_2, b$ with $z > 0$ for $(0,1)$ and $(1,0)$ and $z < 0$ for $(0,0)$ and $(1,1)$? (Write the
#    four conditions; add them cleverly.)
# 2. Why does gradient descent stay at probability 0.5 for every example, with the cost $\log 2$?
# 3. Name one thing that one could change in the *model or its inputs* so that XOR can be learned.

# %% [markdown] answer="why_xor"
# 1. The conditions are $b < 0$, $w_1 + b > 0$, $w_2 + b > 0$ and $w_1 + w_2 + b < 0$. The sum of the two in the middle
#    is $w_1 + w_2 + 2b > 0$, the sum of the outer two is $w_1 + w_2 + 2b < 0$: a contradiction. Geometrically, the two
#    diagonals of the square cross, so no line has one of them on each side.
# 2. At $w = 0$, $b = 0$ every $a$ is 0.5 and $a - y$ is $(+,-,-,+)\cdot 0.5$. Summed, and summed over the two examples
#    with $x_1 = 1$ (or $x_2 = 1$), this gives 0: the gradient vanishes at the start. The cost is convex, so this point
#    is its minimum: a coin is the best that a line can do.
# 3. A further feature such as $x_1 x_2$ (then $z = 2x_1 + 2x_2 - 4x_1x_2 - 1$ is right in all four rows), or a hidden
#    layer that makes such a feature itself (notebook 06).
#
# === BEGIN MARK SCHEME ===
# 1 point: the contradiction, by inequalities or by the crossing diagonals (a drawing in words is fine; "it is not
# linearly separable" alone is not).
# 1 point: the gradient is zero at the start because the contributions cancel, or: the cost is convex and its minimum
# lies there.
# 1 point: a product or quadratic feature, or a hidden layer with a nonlinear activation. No point for "more steps",
# "another learning rate" or a hidden layer without nonlinearity.
# === END MARK SCHEME ===

# %% [markdown]
# ## 7. A circle made straight
#
# The classes below are the inside and the outside of a circle: hopeless for a line in $x_1, x_2$. But a model that is
# linear in its *features* is free to choose them. Take
#
# $$\phi(x) = \big(x_1^2,\; x_2^2,\; \sqrt2\,x_1x_2\big).$$
#
# In these three coordinates the circle $x_1^2 + x_2^2 = r^2$ is the flat plane $\phi_1 + \phi_2 = r^2$. The $\sqrt2$
# makes scalar products pretty: $\phi(x)\cdot\phi(x') = (x\cdot x')^2$. **In numbers:** $x = (1, 2)$ and $x' = (3, -1)$
# have $x\cdot x' = 1$; and $\phi(x)\cdot\phi(x') = (1, 4, 2\sqrt2)\cdot(9, 1, -3\sqrt2) = 9 + 4 - 12 = 1 = 1^2$.


# %%
def circle_basis(X):
    """(2, m) points to (3, m) features x1^2, x2^2, sqrt(2) x1 x2."""
    return np.stack([X[0] ** 2, X[1] ** 2, np.sqrt(2) * X[0] * X[1]])


rng = np.random.default_rng(8)
radius = np.concatenate([rng.uniform(0, 1.3, 150), rng.uniform(1.5, 2.5, 150)])
angle = rng.uniform(0, 2 * np.pi, 300)
X_ring = np.stack([radius * np.cos(angle), radius * np.sin(angle)])
Y_ring = (radius < 1.4).astype(int)[np.newaxis]

for name, features in (("x1, x2", lambda points: points), ("x1², x2², √2 x1 x2", circle_basis)):
    w_ring, b_ring, _ = fit(features(X_ring), Y_ring, lr=0.5, steps=3000)
    right = np.mean(predict(w_ring, b_ring, features(X_ring)) == Y_ring)
    print(f"features {name}: {100 * right:.0f} % right")
    show_boundary(w_ring, b_ring, X_ring, Y_ring, f"features {name}", features)

# %% [markdown]
# *Think.* Which of the three weights is nearly zero at the end, and why? What would the boundary look like if it were
# not?

# %% [markdown]
# ## 8. Photons against jets
#
# Time for physics. A jet fakes a photon when a single $\pi^0$, which decays into two photons, carries most of its
# energy. What gives it away:
#
# - **H/E**: energy in the hadronic calorimeter behind the cluster, divided by the electromagnetic energy. A photon
#   leaks next to nothing.
# - **Shower shape**: `sigma_ieta_ieta` is the width of the shower, `r9` the share of the energy in the central 3 x 3
#   crystals. Two photons side by side make it wide.
# - **Isolation**: charged, neutral and photon energy (GeV) *around* the cluster. A photon from the hard collision is
#   alone, a jet brings company.
# - `eta` and `pt`: where it went and how hard.

# %%
X, Y, names = photon_jet(6000, np.random.default_rng(11))
X_train, Y_train, X_test, Y_test = X[:, :3000], Y[:, :3000], X[:, 3000:], Y[:, 3000:]
print("X", X.shape, "Y", Y.shape, "photons:", int(Y.sum()))

fig, axes = plt.subplots(2, 2, figsize=(9, 6), layout="constrained")
for ax, name, label in zip(
    axes.flat,
    ("h_over_e", "sigma_ieta_ieta", "r9", "charged_iso"),
    ("H/E", r"shower width $\sigma_{i\eta i\eta}$", r"$R_9$", "charged isolation [GeV]"),
    strict=True,
):
    values = X[names.index(name)]
    edges = np.linspace(values.min(), np.quantile(values, 0.99), 41)
    ax.hist(values[Y[0] == 0], edges, alpha=0.35, hatch="//", label="jets")
    ax.hist(values[Y[0] == 1], edges, histtype="step", lw=2, label="photons")
    ax.set(xlabel=label, ylabel="events", yscale="log")
axes[0, 0].legend()
plt.show()

# %% [markdown]
# No single cut does it: the shower width even has two humps, barrel and endcap, that are much further apart than
# photons are from jets. A weighted sum of all eight can do better. Two things stand in the way:
#
# - **Scales.** The width is about 0.01, pt about 40. One learning rate can't serve both, so bring every feature to mean
#   0 and standard deviation 1 first.
# - **Memory.** Mean and deviation belong to the *training* events and are part of the classifier. A new event is scaled
#   with these stored numbers, never with statistics of the new events: what the classifier says about one cluster must
#   not depend on which other clusters happen to be in the same array.
#
# Therefore the task is to return a *function* that remembers everything it needs. A function defined inside another one
# keeps the variables around it:


# %%
def make_cut(X, feature):
    """An example of a function that returns a function: remembers the mean of the training events."""
    middle = X[feature].mean()

    def selects(X_new):
        return X_new[feature] > middle

    return selects


cut = make_cut(X_train, names.index("r9"))
cut(X_test[:, :5])

# %% [markdown]
# How good is a classifier, whatever its threshold? Take every pair of a photon and a jet: in which share of the pairs
# does the photon have the higher value? One half is guessing, 1 is perfect. (This number is known as the AUC. Notebook
# 04 tells where the name comes from.)


# %%
def right_order(Y, p):
    """The share of pairs of a photon and a jet in which the photon has the higher value; equal values count half."""
    p, photon = np.asarray(p), np.asarray(Y).ravel() == 1
    values, counts = np.unique(p[~photon], return_counts=True)
    below = np.concatenate([[0], np.cumsum(counts)])
    fewer, equal = np.searchsorted(values, p[photon], "left"), np.searchsorted(values, p[photon], "right")
    return float(np.mean((below[fewer] + below[equal]) / 2) / np.sum(~photon))


for name, values in zip(names, X_test, strict=True):
    share = right_order(Y_test, values)
    print(f"{name:16s} {max(share, 1 - share):.3f}")

# %% [markdown]
# The best single feature reaches about 0.79. Beat it.

# %% [markdown]
# ### Task: `photon_classifier`


# %%
def photon_classifier(X, Y):
    """Train your own pipeline on raw features X (8, m) and labels Y (1, m), 1 = photon: standardise, then fit.

    Returns a function predict_proba(X_new): raw features (8, k) to the probabilities of a photon, (k,) in [0, 1].
    The value of an event depends on that event alone. Graded by the share of pairs in the right order (AUC) on
    hidden events.
    """
    ### BEGIN SOLUTION
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    std = np.where(std > 0, std, 1.0)
    w, b, _ = fit((X - mean) / std, Y, lr=1.0, steps=300)

    def predict_proba(X_new):
        return forward(w, b, (X_new - mean) / std)[0]

    return predict_proba
    ### END SOLUTION


# %% [markdown]
# Try it: the distribution of its output for photons and for jets the training has not seen.

# %%
predict_proba = photon_classifier(X_train, Y_train)
p_test = predict_proba(X_test)
print(f"pairs in the right order: {right_order(Y_test, p_test):.3f}")

edges = np.linspace(0, 1, 41)
plt.figure(figsize=(6, 4), layout="constrained")
plt.hist(p_test[Y_test[0] == 0], edges, alpha=0.35, hatch="//", label="jets (background)")
plt.hist(p_test[Y_test[0] == 1], edges, histtype="step", lw=2, label="photons (signal)")
plt.axvline(0.5, color="k", ls=":", label="threshold 0.5")
plt.xlabel("predicted probability of a photon")
plt.ylabel("events")
plt.legend(loc="upper center")
plt.show()

# %%
check("photon_classifier")

# %% [markdown]
# A line can be read. On standardised features the weights say which feature pushes towards "photon" (positive) or "jet"
# (negative), and how hard.

# %%
mean, std = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
w_photon, b_photon, _ = fit((X_train - mean) / std, Y_train, lr=1.0, steps=1000)
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.barh(names, w_photon.ravel(), color="lightsteelblue", edgecolor="k")
plt.axvline(0, color="k", lw=1)
plt.gca().invert_yaxis()
plt.xlabel("weight (of the standardised feature)")
plt.show()

# %% [markdown]
# ### Question: reading the output (2 points)
#
# 1. The photon search wants few jets and moves the threshold from 0.5 to 0.9. What happens to the number of photons
#    kept and of jets let through? Look at the distribution and say for which kind of analysis you would do that.
# 2. `sigma_ieta_ieta` has a weight near zero, although showers of jets *are* wider. Why can a line not use it, and what
#    would you change?

# %% [markdown] answer="reading_output"
# 1. Both numbers fall: we lose photons, and we lose far more jets, since jets pile up near 0 and few of them lie above
#    0.9. One does it when the background is much more frequent than the signal (a search for $H\to\gamma\gamma$ among
#    QCD jets) and purity counts; for a rare and clean sample one would stay low.
# 2. The width depends first of all on barrel or endcap: the endcap's is more than twice as large for both classes. One
#    weight for all events can't describe "wide for its region". Give the line the width divided by the typical width of
#    its region, or a product with an endcap flag, or train one model per region, or use a network.
#
# === BEGIN MARK SCHEME ===
# 1 point: both efficiencies fall, the jets' more; and a case for it (background dominates, purity needed).
# 1 point: barrel and endcap (or: its meaning depends on eta) named as the cause, with a remedy: a region-dependent
# feature, separate models, a product feature or a nonlinear model.
# === END MARK SCHEME ===

# %% [markdown]
# ## 9. And with scikit-learn?
#
# Four lines (there the examples are rows). Without regularisation it finds the same minimum: the cost is convex, so
# there is only one.

# %%
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().fit(X_train.T)
theirs = LogisticRegression(C=np.inf).fit(scaler.transform(X_train.T), Y_train[0])
p_theirs = theirs.predict_proba(scaler.transform(X_test.T))[:, 1]

print("largest difference of a weight:", round(float(np.abs(theirs.coef_[0] - w_photon[:, 0]).max()), 2))
print(f"pairs in the right order: sklearn {right_order(Y_test, p_theirs):.3f}, yours {right_order(Y_test, p_test):.3f}")

# %% [markdown]
# You have built it from nothing, and it is the real thing. What it can't do is bend: that starts in notebook 05. First,
# notebook 04 asks what a classifier is *worth*.

# %%
ready()

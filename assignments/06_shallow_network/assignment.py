# %% [markdown]
# # 06 · One hidden layer by hand
#
# *About 90 minutes. You need the notebooks 03 (logistic regression) and 05 (activations).*
#
# A line can't separate everything. In notebook 03 it failed at four points, XOR. Here you put one layer of units
# between the input and the output, and derive every gradient yourself: no framework, no automatic differentiation. At
# the end
#
# - you can build a network that solves XOR, by hand and by descent,
# - you can walk a computation graph backwards without fear,
# - you know why the cross-entropy learns where the squared error sleeps, why weights mustn't start equal, and why a
#   network without a nonlinearity is a line in disguise,
# - and you have seen a network be sure of something it has never been told.

# %%
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

import autograder

check, hint, submit, ready = autograder.notebook("06_shallow_network")


# %% [markdown]
# ## 1 · What hidden units are for
#
# The price of a house depends on its size, the number of bedrooms, the postal code, the wealth of the neighbourhood.
# One could fit the price to the four numbers directly. But a person thinks in between: *is it large enough for a
# family? can one walk to a shop? are the schools good?* Each of these is made of some of the inputs, and the price is
# made of these. That's a hidden layer. Nobody tells the network these questions; it finds its own while it fits.
#
# In an experiment: from the energies of a cluster's cells one wants to know whether it's a photon. In between one asks:
# is it narrow? is there energy behind it? is it alone? Hidden units are such questions, asked softly: *tanh* answers
# between -1 and 1.
#
# The lecture's network has 3 inputs, 4 hidden units and 1 output:


# %%
def draw_network(sizes):
    """A circle for every unit, a line for every weight."""
    _, axes = plt.subplots(figsize=(5, 2.8))
    heights = [np.arange(n) - (n - 1) / 2 for n in sizes]
    for layer in range(len(sizes) - 1):
        for y in heights[layer]:
            for z in heights[layer + 1]:
                axes.plot([layer, layer + 1], [y, z], color="0.7", linewidth=0.8, zorder=1)
    for layer, name in enumerate(("input $X$", "hidden $A_1$", "output $A_2$")):
        axes.scatter(
            np.full(sizes[layer], layer), heights[layer], s=250, facecolor="white", edgecolor="black", zorder=2
        )
        axes.text(layer, max(sizes) / 2 + 0.3, name, ha="center")
    axes.text(0.5, -max(sizes) / 2 - 0.4, f"$W_1$ ({sizes[1]}, {sizes[0]})", ha="center")
    axes.text(1.5, -max(sizes) / 2 - 0.4, f"$W_2$ ({sizes[2]}, {sizes[1]})", ha="center")
    axes.set_ylim(-max(sizes) / 2 - 0.7, max(sizes) / 2 + 0.8)
    axes.axis("off")
    plt.show()


draw_network([3, 4, 1])

# %% [markdown]
# $W_1$ has a row for each hidden unit: 4 · 3 weights and 4 biases. $W_2$ has one row: 4 weights and 1 bias. Together 21
# parameters. As always in this course, **examples are columns**: $X$ is $(3, m)$, $A_1$ is $(4, m)$, $A_2$ and $Y$ are
# $(1, m)$.
#
# The weights start random and small, so that the units differ and tanh is in its steep part; the biases start at zero.
#
# ### Task: `init_params`


# %%
def init_params(n_x, n_h, n_y, rng, scale=0.5):
    """Parameters to start from.

    n_x inputs, n_h hidden units, n_y outputs; rng: numpy.random.Generator; W1 is drawn before W2
    returns: dict W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1); weights scale * standard normal, biases 0
    """
    ### BEGIN SOLUTION
    W1 = scale * rng.standard_normal((n_h, n_x))
    W2 = scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
    ### END SOLUTION


# %%
start = init_params(3, 4, 1, np.random.default_rng(0))
print({name: value.shape for name, value in start.items()})
print("parameters:", sum(value.size for value in start.values()))

# %%
check("init_params")

# %% [markdown]
# ## 2 · Forward
#
# $$Z_1 = W_1 X + b_1,\quad A_1 = \tanh(Z_1),\quad Z_2 = W_2 A_1 + b_2,\quad A_2 = \sigma(Z_2).$$
#
# **Tiny example: XOR by hand.** Two muons come from a $Z$ boson, so their charges are opposite. Write 0 for negative
# and 1 for positive: we want an answer of 1 for (0,1) and (1,0), and 0 for (0,0) and (1,1). No line does it. But two
# questions do: *is at least one positive* (OR)? and *are both* (AND)? The answer is OR and not AND:
#
# $$h_1 = \tanh(5 x_1 + 5 x_2 - 2.5),\quad h_2 = \tanh(5x_1 + 5x_2 - 7.5),\quad a = \sigma(5h_1 - 5h_2 - 5).$$
#
# | $x_1, x_2$ | $h_1$ (OR) | $h_2$ (AND) | $z_2$ | $a$ |
# |---|---|---|---|---|
# | 0, 0 | -0.99 | -1.00 | -4.93 | 0.007 |
# | 0, 1 and 1, 0 | 0.99 | -0.99 | 4.87 | 0.992 |
# | 1, 1 | 1.00 | 0.99 | -4.93 | 0.007 |
#
# The sigmoid is that of notebook 03, safe at both ends; take it.


# %%
def sigmoid(z):
    """1 / (1 + exp(-z)) for any shape, without overflow at either end."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


# %% [markdown]
# ### Task: `forward`
#
# The way back will need what happened on the way forward; so `forward` also returns a **cache**.


# %%
def forward(params, X):
    """The network's answers.

    params: dict W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1); X (n_x, m)
    returns: (A2, cache): A2 (1, m); cache a dict with Z1, A1 (n_h, m) and Z2, A2 (1, m)
    """
    ### BEGIN SOLUTION
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    ### END SOLUTION


# %%
by_hand = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([[-2.5], [-7.5]]),
    "W2": np.array([[5.0, -5.0]]),
    "b2": np.array([[-5.0]]),
}
X_xor = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y_xor = np.array([[0.0, 1.0, 1.0, 0.0]])
print(forward(by_hand, X_xor)[0].round(3))

# %%
check("forward")

# %% [markdown]
# Think for a moment: the two hidden units have the same weights and differ in their biases alone. What does the picture
# of their two lines in the plane look like, and where between them is the answer 1?
#
# ## 3 · Two costs
#
# The cross-entropy is the negative log-likelihood of the labels (notebook 03). Mind the **bracket**: some slides forget
# it, and then the minus catches the first term only, and the second one *rewards* wrong answers.
#
# $$J = -\frac1m\sum_i\Big[y_i\log a_i + (1-y_i)\log(1-a_i)\Big].$$
#
# A computer's $a$ can be exactly 0 or 1. So that no logarithm of 0 is ever taken, clip it to $[10^{-12}, 1-10^{-12}]$.
#
# **Tiny example:** $a = (0.9,\; 0.2)$ for $y = (1,\;0)$: $J = -\frac12(\log 0.9 + \log 0.8) = 0.164$.
#
# ### Task: `cost`


# %%
def cost(A2, Y):
    """Mean cross-entropy of probabilities A2 (1, m) for labels Y (1, m) of 0 and 1.

    returns: float, finite for any A2 in [0, 1]: A2 is kept in [1e-12, 1 - 1e-12]
    """
    ### BEGIN SOLUTION
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    ### END SOLUTION


# %%
print("tiny example:", round(cost(np.array([[0.9, 0.2]]), np.array([[1.0, 0.0]])), 4))
print("sure and wrong:", round(cost(np.array([[0.0]]), np.array([[1.0]])), 2), "  no idea:", round(np.log(2), 4))

# %%
check("cost")

# %% [markdown]
# The lecture's first network used half the squared error, $\frac12 (a-y)^2$. Here are both costs of one event with
# $y=1$, and how strongly they pull at $z_2$.

# %%
z = np.linspace(-8, 8, 321)
a = sigmoid(z)
_, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2))
left.plot(z, -np.log(a), "-", color="black", label="cross-entropy")
left.plot(z, 0.5 * (a - 1) ** 2, "--", color="black", label="squared error")
left.set_xlabel("$z_2$ of an event with $y=1$")
left.set_ylabel("cost")
left.legend()
right.plot(z, 1 - a, "-", color="black", label="cross-entropy: $1-a$")
right.plot(z, (1 - a) * a * (1 - a), "--", color="black", label=r"squared error: $a(1-a)^2$")
right.set_xlabel("$z_2$ of an event with $y=1$")
right.set_ylabel("pull on $z_2$")
right.legend(loc="upper right", fontsize=8)
plt.tight_layout()
plt.show()

# %% [markdown]
# At $z_2 = -8$ the answer is as wrong as can be. The cross-entropy pulls with full force; the squared error hardly at
# all, since the sigmoid is flat there. An event that is badly wrong is *the* one to learn from.
#
# ## 4 · Backward: the computation graph
#
# ```
#    X ──►( W1·+b1 )──► Z1 ──►( tanh )──► A1 ──►( W2·+b2 )──► Z2 ──►( σ )──► A2 ──►( cost, Y )──► J
#
#    dW1, db1 ◄──────── dZ1 ◄─(·(1−A1²))─ dA1 ◄──( W2ᵀ· )──── dZ2 ◄──────────( A2 − Y )
# ```
#
# Every box knows one thing, its own slope; what arrives from the right is multiplied by it and handed on to the left.
#
# 1. The last two boxes together: for cross-entropy and sigmoid almost everything cancels, $dZ_2 = A_2 - Y$.
# 2. $Z_2 = W_2 A_1 + b_2$: a weight's derivative is *error times what came in*, averaged: $dW_2 = \frac1m dZ_2 A_1^T$,
#    $db_2 = \frac1m\sum_i dZ_2^{(i)}$ (with its sum! $db = dZ$ holds for one event). And back to the hidden units:
#    $dA_1 = W_2^T dZ_2$.
# 3. Through tanh: its slope at $z$ is $1-\tanh^2 z$, so $dZ_1 = dA_1 \odot (1 - A_1^2)$.
# 4. As in 2: $dW_1 = \frac1m dZ_1 X^T$, $db_1 = \frac1m \sum_i dZ_1^{(i)}$.
#
# **Tiny example,** 1-1-1, one event $x = 1$, $y = 1$, with $W_1 = 0,\, b_1 = 0,\, W_2 = 2,\, b_2 = 0$. Forward:
# $A_1 = 0$, $A_2 = 0.5$. Backward: $dZ_2 = -0.5$; $dW_2 = 0$ (nothing came in), $db_2 = -0.5$;
# $dA_1 = 2\cdot(-0.5) = -1$; the slope of tanh at 0 is 1, so $dZ_1 = -1$, $dW_1 = -1$, $db_1 = -1$.
#
# ### Task: `backward`


# %%
def backward(params, cache, X, Y):
    """Gradients of the mean cross-entropy.

    params as in forward, cache from forward(params, X), X (n_x, m), Y (1, m)
    returns: dict dW1, db1, dW2, db2, each in the shape of its parameter; means over the m examples
    """
    ### BEGIN SOLUTION
    m, A1 = X.shape[1], cache["A1"]
    dZ2 = cache["A2"] - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }
    ### END SOLUTION


# %%
tiny = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]]), "W2": np.array([[2.0]]), "b2": np.array([[0.0]])}
one = np.array([[1.0]])
for name, value in backward(tiny, forward(tiny, one)[1], one, one).items():
    print(name, "=", value.item())

# %%
check("backward")

# %% [markdown]
# ### The same with the squared error
#
# Now the cost is the mean of $\frac12 (a - y)^2$. Which of the four steps change? (In the tiny example $dZ_2$ becomes
# $-0.5\cdot 0.5\cdot 0.5 = -0.125$.)
#
# ### Task: `backward_squared`


# %%
def backward_squared(params, cache, X, Y):
    """Gradients of the mean of 1/2 (A2 - Y)^2; arguments and result as in backward."""
    ### BEGIN SOLUTION
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }
    ### END SOLUTION


# %%
for name, value in backward_squared(tiny, forward(tiny, one)[1], one, one).items():
    print(name, "=", value.item())

# %%
check("backward_squared")

# %% [markdown]
# ## 5 · Train
#
# A step goes *against* the gradient (a step "towards the gradient", as one slide says, climbs). All four arrays step at
# once: a gradient of $W_1$ that is computed after $W_2$ has moved belongs to another network. So `update` makes a new
# dict and leaves the old one alone.
#
# ### Task: `update`


# %%
def update(params, grads, lr):
    """One step of gradient descent: a new dict W1, b1, W2, b2; params and grads stay as they are."""
    ### BEGIN SOLUTION
    return {name: params[name] - lr * grads["d" + name] for name in ("W1", "b1", "W2", "b2")}
    ### END SOLUTION


# %%
print(update(tiny, backward(tiny, forward(tiny, one)[1], one, one), lr=0.1))

# %%
check("update")

# %% [markdown]
# ### Task: `train`


# %%
def train(X, Y, n_h, lr, steps, rng):
    """Full-batch gradient descent on the cross-entropy, from init_params with its usual scale.

    X (n_x, m), Y (1, m), n_h hidden units, lr the learning rate, steps an int
    returns: (params, costs): the final parameters, and the cost before each of the steps
    """
    ### BEGIN SOLUTION
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs
    ### END SOLUTION


# %%
xor_net, costs = train(X_xor, Y_xor, 3, 1.0, 1000, np.random.default_rng(2))
_, axes = plt.subplots(figsize=(6, 3.2))
axes.plot(costs, color="black")
axes.axhline(np.log(2), linestyle=":", color="0.5", label="log 2: no idea")
axes.set_xlabel("step")
axes.set_ylabel("cross-entropy")
axes.legend()
plt.show()
print("XOR, learnt:", forward(xor_net, X_xor)[0].round(3))

# %%
check("train")

# %% [markdown]
# ## 6 · A trigger, and rows it has never seen
#
# A trigger decides which collisions are kept. Ours shall keep an event that has a cluster **and** a track **or** a
# muon: $a\;\&\&\;(b\;||\;c)$. The lecture trains on four of the eight rows of the truth table: those with $c=1$.

# %%
rows = np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], dtype=float).T
wanted = ((rows[0] == 1) & ((rows[1] == 1) | (rows[2] == 1))).astype(float)[None]
seen = rows[2] == 1
on_four = [train(rows[:, seen], wanted[:, seen], 4, 1.0, 1000, np.random.default_rng(seed))[0] for seed in range(10)]
on_eight = [train(rows, wanted, 4, 1.0, 1000, np.random.default_rng(seed))[0] for seed in range(10)]
four = np.vstack([forward(params, rows)[0] for params in on_four])
eight = np.vstack([forward(params, rows)[0] for params in on_eight])
print(" a b c   wanted   trained on four (lowest-highest of 10)    trained on eight")
for k in range(8):
    told = "told " if seen[k] else "     "
    print(
        f" {rows[0, k]:.0f} {rows[1, k]:.0f} {rows[2, k]:.0f}     {wanted[0, k]:.0f}      {told}"
        f"{four[:, k].mean():.2f} ({four[:, k].min():.2f}-{four[:, k].max():.2f})"
        f"                     {eight[:, k].mean():.2f} ({eight[:, k].min():.2f}-{eight[:, k].max():.2f})"
    )

# %% [markdown]
# **Question.** All ten networks know their four rows perfectly. What do they say of the four rows that they haven't
# seen, and where are they wrong? Which simpler rule than $a\;\&\&\;(b\;||\;c)$ describes the four rows as well? Could
# *any* amount of training on them, or a larger network, tell the two rules apart? Name one way in which the same thing
# happens in a particle-physics analysis, and what one does about it.

# %% [markdown] answer="unseen_rows"
# In all four rows that were shown, $c = 1$, and there the wanted answer is simply $a$. The networks learn "answer $a$".
# On the rows with $c=0$ that is right for 0,0,0 and 0,1,0 and 1,1,0, and wrong for 1,0,0: they say about 1 (and they're
# sure), wanted is 0. $b$ and $c$ never made a difference in what they were shown.
#
# No training on these rows and no larger network can help: both rules have the same cost on them, zero. What it says of
# the unseen rows comes from the initial weights and from the habits of descent, not from the data; and a probability
# near 1 doesn't mean that it knows.
#
# In physics: a classifier trained on simulation is asked about data that the simulation never contains (another
# detector region, a new pile-up condition, a particle that isn't in the generator), or trained in one range of
# transverse momentum and applied in another. One covers the whole region with training events, validates in control
# regions with real data, and doesn't extrapolate.
# === BEGIN MARK SCHEME ===
# - 1 point: the row 1,0,0 is answered wrongly (near 1), because the four rows are described by "a" alone (c is always
#   1).
# - 1 point: neither more training nor more units can decide: the cost on the rows shown is the same for both rules.
# - 1 point: a sensible example from physics with a remedy (training data that cover the region, control regions, no
#   extrapolation).
# === END MARK SCHEME ===

# %% [markdown]
# ## 7 · Opposite charges in a real detector
#
# In a detector, a charge is read from the curvature of a track in the magnetic field: $\kappa \propto q/p_T$, with an
# error. So XOR becomes a picture: two muons, two curvatures, and the question whether the charges are opposite (as from
# a $Z$) or alike (background). A straight track, high $p_T$, hides its charge.


# %%
def muon_pairs(m, rng):
    """Curvatures of two muons (2, m), in units of that of 20 GeV, and whether their charges are opposite (1, m)."""
    charge = rng.choice([-1, 1], size=(2, m))
    momentum = 20 + 25 * rng.exponential(size=(2, m))
    return charge * 20 / momentum + 0.12 * rng.normal(size=(2, m)), (charge[0] != charge[1]).astype(float)[None]


def draw_boundary(axes, probability, X, Y, title):
    """Events, and the line where the probability is one half; shaded where it says opposite."""
    grid = np.linspace(-1.4, 1.4, 141)
    mesh = np.stack(np.meshgrid(grid, grid)).reshape(2, -1)
    answer = probability(mesh).reshape(141, 141)
    axes.contourf(grid, grid, answer, [0.5, 1.01], colors=["0.85"])
    axes.contour(grid, grid, answer, [0.5], colors="black")
    axes.plot(*X[:, Y[0] == 1], "k+", markersize=4, label="opposite")
    axes.plot(*X[:, Y[0] == 0], "o", color="0.35", markersize=3, fillstyle="none", label="alike")
    axes.set_title(title, fontsize=10)
    axes.set_xlabel("curvature of muon 1 (1: $p_T$ = 20 GeV)")
    axes.set_ylabel("curvature of muon 2")


X_pairs, Y_pairs = muon_pairs(400, np.random.default_rng(5))
_, panels = plt.subplots(1, 3, figsize=(11, 3.9), sharey=True)
for axes, n_h in zip(panels, (1, 2, 6), strict=True):
    net, _ = train(X_pairs, Y_pairs, n_h, 1.0, 3000, np.random.default_rng(3))
    right = np.mean((forward(net, X_pairs)[0] > 0.5) == Y_pairs)
    draw_boundary(axes, lambda X, net=net: forward(net, X)[0], X_pairs, Y_pairs, f"{n_h} hidden: {right:.0%} right")
panels[0].legend(fontsize=8, loc="upper left")
plt.tight_layout()
plt.show()

# %% [markdown]
# One unit is a line. Two make a band, right for nine pairs in ten. With a few more the four quadrants appear, but look
# at the corners far from all events: there the boundary is what descent happened to leave.
#
# **Universal approximation**: with enough hidden units, one layer comes as close as you like to any continuous function
# on a bounded region. Read what this does *not* promise: not how many units, not that descent finds the weights, not
# that finitely many events determine the function, and nothing at all outside the region. (Section 6 was about that.)
#
# ## 8 · Four experiments
#
# ### Squared error against cross-entropy
#
# Both on XOR, from a start that is badly wrong: the output's bias is 4, so that everything is answered with about 1.

# %%
_, axes = plt.subplots(figsize=(6, 3.4))
for gradients, style, name in ((backward, "-", "cross-entropy"), (backward_squared, "--", "squared error")):
    params, wrong = init_params(2, 4, 1, np.random.default_rng(1)) | {"b2": np.array([[4.0]])}, []
    for _ in range(1500):
        A2, cache = forward(params, X_xor)
        wrong.append(np.mean(np.abs(A2 - Y_xor)))
        params = update(params, gradients(params, cache, X_xor, Y_xor), 1.0)
    axes.plot(wrong, style, color="black", label=f"descent on the {name}")
axes.set_xlabel("step")
axes.set_ylabel("mean |answer - label|")
axes.legend()
plt.show()

# %% [markdown]
# ### Weights that start equal
#
# What does a network learn that starts from zeros? And one whose weights are all 0.5?

# %%
for value in (0.0, 0.5):
    params = {
        name: np.full_like(array, value) for name, array in init_params(2, 3, 1, np.random.default_rng(0)).items()
    }
    for _ in range(2000):
        params = update(params, backward(params, forward(params, X_pairs)[1], X_pairs, Y_pairs), 1.0)
    right = np.mean((forward(params, X_pairs)[0] > 0.5) == Y_pairs)
    print(f"all weights start at {value}: {right:.0%} right, rows of W1:", params["W1"].round(3).tolist())

# %% [markdown]
# **Question.** Explain both lines of output from the formulas of section 4. Which derivatives are zero when all weights
# are zero, and which isn't? And why do the three rows of $W_1$ remain equal in the second case, however long you train?

# %% [markdown] answer="zero_weights"
# All zero: $A_1 = \tanh(0) = 0$, so $dW_2 = \frac1m dZ_2A_1^T = 0$; and $dA_1 = W_2^T dZ_2 = 0$, so $dW_1 = 0$ and
# $db_1 = 0$. Only $db_2 = \frac1m\sum(A_2 - Y)$ isn't zero: the network learns the fraction of opposite pairs and gives
# it to every event. And after that step all of this is true again.
#
# All 0.5: the three hidden units have equal weights and equal biases, so equal $A_1$; their weights in $W_2$ are equal
# too, so they get equal $dA_1$, equal $dZ_1$ and equal rows of $dW_1$. After the step they're equal again: by induction
# three units are one unit, for ever, and the boundary is a single line. Random initial weights break the symmetry.
# === BEGIN MARK SCHEME ===
# - 1 point: zeros: dW1, db1, dW2 vanish (because A1 = 0 and W2 = 0), only b2 moves.
# - 1 point: equal weights: equal activations and equal gradients, so the units stay copies of each other (symmetry).
# === END MARK SCHEME ===

# %% [markdown]
# ### Without a nonlinearity
#
# Let the hidden activation be the identity: $Z_2 = W_2(W_1X+b_1)+b_2 = (W_2W_1)X + (W_2b_1+b_2)$. Whatever the number
# of units, it's one matrix and one bias: logistic regression. The network collapses.

# %%
rng = np.random.default_rng(4)
params = init_params(2, 50, 1, rng, scale=0.1)
for _ in range(1000):
    A1 = params["W1"] @ X_pairs + params["b1"]
    dZ2 = sigmoid(params["W2"] @ A1 + params["b2"]) - Y_pairs
    dZ1 = params["W2"].T @ dZ2  # the slope of the identity is 1
    m = X_pairs.shape[1]
    grads = {"dW1": dZ1 @ X_pairs.T / m, "db1": dZ1.mean(axis=1, keepdims=True)}
    grads |= {"dW2": dZ2 @ A1.T / m, "db2": dZ2.mean(axis=1, keepdims=True)}
    params = update(params, grads, 0.3)
one_row = params["W2"] @ params["W1"]
print("50 hidden units without tanh are the line", one_row.round(3), "and are right in", end=" ")
answer = sigmoid(params["W2"] @ (params["W1"] @ X_pairs + params["b1"]) + params["b2"])
print(f"{np.mean((answer > 0.5) == Y_pairs):.0%} of the pairs, where guessing gives 50 %")

# %% [markdown]
# ### The lecture's net and its variations
#
# The lecture's little program has no biases, sigmoids in both layers and the squared error. Here it is with switches:
# another activation, a bias, one more layer. Ten starts each on XOR; how many of them solve it in 1000 steps (all four
# answers within 0.3 of the label)?


# %%
def lecture_net(X, Y, sizes, rng, tanh=False, bias=False, lr=2.0, steps=1000):
    """Squared error, any layers; returns the answers of the trained net."""
    W = [rng.standard_normal((n, p)) for p, n in pairwise(sizes)]
    b = [np.zeros((n, 1)) for n in sizes[1:]]
    for step in range(steps + 1):
        A = [X]
        for l in range(len(W)):
            Z = W[l] @ A[-1] + b[l]
            A.append(np.tanh(Z) if tanh and l < len(W) - 1 else sigmoid(Z))
        if step == steps:
            break
        delta = (A[-1] - Y) * A[-1] * (1 - A[-1])
        for l in range(len(W) - 1, -1, -1):
            back = W[l].T @ delta  # with the weights from before the step
            W[l] = W[l] - lr * delta @ A[l].T / X.shape[1]
            if bias:
                b[l] = b[l] - lr * delta.mean(axis=1, keepdims=True)
            delta = back * ((1 - A[l] ** 2) if tanh else A[l] * (1 - A[l]))
    return A[-1]


variations = {
    "as in the lecture: 2-4-1, sigmoid, no bias": ([2, 4, 1], {}),
    "tanh in the hidden layer": ([2, 4, 1], {"tanh": True}),
    "with biases": ([2, 4, 1], {"bias": True}),
    "tanh and biases": ([2, 4, 1], {"tanh": True, "bias": True}),
    "one more layer, tanh and biases: 2-4-4-1": ([2, 4, 4, 1], {"tanh": True, "bias": True}),
}
for name, (sizes, switches) in variations.items():
    nets = [lecture_net(X_xor, Y_xor, sizes, np.random.default_rng(seed), **switches) for seed in range(10)]
    solved = sum(np.all(np.abs(answer - Y_xor) < 0.3) for answer in nets)
    print(f"{name:45} {solved:2} of 10 solve XOR, mean |error| {np.mean(np.abs(np.vstack(nets) - Y_xor)):.2f}")

# %% [markdown]
# Look at tanh without a bias at the event (0, 0): every hidden unit gives $\tanh 0 = 0$, the output is
# $\sigma(0) = 0.5$ whatever the weights. A bias isn't decoration. (In the lecture's program a third input that is
# always 1 plays its part.)
#
# ## 9 · The same with a library
#
# scikit-learn's `MLPClassifier` is your network with a better descent. (It counts a little differently: examples are
# rows, and it adds an L2 penalty, a thousand times smaller by default than what suits 400 events.)


# %%
def library_network(X, Y):
    """scikit-learn's network of the same size, trained on columns X and labels Y."""
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier((6,), activation="tanh", solver="lbfgs", alpha=0.1, random_state=0)
    return network.fit(X.T, Y[0])


X_test, Y_test = muon_pairs(4000, np.random.default_rng(6))
own, _ = train(X_pairs, Y_pairs, 6, 1.0, 3000, np.random.default_rng(3))
print(f"scikit-learn on new pairs: {library_network(X_pairs, Y_pairs).score(X_test.T, Y_test[0]):.0%}")
print(f"your network on new pairs: {np.mean((forward(own, X_test)[0] > 0.5) == Y_test):.0%}")

# %% [markdown]
# Particle physicists used networks of this size for thirty years, most of them through **TMVA**, the toolkit inside
# ROOT: its *MLP* method is what you've written here, one or two hidden layers with tanh, beside cuts, likelihoods and
# boosted trees, all trained and compared on the same ROC curve. Today the training mostly happens in Python, and TMVA
# serves to run trained models inside ROOT analyses. The derivatives are the same.
#
# In the next notebook you write the layer once, and stack it.

# %%
ready()

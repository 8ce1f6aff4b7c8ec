# %% [markdown]
# # 08 · The craft of training
#
# *About 90 minutes. You need notebook 07 (deep networks) and a little patience, which is a parameter of today's too.*
#
# The network of notebook 07 was right, and its gradients were proven. Still there are a hundred ways to train it badly:
# too slowly, too long, on too few events. This notebook is about what experienced people do. At the end you can
#
# - choose a mini-batch size and say what it costs,
# - write momentum and Adam, the two optimisers that nearly everybody uses,
# - fight overfitting with L2, L1 and dropout, and say when **not** to,
# - write batch normalisation forward and backward, and say why it behaves differently in training and in use,
# - stop a training at the right moment and turn the learning rate down at the right moment,
# - read a training and a dev error like a doctor reads a thermometer, and know what to try next,
# - and never again believe a result of a single run.

# %%
import matplotlib.pyplot as plt
import numpy as np

import autograder
from autograder.data import photon_jet

check, hint, submit, ready = autograder.notebook("08_training_craft")

# %% [markdown]
# ## 1 · Where we start: photons, jets and a network
#
# The events of notebook 07 again: clusters in a calorimeter, photons ($y=1$) and hadronic jets that fake them ($y=0$),
# eight numbers each, examples as columns. The network is given today, in two short functions: relu inside, a sigmoid at
# the end, cross-entropy, gradients that are means over the events. You wrote all of it in 07.

# %%
X_raw, Y_all, features = photon_jet(9_000, np.random.default_rng(8))
mean, std = X_raw[:, :3000].mean(axis=1, keepdims=True), X_raw[:, :3000].std(axis=1, keepdims=True)
X_all = (X_raw - mean) / std
X_train, Y_train, X_dev, Y_dev = X_all[:, :3000], Y_all[:, :3000], X_all[:, 3000:], Y_all[:, 3000:]
print("training", X_train.shape, "dev", X_dev.shape, "features:", ", ".join(features))


# %%
def start(dims, rng):
    """He's weights and zero biases, as init_params of notebook 07."""
    params = {}
    for l in range(1, len(dims)):
        params[f"W{l}"] = rng.standard_normal((dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
        params[f"b{l}"] = np.zeros((dims[l], 1))
    return params


def outputs(params, X):
    """The activations of all layers, from X itself to the probability of a photon (1, m)."""
    A = [X]
    for l in range(1, len(params) // 2 + 1):
        Z = params[f"W{l}"] @ A[-1] + params[f"b{l}"]
        A.append(np.maximum(Z, 0) if l < len(params) // 2 else 1 / (1 + np.exp(-np.clip(Z, -500, 500))))
    return A


def gradients(params, X, Y):
    """dW1, db1, ... under the names of the parameters themselves: W1, b1, ..."""
    A, grads = outputs(params, X), {}
    dZ = A[-1] - Y
    for l in range(len(params) // 2, 0, -1):
        grads[f"W{l}"] = dZ @ A[l - 1].T / X.shape[1]
        grads[f"b{l}"] = dZ.mean(axis=1, keepdims=True)
        dZ = (params[f"W{l}"].T @ dZ) * (A[l - 1] > 0)
    return grads


def cross_entropy(params, X, Y):
    """The mean cross-entropy: both terms inside the bracket, the minus in front of both."""
    P = np.clip(outputs(params, X)[-1], 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P)))


# %% [markdown]
# ### Mini-batches
#
# One step of descent needs a gradient. How many events shall it look at?
#
# | events in a step | name | steps in an epoch of 3000 events | the gradient is |
# |---|---|---|---|
# | all | (full) batch | 1 | exact, and dear |
# | 1 | stochastic | 3000 | mostly noise, and numpy can't work on whole arrays |
# | 16 to 512 | **mini-batch** | 188 to 6 | good enough, and cheap |
#
# An **epoch** is one walk through all training events, in a fresh order each time. The noise of a mean falls like
# $1/\sqrt{\text{size}}$: sixteen times the events give only four times the precision. That is why many rough steps beat
# one exact step, and a little noise even helps to leave narrow valleys.
#
# The loop below does it for any optimiser: `step` is a function that takes and returns the parameters and a *memory*
# (plain descent has none).


# %%
def descent_step(params, grads, memory, lr):
    """Plain gradient descent, against the gradient."""
    return {name: value - lr * grads[name] for name, value in params.items()}, memory


def train(params, X, Y, step, lr, epochs, size, rng, gradients=gradients):
    """Mini-batch training; returns the final parameters, and the parameters after each epoch (the start first)."""
    memory, history = {}, [params]
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, len(order), size):
            batch = order[first : first + size]
            params, memory = step(params, gradients(params, X[:, batch], Y[:, batch]), memory, lr)
        history.append(params)
    return params, history


# %%
_, axes = plt.subplots(figsize=(6, 4))
for size, style in ((3000, ":"), (256, "--"), (32, "-")):
    _, history = train(
        start([8, 16, 8, 1], np.random.default_rng(1)), X_train, Y_train, descent_step, 0.3, 15, size,
        np.random.default_rng(2),
    )  # fmt: skip
    costs = [cross_entropy(params, X_train, Y_train) for params in history]
    axes.plot(costs, style, color="black", label=f"{size} events in a step")
axes.set_xlabel("epoch (every event seen once)")
axes.set_ylabel("cross-entropy (training)")
axes.legend()
plt.show()

# %% [markdown]
# Same events, same learning rate, same number of looks at every event. Think for a moment: why doesn't it pay to go on
# to a size of 1? (One reason is statistics, one is what you learnt in notebook 01.)
#
# ## 2 · Momentum: a ball instead of a blindfolded walker
#
# Cost functions have long, narrow valleys. Plain descent jumps from wall to wall and hardly moves along the floor. A
# heavy ball does better: sideways pushes cancel, pushes along the valley add up. In formulas, keep a running mean of
# the gradients, and step along that:
#
# $$v \leftarrow \beta v + (1-\beta)\, g, \qquad w \leftarrow w - \alpha v .$$
#
# $\beta = 0.9$ remembers about the last $1/(1-\beta) = 10$ gradients. With $\beta = 0$ it's plain descent. (Some
# books leave out the $(1-\beta)$. Then $v$ is a sum and not a mean, ten times as large, and needs a learning rate ten
# times as small.)
#
# **Tiny example.** The gradient is 1 all the time, $\beta = 0.9$, $v$ starts at 0: $v = 0.1,\; 0.19,\; 0.271, \ldots$
# It takes a while to get going. If the gradient is $1, -1, 1, -1, \ldots$ it never does:
# $v = 0.1,\; -0.01,\; 0.091, \ldots$
#
# ### Task: `momentum_step`


# %%
def momentum_step(w, g, v, lr, beta):
    """One step of descent with momentum.

    w, g, v: arrays of one shape: the parameters, their gradient, the running mean so far (0 at the start)
    lr: learning rate; beta: how much of the old mean is kept
    returns: (w, v), both new: v = beta v + (1 - beta) g, and w has taken the step along the new v
    """
    ### BEGIN SOLUTION
    v = beta * v + (1 - beta) * g
    return w - lr * v, v
    ### END SOLUTION


# %%
for kind, pushes in {"steady": [1, 1, 1, 1], "to and fro": [1, -1, 1, -1]}.items():
    w, v = np.array([[0.0]]), np.array([[0.0]])
    for push in pushes:
        w, v = momentum_step(w, np.array([[push]]), v, 1.0, 0.9)
        print(f"{kind:10} gradient {push:2}  v {v[0, 0]:7.4f}  w {w[0, 0]:7.4f}")

# %%
check("momentum_step")

# %% [markdown]
# ### The picture: a narrow valley
#
# The cost $J = \frac12 (w_1^2 + 30\, w_2^2)$ is thirty times as steep in one direction. That's what two features look
# like when nobody has standardised them: GeV on one axis, a ratio on the other.


# %%
STEEPNESS = np.array([[1.0], [30.0]])


def path(step, lr, steps):
    """Positions on the way down into the valley."""
    w, memory, way = np.array([[-9.0], [1.4]]), [np.zeros((2, 1)), np.zeros((2, 1))], []
    for t in range(1, steps + 1):
        way.append(w.ravel())
        w, memory = step(w, STEEPNESS * w, memory, t, lr)
    return np.array(way)


def plain(w, g, memory, t, lr):
    return w - lr * g, memory


def with_momentum(w, g, memory, t, lr):
    w, v = momentum_step(w, g, memory[0], lr, 0.9)
    return w, [v, memory[1]]


def draw_valley(ways):
    _, axes = plt.subplots(figsize=(7, 3.4))
    x, y = np.meshgrid(np.linspace(-10, 3, 120), np.linspace(-2, 2, 80))
    axes.contour(x, y, (x**2 + 30 * y**2) / 2, levels=[1, 5, 15, 30, 60, 100], colors="0.8", linewidths=0.8)
    for (name, way), style in zip(ways.items(), ("o:", "s-", "^--"), strict=False):
        axes.plot(*way.T, style, color="black", markersize=3.5, linewidth=1, label=name)
    axes.plot(0, 0, "*", color="black", markersize=12)
    axes.set_xlabel("$w_1$")
    axes.set_ylabel("$w_2$")
    axes.legend(loc="upper right", fontsize=8)
    plt.show()


draw_valley({"plain descent, 30 steps": path(plain, 0.06, 30), "momentum, 30 steps": path(with_momentum, 0.15, 30)})

# %% [markdown]
# Plain descent spends its steps on the walls. (A larger rate would throw it out: above $2/30$ it diverges.) The ball
# bears a larger rate and runs along the floor. It has one vice: what happens when it reaches the minimum?
#
# ## 3 · Adam: every parameter its own rate
#
# Momentum treats all directions alike. **Adam** also keeps a running mean $v$ of the *squared* gradient, and divides by
# its root. A parameter with huge gradients takes careful steps, one with tiny gradients takes bold ones:
#
# $$m \leftarrow \beta_1 m + (1-\beta_1)\, g,\qquad v \leftarrow \beta_2 v + (1-\beta_2)\, g^2,$$
#
# $$\hat m = \frac{m}{1-\beta_1^t},\qquad \hat v = \frac{v}{1-\beta_2^t},\qquad
# w \leftarrow w - \alpha\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon}.$$
#
# Three places where people slip:
#
# - **The hats.** $m$ and $v$ start at 0, so at first they are far too small. Dividing by $1-\beta^t$ makes them honest
#   means. The step number $t$ is **1** at the first step; with $t = 0$ you divide by 0. What you *keep* for the next
#   step are $m$ and $v$ without hats.
# - **$\varepsilon$ stands outside of the root.** It is $10^{-8}$ and only there so that 0/0 can't happen.
# - The square is of each entry for itself: $v$ has the shape of $w$.
#
# **Tiny example.** First step, two parameters, $g = (100,\; 0.01)$. $m = (10,\; 0.001)$, with hats
# $\hat m = (100,\; 0.01)$ and $\hat v = (10^4,\; 10^{-4})$: the step is $\alpha \cdot (1, 1)$. Both move by exactly the
# learning rate! Without the hats it would be $0.1/\sqrt{0.001} = 3.16$ times as far.
#
# ### Task: `adam_step`


# %%
def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """One step of Adam.

    w, g, m, v: arrays of one shape: parameters, gradient, running means of the gradient and of its square (0 at first)
    t: the number of this step, 1 at the first
    returns: (w, m, v), all new; m and v are those to hand to the next step, without the correction of the bias
    """
    ### BEGIN SOLUTION
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
    ### END SOLUTION


# %%
w, m, v = np.zeros((2, 1)), np.zeros((2, 1)), np.zeros((2, 1))
for t in (1, 2, 3):
    w, m, v = adam_step(w, np.array([[100.0], [0.01]]), m, v, t, 0.001)
    print(f"t = {t}: w = {w.ravel()}  m = {m.ravel()}")

# %%
check("adam_step")

# %% [markdown]
# ### The pictures: the valley again, and the photons
#
# In the valley Adam sets out at 45 degrees: it divides the steepness out, and both directions get steps of one length.


# %%
def with_adam(w, g, memory, t, lr):
    w, m, v = adam_step(w, g, memory[0], memory[1], t, lr)
    return w, [m, v]


draw_valley({"momentum, 30 steps": path(with_momentum, 0.15, 30), "Adam, 30 steps": path(with_adam, 0.5, 30)})


# %% [markdown]
# On the photons every parameter has its own memory, and there is one counter of steps for all. To make it hard, suppose
# somebody has kept the features in clumsy units (GeV here, TeV there): some are thirty times as small as others, and so
# are the derivatives of their weights. Each optimiser got the best of three learning rates; only that is a fair race.


# %%
def network_momentum(params, grads, memory, lr):
    new = {n: momentum_step(w, grads[n], memory.get(n, np.zeros(w.shape)), lr, 0.9) for n, w in params.items()}
    return {n: w for n, (w, _) in new.items()}, {n: v for n, (_, v) in new.items()}


def network_adam(params, grads, memory, lr):
    t, new = memory.get("t", 0) + 1, {}
    for name, w in params.items():
        m, v = memory.get(name, (np.zeros(w.shape), np.zeros(w.shape)))
        new[name] = adam_step(w, grads[name], m, v, t, lr)
    return {n: w for n, (w, _, _) in new.items()}, {n: (m, v) for n, (_, m, v) in new.items()} | {"t": t}


X_clumsy = X_train * np.array([[0.03], [0.03], [0.1], [1], [1], [0.3], [3], [0.1]])
_, axes = plt.subplots(figsize=(6, 4))
optimisers = {
    "plain descent, rate 1": (descent_step, 1.0, ":"),
    "momentum, rate 1": (network_momentum, 1.0, "--"),
    "Adam, rate 0.03": (network_adam, 0.03, "-"),
}
for name, (step, lr, style) in optimisers.items():
    _, history = train(
        start([8, 16, 8, 1], np.random.default_rng(1)), X_clumsy, Y_train, step, lr, 20, 128, np.random.default_rng(2)
    )
    costs = [cross_entropy(params, X_clumsy, Y_train) for params in history]
    axes.plot(costs, style, color="black", label=name)
axes.set_xlabel("epoch")
axes.set_ylabel("cross-entropy (training)")
axes.legend()
plt.show()

# %% [markdown]
# (With the features standardised all three come out nearly alike: try `X_train`. Good preparation is worth an
# optimiser.)
#
# Think for a moment: $\beta_2 = 0.999$ remembers a thousand gradients. What would Adam do in the first ten steps if
# only $m$ wore a hat?
#
# ## 4 · Overfitting, and the price of large weights
#
# Until now we looked at the training events only. Real analyses have too few events: say 200 simulated ones, because
# each takes a minute of computing. A network with some thousand parameters learns them by heart.

# %%
X_few, Y_few = X_train[:, :200], Y_train[:, :200]
_, by_heart = train(
    start([8, 40, 20, 1], np.random.default_rng(3)), X_few, Y_few, network_adam, 0.003, 120, 32,
    np.random.default_rng(4),
)  # fmt: skip
few_costs = np.array([cross_entropy(params, X_few, Y_few) for params in by_heart])
dev_costs = np.array([cross_entropy(params, X_dev, Y_dev) for params in by_heart])
_, axes = plt.subplots(figsize=(6, 4))
axes.plot(few_costs, "--", color="black", label="200 training events")
axes.plot(dev_costs, "-", color="black", label="6000 dev events")
axes.set_xlabel("epoch")
axes.set_ylabel("cross-entropy")
axes.legend()
plt.show()

# %% [markdown]
# The classic: one curve falls, the other turns round. A function that goes exactly through 200 noisy events must be
# wild, and wild functions need large weights. So make large weights cost something. **L2** adds the squares of all
# weights to the cost:
#
# $$J_\text{reg} = J + \frac{\lambda}{2m} \sum_l \lVert W^{[l]} \rVert^2 , \qquad
# \lVert W \rVert^2 = \sum_{j,k} W_{jk}^2 .$$
#
# Its derivative is $\frac{\lambda}{m} W$: in each step every weight shrinks by a small fraction of itself (hence
# *weight decay*). **Biases are left out**: they only shift a unit, they don't make it wild, and there are few of them.
#
# **L1** adds $\frac{\lambda}{m}\sum |W_{jk}|$ instead. Its pull $\frac{\lambda}{m}\,\mathrm{sign}(W)$ is as strong for
# small weights as for large ones, so it drags useless weights to (practically) zero: a way to see which inputs matter.
#
# **Tiny example.** $W^{[1]} = \begin{pmatrix}1 & -2\\ 0 & 3\end{pmatrix}$, $b^{[1]} = (5,\,5)$, $W^{[2]} = (2\;\;-1)$,
# $J = 0.4$, $\lambda = 0.1$, $m = 10$. The squares are $1+4+0+9+4+1 = 19$, so
# $J_\text{reg} = 0.4 + \frac{0.1}{20}\cdot 19 = 0.495$.
#
# ### Task: `l2_cost`


# %%
def l2_cost(cost, params, lam, m):
    """The cost with its L2 term.

    cost: float, the cost without it; params: dict W1, b1, ... WL, bL; lam: the strength; m: number of examples
    returns: float: cost + lam / (2 m) times the sum of all squared weights; biases are left out
    """
    ### BEGIN SOLUTION
    squares = sum(np.sum(value**2) for name, value in params.items() if name.startswith("W"))
    return cost + lam / (2 * m) * squares
    ### END SOLUTION


# %%
tiny = {
    "W1": np.array([[1.0, -2.0], [0.0, 3.0]]),
    "b1": np.array([[5.0], [5.0]]),
    "W2": np.array([[2.0, -1.0]]),
    "b2": np.array([[1.0]]),
}
print("tiny example:", l2_cost(0.4, tiny, 0.1, 10))
for epoch in (0, 10, 40, 120):
    large = l2_cost(0.0, by_heart[epoch], 1.0, 200)
    print(f"epoch {epoch:3}: the L2 term of the network that learns by heart, lambda = 1: {large:.3f}")

# %%
check("l2_cost")


# %% [markdown]
# ### The picture: how strong?
#
# The same network on the same 200 events, with $\lambda$ from nothing to far too much. (200 events and a $\lambda$
# of 1 belong together: what counts is $\lambda/m$.)


# %%
def decayed(lam, power=2):
    """Gradients with the pull of L2 (power 2) or of L1 (power 1)."""

    def pulled(params, X, Y):
        grads = gradients(params, X, Y)
        for name in grads:
            if name.startswith("W"):
                pull = params[name] if power == 2 else np.sign(params[name])
                grads[name] = grads[name] + lam / X_few.shape[1] * pull
        return grads

    return pulled


strengths, on_few, on_dev, regularised = [0.03, 0.1, 0.3, 1, 3, 10, 30], [], [], {}
for lam in strengths:
    params, _ = train(
        start([8, 40, 20, 1], np.random.default_rng(3)), X_few, Y_few, network_adam, 0.003, 120, 32,
        np.random.default_rng(4), decayed(lam),
    )  # fmt: skip
    on_few.append(cross_entropy(params, X_few, Y_few))
    on_dev.append(cross_entropy(params, X_dev, Y_dev))
    regularised[lam] = params
_, axes = plt.subplots(figsize=(6, 4))
axes.semilogx(strengths, on_few, "s--", color="black", label="200 training events")
axes.semilogx(strengths, on_dev, "o-", color="black", label="6000 dev events")
axes.set_xlabel(r"strength of L2, $\lambda$")
axes.set_ylabel("cross-entropy (without the L2 term)")
axes.legend()
plt.show()

# %% [markdown]
# On the left variance, on the right bias, and a broad valley between them. Note what happens to the *training* curve:
# regularisation always makes it worse. If yours isn't good to begin with, regularisation is the wrong medicine.
#
# And L1 against L2: what is left of the 320 weights of the first layer?

# %%
lasso, _ = train(
    start([8, 40, 20, 1], np.random.default_rng(3)), X_few, Y_few, network_adam, 0.003, 120, 32,
    np.random.default_rng(4), decayed(0.4, power=1),
)  # fmt: skip
_, axes = plt.subplots(figsize=(6, 3.6))
edges = np.linspace(-1.2, 1.2, 49)
for name, params, look in (
    ("none", by_heart[-1], {"linestyle": ":"}),
    ("L2, $\\lambda = 3$", regularised[3], {"linestyle": "--"}),
    ("L1, $\\lambda = 0.4$", lasso, {"linestyle": "-", "linewidth": 2}),
):
    axes.hist(params["W1"].ravel(), edges, histtype="step", color="black", label=name, **look)
axes.set_xlabel("weight of the first layer")
axes.set_ylabel("weights per bin")
axes.legend()
plt.show()

# %% [markdown]
# ## 5 · Dropout: never rely on one unit
#
# In every training step each hidden unit is switched off with probability $1 - p$, anew for each event; $p$ is the
# probability to **keep** it. No unit can rely on a certain other one, so each must learn something useful on its own.
# It's as if you trained a crowd of thinner networks and let them vote.
#
# One detail decides: with only a fraction $p$ of the units alive, the next layer would receive $p$ times what it
# receives later, in use, when all are alive. **Inverted** dropout repairs it at once: survivors are divided by $p$, so
# that the mean stays, and in use there is nothing to do.
#
# $$\text{training: } A' = A \odot \text{mask} / p, \qquad \text{in use: } A' = A .$$
#
# **Tiny example.** $A = (1\;\;2\;\;3\;\;4)$, keep 0.5, mask $(1\;\;0\;\;0\;\;1)$: $A' = (2\;\;0\;\;0\;\;8)$. The sum
# was 10 and still is 10. This once by luck, otherwise on average.
#
# The mask is drawn from `rng`, 1 (or `True`) where the unit is kept. The factor $1/p$ is *not* in the mask. In use
# (`training=False`) `A` itself comes back, and `None` for the mask.
#
# ### Task: `dropout_forward`


# %%
def dropout_forward(A, keep, rng, training):
    """Inverted dropout.

    A (n, m); keep: the probability that an entry survives; rng: numpy.random.Generator; training: bool
    returns: (A, mask): survivors divided by keep, and the mask, 0/1 or bool of A's shape, without that factor;
             when not training A itself and None
    """
    ### BEGIN SOLUTION
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask
    ### END SOLUTION


# %%
A, mask = dropout_forward(np.array([[1.0, 2, 3, 4], [1, 2, 3, 4]]), 0.5, np.random.default_rng(2), training=True)
print(A)
print(mask)
ones, _ = dropout_forward(np.ones((100, 1000)), 0.8, np.random.default_rng(0), training=True)
print("mean of 100000 ones after dropout:", ones.mean().round(3))

# %%
check("dropout_forward")

# %% [markdown]
# ### Backward
#
# What was switched off forward had no influence, so it gets no derivative; what was made larger by $1/p$ gets a
# derivative larger by $1/p$. The *same* mask, of course: a new one would send derivatives through dead units.
#
# **Tiny example,** going on: $dA' = (1\;\;1\;\;1\;\;{-3})$ gives $dA = (2\;\;0\;\;0\;\;{-6})$.
#
# ### Task: `dropout_backward`


# %%
def dropout_backward(dA, mask, keep):
    """The way back through dropout in training.

    dA (n, m): derivative with respect to the output of dropout; mask (n, m): from dropout_forward, 0/1 or bool
    returns: dA_prev (n, m): derivative with respect to its input, the factor 1 / keep included
    """
    ### BEGIN SOLUTION
    return dA * mask / keep
    ### END SOLUTION


# %%
dropout_backward(np.array([[1.0, 1, 1, -3]]), np.array([[1, 0, 0, 1]]), 0.5)

# %%
check("dropout_backward")


# %% [markdown]
# ### The picture: dropout on 200 events
#
# The gradients of section 1 with your two functions behind every hidden layer. The dev cost is taken *without*
# dropout: in use all units work.


# %%
def dropped_gradients(keep, rng):
    """Gradients of a network with dropout behind each hidden layer."""

    def dropped(params, X, Y):
        L, A, masks, grads = len(params) // 2, [X], {}, {}
        for l in range(1, L):
            alive = np.maximum(params[f"W{l}"] @ A[-1] + params[f"b{l}"], 0)
            alive, masks[l] = dropout_forward(alive, keep, rng, True)
            A.append(alive)
        Z = params[f"W{L}"] @ A[-1] + params[f"b{L}"]
        dZ = 1 / (1 + np.exp(-np.clip(Z, -500, 500))) - Y
        for l in range(L, 0, -1):
            grads[f"W{l}"], grads[f"b{l}"] = dZ @ A[l - 1].T / X.shape[1], dZ.mean(axis=1, keepdims=True)
            if l > 1:
                dZ = dropout_backward(params[f"W{l}"].T @ dZ, masks[l - 1], keep) * (A[l - 1] > 0)
        return grads

    return dropped


_, axes = plt.subplots(figsize=(6, 4))
axes.plot(dev_costs, "-", color="0.6", label="without dropout, dev")
axes.plot(few_costs, "--", color="0.6", label="without dropout, training")
_, dropout_history = train(
    start([8, 40, 20, 1], np.random.default_rng(3)), X_few, Y_few, network_adam, 0.003, 120, 32,
    np.random.default_rng(4), dropped_gradients(0.6, np.random.default_rng(5)),
)  # fmt: skip
axes.plot([cross_entropy(p, X_dev, Y_dev) for p in dropout_history], "-", color="black", label="keep 0.6, dev")
axes.plot([cross_entropy(p, X_few, Y_few) for p in dropout_history], "--", color="black", label="keep 0.6, training")
axes.set_xlabel("epoch")
axes.set_ylabel("cross-entropy")
axes.legend(fontsize=8)
plt.show()

# %% [markdown]
# ## 6 · Batch normalisation
#
# We standardise the inputs, because training likes numbers of order one. Why only the inputs? **Batch normalisation**
# standardises each unit's $z$ over the mini-batch, and then lets the network choose another scale and shift:
#
# $$\mu = \frac1m\sum_i z^{(i)},\quad \sigma^2 = \frac1m\sum_i (z^{(i)}-\mu)^2,\quad
# \hat z = \frac{z-\mu}{\sqrt{\sigma^2+\varepsilon}},\quad \text{out} = \gamma\, \hat z + \beta .$$
#
# $\gamma$ and $\beta$ are **learnable**, one each for every unit, trained like weights (some slides call them
# "parameters to be set": nobody sets them). The mean and the variance are *not* learnt, they are measured. Here
# $\varepsilon$ stands *inside* the root. And the bias $b$ of the layer before becomes useless: $\mu$ takes it away
# again, $\beta$ does its job.
#
# **In use** there may be no batch: one event comes, and must get the same answer whatever its neighbours are. So in
# training one keeps running means of $\mu$ and $\sigma^2$,
#
# $$\text{running} \leftarrow 0.9 \cdot \text{running} + 0.1 \cdot \text{batch},$$
#
# and in use takes these in place of the batch's own, and doesn't touch them.
#
# **Tiny example.** One unit, two events, $z = (1,\; 5)$: $\mu = 3$, $\sigma^2 = 4$ (divide by $m = 2$), so
# $\hat z = (-1,\; 1)$. With $\gamma = 3$, $\beta = 10$: out $= (7,\; 13)$. The running mean goes from 0 to 0.3, the
# running variance from 1 to $0.9 + 0.4 = 1.3$. Now in use, $z = 3$: $(3 - 0.3)/\sqrt{1.3} = 2.37$, out $= 17.1$. The
# running means have a long way to go yet.
#
# ### Task: `batchnorm_forward`


# %%
def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    """Batch normalisation of the units of a layer.

    Z (n, m); gamma, beta (n, 1); running: dict "mean", "var", each (n, 1); training: bool
    returns: (out, running): out (n, m); when training it's normalised with the batch's mean and variance (divided by
             m), and a new dict comes back: momentum * running + (1 - momentum) * batch; when not training running is
             used and returned as it is
    """
    ### BEGIN SOLUTION
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mean, var = running["mean"], running["var"]
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running
    ### END SOLUTION


# %%
fresh = {"mean": np.zeros((1, 1)), "var": np.ones((1, 1))}
three, ten = np.array([[3.0]]), np.array([[10.0]])
out, after = batchnorm_forward(np.array([[1.0, 5.0]]), three, ten, fresh, training=True)
print("training:", out, after)
print("in use:  ", batchnorm_forward(np.array([[3.0]]), three, ten, after, training=False)[0])

# %%
check("batchnorm_forward")

# %% [markdown]
# ### The picture: thirty layers, three starts
#
# In notebook 07 the size of the first weights decided over life and death of a deep network. Here are the same thirty
# layers with batch normalisation ($\gamma = 1$, $\beta = 0$) before every relu.

# %%
rng = np.random.default_rng(3)
_, panels = plt.subplots(1, 2, figsize=(9, 3.6), sharex=True)
nothing_yet = {"mean": np.zeros((100, 1)), "var": np.ones((100, 1))}
for factor, style in ((1.4, "s--"), (1.0, "o-"), (0.7, "^:")):
    for axes, normalise in zip(panels, (False, True), strict=True):
        A, sizes = rng.standard_normal((100, 300)), []
        for _ in range(30):
            Z = factor * np.sqrt(2 / 100) * rng.standard_normal((100, 100)) @ A
            if normalise:
                Z, _ = batchnorm_forward(Z, np.ones((100, 1)), np.zeros((100, 1)), nothing_yet, True)
            A = np.maximum(Z, 0)
            sizes.append(np.sqrt(np.mean(A**2)))
        axes.semilogy(range(1, 31), sizes, style, color="black", markersize=3, label=f"{factor} times He's size")
for axes, title in zip(panels, ("without", "with batch normalisation"), strict=True):
    axes.set_title(title)
    axes.set_xlabel("layer")
    axes.set_ylim(1e-5, 1e5)
panels[0].set_ylabel("root mean square of the activations")
panels[0].legend(fontsize=8)
plt.show()

# %% [markdown]
# **Question.** A student trains a photon classifier with batch normalisation and gets a wonderful dev error, on dev
# batches of 1000 events that are half photons, half jets. In the trigger of the experiment the network sees one cluster
# at a time, and 999 of 1000 are jets. It fails completely. The student had left `training=True` on.
#
# 1. What does the network answer for a batch of a single event, with `training=True`? Use the formula.
# 2. What would happen with batches of 1000 trigger events, still with `training=True`? Why is that wrong too, although
#    the batches are large?
# 3. What is right, and what has to be stored together with the weights?

# %% [markdown] answer="one_event_at_a_time"
# 1. With $m = 1$ the mean is the event itself and the variance is 0: $\hat z = 0$ and out $= \beta$, whatever the event
#    is. Every cluster gets the same answer.
# 2. The mean and the variance would be those of a batch that is nearly all jets. Jets are then "average" and lie near
#    $\hat z = 0$, where in training the middle between photons and jets was. The answer for one event depends on its
#    neighbours: the same cluster gets another score in another batch, and the working point chosen on dev data is
#    meaningless. Large batches make the statistics precise, but of the wrong mixture.
# 3. `training=False`: the running mean and variance of the training are used for every event, so each event's answer
#    depends on that event alone. The running statistics (besides gamma and beta) belong to the stored network.
# === BEGIN MARK SCHEME ===
# - 1 point: m = 1 gives the variance 0 and out = beta for every event (half a point for "it doesn't work" with the
#   variance named).
# - 1 point: the batch's statistics depend on its composition (99.9 % jets), so an event's score depends on its
#   neighbours.
# - 1 point: running statistics are used in use, and stored with the weights.
# === END MARK SCHEME ===

# %% [markdown]
# ### Backward
#
# This is the longest chain rule of the course, because $\mu$ and $\sigma^2$ depend on *every* event of the batch: when
# $z^{(1)}$ moves, all outputs move. Two derivatives are easy, and are sums over the events:
#
# $$d\gamma = \sum_i d\text{out}^{(i)}\, \hat z^{(i)}, \qquad d\beta = \sum_i d\text{out}^{(i)} .$$
#
# For $dZ$ let $d\hat z = \gamma\, d\text{out}$. The result of the long calculation is short:
#
# $$dz = \frac{1}{\sqrt{\sigma^2 + \varepsilon}} \Big( d\hat z - \langle d\hat z \rangle
# - \hat z\, \langle d\hat z\, \hat z \rangle \Big), \qquad \langle\cdot\rangle \text{ the mean over the batch.}$$
#
# Read it: batch normalisation can't be moved by a shift of all $z$, nor by a stretch. So the derivative has its mean
# taken out (the second term, by way of $\mu$) and its part along $\hat z$ (the third, by way of $\sigma^2$).
#
# **Tiny example.** $z = (0,\; 2,\; 4)$, $\gamma = 1$, $\varepsilon \approx 0$: $\sigma^2 = \frac83$,
# $\hat z = (-1.22,\; 0,\; 1.22)$. Let $d\text{out} = (1,\; 0,\; 0)$. Then $d\beta = 1$, $d\gamma = -1.22$ and
# $dz = (1 - \frac13 - \frac12,\; -\frac13,\; -\frac13 + \frac12)/1.63 = (0.10,\; -0.20,\; 0.10)$. Its sum is 0, as it
# must be.
#
# ### Task: `batchnorm_backward`


# %%
def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    """The way back through batch normalisation in training.

    dout (n, m): derivative with respect to its output; Z (n, m), gamma (n, 1), eps: as in the forward pass
    returns: (dZ, dgamma, dbeta) of shapes (n, m), (n, 1), (n, 1); the last two are sums over the examples
    """
    ### BEGIN SOLUTION
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dZ_hat = gamma * dout
    shift = dZ_hat.mean(axis=1, keepdims=True)
    stretch = (dZ_hat * Z_hat).mean(axis=1, keepdims=True)
    dZ = (dZ_hat - shift - Z_hat * stretch) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %%
dZ, dgamma, dbeta = batchnorm_backward(np.array([[1.0, 0, 0]]), np.array([[0.0, 2, 4]]), np.array([[1.0]]))
print("dZ", dZ.round(3), "dgamma", dgamma.round(3), "dbeta", dbeta)

# %%
check("batchnorm_backward")

# %% [markdown]
# Think for a moment: with two events in a batch $\hat z$ is $(-1, 1)$ or $(1, -1)$, whatever they are. What is $dZ$
# then? What does that say about tiny batches?
#
# ## 7 · When to stop
#
# Back to the curve that turns round. The simplest cure for overfitting costs nothing: watch the dev loss and stop when
# it no longer **improves**. The dev loss is noisy, so be patient: stop after `patience` epochs in a row without an
# improvement. And an improvement must be worth the name: below the best so far by more than `min_delta`.
#
# Slides say "stop when the loss didn't *change* by delta". That's wrong: a loss that gets worse by a lot does change!
# The rule, exactly:
#
# - an epoch *improves* when its loss is strictly below `best - min_delta`,
# - `best` is the loss of the last epoch that improved (before the first one: infinity, so epoch 0 always improves),
# - training stops at the `patience`-th epoch in a row that doesn't improve.
#
# You then go back to the parameters of the best epoch. (So save them.)
#
# **Tiny example,** patience 2, `min_delta` 0:
#
# | epoch | 0 | 1 | 2 | 3 | 4 | 5 | 6 |
# |---|---|---|---|---|---|---|---|
# | loss | 0.9 | 0.7 | 0.8 | 0.6 | 0.65 | 0.61 | 0.5 |
# | improves? | yes | yes | no (1) | yes | no (1) | no (2): stop | nobody gets there |
#
# So `stop_epoch` is 5 and `best_epoch` 3. (With patience 3 it would have reached the 0.5. Patience has its merits.)
#
# ### Task: `early_stopping`


# %%
def early_stopping(losses, patience, min_delta):
    """Where a training stops, and which epoch was the best.

    losses: any sequence, the dev loss of each epoch; patience: int >= 1; min_delta: float >= 0
    returns: (stop_epoch, best_epoch), ints counted from 0; stop_epoch is the last epoch if it never stops
    """
    ### BEGIN SOLUTION
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch
    ### END SOLUTION


# %%
print(early_stopping([0.9, 0.7, 0.8, 0.6, 0.65, 0.61, 0.5], 2, 0.0))
for patience in (1, 3, 10, 30):
    print(f"on the 200 events, patience {patience:2}: (stop, best) =", early_stopping(dev_costs, patience, 0.001))

# %%
check("early_stopping")

# %% [markdown]
# ### The learning rate, turned down
#
# Before giving up there is something gentler. Near the bottom of a valley a large step jumps to and fro across it. So
# when the loss is on a plateau, multiply the learning rate by a factor, and go on. The same rule of improvement, the
# same counting. After `patience` epochs in a row without improvement the **next** epoch uses the smaller rate, the
# count starts anew, and `best` stays what it is.
#
# **Tiny example.** Losses $1, 1, 1, 1, 1$; rate 0.8, factor 0.5, patience 2, `min_delta` 0.01. Epoch 0 improves,
# epochs 1 and 2 don't: from epoch 3 on it's 0.4. Epochs 3 and 4 don't either: a sixth epoch would have 0.2. The rates
# used: $0.8,\; 0.8,\; 0.8,\; 0.4,\; 0.4$.
#
# ### Task: `reduce_on_plateau`


# %%
def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    """The learning rate used in each epoch, when it's reduced on plateaus of the loss.

    losses: any sequence, the dev loss after each epoch; lr: the rate of epoch 0; factor: what it's multiplied by
    returns: list of floats, one for each epoch
    """
    ### BEGIN SOLUTION
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
    return rates
    ### END SOLUTION


# %%
print(reduce_on_plateau([1, 1, 1, 1, 1], 0.8, 0.5, 2, 0.01))

# %%
check("reduce_on_plateau")

# %% [markdown]
# ### The picture: both on the curve that turns round

# %%
stop, best = early_stopping(dev_costs, 30, 0.001)
rates = reduce_on_plateau(dev_costs, 0.003, 0.3, 10, 0.001)
_, (above, below) = plt.subplots(2, 1, figsize=(6, 5), sharex=True, height_ratios=(2, 1))
above.plot(dev_costs, "-", color="black", label="dev")
above.plot(few_costs, "--", color="0.5", label="training")
above.axvline(best, color="black", linestyle=":", linewidth=1)
above.axvline(stop, color="black", linestyle="-.", linewidth=1)
above.text(best + 1, 0.65, "best")
above.text(stop + 1, 0.65, "stop")
above.set_ylabel("cross-entropy")
above.legend(loc="center right")
below.step(range(len(rates)), rates, where="post", color="black")
below.set_yscale("log")
below.set_xlabel("epoch")
below.set_ylabel("learning rate")
plt.show()

# %% [markdown]
# The lower panel shows when the rate *would* have been reduced: a replay on a finished curve. In a real training the
# smaller rate would change the losses that come after it. Think for a moment: which of the two patiences should be
# the smaller one, and why? (Keras has both as callbacks; notebook 10 uses them.)
#
# ## 8 · Reading the errors
#
# Two or three numbers tell what to do next. The error of a perfect classifier isn't 0, because some jets *are*
# indistinguishable from photons. Take the best known performance as the yardstick, called the "human" error in image
# recognition; for us it may be that of the collaboration's best analysis.
#
# - **avoidable bias** = training error - human error. Large: the network can't even do its training events.
#   *Larger network, longer training, better optimiser, better features.*
# - **variance** = dev error - training error. Large: it knows its training events by heart.
#   *More data, L2, dropout, early stopping, a smaller network.*
#
# The numbers of the lecture, with a human error of (nearly) 0:
#
# | training error | dev error | bias | variance | verdict |
# |---|---|---|---|---|
# | 1 % | 11 % | 1 % | **10 %** | variance |
# | 15 % | 16 % | **15 %** | 1 % | bias |
# | 15 % | 30 % | **15 %** | **15 %** | both |
# | 0.5 % | 1 % | 0.5 % | 0.5 % | fine |
#
# And the second line again, if even experts get 14.5 % wrong: bias 0.5 %, variance 1 %, *fine*. The same numbers,
# another verdict: without a yardstick a training error says nothing.
#
# Call a difference *large* when it's more than 0.02 (two percentage points).
#
# ### Task: `diagnose`


# %%
def diagnose(train_error, dev_error, human_error):
    """What ails a network.

    all three errors are fractions: 0.11 is 11 %
    returns: "bias", "variance", "both" or "fine"; large means more than 0.02, for train - human (avoidable bias) and
             for dev - train (variance)
    """
    ### BEGIN SOLUTION
    bias = train_error - human_error > 0.02
    variance = dev_error - train_error > 0.02
    if bias and variance:
        return "both"
    return "bias" if bias else "variance" if variance else "fine"
    ### END SOLUTION


# %%
for errors in ((0.01, 0.11, 0.0), (0.15, 0.16, 0.0), (0.15, 0.30, 0.0), (0.005, 0.01, 0.0), (0.15, 0.16, 0.145)):
    print("train {:5.1%}  dev {:5.1%}  human {:5.1%}: ".format(*errors), diagnose(*errors))

# %%
check("diagnose")


# %% [markdown]
# Now your own networks of today. The yardstick is the best network that we know for these events; it gets about 12 %
# wrong (an 8-32-16-1 network trained on 40,000 events).


# %%
def error_rate(params, X, Y):
    return float(np.mean((outputs(params, X)[-1] > 0.5) != Y))


networks = {
    "a line, 3000 events": train(
        start([8, 1], np.random.default_rng(0)), X_train, Y_train, network_adam, 0.01, 20, 128, np.random.default_rng(1)
    )[0],
    "learnt 200 events by heart": by_heart[-1],
    "the same, stopped at its best": by_heart[best],
    "200 events, far too much L2": regularised[30],
}
for name, params in networks.items():
    sample = (X_train, Y_train) if "3000" in name else (X_few, Y_few)
    on_train, on_dev = error_rate(params, *sample), error_rate(params, X_dev, Y_dev)
    print(f"{name:30} train {on_train:6.1%}  dev {on_dev:6.1%}  {diagnose(on_train, on_dev, 0.12)}")

# %% [markdown]
# Two remarks. An error measured on 200 events has an uncertainty of its own, $\sqrt{.1\cdot .9/200} = 2\,\%$, as large
# as the difference that we call large! And the training and the dev events must come from the same source: simulation
# against real data is a third kind of gap, and neither more layers nor more dropout will close it.
#
# ## 9 · Several seeds
#
# Initial weights, the order of events, the masks of dropout: all random. So a network's performance is a random
# number, and one run is one draw. Physicists know what to do: repeat, and quote a mean with its uncertainty.

# %%
seeds, results = range(8), {}
for name, keep in (("without dropout", 1.0), ("dropout, keep 0.6", 0.6)):
    results[name] = []
    for seed in seeds:
        params, _ = train(
            start([8, 40, 20, 1], np.random.default_rng(seed)), X_few, Y_few, network_adam, 0.003, 40, 32,
            np.random.default_rng(100 + seed), dropped_gradients(keep, np.random.default_rng(200 + seed)),
        )  # fmt: skip
        results[name].append(100 * error_rate(params, X_dev, Y_dev))
_, axes = plt.subplots(figsize=(6, 3.4))
for row, (name, errors) in enumerate(results.items()):
    spread = np.std(errors, ddof=1)
    axes.plot(errors, np.full(len(errors), row), "o", color="black", fillstyle="none", markersize=6)
    axes.errorbar(np.mean(errors), row + 0.2, xerr=spread / np.sqrt(len(errors)), fmt="s", color="black", capsize=4)
    print(
        f"{name:18} {np.mean(errors):.2f} +- {spread / np.sqrt(len(errors)):.2f} %, one run scatters by {spread:.2f} %"
    )
axes.set_yticks([0, 1], results)
axes.set_ylim(-0.5, 1.7)
axes.set_xlabel("error on dev events (%), one circle for each seed")
plt.show()

# %% [markdown]
# **Question.** A paper says: "We tried 20 variants of the network, one training each. The best of them reaches a dev
# error of 12.9 %, compared with 13.4 % of our standard network; the improvement is 0.5 %." The authors' own trainings
# scatter by 0.4 % from seed to seed.
#
# 1. Suppose that all 20 variants were in truth equal to the standard network. Roughly what would the best of 20 look
#    like, compared with the mean?
# 2. What should the authors do, with the same computer time or a little more, to make their claim believable? Which
#    events must the final number come from?

# %% [markdown] answer="best_of_twenty"
# 1. The best of 20 draws from a normal distribution lies about 1.9 standard deviations below the mean: 0.7 % here. An
#    "improvement" of 0.5 % is *less* than what pure luck gives on average. (And the standard network was one draw too:
#    the difference of two runs scatters by $\sqrt2 \cdot 0.4 \approx 0.6\,\%$.)
# 2. Train the standard network and the one or two most promising variants with several seeds each (say 10) and compare
#    the means with their uncertainties, $0.4\,\%/\sqrt{10} = 0.13\,\%$ each; new seeds, not those that made the choice.
#    And the dev events have been used to choose, so the winner is biased on them: the final number must come from test
#    events that nobody has looked at before.
# === BEGIN MARK SCHEME ===
# - 1 point: the best of 20 is low by luck, by about two standard deviations (0.6 to 0.9 %), so 0.5 % shows nothing. "It
#   may be chance" with no size: half a point.
# - 1 point: several seeds for both networks, means with uncertainties.
# - 1 point: the final number from test events that took no part in the choice.
# === END MARK SCHEME ===

# %% [markdown]
# ## 10 · Keras agrees
#
# Five steps of Adam and one batch normalisation, yours against Keras, forward, running statistics and backward. Keras
# has examples as rows, hence the `.T`. (It adds $\varepsilon$ of Adam before the correction, which nobody can see as
# long as gradients are much larger than $10^{-8}$. The import takes a few seconds.)

# %% tags=["skip-grading"] id="keras-agrees"
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
import keras
import tensorflow as tf

rng = np.random.default_rng(10)
w = rng.normal(size=(3, 2))
theirs = keras.Variable(w, dtype="float64")
adam = keras.optimizers.Adam(learning_rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-8)
m, v = np.zeros((3, 2)), np.zeros((3, 2))
for t in range(1, 6):
    g = rng.normal(size=(3, 2))
    w, m, v = adam_step(w, g, m, v, t, 0.01)
    adam.apply([tf.constant(g)], [theirs])
print("Adam agrees:", bool(np.abs(w - np.asarray(theirs)).max() < 1e-6))

Z, dout = rng.normal(size=(4, 6)), rng.normal(size=(4, 6))
gamma, beta = rng.normal(size=(4, 1)), rng.normal(size=(4, 1))
running = {"mean": np.zeros((4, 1)), "var": np.ones((4, 1))}
layer = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-5, dtype="float64")
layer.build((None, 4))
layer.set_weights([gamma.ravel(), beta.ravel(), np.zeros(4), np.ones(4)])
rows = tf.constant(Z.T)
with tf.GradientTape() as tape:
    tape.watch(rows)
    theirs = layer(rows, training=True)
    loss = tf.reduce_sum(theirs * tf.constant(dout.T))
dZ, (dgamma, dbeta) = tape.gradient(loss, [rows, layer.trainable_variables])
out, after = batchnorm_forward(Z, gamma, beta, running, True)
pairs = {
    "forward": (out, np.asarray(theirs).T),
    "running mean": (after["mean"], np.asarray(layer.moving_mean)[:, None]),
    "running variance": (after["var"], np.asarray(layer.moving_variance)[:, None]),
    "in use": (batchnorm_forward(Z, gamma, beta, after, False)[0], np.asarray(layer(rows, training=False)).T),
}
backward = batchnorm_backward(dout, Z, gamma)
for name, mine, keras_says in zip(("dZ", "dgamma", "dbeta"), backward, (dZ, dgamma, dbeta), strict=True):
    keras_says = np.asarray(keras_says)
    pairs[name] = (mine, keras_says.T if keras_says.ndim == 2 else keras_says[:, None])
for name, (mine, keras_says) in pairs.items():
    print(f"batch normalisation, {name} agrees:", bool(np.abs(mine - keras_says).max() < 1e-6))

# %% [markdown]
# You know now what stands behind `optimizer="adam"`, `Dropout`, `BatchNormalization`, `EarlyStopping` and
# `ReduceLROnPlateau`. From notebook 09 on you may use them, because you could have written them.

# %%
ready()

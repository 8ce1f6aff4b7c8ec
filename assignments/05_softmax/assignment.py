# %% [markdown]
# # Softmax: bends, slopes and many classes
#
# A jet comes out of the collision. Was it a gluon, a light quark, a W, a Z or a top? Notebook 03 knew two answers; here
# the same idea learns five. On the way you meet the small curves that networks are made of, and find out why deep
# networks were so hard to train for so long.
#
# **Afterwards you can**
#
# - name nine activation functions, write them safely and differentiate them;
# - say why gradients vanish in deep networks, and which activations help;
# - turn scores into probabilities for any number of classes, and say why their cost is a likelihood;
# - train softmax regression by mini-batches, draw its boundaries, and tell five kinds of jets apart.
#
# **Time** about 90 minutes. **You need** gradient descent by mini-batches (notebook 02) and logistic regression (03).
#
# Examples are **columns**: $X$ has the shape $(n, m)$, one-hot labels $Y$ and probabilities $A$ are $(C, m)$ for $C$
# classes, the weights $W$ are $(C, n)$ and the biases $b$ are a column $(C, 1)$.
#
# Each task ends with a `check` cell that tells you at once what is right. Stuck? Open a new cell and ask
# `hint("softmax")`; ask again for the next hint.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("05_softmax")

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder.data import blobs, jets

# %% [markdown]
# ## 1. Nine ways to bend a line
#
# A trigger reads a noisy pulse and fires when it is above a threshold. Without noise the share of events that fire
# would be a **step**. Noise smears the step, and the famous turn-on curve appears: an S.

# %%
rng = np.random.default_rng(5)
true_energy = np.linspace(10, 50, 41)
measured = true_energy + rng.normal(scale=4, size=(2000, 41))

plt.figure(figsize=(6, 3.5), layout="constrained")
plt.plot(true_energy, np.mean(measured >= 30, axis=0), "ko", ms=4, label="share that fires, with noise")
plt.step(true_energy, true_energy >= 30, where="post", color="gray", ls="--", label="without noise")
plt.xlabel("true energy [GeV]")
plt.ylabel("share of events that fire")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %% [markdown]
# A neuron does the same with a weighted sum $z$: it answers with a bent $g(z)$. Without the bend, layers upon layers
# would collapse into a single line. Which bend? The lecture's table:
#
# | name | $g(z)$ | at $z=-2$ | at $0$ | at $2$ |
# |---|---|--:|--:|--:|
# | `identity` | $z$ | -2 | 0 | 2 |
# | `step` | $1$ if $z \ge 0$, else $0$ | 0 | 1 | 1 |
# | `sigmoid` | $1/(1+e^{-z})$ | 0.119 | 0.5 | 0.881 |
# | `tanh` | $(e^{z}-e^{-z})/(e^{z}+e^{-z})$ | -0.964 | 0 | 0.964 |
# | `arctan` | $\tan^{-1}(z)$, in radians | -1.107 | 0 | 1.107 |
# | `relu` | $\max(0, z)$ | 0 | 0 | 2 |
# | `leaky_relu` | $z$ if $z > 0$, else $0.01\,z$ | -0.02 | 0 | 2 |
# | `elu` | $z$ if $z > 0$, else $e^{z}-1$ | -0.865 | 0 | 2 |
# | `softplus` | $\log(1+e^{z})$ | 0.127 | 0.693 | 2.127 |
#
# Two of them are relatives: $\sigma(z) = \frac12\big(1 + \tanh\frac z2\big)$. And two words on notation: $\tan^{-1}$ is
# the inverse function, not $1/\tan$; and whether the step is 0 or 1 *at* 0 is a convention. Here it is 1.
#
# As in notebook 03, the formula is one thing and the computer another: $e^{1000}$ is no number, although every
# *result* is. `np.where(condition, a, b)` computes **both** $a$ and $b$ everywhere before it picks. The cure is always
# the same: never hand a large positive number to `exp`. For softplus, $\log(1+e^{z}) = \max(z, 0) + \log(1+e^{-|z|})$.

# %% [markdown]
# ### Task: `activation`


# %%
def activation(name, z):
    """The activation function of this name, element by element.

    name: "identity", "step" (1 at z >= 0), "sigmoid", "tanh", "arctan", "relu", "leaky_relu" (slope 0.01),
    "elu" (alpha 1) or "softplus". z: array of any shape, integers or floats; the result has the same shape.
    Safe at +-1000: no overflow warning, no nan.
    """
    ### BEGIN SOLUTION
    table = {
        "identity": z,
        "step": np.heaviside(z, 1.0),  # 1.0 is its value at z = 0
        "sigmoid": (1 + np.tanh(z / 2)) / 2,
        "tanh": np.tanh(z),
        "arctan": np.arctan(z),
        "relu": np.maximum(z, 0),
        "leaky_relu": np.maximum(z, 0.01 * z),
        "elu": np.maximum(z, 0) + np.expm1(np.minimum(z, 0)),  # expm1(x) is exp(x) - 1
        "softplus": np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))),
    }
    return table[name]
    ### END SOLUTION


# %% [markdown]
# Try it: all nine in one picture.

# %%
NAMES = ("identity", "step", "sigmoid", "tanh", "arctan", "relu", "leaky_relu", "elu", "softplus")
z = np.linspace(-4, 4, 401)


def gallery(function, label):
    """One small picture for each of the nine names."""
    _, axes = plt.subplots(3, 3, figsize=(8, 6), sharex=True, layout="constrained")
    for ax, name in zip(axes.flat, NAMES, strict=True):
        ax.axhline(0, color="gray", lw=0.8)
        ax.axvline(0, color="gray", lw=0.8)
        ax.plot(z, function(name, z), "k", lw=2)
        ax.set_title(name)
    for ax in axes[-1]:
        ax.set_xlabel("z")
    for ax in axes[:, 0]:
        ax.set_ylabel(label)
    plt.show()


gallery(activation, "g(z)")

# %%
check("activation")

# %% [markdown]
# *Think.* Which of the nine are bounded on both sides, which on one side, which on none? Which of them could stand at
# the end of a network that measures an energy, which can't be negative?

# %% [markdown]
# ## 2. Their slopes
#
# Learning means walking down a gradient, and the chain rule multiplies slopes. So each bend is worth as much as its
# derivative $g'(z)$:
#
# | name | $g'(z)$ | at $z=-2$ | at $0$ | at $2$ |
# |---|---|--:|--:|--:|
# | `identity` | $1$ | 1 | 1 | 1 |
# | `step` | $0$ | 0 | 0 | 0 |
# | `sigmoid` | $\sigma(z)\,(1-\sigma(z))$ | 0.105 | 0.25 | 0.105 |
# | `tanh` | $1-\tanh^2 z$ | 0.071 | 1 | 0.071 |
# | `arctan` | $1/(1+z^2)$ | 0.2 | 1 | 0.2 |
# | `relu` | $1$ if $z > 0$, else $0$ | 0 | 0 | 1 |
# | `leaky_relu` | $1$ if $z > 0$, else $0.01$ | 0.01 | 0.01 | 1 |
# | `elu` | $1$ if $z > 0$, else $e^{z}$ | 0.135 | 1 | 1 |
# | `softplus` | $\sigma(z)$ | 0.119 | 0.5 | 0.881 |
#
# Three remarks where slides are often short:
#
# - These are functions of **$z$**. Some write $\sigma' = a(1-a)$, which is right if $a = \sigma(z)$ and wrong if $z$
#   itself is put in for $a$.
# - ReLU and leaky ReLU have a kink at 0 and *no* derivative there. One has to agree on something. Here it is the slope
#   of the negative side, 0 and 0.01; some slides take 1. For training it hardly matters, since $z$ is almost never
#   exactly 0.
# - The step has the slope 0 everywhere (and none at 0, where we say 0 too). Gradient descent learns nothing through it:
#   that is why we smeared it.

# %% [markdown]
# ### Task: `activation_derivative`


# %%
def activation_derivative(name, z):
    """The derivative of the activation of this name at z (not at a = g(z)), element by element.

    name: as in activation; "step" gives 0. At the kink z = 0, relu gives 0 and leaky_relu 0.01, the slope of the
    negative side. z: array of any shape; the result has the same shape. Safe at +-1000.
    """
    ### BEGIN SOLUTION
    s = activation("sigmoid", z)
    table = {
        "identity": np.ones(z.shape),
        "step": np.zeros(z.shape),
        "sigmoid": s * (1 - s),
        "tanh": 1 - np.tanh(z) ** 2,
        "arctan": 1 / (1 + z**2),
        "relu": np.heaviside(z, 0.0),
        "leaky_relu": np.where(z > 0, 1.0, 0.01),
        "elu": np.exp(np.minimum(z, 0)),
        "softplus": s,
    }
    return table[name]
    ### END SOLUTION


# %%
gallery(activation_derivative, "g'(z)")

# %% [markdown]
# A derivative is a slope, so measure it: a little to both sides, at places without a kink.

# %%
places, eps = np.array([-2.0, -0.5, 0.5, 2.0]), 1e-6
for name in NAMES:
    slope = (activation(name, places + eps) - activation(name, places - eps)) / (2 * eps)
    largest = np.abs(slope - activation_derivative(name, places)).max()
    print(f"{name:10s} largest difference {largest:.0e}")

# %%
check("activation_derivative")

# %% [markdown]
# ## 3. Gradients that vanish
#
# In a deep network the chain rule multiplies one slope per layer. The slope of a sigmoid is at most 1/4: behind ten
# sigmoids at most $0.25^{10} \approx 10^{-6}$ is left of a gradient (if the weights are about 1). The early layers
# learn a million times more slowly than the last one.
#
# Here is the experiment: a network of 20 layers with 50 units, random weights of a sensible size. We send 100 random
# events forward, start a gradient of size 1 at the end and follow it back. (How a gradient travels back through a layer
# is the subject of notebooks 06 and 07; here only look at the result.)

# %%
rng = np.random.default_rng(20)
weights = [rng.normal(size=(50, 50)) * np.sqrt(2 / 50) for _ in range(20)]
events = rng.normal(size=(50, 100))
start = rng.normal(size=(50, 100))

plt.figure(figsize=(6, 4), layout="constrained")
for name, style in (("sigmoid", "ko-"), ("tanh", "ks--"), ("relu", "k^:"), ("elu", "kx-.")):
    a, zs = events, []
    for W in weights:
        zs.append(W @ a)
        a = activation(name, zs[-1])
    gradient, sizes = start, []
    for W, z_layer in zip(reversed(weights), reversed(zs), strict=True):
        gradient = W.T @ (gradient * activation_derivative(name, z_layer))
        sizes.append(np.sqrt(np.mean(gradient**2)))
    plt.semilogy(range(20, 0, -1), sizes, style, ms=5, label=name)
plt.gca().invert_xaxis()
plt.xticks(range(20, 0, -4))
plt.xlabel("layer (the last one left, the first one right)")
plt.ylabel("typical size of the gradient")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %% [markdown]
# ### Question: which bend, and where? (3 points)
#
# 1. Why does the gradient shrink so much faster with the sigmoid than with tanh, although both are an S?
# 2. ReLU keeps the gradient large. Which price does it have (look at its slope on the left), and how do leaky ReLU and
#    ELU pay it?
# 3. If the sigmoid is so bad, why is it still right as the *last* unit of the photon classifier in notebook 03?

# %% [markdown] answer="which_bend"
# 1. The slope of the sigmoid is at most 1/4 (at $z=0$) and that of tanh at most 1. Every layer multiplies by such a
#    slope, so 20 layers cost the sigmoid at least a factor $4^{20} \approx 10^{12}$, up to the sizes of the weights,
#    while tanh near 0 costs nothing. (Away from 0 both saturate and the slope of either goes to 0.)
# 2. For $z < 0$ its slope is exactly 0: a unit that is negative for all events gets no gradient any more and never
#    changes again; it is dead. Leaky ReLU keeps a slope of 0.01 there, ELU a slope of $e^{z}$, which is small only far
#    out, so that there is a way back.
# 3. At the end a probability is needed, and the sigmoid makes one out of log-odds. It is passed only once, and with the
#    cross-entropy its slope cancels: the gradient with respect to $z$ is $a - y$, which is large for a confident
#    error.
#
# === BEGIN MARK SCHEME ===
# 1 point: slopes of at most 1/4 against 1 are multiplied layer by layer (a product or a power must be there).
# 1 point: slope 0 for negative z, so units can die; leaky ReLU or ELU keep some slope there.
# 1 point: it makes a probability, or: together with the cross-entropy its slope cancels. "Only one layer" alone is
# half a point.
# === END MARK SCHEME ===

# %% [markdown]
# ### A slope that is learned: PReLU
#
# Why 0.01? The **parametric** ReLU doesn't know either and learns its slope $\alpha$ on the left from data:
# $g(z) = z$ for $z > 0$ and $\alpha z$ else, so $\partial g/\partial \alpha = \min(z, 0)$. A toy: an amplifier answers
# to negative pulses with an unknown smaller gain. Gradient descent on the mean square error finds it.

# %%
rng = np.random.default_rng(7)
pulse = rng.normal(size=200)
answer = np.where(pulse > 0, pulse, 0.3 * pulse) + rng.normal(scale=0.1, size=200)
alpha, path = 0.01, [0.01]
for _ in range(40):
    error = np.where(pulse > 0, pulse, alpha * pulse) - answer
    alpha = alpha - 0.2 * np.mean(2 * error * np.minimum(pulse, 0))
    path.append(alpha)

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
left.plot(pulse, answer, "o", color="0.6", ms=3, label="measured")
grid = np.array([-3.0, 0.0, 3.0])
left.plot(grid, np.where(grid > 0, grid, 0.01 * grid), "k:", label="leaky ReLU, 0.01")
left.plot(grid, np.where(grid > 0, grid, alpha * grid), "k", lw=2, label=f"PReLU, learned {alpha:.2f}")
left.set(xlabel="pulse", ylabel="answer")
left.legend()
right.plot(path, "k")
right.axhline(0.3, color="gray", ls="--", label="the truth")
right.set(xlabel="step", ylabel=r"slope $\alpha$")
right.legend()
plt.show()

# %% [markdown]
# *Think.* Which pulses tell PReLU nothing about $\alpha$? Why?

# %% [markdown]
# ## 4. Many classes: softmax
#
# Back to the S of notebook 03, with one class more. A detector measures how much energy a particle of known momentum
# loses on its way. Pions, kaons and protons give three bell curves of the same width. Given one measured value $x$:
# which fraction of the particles is of each kind?

# %%
rng = np.random.default_rng(4)
KINDS, MEANS = ("pion", "kaon", "proton"), np.array([-2.0, 0.0, 3.0])
edges = np.linspace(-4, 5, 28)
centres = (edges[:-1] + edges[1:]) / 2
counts = np.stack([np.histogram(rng.normal(mean, 1, 20_000), edges)[0] for mean in MEANS])
fractions = counts / counts.sum(axis=0)

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
for kind, count, fraction, style in zip(KINDS, counts, fractions, ("-", "--", ":"), strict=True):
    left.stairs(count, edges, lw=2, ls=style, label=kind)
    right.plot(centres, fraction, "o" + style, ms=4, label=kind)
left.set(xlabel="energy loss x (in units of its resolution)", ylabel="particles per bin", title="What we measure")
right.set(xlabel="x", ylabel="fraction of all particles", title="Which fraction is what?")
left.legend()
right.grid(alpha=0.4)
plt.show()

# %% [markdown]
# By Bayes' rule fraction $k$ is $e^{-(x-\mu_k)^2/2}$ divided by the sum of the three. The square $e^{-x^2/2}$ is common
# to all and cancels; what is left is $e^{z_k}$ with a *line* $z_k = \mu_k x - \mu_k^2/2$ for each class:
#
# $$a_k = \frac{e^{z_k}}{\sum_{j} e^{z_j}}.$$
#
# This is **softmax**: scores of any size and sign become positive numbers with the sum 1.
#
# **In numbers.** The scores $(5, 2, -1, 3)$ have the exponentials $(148.4,\; 7.39,\; 0.37,\; 20.1)$ with the sum
# $176.3$, so softmax gives $(0.842,\; 0.042,\; 0.002,\; 0.114)$.
#
# - Adding one number to *all* scores changes nothing: it cancels in the ratio. So we may subtract the largest score
#   first, and `exp` never sees a positive number. (Each example has its own largest score!)
# - With two classes and the scores $(z, 0)$ the first probability is $e^z/(e^z+1) = \sigma(z)$: logistic regression is
#   softmax with two classes.
# - The sum runs over the **classes** of one example, which is down a column: `axis=0`.

# %% [markdown]
# ### Task: `softmax`


# %%
def softmax(Z):
    """Scores Z (C, m) of C classes for m examples to probabilities (C, m): every column is positive with the sum 1.

    Safe for scores of +-1000, also when the columns are of very different size.
    """
    ### BEGIN SOLUTION
    e = np.exp(Z - np.max(Z, axis=0))  # a row (m,) is subtracted from every row of (C, m)
    return e / np.sum(e, axis=0)
    ### END SOLUTION


# %% [markdown]
# The lecture's four scores as one column, and the lines $z_k$ through the points of above:

# %%
print(softmax(np.array([[5.0], [2.0], [-1.0], [3.0]])).round(3).ravel())

x = np.linspace(-4, 5, 200)
lines = MEANS[:, np.newaxis] * x - MEANS[:, np.newaxis] ** 2 / 2
plt.figure(figsize=(6, 3.5), layout="constrained")
for kind, fraction, curve, marker, style in zip(KINDS, fractions, softmax(lines), "os^", ("-", "--", ":"), strict=True):
    plt.plot(centres, fraction, "k" + marker, ms=4)
    plt.plot(x, curve, ls=style, lw=2, label=f"softmax: {kind}")
plt.xlabel("energy loss x")
plt.ylabel("probability")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %%
check("softmax")

# %% [markdown]
# *Think.* What does softmax become when all scores are multiplied by 10? By 0.1? (The factor is called an inverse
# temperature, and a physicist has seen this formula before: where?)

# %% [markdown]
# ## 5. The cost is a likelihood
#
# Labels are **one-hot**: a quark as class 1 of three is the column $(0, 1, 0)$. The model gives the observed class the
# probability $\prod_k a_k^{y_k}$, since all factors but one are 1. For all examples together these are multiplied. That
# is the likelihood, and its negative logarithm, as a mean over the examples, is the **categorical cross-entropy**
#
# $$J = -\frac1m\sum_{i=1}^{m}\sum_{k=1}^{C} y_k^{(i)}\,\log a_k^{(i)}.$$
#
# Only the probability of the true class counts. There is no second term with $1-y$ as with two classes: the other
# classes are punished already, because the column sums to 1. And the mean is over the $m$ examples, *not* over the $C
# \cdot m$ entries.
#
# **In numbers.** Three jets, three classes:
#
# | class | jet 1 | jet 2 | jet 3 |
# |---|:-:|:-:|:-:|
# | gluon | **0.7** | 0.1 | 0.2 |
# | quark | 0.2 | 0.3 | **0.5** |
# | top | 0.1 | **0.6** | 0.3 |
#
# The true classes are bold. $J = -\frac13(\log 0.7 + \log 0.6 + \log 0.5) = \frac13(0.357 + 0.511 + 0.693) = 0.520$. A
# model that knows nothing says $1/C$ for everything and costs $\log C$: 1.099 for three classes, 1.609 for five.
#
# Probabilities are clipped to $[10^{-12},\, 1-10^{-12}]$ before the logarithm, as in notebook 03.

# %% [markdown]
# ### Task: `categorical_cross_entropy`


# %%
def categorical_cross_entropy(A, Y):
    """The mean cross-entropy of probabilities A (C, m) with one-hot labels Y (C, m), a float.

    Probabilities are clipped to [1e-12, 1 - 1e-12] before the logarithm; the mean is over the m examples.
    """
    ### BEGIN SOLUTION
    log_a = np.log(np.clip(A, 1e-12, 1 - 1e-12))
    return float(-np.sum(Y * log_a) / Y.shape[1])
    ### END SOLUTION


# %%
A_try = np.array([[0.7, 0.1, 0.2], [0.2, 0.3, 0.5], [0.1, 0.6, 0.3]])
Y_try = np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0]])
categorical_cross_entropy(A_try, Y_try)

# %% [markdown]
# Why is it the right cost? Throw a jet of unknown kind 100 times and count 50 gluons, 30 quarks, 20 tops. Which
# constant prediction $(p, q, 1-p-q)$ costs least? The one that a physicist would have written down anyway: the observed
# fractions.

# %%
truth = np.repeat([0, 1, 2], [50, 30, 20])
Y_counts = np.eye(3)[:, truth]
p = np.linspace(0.05, 0.75, 71)
costs_p = [
    categorical_cross_entropy(np.repeat([[v], [0.6 * (1 - v)], [0.4 * (1 - v)]], 100, axis=1), Y_counts) for v in p
]
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.plot(p, costs_p, "k", lw=2)
plt.axvline(0.5, color="gray", ls="--", label="observed fraction of gluons")
plt.xlabel("predicted probability of a gluon (the rest shared 3:2)")
plt.ylabel("cost")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %%
check("categorical_cross_entropy")

# %% [markdown]
# ## 6. The gradient
#
# Softmax mixes all scores, so its derivative is a matrix: $\partial a_k/\partial z_j = a_k(\delta_{kj} - a_j)$. But in
# the chain rule nearly all of it cancels. For one example of the class $c$ the cost is
#
# $$-\log a_c = -z_c + \log\sum_j e^{z_j} \quad\Longrightarrow\quad
# \frac{\partial(-\log a_c)}{\partial z_j} = a_j - \delta_{jc} = a_j - y_j ,$$
#
# the same $dZ = A - Y$ as with two classes. The rest is notebook 03 with a capital $W$; write the shapes below:
#
# $$\underset{(C,\,m)}{Z} = \underset{(C,\,n)}{W}\;\underset{(n,\,m)}{X} + \underset{(C,\,1)}{b}, \qquad
# \underset{(C,\,n)}{dW} = \frac1m\;\underset{(C,\,m)}{dZ}\;\underset{(m,\,n)}{X^T}, \qquad
# \underset{(C,\,1)}{db} = \frac1m\sum_i dZ^{(i)}.$$
#
# **In numbers.** Two examples, $x = (1, 0)$ of class 0 and $x = (0, 1)$ of class 1, so the columns of $W$ are their
# scores. With $b = 0$ and
#
# $$W = \begin{pmatrix}\log 2 & 0\\ 0 & 0\\ 0 & \log 2\end{pmatrix}: \quad
# A = \begin{pmatrix}.5 & .25\\ .25 & .25\\ .25 & .5\end{pmatrix}, \quad
# dZ = \begin{pmatrix}-.5 & .25\\ .25 & -.75\\ .25 & .5\end{pmatrix}, \quad
# dW = \begin{pmatrix}-.25 & .125\\ .125 & -.375\\ .125 & .25\end{pmatrix}, \quad
# db = \begin{pmatrix}-.125\\ -.25\\ .375\end{pmatrix}.$$
#
# The cost is $\frac12(\log 2 + \log 4) = 1.040$. Each column of $dZ$ has the sum 0, because what one class gains the
# others lose.

# %% [markdown]
# ### Task: `softmax_propagate`


# %%
def softmax_propagate(W, b, X, Y):
    """Cost and gradient of softmax regression: the categorical cross-entropy of softmax(W X + b).

    W (C, n), b (C, 1), X (n, m), Y (C, m) one-hot.
    Returns (cost, dW, db): cost a float, dW (C, n), db (C, 1); all three are means over the examples.
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    A = softmax(W @ X + b)
    dZ = A - Y
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, np.sum(dZ, axis=1, keepdims=True) / m
    ### END SOLUTION


# %% [markdown]
# Try it on the numbers above, and measure one slope.

# %%
W_try, b_try = np.array([[np.log(2), 0], [0, 0], [0, np.log(2)]]), np.zeros((3, 1))
X_two, Y_two = np.eye(2), np.array([[1, 0], [0, 1], [0, 0]])
cost, dW, db = softmax_propagate(W_try, b_try, X_two, Y_two)
print("cost", round(cost, 3), "\ndW\n", dW.round(3), "\ndb\n", db.round(3))

step = np.zeros((3, 2))
step[2, 1] = 1e-5
up, down = (softmax_propagate(W_try + s, b_try, X_two, Y_two)[0] for s in (step, -step))
print(f"dW[2, 1] = {dW[2, 1]:.8f}, measured slope = {(up - down) / 2e-5:.8f}")

# %%
check("softmax_propagate")

# %% [markdown]
# *Think.* If the same number is added to all three entries of one column of $W$, which probabilities change? What does
# that say about "the" best weights?

# %% [markdown]
# ## 7. Learning by mini-batches
#
# As in notebook 02: each epoch draws `rng.permutation(m)` **once** and takes the batches from this order one after the
# other, always out of the original `X` and `Y`; the short batch at the end counts too, and its mean is over the
# examples that are really in it. Each batch makes one step *against* the gradient. With 5 examples and batches of 2,
# an epoch has three steps, from 2, 2 and 1 examples.
#
# We start from zeros. (Notebook 06 shows why that is forbidden as soon as there is a hidden layer. Here it is fine: the
# cost is convex.)

# %% [markdown]
# ### Task: `fit_softmax`


# %%
def fit_softmax(X, Y, lr, epochs, size, rng):
    """Softmax regression by mini-batch gradient descent from zeros.

    X (n, m), Y (C, m) one-hot, lr the learning rate, size: examples per batch, rng: a numpy Generator.
    Every epoch draws rng.permutation(m) once and takes the batches of it in order, the short last one too; the
    gradient is the mean over the actual batch. Returns (W, b): W (C, n), b (C, 1).
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b
    ### END SOLUTION


# %% [markdown]
# Try it: four kinds of particles seen by two detectors.


# %%
def one_hot(y, classes):
    """Labels y (m,) to columns (classes, m)."""
    return np.eye(classes)[:, y]


X_blobs, y_blobs = blobs(400, np.random.default_rng(2), classes=4)
for epochs in (0, 1, 5, 25):
    W_blobs, b_blobs = fit_softmax(X_blobs, one_hot(y_blobs, 4), 0.5, epochs, 32, np.random.default_rng(0))
    cost_blobs = softmax_propagate(W_blobs, b_blobs, X_blobs, one_hot(y_blobs, 4))[0]
    print(f"after {epochs:2d} epochs the cost is {cost_blobs:.3f}")

# %%
check("fit_softmax")

# %% [markdown]
# ## 8. Decisions and boundaries
#
# The most probable class wins. Softmax keeps the order of the scores, so the largest **score** wins as well. In
# numbers: the scores $(5, 2, -1, 3)$ mean class 0 (we count from 0). Between the classes $j$ and $k$ the boundary is
# where $z_j = z_k$, so $(w_j - w_k)\cdot x + (b_j - b_k) = 0$: still a straight line.

# %% [markdown]
# ### Task: `predict_class`


# %%
def predict_class(W, b, X):
    """The class with the highest probability for each example: W (C, n), b (C, 1), X (n, m) to integers (m,)."""
    ### BEGIN SOLUTION
    return np.argmax(W @ X + b, axis=0)
    ### END SOLUTION


# %%
side = np.linspace(-4.5, 4.5, 300)
x1, x2 = np.meshgrid(side, side)
points = np.stack([x1.ravel(), x2.ravel()])
region = predict_class(W_blobs, b_blobs, points).reshape(x1.shape)
sure = softmax(W_blobs @ points + b_blobs).max(axis=0).reshape(x1.shape)

plt.figure(figsize=(6, 4.5), layout="constrained")
plt.pcolormesh(x1, x2, sure, cmap="gray", vmin=0, vmax=1, shading="auto", alpha=0.6)
plt.colorbar(label="probability of the most probable class")
for k, marker in enumerate("os^x"):
    plt.contour(x1, x2, region == k, levels=[0.5], colors="k", linewidths=1.5)
    face = {} if marker == "x" else {"facecolors": "white", "edgecolors": "k"}
    plt.scatter(*X_blobs[:, y_blobs == k], s=22, marker=marker, label=f"class {k}", **(face or {"c": "k"}))
plt.xlabel("$x_1$")
plt.ylabel("$x_2$")
plt.title(f"{100 * np.mean(predict_class(W_blobs, b_blobs, X_blobs) == y_blobs):.0f} % right")
plt.legend(loc="upper right")
plt.show()

# %%
check("predict_class")

# %% [markdown]
# *Think.* One could also train four classifiers of notebook 03, "class $k$ or not". What could their four
# probabilities do that those of softmax can't? For which question (more than one answer may be right) would you want
# that?

# %% [markdown]
# ## 9. Five kinds of jets
#
# Gluon, quark, W, Z and top at an energy of about 1 TeV, each described by sixteen numbers: the groomed mass, how many
# particles, how the energy is shared among them (does the jet have one, two or three prongs?). First a look at two of
# them.

# %%
X_jets, y_jets, features, kinds = jets(12_000, np.random.default_rng(12), columns=True)
X_train, y_train, X_test, y_test = X_jets[:, :6000], y_jets[:6000], X_jets[:, 6000:], y_jets[6000:]
print("X", X_jets.shape, "classes", kinds)

fig, axes = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
for ax, name, label, edges in (
    (axes[0], "mass_mmdt", "groomed mass [GeV]", np.linspace(0, 250, 51)),
    (axes[1], "multiplicity", "particles in the jet", np.linspace(0, 140, 36)),
):
    for k, style in enumerate(("-", "--", ":", "-.", (0, (1, 1)))):
        ax.hist(X_train[features.index(name), y_train == k], edges, histtype="step", lw=1.7, ls=style, label=kinds[k])
    ax.set(xlabel=label, ylabel="jets per bin")
axes[1].legend()
plt.show()

# %% [markdown]
# The scales differ wildly, so standardise with the statistics of the *training* jets. Then thirty epochs of
# mini-batches.

# %%
mean, std = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
S_train, S_test = (X_train - mean) / std, (X_test - mean) / std
W_jets, b_jets = fit_softmax(S_train, one_hot(y_train, 5), 0.2, 30, 64, np.random.default_rng(0))
found = predict_class(W_jets, b_jets, S_test)
print(f"right: {100 * np.mean(found == y_test):.1f} % of jets it has not seen (guessing: 20 %)")
print(f"cost: {softmax_propagate(W_jets, b_jets, S_test, one_hot(y_test, 5))[0]:.3f} (guessing: {np.log(5):.3f})")

# %% [markdown]
# Which kinds does it mix up? Row: what the jet is. Column: what the model says.

# %%
table = np.array([[np.mean(found[y_test == true] == said) for said in range(5)] for true in range(5)])
plt.figure(figsize=(5.5, 4.5), layout="constrained")
plt.imshow(table, cmap="Greys", vmin=0, vmax=1)
for true in range(5):
    for said in range(5):
        shade = "white" if table[true, said] > 0.5 else "black"
        plt.text(said, true, f"{100 * table[true, said]:.0f} %", ha="center", va="center", color=shade)
plt.xticks(range(5), kinds)
plt.yticks(range(5), kinds)
plt.xlabel("the model says")
plt.ylabel("the jet is")
plt.show()

# %% [markdown]
# And a look into the weights: which features speak for which class? (Dark is for it, light is against it; the column of
# numbers tells which.)

# %%
plt.figure(figsize=(8, 3.6), layout="constrained")
reach = np.abs(W_jets).max()
plt.imshow(W_jets, cmap="Greys", vmin=-reach, vmax=reach, aspect="auto")
for k in range(5):
    for j in range(16):
        shade = "white" if W_jets[k, j] > 0.4 * reach else "black"
        plt.text(j, k, f"{W_jets[k, j]:.1f}", ha="center", va="center", color=shade, fontsize=7)
plt.xticks(range(16), features, rotation=60, ha="right")
plt.yticks(range(5), kinds)
plt.ylabel("class")
plt.show()

# %% [markdown]
# ### Question: what the table says (3 points)
#
# 1. Which two pairs of classes are mixed up most (add both directions)? Find a physical reason for each. Could more
#    steps of training help?
# 2. The model says "W 0.48, Z 0.47, the others 0.05" of a jet. An analysis wants "W or Z" and doesn't care which. Which
#    probability should it use, and why is that allowed with softmax?
# 3. The QCD background has a hundred times more quark jets than the training sample suggests. Which of the numbers $W$
#    and $b$ would you have to change for the probabilities to be right again, and by how much? (Think of notebook 03:
#    what did ten jets for every photon do to $z$?)

# %% [markdown] answer="jet_table"
# 1. W with Z, and top with gluon. W and Z both decay to two quarks, and their masses (80.4 and 91.2 GeV) are closer
#    than the resolution of the groomed mass, about 8 %, can separate. Top and gluon both make many particles and wide
#    jets; a gluon has no mass peak, but its mass reaches far up, and a top that lost a prong has no mass of 173 GeV
#    either. A straight model can only say "the heavier, the more top", not "near 173 GeV". More steps don't help: the
#    cost is convex and nearly at its minimum. (Gluon with quark comes third: both are one prong without a mass peak.)
# 2. The sum, 0.95. The five classes exclude each other and their probabilities sum to 1, so those of W and Z may be
#    added. (With five separate sigmoids that would not be a probability.)
# 3. Only the bias of the quark class: by Bayes' rule its odds against every other class are multiplied by 100, so $b$
#    of the quark grows by $\log 100 = 4.6$. The weights stay as they are.
#
# === BEGIN MARK SCHEME ===
# 1 point: W/Z with nearly equal masses (or: mass resolution), and t/g with many particles or broad masses, or g/q
# with overlapping radiation if the answer says that it is the next pair. Half a point for pairs without reasons.
# 1 point: the sum 0.95, since the classes exclude each other or the column sums to 1.
# 1 point: the quark's bias, plus log 100 (4.6). Half a point for "the bias" without the number.
# === END MARK SCHEME ===

# %% [markdown]
# You have taught a straight model to tell five kinds of jets apart, and most of the way to the best networks is done
# (they reach about 76 % on these jets). What is missing is a bend *between* two such layers: notebook 06.

# %%
ready()

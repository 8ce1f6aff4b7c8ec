# %% [markdown]
# # 07 · Deep networks: L layers
#
# *About 90 minutes. You need the notebooks 03 (logistic regression), 05 (activations) and 06 (one hidden layer).*
#
# In notebook 06 you wrote a network with one hidden layer, every derivative by hand. Here you write **one layer once**
# and stack it as often as you like: two layers, ten, a hundred. That is how every framework does it. At the end
#
# - you know the shape of every array of a deep network before you run it, and how many parameters it has,
# - you can send examples forward and derivatives backward through any number of layers,
# - you can **prove** to yourself that a gradient is right, before you waste a night of training on a wrong one,
# - you have seen why initial weights must have the right size, how a ReLU dies, and when depth, width or more data
#   help,
# - and your own network tells photons from jets better than a straight line can.

# %%
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

import autograder
from autograder.data import photon_jet

check, hint, submit, ready = autograder.notebook("07_deep_network")


# %% [markdown]
# ## 1 · Dimensions on paper
#
# Most bugs in a deep network are bugs of shape, and they are found fastest with a pencil. The rules of this course:
# **examples are columns**, so a batch of $m$ events with $n_0$ features is $X = A^{[0]}$ of shape $(n_0, m)$. Layer $l$
# turns $n_{l-1}$ numbers for each event into $n_l$:
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g^{[l]}(Z^{[l]}).$$
#
# | array | shape | why |
# |---|---|---|
# | $W^{[l]}$ | $(n_l, n_{l-1})$ | one row for each unit of the layer, one column for each number it looks at |
# | $b^{[l]}$ | $(n_l, 1)$ | one bias for each unit; numpy repeats the column for all events |
# | $Z^{[l]}, A^{[l]}$ | $(n_l, m)$ | one column for each event |
#
# Every derivative has the shape of the thing it belongs to: $dW^{[l]}$ that of $W^{[l]}$, and so on. And note what is
# *not* in the first two rows: $m$. The number of parameters doesn't depend on the number of events.
#
# Here is the network of the lecture, three inputs, layers of 5, 5 and 3 units, and one output. People say it has *four
# layers*: the input owns no weights and isn't counted.


# %%
def draw_network(layer_dims):
    """A circle for every unit, a line for every weight."""
    _, axes = plt.subplots(figsize=(6, 3.2))
    heights = [np.arange(n) - (n - 1) / 2 for n in layer_dims]
    for layer, (left, right) in enumerate(pairwise(heights)):
        for y in left:
            for z in right:
                axes.plot([layer, layer + 1], [y, z], color="0.7", linewidth=0.7, zorder=1)
    for layer, ys in enumerate(heights):
        axes.scatter(np.full(len(ys), layer), ys, s=170, facecolor="white", edgecolor="black", zorder=2)
        name = "input" if layer == 0 else "output" if layer == len(layer_dims) - 1 else f"hidden {layer}"
        axes.text(layer, max(map(len, heights)) / 2 + 0.15, f"{name}\n{len(ys)}", ha="center", fontsize=9)
    axes.set_ylim(-max(map(len, heights)) / 2 - 0.2, max(map(len, heights)) / 2 + 1.1)
    axes.axis("off")
    plt.show()


draw_network([3, 5, 5, 3, 1])

# %% [markdown]
# **On paper first.** How many lines are there in the picture, and how many circles own a bias?
#
# | layer | weights | biases | together |
# |---|---|---|---|
# | 1 | 5 · 3 = 15 | 5 | 20 |
# | 2 | 5 · 5 = 25 | 5 | 30 |
# | 3 | 3 · 5 = 15 | 3 | 18 |
# | 4 | 1 · 3 = 3 | 1 | 4 |
# | | 58 lines | 14 biases | **72** |
#
# ### Task: `count_params`


# %%
def count_params(layer_dims):
    """The number of parameters of a fully connected network.

    layer_dims: any sequence of ints (n_0, n_1, ..., n_L), from the input to the output
    returns: int, all weights and biases
    """
    ### BEGIN SOLUTION
    return sum(int(n) * int(n_prev) + int(n) for n_prev, n in pairwise(layer_dims))
    ### END SOLUTION


# %%
print("the net of the lecture:", count_params([3, 5, 5, 3, 1]))
print("logistic regression with 8 features:", count_params([8, 1]))
print("the jet tagger of notebook 10:", count_params([16, 64, 32, 32, 5]))

# %%
check("count_params")

# %% [markdown]
# Think for a moment: a detector image has 12288 pixels. What does one hidden layer of 1000 units cost, and where do
# nearly all of these parameters sit? (Notebook 11 does something about it.)
#
# ## 2 · Where to start: the size of random weights
#
# Notebook 06 showed that weights which start **equal** stay equal: ten units that are copies of each other are one
# unit. So they start random. But how large? A unit adds up $n_{l-1}$ terms $w_k a_k$. If the weights are independent
# with mean 0 and variance $\sigma^2$, the variances add:
#
# $$\mathrm{Var}(z) = n_{l-1}\, \sigma^2\, \langle a^2 \rangle .$$
#
# ReLU throws half of the $z$ away, which leaves $\langle a^2\rangle = \frac12 \mathrm{Var}(z)$ for the next layer. So
# from layer to layer the signal is multiplied by $\frac12 n_{l-1} \sigma^2$. Ten layers multiply it ten times: below 1
# it fades, above 1 it explodes. It stays if
#
# $$\sigma = \sqrt{\frac{2}{n_{l-1}}} \qquad \text{(He initialisation)},$$
#
# where $n_{l-1}$ is what the unit *receives*, not what the layer gives. The biases start at zero: the weights have
# already made the units different.
#
# **Tiny example.** A layer that receives 8 features: $\sigma = \sqrt{2/8} = 0.5$. One that receives 200:
# $\sigma = 0.1$.
#
# ### Task: `init_params`
#
# Draw from `rng`, layer 1 first, then layer 2, ... (the order makes your numbers comparable with everybody's).


# %%
def init_params(layer_dims, rng):
    """Parameters to start from, by He's rule.

    layer_dims: any sequence of ints (n_0, ..., n_L)
    rng: numpy.random.Generator, the only source of random numbers, drawn in order of the layers
    returns: dict W1 (n_1, n_0), b1 (n_1, 1), ... WL, bL; weights normal with deviation sqrt(2 / n_{l-1}), biases 0
    """
    ### BEGIN SOLUTION
    params = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        params[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        params[f"b{l}"] = np.zeros((n, 1))
    return params
    ### END SOLUTION


# %%
for name, value in init_params([3, 5, 5, 3, 1], np.random.default_rng(1)).items():
    print(f"{name}: shape {value.shape!s:7} deviation {value.std():.2f}")

# %%
check("init_params")

# %% [markdown]
# ## 3 · One layer, forward
#
# A layer of any network is two lines: an affine map, then a function of each number. On the way back we shall need what
# we had in our hands on the way forward, so the function returns a second thing, the **cache**. What you put in is your
# business alone: nobody looks at it but your own `layer_backward`. (A tuple `(A_prev, W, Z, activation)` does nicely.)
#
# **Tiny example,** one unit, two inputs, three events:
#
# $$W = (2\;\; -1),\quad b = -1,\quad A_\text{prev} = \begin{pmatrix} 1 & 0 & 2\\ -1 & 2 & 1\end{pmatrix}
# \;\Rightarrow\; Z = (2\;\; -3\;\; 2),\quad \mathrm{relu}(Z) = (2\;\; 0\;\; 2).$$
#
# The second event left the unit silent. Remember it, we'll meet it on the way back.
#
# This is the numerically safe sigmoid of notebook 03; take it.


# %%
def sigmoid(z):
    """1 / (1 + exp(-z)) for any shape, without overflow at either end."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


# %% [markdown]
# ### Task: `layer_forward`


# %%
def layer_forward(A_prev, W, b, activation):
    """One layer for a batch of examples.

    A_prev (n_prev, m), W (n, n_prev), b (n, 1); activation is "relu", "tanh", "sigmoid" or "identity"
    returns: (A, cache) with A = g(W A_prev + b) of shape (n, m); the cache holds what layer_backward will need
    """
    ### BEGIN SOLUTION
    Z = W @ A_prev + b
    if activation == "relu":
        A = np.maximum(Z, 0)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        A = sigmoid(Z)
    else:
        A = Z
    return A, (A_prev, W, Z, activation)
    ### END SOLUTION


# %%
tiny_W, tiny_b = np.array([[2.0, -1.0]]), np.array([[-1.0]])
tiny_A_prev = np.array([[1.0, 0.0, 2.0], [-1.0, 2.0, 1.0]])
for activation in ("identity", "relu", "tanh", "sigmoid"):
    print(f"{activation:9}", layer_forward(tiny_A_prev, tiny_W, tiny_b, activation)[0])

# %%
check("layer_forward")

# %% [markdown]
# ### The picture: 30 layers of ReLU
#
# Now test the sum rule of section 2. A batch of random events goes through 30 layers of 100 units; the curves show the
# size of the activations after each layer, for weights of He's size, and for 0.7 and 1.4 times that size.

# %%
rng = np.random.default_rng(3)
deep_dims = [100] * 31
_, axes = plt.subplots(figsize=(6, 4))
for factor, style in ((1.4, "s--"), (1.0, "o-"), (0.7, "^:")):
    A, sizes = rng.standard_normal((100, 500)), []
    start = init_params(deep_dims, rng)
    for l in range(1, 31):
        A, _ = layer_forward(A, factor * start[f"W{l}"], start[f"b{l}"], "relu")
        sizes.append(np.sqrt(np.mean(A**2)))
    axes.semilogy(range(1, 31), sizes, style, color="black", markersize=4, label=f"{factor} times He's size")
axes.set_xlabel("layer")
axes.set_ylabel("root mean square of the activations")
axes.legend()
plt.show()

# %% [markdown]
# **Question.** A colleague starts a 30-layer ReLU network with every weight drawn from a normal distribution of
# deviation 0.01, "small, to be safe", 100 units in each layer. Nothing is learnt. Another one takes deviation 1 and
# sees `nan`. A third one starts from zeros. Explain all three: by what factor does the signal change in each layer,
# what arrives at layer 30, and why do the derivatives suffer in the same way on their way back?

# %% [markdown] answer="which_initialisation"
# The mean square of the activations is multiplied by $\frac12 n \sigma^2$ in each layer, its root by
# $\sigma\sqrt{n/2} = 7.07\,\sigma$ for $n = 100$.
#
# - Deviation 0.01: a factor 0.0707 for each layer, $0.0707^{30} \approx 3\cdot10^{-35}$ at the end. All events look
#   alike to the last layers. Backward every layer multiplies by $W^T$ (and by the slope, which is 1 for half of the
#   units): the same factor again. The derivative of a weight is what came in from below times what came back from
#   above, and together they have passed all the other layers: about $10^{-34}$, whichever layer it is. Nothing moves
#   but the last bias.
# - Deviation 1: a factor 7.07, $7.07^{30} \approx 3\cdot10^{25}$. The output saturates, the derivatives of the weights
#   are as huge in every layer, the first step throws the weights to astronomic values and soon the arithmetic ends in
#   inf - inf = nan.
# - Zeros: every $z$ is 0, every hidden activation too. The weights of a layer have the derivative $dZ A_\text{prev}^T$
#   with $A_\text{prev} = 0$, and what travels back is $W^T dZ = 0$. Only the last bias learns: the network gives the
#   same number for every event. (With equal, non-zero weights something would move, but all units of a layer would
#   remain copies of each other.)
#
# He's $\sigma = \sqrt{2/n} = 0.141$ makes the factor 1 in both directions.
# === BEGIN MARK SCHEME ===
# - 1 point: the factor per layer is named (sigma times root of n/2, or "each layer multiplies by a constant, to the
#   power of 30"), and the signal fades at 0.01.
# - 1 point: explosion at 1, and that the derivatives go through the same matrices on the way back (vanish or explode as
#   well).
# - 1 point: zeros: nothing but the last bias moves, or symmetry: all units remain alike. "Zeros are bad" without a
#   reason: half a point.
# === END MARK SCHEME ===

# %% [markdown]
# ## 4 · One layer, backward
#
# The way back is the same road with the traffic turned round. The layer gets $dA = \partial J_i/\partial A$, how the
# loss of each event changes with each of the layer's outputs. It hands three things on:
#
# ```
#             A_prev  ──►┌───────────────────────┐──►  A
#                        │ Z = W A_prev + b      │
#                        │ A = g(Z)              │──► cache
#                        └───────────────────────┘      │
#                        ┌───────────────────────┐◄─────┘
#            dA_prev  ◄──│ dZ = dA · g'(Z)       │◄──  dA
#                        │ dW, db, dA_prev       │──►  dW, db
#                        └───────────────────────┘
# ```
#
# $$dZ = dA \odot g'(Z),\qquad
# dW = \frac1m\, dZ\, A_\text{prev}^T,\qquad
# db = \frac1m \sum_{i=1}^m dZ^{(i)},\qquad
# dA_\text{prev} = W^T dZ .$$
#
# Three remarks, because slides are often sloppy here.
#
# - The cost is a **mean** over events, so $dW$ and $db$ carry the $1/m$, once. $dA_\text{prev}$ belongs to single
#   events and doesn't: if it did, every further layer would divide by $m$ again.
# - $db$ is a **sum over events**, one number for each unit. A slide that writes $db = dZ$ means one event.
# - $g'$ is taken at $Z$. For relu at exactly $Z=0$ there is no derivative; we take 0, some slides take 1. It's a
#   convention, and it hardly ever matters: here both are fine.
#
# **Tiny example,** going on: let $dA = (1\;\; 5\;\; {-2})$. The second event had $Z = -3$, its unit was silent, so
# $dZ = (1\;\;0\;\;{-2})$: its 5 is lost. Then, with $m = 3$,
#
# $$dW = \tfrac13\,(1\cdot1 - 2\cdot2,\;\; 1\cdot(-1) - 2\cdot 1) = (-1,\;-1),\quad db = -\tfrac13,\quad
# dA_\text{prev} = \begin{pmatrix} 2 & 0 & -4\\ -1 & 0 & 2\end{pmatrix}.$$
#
# ### Task: `layer_backward`


# %%
def layer_backward(dA, cache):
    """The way back through one layer.

    dA (n, m): derivative of each example's loss with respect to A; cache: from your own layer_forward
    returns: (dA_prev, dW, db) of shapes (n_prev, m), (n, n_prev), (n, 1); dW and db are means over the m examples
    """
    ### BEGIN SOLUTION
    A_prev, W, Z, activation = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    elif activation == "sigmoid":
        dZ = dA * sigmoid(Z) * (1 - sigmoid(Z))
    else:
        dZ = dA
    m = dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
    ### END SOLUTION


# %%
_, tiny_cache = layer_forward(tiny_A_prev, tiny_W, tiny_b, "relu")
for name, value in zip(("dA_prev", "dW", "db"), layer_backward(np.array([[1.0, 5.0, -2.0]]), tiny_cache), strict=True):
    print(name, "=", value.tolist())

# %%
check("layer_backward")

# %% [markdown]
# Think for a moment: which of the four activations passes on most of $dA$ when $|z|$ is large, and which nothing at
# all? What does that mean for ten layers of sigmoids?
#
# ## 5 · All layers, forward
#
# Now stack. Relu in every hidden layer, a sigmoid at the end, because the output shall be a probability: photon or jet.
# The number of layers is written nowhere: it follows from `params`, which holds two entries for each.
#
# ### Task: `model_forward`


# %%
def model_forward(params, X):
    """The whole network: relu in the hidden layers, a sigmoid at the output.

    params: dict W1, b1, ... WL, bL; X (n_0, m)
    returns: (AL, caches): AL (1, m) probabilities, caches what model_backward will need of every layer
    """
    ### BEGIN SOLUTION
    L = len(params) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches
    ### END SOLUTION


# %% [markdown]
# Real work needs real events: electromagnetic clusters in a calorimeter, photons ($y=1$) and hadronic jets that fake
# them ($y=0$), described by eight numbers, from the energy behind the cluster to the activity around it. We standardise
# them with the mean and deviation of the **training** events alone, as in notebook 03.

# %%
X_raw, Y_all, features = photon_jet(16_000, np.random.default_rng(7))
m_train = 6_000
mean, std = X_raw[:, :m_train].mean(axis=1, keepdims=True), X_raw[:, :m_train].std(axis=1, keepdims=True)
X_train, Y_train = (X_raw[:, :m_train] - mean) / std, Y_all[:, :m_train]
X_dev, Y_dev = (X_raw[:, m_train:] - mean) / std, Y_all[:, m_train:]
print("features:", ", ".join(features))
print("training", X_train.shape, "dev", X_dev.shape, "fraction of photons", round(Y_train.mean(), 2))

# %%
AL, _ = model_forward(init_params([8, 16, 8, 1], np.random.default_rng(0)), X_train)
_, axes = plt.subplots(figsize=(6, 3.5))
bins = np.linspace(0, 1, 41)
axes.hist(AL[Y_train == 1], bins, histtype="step", color="black", linewidth=1.5, label="photons")
axes.hist(AL[Y_train == 0], bins, histtype="stepfilled", color="0.75", label="jets")
axes.set_xlabel("output of the network before any training")
axes.set_ylabel("events per bin")
axes.legend()
plt.show()

# %%
check("model_forward")

# %% [markdown]
# ## 6 · All layers, backward
#
# The cost is the cross-entropy, with **both** terms inside the bracket (on some slides the bracket is missing, and the
# minus sign then catches the first term only):
#
# $$J = -\frac1m \sum_i \Big[\, y_i \log a_i + (1-y_i)\log(1-a_i) \,\Big].$$
#
# At the output, the derivative of the logarithms and the slope of the sigmoid nearly cancel, and what is left is the
# simplest formula of the whole course: **$dZ^{[L]} = A^{[L]} - Y$**. Use it as it stands. The long way round,
# $dA = -y/a + (1-y)/(1-a)$ times $a(1-a)$, is the same on paper, but divides 0 by 0 as soon as the network is sure of
# itself.
#
# Then walk: layer $L$ gives $dA^{[L-1]}$, layer $L-1$ turns it into $dA^{[L-2]}$, and so on down to layer 1.
#
# ### Task: `model_backward`


# %%
def model_backward(AL, Y, caches):
    """Gradients of the cross-entropy with respect to every parameter.

    AL, Y (1, m); caches: from your own model_forward
    returns: dict dW1, db1, ... dWL, dbL, each in the shape of its parameter; means over the examples
    """
    ### BEGIN SOLUTION
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    # AL - Y is already a derivative with respect to z, and for the identity that's the same as one with respect to a.
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads
    ### END SOLUTION


# %%
params = init_params([8, 16, 8, 1], np.random.default_rng(0))
AL, caches = model_forward(params, X_train)
for name, value in sorted(model_backward(AL, Y_train, caches).items()):
    print(f"{name}: shape {value.shape!s:8} largest entry {np.abs(value).max():.3f}")

# %%
check("model_backward")

# %% [markdown]
# Think for a moment: what is $db^{[L]}$ in words? (Write it as two means.) When is it zero, and what has the network
# learnt by then?
#
# ## 7 · Trust, but verify
#
# A wrong gradient rarely crashes. It trains, a little worse than it should, and you blame the data. So before any
# training, compare with the definition of a derivative, taken symmetrically:
#
# $$n_k = \frac{J(\theta_k + \varepsilon) - J(\theta_k - \varepsilon)}{2\varepsilon},\qquad
# \text{relative difference} = \frac{\lVert a - n\rVert}{\lVert a\rVert + \lVert n\rVert}$$
#
# where $a$ is your gradient and $n$ the numerical one, **all** parameters of all layers in one long vector. The
# denominator makes the number mean the same for large and for small gradients: about $10^{-8}$ is right, $10^{-3}$ is a
# bug, $1/3$ is a factor of 2 (why?), and 1 is a wrong sign. If both are zero, let it be 0.
#
# The difference to both sides has an error of order $\varepsilon^2$; to one side only it is of order $\varepsilon$,
# which hides small bugs.
#
# **Tiny example.** $J = \theta^3$ at $\theta = 1$ with $\varepsilon = 0.1$: both sides give
# $(1.331 - 0.729)/0.2 = 3.01$, one side $(1.331 - 1)/0.1 = 3.31$; the truth is 3.
#
# ### Task: `gradient_check`


# %%
def gradient_check(cost, params, grads, eps=1e-6):
    """Relative difference between the gradients given and central differences of the cost.

    cost: function of a dict like params, gives a float; params: dict W1, b1, ...; grads: dict dW1, db1, ...
    returns: float ||a - n|| / (||a|| + ||n||) over all parameters as one vector, in float64; 0.0 if both are zero
    """
    ### BEGIN SOLUTION
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    analytic, numeric = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            numeric.append((above - below) / (2 * eps))
            analytic.append(float(grads["d" + name][index]))
    a, n = np.array(analytic), np.array(numeric)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size > 0 else 0.0
    ### END SOLUTION


# %% [markdown]
# The cost is given; probabilities are kept away from 0 and 1, so that no logarithm of zero is ever taken.


# %%
def cross_entropy(AL, Y):
    """Mean cross-entropy of probabilities AL (1, m) for labels Y (1, m)."""
    AL = np.clip(np.asarray(AL, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))


def cost_on_few(params):
    """The cost on twenty events: enough to find a bug, and quick."""
    return cross_entropy(model_forward(params, X_train[:, :20])[0], Y_train[:, :20])


def as_text(gap):
    """A gap; below 1e-8 there is nothing but rounding, and its digits differ from machine to machine."""
    return f"{gap:.1e}" if gap > 1e-8 else "below 1e-8"


# %%
few_params = init_params([8, 5, 4, 1], np.random.default_rng(4))
AL, caches = model_forward(few_params, X_train[:, :20])
few_grads = model_backward(AL, Y_train[:, :20], caches)
bugs = {
    "as it is": few_grads,
    "1/m forgotten": {name: 20 * g for name, g in few_grads.items()},
    "wrong sign": {name: -g for name, g in few_grads.items()},
    "one bias wrong by 1 %": few_grads | {"db1": few_grads["db1"] * (1 + 0.01 * (np.arange(5) == 1)[:, None])},
    "layer 1 doubled": few_grads | {"dW1": 2 * few_grads["dW1"]},
}
for name, grads in bugs.items():
    print(f"{name:22} {as_text(gradient_check(cost_on_few, few_params, grads))}")

# %% [markdown]
# **A trap.** Here is a network whose gradient is right, and the check complains. Its biases are zero, as at every
# start, and one event silences the whole first layer. Then every $z$ of the second layer is *exactly* 0 for this event,
# on the kink of relu, where there is no derivative to compare with: the two sides see a slope of 0 and of 1. Biases
# that are not zero cure it.

# %%
kinked = init_params([8, 5, 4, 1], np.random.default_rng(2))
moved = {name: value + 0.01 * (name[0] == "b") for name, value in kinked.items()}
for name, start in {"biases 0": kinked, "biases 0.01": moved}.items():
    AL, caches = model_forward(start, X_train[:, :20])
    print(f"{name:12} {as_text(gradient_check(cost_on_few, start, model_backward(AL, Y_train[:, :20], caches)))}")

# %%
check("gradient_check")

# %% [markdown]
# ### The picture: which $\varepsilon$?
#
# Smaller is better only up to a point. Below it you subtract two costs that agree in nearly all their digits.

# %%
steps = 10.0 ** np.arange(-12, 0)
errors = [gradient_check(cost_on_few, few_params, few_grads, eps=eps) for eps in steps]
_, axes = plt.subplots(figsize=(6, 4))
axes.loglog(steps, errors, "o-", color="black")
axes.set_xlabel(r"step $\varepsilon$")
axes.set_ylabel("relative difference")
axes.annotate("rounding", (steps[2], errors[2]), (15, 10), textcoords="offset points")
axes.annotate("curvature and\nkinks of relu", (steps[-3], errors[-3]), (-105, 0), textcoords="offset points")
plt.show()

# %% [markdown]
# ## 8 · Train it
#
# Everything is there; the loop is that of notebook 06. The cost is noted **before** each step, so `costs` has `steps`
# entries and the first one belongs to the initial parameters. (And the step goes *against* the gradient. "A step
# towards the gradient", as one slide has it, climbs.)
#
# ### Task: `train_deep`


# %%
def train_deep(X, Y, layer_dims, lr, steps, rng):
    """Full-batch gradient descent on the cross-entropy, from init_params.

    X (n_0, m), Y (1, m) of 0 and 1, layer_dims any sequence (n_0, ..., 1), lr the learning rate, steps an int
    returns: (params, costs): the final parameters, and the cost before each of the steps
    """
    ### BEGIN SOLUTION
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs
    ### END SOLUTION


# %%
trained, costs = train_deep(X_train, Y_train, [8, 16, 8, 1], 0.6, 600, np.random.default_rng(0))
line, line_costs = train_deep(X_train, Y_train, [8, 1], 0.6, 600, np.random.default_rng(0))
_, axes = plt.subplots(figsize=(6, 3.5))
axes.plot(line_costs, "--", color="0.4", label="8-1: a line")
axes.plot(costs, "-", color="black", label="8-16-8-1: a network")
axes.set_xlabel("step")
axes.set_ylabel("cross-entropy (training)")
axes.set_ylim(0.3, 0.75)
axes.legend()
plt.show()

# %%
check("train_deep")

# %% [markdown]
# The line is finished after fifty steps, it has nothing more to learn. The network goes on. (The little bumps are steps
# that were a bit too long in a narrow valley; notebook 08 smooths them.)
#
# ### Photons against jets
#
# The output before and after, and the number that notebook 04 taught us to quote: the AUC, the probability that a
# random photon gets a higher score than a random jet, on events that were not used for training.


# %%
def auc(params, X, Y):
    """Area under the ROC curve from the ranks of the scores; events with equal scores share their mean rank."""
    score, truth = model_forward(params, X)[0].ravel(), np.asarray(Y).ravel()
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[place]
    photons, jets = np.sum(truth == 1), np.sum(truth == 0)
    return (rank[truth == 1].sum() - photons * (photons + 1) / 2) / (photons * jets)


# %%
AL, _ = model_forward(trained, X_dev)
_, axes = plt.subplots(figsize=(6, 3.5))
axes.hist(AL[Y_dev == 1], bins, histtype="step", color="black", linewidth=1.5, label="photons")
axes.hist(AL[Y_dev == 0], bins, histtype="stepfilled", color="0.75", label="jets")
axes.set_xlabel("output of the trained network (dev events)")
axes.set_ylabel("events per bin")
axes.legend(loc="upper center")
plt.show()
print(f"AUC on dev events: line {auc(line, X_dev, Y_dev):.3f}, network {auc(trained, X_dev, Y_dev):.3f}")

# %% [markdown]
# ## 9 · Four experiments
#
# Your code is general now: one line per experiment. First look, then explain.
#
# ### Dead ReLUs
#
# A relu unit whose $z$ is negative for **every** event gives 0 for all, and gets derivative 0 for all: it's dead, and
# gradient descent can't wake it. A single step that is too long does it. Here the same network takes 60 steps with
# growing learning rates.

# %%
rates, dead, final = [0.1, 0.3, 1, 3, 10, 30], [], []
for lr in rates:
    silent, last = [], []
    for seed in range(4):
        params, _ = train_deep(
            X_train[:, :1000], Y_train[:, :1000], [8, 20, 20, 1], lr, 60, np.random.default_rng(seed)
        )
        first, _ = layer_forward(X_train, params["W1"], params["b1"], "relu")
        second, _ = layer_forward(first, params["W2"], params["b2"], "relu")
        silent.append(np.mean([np.all(first == 0, axis=1), np.all(second == 0, axis=1)]))
        last.append(auc(params, X_dev, Y_dev))
    dead.append(np.mean(silent))
    final.append(np.mean(last))
_, axes = plt.subplots(figsize=(6, 3.8))
axes.semilogx(rates, dead, "o-", color="black", label="dead units (fraction)")
axes.semilogx(rates, final, "s--", color="0.4", label="AUC on dev events")
axes.set_xlabel("learning rate")
axes.set_ylabel("mean of four networks")
axes.set_ylim(-0.03, 1.03)
axes.legend(loc="center left")
plt.show()

# %% [markdown]
# ### Depth against width
#
# Some 280 parameters, spent in different ways: one wide layer, or up to six narrow ones; the same number of steps for
# all. Three seeds each, because one network is an anecdote.

# %%
shapes = [[8, 28, 1], [8, 12, 12, 1], [8, 9, 9, 9, 1], [8, 8, 8, 8, 7, 1], [8, 6, 6, 7, 6, 6, 6, 1]]
_, axes = plt.subplots(figsize=(6, 4))
for dims in shapes:
    depth, values = len(dims) - 2, []
    for seed in range(3):
        params, _ = train_deep(X_train[:, :2000], Y_train[:, :2000], dims, 0.5, 500, np.random.default_rng(seed))
        values.append(auc(params, X_dev, Y_dev))
    axes.plot([depth] * 3, values, "o", color="black", fillstyle="none")
    axes.plot(depth, np.mean(values), "_", color="black", markersize=20)
    print(f"{'-'.join(map(str, dims)):20} {count_params(dims)} parameters, AUC {np.mean(values):.3f}")
axes.axhline(auc(line, X_dev, Y_dev), linestyle=":", color="0.4", label="the line, 9 parameters")
axes.set_xlabel("hidden layers, at about 280 parameters")
axes.set_ylabel("AUC on dev events")
axes.set_xticks([len(dims) - 2 for dims in shapes])
axes.legend(loc="upper right")
plt.show()

# %% [markdown]
# Depth isn't free: a function built in steps needs fewer units, but every further layer makes descent harder, and a
# layer that is too narrow throws information away for good. For eight well-made features a layer or two do. Raw pixels
# are another story (notebooks 11 and 12).
#
# ### More data, larger networks
#
# The last one is the picture behind deep learning's success: performance against the number of training events, for a
# line, a small and a larger network.

# %%
sizes = [60, 200, 600, 2000, 6000]
models = {"8-1": [8, 1], "8-4-1": [8, 4, 1], "8-24-12-1": [8, 24, 12, 1]}
_, axes = plt.subplots(figsize=(6, 4))
for (name, dims), style in zip(models.items(), ("^:", "s--", "o-"), strict=True):
    on_dev, on_train = [], []
    for m in sizes:
        X_few, Y_few = X_train[:, :m], Y_train[:, :m]
        fits = [train_deep(X_few, Y_few, dims, 0.6, 400, np.random.default_rng(seed))[0] for seed in range(2)]
        on_dev.append(np.mean([auc(fit, X_dev, Y_dev) for fit in fits]))
        on_train.append(np.mean([auc(fit, X_few, Y_few) for fit in fits]))
    axes.semilogx(sizes, on_dev, style, color="black", label=f"{name} ({count_params(dims)} parameters), dev")
    if name == "8-24-12-1":
        axes.semilogx(sizes, on_train, "x-", color="0.6", label=f"{name}, its training events")
axes.set_xlabel("training events")
axes.set_ylabel("AUC")
axes.legend(fontsize=8)
plt.show()

# %% [markdown]
# **Question.** Your supervisor has money for one thing: either a simulation of ten times as many events, or a computer
# for a network with ten times as many parameters. Read the last picture and the one before it. For whom does more data
# help and for whom not, and how do you see it? Which two curves of the last picture do you compare to decide between
# data and size, and what would you buy at 200 training events, and what at 6000?

# %% [markdown] answer="more_data_or_more_network"
# The line (9 parameters) is finished at a few hundred events: its curve is flat, it can't represent more, and no amount
# of data helps (bias). The networks start below or near it at 60 events, where they learn the accidents of the sample:
# the larger network has nearly AUC 1 on its own training events and a much lower one on the dev events. That gap
# between *its* training curve and *its* dev curve is the variance; it closes as the events grow.
#
# So compare the training and the dev curve of one network. At 200 events the gap is wide (1.00 against 0.84): buy data
# (or take a simpler network); ten times the parameters would only widen it. At 6000 the gap is down to 0.01, and more
# events can bring little more than that, since the dev curve will hardly pass the training curve. What limits then is
# the training curve itself: a larger or better trained network may lift it. The picture before warns that spending
# parameters on depth alone doesn't do it; and where no network gets better, however large, only better features will
# help.
# === BEGIN MARK SCHEME ===
# - 1 point: the line doesn't profit from more data (flat curve, too simple), the larger network does.
# - 1 point: compares training with dev events of the same network and names the gap (variance, overfitting).
# - 1 point: a decision for 200 events (data) and one for 6000 (size or longer training, or argued otherwise from the
#   gap). Any decision that follows from the gap counts.
# === END MARK SCHEME ===

# %% [markdown]
# You have written what a framework does under `Dense`, `fit` and `backward`. Notebook 08 makes it learn faster and
# forget less.

# %%
ready()

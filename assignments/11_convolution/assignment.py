# %% [markdown]
# # Convolution by hand
#
# A detector image has thousands of pixels, and the same track may pass through any of them. A dense network would have
# to learn "track" anew in every corner. A convolution learns it once and slides it everywhere.
#
# **Afterwards you can**
#
# - slide a kernel over an image without a loop over pixels, and say what strides and padding do to its size;
# - count what a convolutional layer has to learn, and compare it with a dense one;
# - write the forward and the backward pass of convolution and of max pooling;
# - say how much of the image one number deep in the network has seen.
#
# **Time** about 90 minutes. **You need** arrays (notebook 01) and the backward pass (notebook 07).
#
# Single images are `(H, W)`. Batches are `(m, H, W, C)`: example, row, column, channel, as Keras has them.
#
# Each task ends with a `check` cell. Stuck? Ask `hint("correlate2d")`; ask again for the next hint.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("11_convolution")

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder.data import tracks_showers

# %% [markdown]
# ## 1. An edge detector
#
# Lay a small table of numbers, the **kernel**, on a corner of the image, multiply what lies on top of each other and
# add it up: one output pixel. Shift the kernel by one pixel, again. This kernel asks "is it brighter on my left than on
# my right?":
#
# $$k = \begin{pmatrix}1&0&-1\\1&0&-1\\1&0&-1\end{pmatrix}$$
#
# **In numbers.** An image of six columns, 10 on the left half and 0 on the right. A window that lies on one half alone
# gives $30 - 30 = 0$ or $0 - 0 = 0$; a window on the edge gives $3\cdot10 - 0 = 30$. So a $6\times6$ image becomes a
# $4\times4$ image with the rows $(0, 30, 30, 0)$: the edge is found, and it is two pixels wide because two positions of
# the window see it.
#
# A word on names. What everybody in machine learning calls convolution is a **cross-correlation**:
# $\text{out}_{ij} = \sum_{ab} k_{ab}\, x_{i+a,\,j+b}$. The convolution of mathematics turns the kernel round first
# ($x_{i-a,\,j-b}$). Since the kernel is learned, a network would just learn the turned one; only when you compare with
# `scipy.signal` do you have to know which is meant.

# %% [markdown]
# ### Task: `correlate2d`


# %%
def correlate2d(image, kernel):
    """Valid cross-correlation of one image (H, W) with a kernel (kh, kw) of any size that fits.

    "Valid": only where the kernel lies wholly on the image, so the result is (H - kh + 1, W - kw + 1).
    No loop over pixels: loop over the entries of the kernel.
    """
    ### BEGIN SOLUTION
    image, kernel = np.asarray(image, dtype=float), np.asarray(kernel, dtype=float)
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out
    ### END SOLUTION


# %% [markdown]
# Try it on the edge of above.

# %%
edge = np.zeros((6, 6))
edge[:, :3] = 10
vertical = np.array([[1, 0, -1], [1, 0, -1], [1, 0, -1]])
correlate2d(edge, vertical)

# %%
check("correlate2d")

# %% [markdown]
# Now on an event: a simulated wire chamber sees tracks and showers. The kernel and its transpose pick out different
# parts of the same picture. Bright means a large positive answer, dark a large negative one.

# %%
images, is_shower, info = tracks_showers(200, np.random.default_rng(8))
event = images[np.flatnonzero(is_shower == 0)[3]].astype(float)

fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
axes[0].imshow(event, cmap="Greys")
axes[0].set_title("the event")
for axis, kernel, name in zip(axes[1:], (vertical, vertical.T), ("left against right", "above against below")):
    axis.imshow(correlate2d(event, kernel), cmap="gray")
    axis.set_title(name)
for axis in axes:
    axis.set(xlabel="wire", ylabel="time")
plt.show()

# %% [markdown]
# *Think.* Which kernel would answer to a track that runs at 45 degrees, and to nothing else?

# %% [markdown]
# ## 2. Sizes: window, stride, padding
#
# Two knobs. With a **stride** $s$ the window moves $s$ pixels at a time. With **padding** $p$ the image first gets a
# frame of zeros, $p$ wide on all four sides. The output has
#
# $$n_\text{out} = \left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1$$
#
# pixels along a side: what is left beside the window, cut into steps, plus the starting position. The brackets
# round down: a window that would stick out is not taken.
#
# **In numbers.** $6$ pixels and a window of $3$: $4$. The same with $p = 1$: $6$, as large as before ("same" padding,
# $p = (f-1)/2$ for odd $f$). $7$ pixels, $f = 3$, $s = 2$: $3$. $8$ pixels, $f = 3$, $s = 2$: still $3$; the last
# column is never looked at.

# %% [markdown]
# ### Task: `output_size`


# %%
def output_size(n, f, stride, pad):
    """Pixels along one side of the output, an int: n pixels, window f, rounded down.

    Raises ValueError if the window is larger than the padded image (f > n + 2 pad).
    """
    ### BEGIN SOLUTION
    if f > n + 2 * pad:
        raise ValueError(f"a window of {f} does not fit into {n} + 2*{pad} pixels")
    return (n + 2 * pad - f) // stride + 1
    ### END SOLUTION


# %%
[output_size(*case) for case in ((6, 3, 1, 0), (6, 3, 1, 1), (7, 3, 2, 0), (8, 3, 2, 0))]

# %%
check("output_size")

# %% [markdown]
# ## 3. What there is to learn
#
# A filter is as deep as its input: on a colour image a "$3\times3$ filter" has $3\times3\times3 = 27$ weights, and one
# bias. Every output channel has a filter of its own.
#
# **In numbers.** Ten filters of $3\times3$ on three channels: $(27+1)\cdot10 = 280$ numbers, whether the image has
# $64\times64$ pixels or a million. A dense layer from $64\times64\times3 = 12288$ pixels to just ten units has 122,890.

# %% [markdown]
# ### Task: `conv_params`


# %%
def conv_params(f, c_in, c_out):
    """Number of learnable parameters, an int: c_out filters of f by f on c_in channels, biases included."""
    ### BEGIN SOLUTION
    return (f * f * c_in + 1) * c_out
    ### END SOLUTION


# %%
conv_params(3, 3, 10)

# %%
check("conv_params")

# %% [markdown]
# The difference is dramatic for the $32\times32$ events of the next notebook.

# %%
sides = np.array([8, 16, 32, 64, 128])
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.loglog(sides, [(s * s + 1) * s * s for s in sides], "s--", label="dense: every pixel to every pixel")
plt.loglog(sides, [conv_params(3, 1, 16) for _ in sides], "o-", label="16 filters of 3 x 3")
plt.xlabel("pixels along a side of the image")
plt.ylabel("parameters")
plt.legend()
plt.grid(alpha=0.4, which="both")
plt.show()

# %% [markdown]
# ## 4. A whole layer, forward
#
# Three things are new against `correlate2d`: a batch of $m$ images at once, several channels (added up over the input
# channels, one filter for each output channel), and stride and padding:
#
# $$\text{out}_{n i j c'} = b_{c'} + \sum_{a, b, c} P_{n,\; i s + a,\; j s + b,\; c}\; W_{a b c c'},$$
#
# where $P$ is the padded input. Loops over the output positions are fine; the batch and the channels need none:
# `np.tensordot(window, W, axes=3)` adds up over the last three axes of the window and the first three of $W$.

# %% [markdown]
# ### Task: `conv_forward`


# %%
def conv_forward(X, W, b, stride, pad):
    """A convolutional layer: X (m, H, W, C), filters W (f, f, C, C'), biases b (C',); result (m, H', W', C').

    Zero padding of `pad` pixels on all four sides. Cross-correlation, as everywhere in deep learning.
    """
    ### BEGIN SOLUTION
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out
    ### END SOLUTION


# %% [markdown]
# Try it: with one channel, stride 1 and no padding it has to be `correlate2d`.

# %%
layer = conv_forward(edge[None, :, :, None], vertical[:, :, None, None].astype(float), np.zeros(1), 1, 0)
print(layer.shape)
print(layer[0, :, :, 0])

# %%
check("conv_forward")

# %% [markdown]
# What do feature maps look like? Eight random filters answer to the same shower. Nobody has trained them, yet some
# already pick out edges, blobs or the noise: training has something to choose from.

# %%
shower = images[np.flatnonzero(is_shower == 1)[:1], :, :, None] / 255.0
random_filters = np.random.default_rng(2).normal(size=(5, 5, 1, 8)) / 5
maps = np.maximum(conv_forward(shower, random_filters, np.zeros(8), 1, 2), 0)

fig, axes = plt.subplots(2, 5, figsize=(9, 3.8), layout="constrained")
axes[0, 0].imshow(shower[0, :, :, 0], cmap="Greys")
axes[0, 0].set_title("shower")
axes[1, 0].axis("off")
for k in range(8):
    axis = axes[k // 4, 1 + k % 4]
    axis.imshow(maps[0, :, :, k], cmap="Greys")
    axis.set_title(f"map {k + 1}")
for axis in axes.ravel():
    axis.set(xticks=[], yticks=[])
plt.show()

# %% [markdown]
# ## 5. How much has a pixel seen?
#
# One output pixel of a $3\times3$ layer depends on $3\times3$ input pixels: its **receptive field**. A second layer on
# top sees three pixels of the first, so $5\times5$ of the image; a third $7\times7$. Strides and pooling make it grow
# faster. Rather than believe it, measure it: change one input pixel at a time and see whether the middle of the output
# moves.


# %%
def receptive_field(layers, size=21):
    """Which pixels of a size by size image the middle output pixel depends on; layers are (f, stride) pairs."""
    image = np.zeros((size * size, size, size, 1))
    image.reshape(size * size, -1)[np.diag_indices(size * size)] = 1.0  # one image for each pixel that is lit
    for f, stride in layers:
        image = conv_forward(image, np.ones((f, f, 1, 1)), np.zeros(1), stride, f // 2)
    middle = image[:, image.shape[1] // 2, image.shape[2] // 2, 0]
    return (middle != 0).reshape(size, size)


fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
for axis, layers, name in zip(
    axes,
    ([(3, 1)], [(3, 1)] * 3, [(3, 2), (3, 2), (3, 1)]),
    ("one layer 3x3", "three layers 3x3", "the same, strides 2, 2, 1"),
):
    seen = receptive_field(layers)
    axis.imshow(seen, cmap="Greys", vmin=0, vmax=1.5)
    axis.set(title=f"{name}:\n{seen.any(axis=1).sum()} x {seen.any(axis=0).sum()} pixels", xticks=[], yticks=[])
plt.show()

# %% [markdown]
# **Question.** A muon crosses 30 of the 32 columns of an event; the early part of a shower looks just like it.
#
# 1. A network has three layers of $3\times3$, stride 1, no pooling. Can any of its last feature maps tell the muon from
#    the first few pixels of the shower? Why (not)?
# 2. Name two changes that would let it, and what each one costs.

# %% [markdown] answer="what_a_filter_sees"
# 1. No: the receptive field of three such layers is 7 by 7 pixels. Within 7 pixels both are a line of hits; what tells
#    them apart (one goes on straight, the other fans out) lies further away.
# 2. Strides or pooling between the layers: the field grows several times faster, at the price of spatial resolution.
#    More layers: three pixels wider with each... two pixels for every 3 by 3 layer, so many are needed, which costs
#    parameters, time and vanishing gradients. Larger kernels: the parameters grow with the square. A dense layer at the
#    end sees everything, and has most of the parameters.
#
# === BEGIN MARK SCHEME ===
# 1 point: the receptive field (7 x 7) is named as the reason that it can't.
# 1 point: two of pooling/strides, more layers, larger kernels, a dense or global layer at the end, each with its cost.
# === END MARK SCHEME ===

# %% [markdown]
# ## 6. Backward
#
# Nothing new, only bookkeeping. Output pixel $(i, j)$ was made from one window; its gradient goes back to that window
# and to the filter:
#
# - $dW \mathrel{+}=$ window $\times\, d\text{out}_{ij}$, summed over the batch;
# - $dP[\text{window}] \mathrel{+}= W \times d\text{out}_{ij}$: windows overlap, so contributions add up;
# - $db$ is $d\text{out}$ summed over everything but the channel.
#
# At the end the frame of zeros is cut off $dP$. A pixel that no window has touched (a stride that doesn't come out
# even) has the gradient 0. Here `dout` already holds whatever $1/m$ the cost has, so these are **sums**.

# %% [markdown]
# ### Task: `conv_backward`


# %%
def conv_backward(dout, X, W, stride, pad):
    """Gradients (dX, dW, db) of a layer as in conv_forward, for dout (m, H', W', C') of the shape of its output.

    dX has the shape of X, dW of W, db is (C',); all are sums.
    """
    ### BEGIN SOLUTION
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db
    ### END SOLUTION


# %% [markdown]
# Try it: for a sum of the outputs (`dout` of ones) each input pixel's gradient counts how many windows it is in, when
# the filter is all ones. The corner is in one window, the middle in nine.

# %%
dX, dW, db = conv_backward(np.ones((1, 4, 4, 1)), np.ones((1, 6, 6, 1)), np.ones((3, 3, 1, 1)), 1, 0)
dX[0, :, :, 0]

# %%
check("conv_backward")

# %% [markdown]
# *Think.* A pixel in the corner helps to make fewer outputs than one in the middle. What does padding do about it?

# %% [markdown]
# ## 7. Pooling
#
# Max pooling keeps the largest value of each window, channel by channel: "was there an edge anywhere around here?" It
# has nothing to learn, makes the maps smaller, and cares little whether a hit moved by a pixel.
#
# **In numbers**, windows of $2\times2$ with stride 2:
#
# $$\begin{pmatrix}1&3&2&1\\2&9&1&1\\1&3&2&3\\5&6&1&2\end{pmatrix} \longrightarrow
# \begin{pmatrix}9&2\\6&3\end{pmatrix}$$

# %% [markdown]
# ### Task: `max_pool`


# %%
def max_pool(X, size, stride):
    """Maximum of every size by size window, channel by channel: X (m, H, W, C) to (m, H', W', C).

    No padding; a window that would stick out is not taken.
    """
    ### BEGIN SOLUTION
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        out[:, i, j, :] = window.max(axis=(1, 2))
    return out
    ### END SOLUTION


# %%
four = np.array([[1, 3, 2, 1], [2, 9, 1, 1], [1, 3, 2, 3], [5, 6, 1, 2]], dtype=float)
max_pool(four[None, :, :, None], 2, 2)[0, :, :, 0]

# %%
check("max_pool")

# %% [markdown]
# Backward, the gradient of an output goes to the pixel that won, and to no other. If two pixels tie, someone has to be
# chosen: here, the **first in row order** (first row first, from left to right), which is what `np.argmax` of a window
# written as one row gives. In overlapping windows one pixel may win several times; its shares add up.

# %% [markdown]
# ### Task: `max_pool_backward`


# %%
def max_pool_backward(dout, X, size, stride):
    """Gradient (m, H, W, C) of max_pool with respect to X, for dout of the shape of its output.

    The gradient goes to the first maximum of each window in row order.
    """
    ### BEGIN SOLUTION
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX
    ### END SOLUTION


# %%
max_pool_backward(np.ones((1, 2, 2, 1)), four[None, :, :, None], 2, 2)[0, :, :, 0]

# %%
check("max_pool_backward")

# %% [markdown]
# ## 8. Jet images
#
# The same layers read jets. Unroll the calorimeter around a jet into a picture: a quark or gluon is one blob of energy,
# a boosted W is two, close together. A filter shaped like a blob, slid over the picture and pooled, already tells how
# much "second blob" there is. We make a toy of both: the second blob sits at a fixed distance at a random angle.


# %%
def jet_images(m, two_prongs, rng, size=20):
    """Pictures (m, size, size, 1) of jets with one or with two prongs, 60 particles each, of total intensity 1."""
    angle, share = rng.uniform(0, 2 * np.pi, (m, 1)), rng.uniform(0.3, 0.5, (m, 1))
    second = rng.random((m, 60)) < share * two_prongs
    distance = np.where(second, 6.0 * (1 - share), -6.0 * share * two_prongs)
    x = size / 2 + distance * np.cos(angle) + rng.normal(0, 1.3, (m, 60))
    y = size / 2 + distance * np.sin(angle) + rng.normal(0, 1.3, (m, 60))
    images, weights = np.zeros((m, size, size, 1)), rng.exponential(size=(m, 60))
    where = (np.arange(m)[:, None], y.astype(int).clip(0, size - 1), x.astype(int).clip(0, size - 1), 0)
    np.add.at(images, where, weights / weights.sum(axis=1, keepdims=True))
    return images


rng = np.random.default_rng(5)
one, two = jet_images(400, 0, rng), jet_images(400, 1, rng)

fig, axes = plt.subplots(1, 4, figsize=(9, 2.6), layout="constrained")
for axis, picture, name in zip(
    axes, (one[0], two[0], one.mean(axis=0), two.mean(axis=0)), ("a quark", "a W boson", "400 quarks", "400 W bosons")
):
    axis.imshow(np.sqrt(picture[:, :, 0]), cmap="Greys")
    axis.set(title=name, xticks=[], yticks=[])
plt.show()

# %% [markdown]
# Two numbers from convolution and pooling alone: the largest answer of a blob filter (the first prong), and the largest
# answer after that neighbourhood has been blanked out (a second prong, if there is one).

# %%
grid = np.arange(5) - 2
blob = np.exp(-(grid[:, None] ** 2 + grid[None, :] ** 2) / 4)[:, :, None, None]


def second_prong(pictures):
    """The second largest answer of the blob filter, more than three pixels away from the largest."""
    answer = conv_forward(pictures, blob, np.zeros(1), 1, 2)[..., 0]
    peak = answer.reshape(len(answer), -1).argmax(axis=1)
    row, col = divmod(peak, answer.shape[2])
    rows, cols = np.indices(answer.shape[1:])
    near = np.hypot(rows - row[:, None, None], cols - col[:, None, None]) < 4
    return np.where(near, 0, answer).max(axis=(1, 2))


edges = np.linspace(0, 0.45, 31)
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.hist(second_prong(one), edges, histtype="step", lw=2, label="quarks: one prong")
plt.hist(second_prong(two), edges, alpha=0.4, hatch="//", label="W bosons: two prongs")
plt.xlabel("answer of the blob filter away from the first prong")
plt.ylabel("jets per bin")
plt.legend()
plt.show()

# %% [markdown]
# **Question.** LeNet-5, one of the first of its kind, reads $32\times32$ images: six $5\times5$ filters (no padding,
# stride 1), pooling of size and stride 2, sixteen $5\times5$ filters on all six maps, the same pooling, then dense
# layers with 120, 84 and 10 units.
#
# 1. Give the shape after each of the four convolution and pooling steps, and the parameters of the two convolutions.
# 2. Where are most of the parameters of the network, and what does that say about adding more filters?

# %% [markdown] answer="network_sizes"
# 1. 32x32x1 -> 28x28x6 -> 14x14x6 -> 10x10x16 -> 5x5x16. The convolutions have (25*1+1)*6 = 156 and (25*6+1)*16 = 2416
#    parameters; pooling has none.
# 2. In the first dense layer: 400*120 + 120 = 48,120, more than all the rest together (10,164 + 850 + 2,572). Filters
#    are cheap by themselves, but each new map of the last convolution adds 25 inputs, 3000 weights, to that layer.
#
# === BEGIN MARK SCHEME ===
# 1 point: the four shapes, and 156 and 2416 (half a point for the shapes alone).
# 1 point: the first dense layer (48,120), and that new filters cost there.
# === END MARK SCHEME ===

# %% [markdown]
# ## 9. Keras agrees
#
# The same layer in Keras, with your weights in it: if both agree on random numbers, you have built the real thing. (The
# import takes a few seconds.)

# %% tags=["skip-grading"] id="keras-agrees"
import keras

x, filters, bias = rng.normal(size=(2, 9, 8, 3)), rng.normal(size=(3, 3, 3, 4)), rng.normal(size=4)
theirs = keras.layers.Conv2D(4, 3, strides=2, padding="valid")
theirs.build((None, 9, 8, 3))
theirs.set_weights([filters, bias])
difference = np.abs(np.asarray(theirs(x)) - conv_forward(x, filters, bias, 2, 0)).max()
print("convolution agrees:", bool(difference < 1e-5))
difference = np.abs(np.asarray(keras.layers.MaxPooling2D(2)(x)) - max_pool(x, 2, 2)).max()
print("pooling agrees:", bool(difference < 1e-6))

# %% [markdown]
# In the next notebook a network of such layers learns its filters, on a GPU, and tells tracks from showers.

# %%
ready()

# %% [markdown]
# # Tracks or showers? A convolutional network on a GPU
#
# A neutrino flies into a tank of liquid argon. If it was an electron neutrino, an electron comes out, and an electron
# starts a **shower**. If it was a muon neutrino, a muon comes out and leaves a **track**. The detector takes a picture
# of the charge; whoever tells the two apart can see neutrinos change their kind. In this notebook a convolutional
# network learns to, on the graphics processor of a Colab runtime (or, somewhat smaller, on any laptop).
#
# **Afterwards you can**
#
# - say why neither the total charge nor a line on the pixels will do, and why convolutions will;
# - build a small convolutional network in Keras, count its parameters, train it on a GPU and read its learning curves;
# - follow one image through all layers, and look at the events that the network gets wrong;
# - put an error on an efficiency, and read from a quoted error how many events stand behind it.
#
# **Time** about 90 minutes. **You need** ROC curves (notebook 04), training (08), a first look at Keras (09) and
# convolutions (11).
#
# Examples are **rows** here, as Keras has them: $m$ images are an array $(m, 32, 32, 1)$, the last axis holds the
# channels (one: the charge). Labels are 0 for tracks and 1 for a shower.
#
# **On Colab**: *Runtime → Change runtime type → T4 GPU*. The trained weights travel in the output of one cell, so leave
# *Edit → Notebook settings → Omit code cell output when saving* switched off.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("12_track_shower_cnn")

# %%
import time

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, roc_curve

from autograder.data import tracks_showers

# %% [markdown]
# ## 1. What the detector sees
#
# A toy of a liquid-argon detector draws our events. **Tracks** come from a vertex: charged particles, nearly straight,
# with a steady charge that grows where one stops; sometimes a neutron flies off unseen and knocks out a proton
# elsewhere. A **shower** is a cascade: an electron radiates a photon, the photon flies *unseen* for a while and turns
# into an electron and a positron, these radiate again. So a shower is a tree with gaps in it. Pixels are bytes, 0 to
# 255, and saturate at 255, as the converters of a real detector do.

# %%
images, y, info = tracks_showers(8, np.random.default_rng(1))

fig, panels = plt.subplots(2, 4, figsize=(10, 5.2), layout="constrained")
for panel, image, label in zip(panels.flat, images, y, strict=True):
    shown = panel.imshow(image, cmap="gray_r", origin="lower", vmin=0, vmax=255)
    panel.set(title="shower" if label else "tracks", xticks=[0, 16, 31], yticks=[0, 16, 31])
fig.supxlabel("wire (pixel)")
fig.supylabel("time (pixel)")
fig.colorbar(shown, ax=panels, label="charge (ADC counts)")
plt.show()

# %% [markdown]
# Because it is a toy, we can look behind the picture: these are the paths of the particles in two of the events, solid
# where they leave charge, dotted where they fly unseen.

# %%
fig, panels = plt.subplots(1, 2, figsize=(7, 3.6), layout="constrained")
for panel, event in zip(panels, (int(np.argmin(y)), int(np.argmax(y))), strict=True):
    for s in info["segments"][info["segments"]["event"] == event]:
        style = "k-" if s["visible"] else "C0:"
        panel.plot([s["x0"], s["x1"]], [s["y0"], s["y1"]], style, lw=0.7 + s["density"] if s["visible"] else 1)
    panel.set(xlim=(0, 32), ylim=(0, 32), aspect="equal", xlabel="wire (pixel)")
    panel.set_title("shower" if y[event] else "tracks")
panels[0].set_ylabel("time (pixel)")
plt.show()

# %% [markdown]
# ## 2. Would something simpler do?
#
# Before anything deep: is one number enough? A sum of all charge, the brightest pixel, the number of lit pixels? Or a
# *line* on all 1024 pixels, the logistic regression of notebook 03? The area under the ROC curve (notebook 04) tells:
# 0.5 is guessing, 1 is perfect.

# %%
images, y, _ = tracks_showers(6000, np.random.default_rng(2))
flat = images.reshape(len(images), -1) / 255
features = {
    "total charge": flat.sum(axis=1),
    "brightest pixel": flat.max(axis=1),
    "lit pixels": (flat > 0).sum(axis=1),
    "saturated pixels": (flat == 1).sum(axis=1),
}
line = LogisticRegression(C=0.01, max_iter=200).fit(flat[:4000], y[:4000])
features["a line on the pixels"] = np.r_[np.zeros(4000), line.decision_function(flat[4000:])]
areas = {name: roc_auc_score(y[4000:], x[4000:]) for name, x in features.items()}
areas = {name: max(area, 1 - area) for name, area in areas.items()}

fig, axes = plt.subplots(figsize=(6, 2.6), layout="constrained")
axes.barh(list(areas), list(areas.values()), color="0.7", edgecolor="k")
axes.axvline(0.5, color="k", ls=":", label="guessing")
axes.set(xlim=(0.4, 1), xlabel="area under the ROC curve")
axes.invert_yaxis()
axes.legend()
plt.show()

# %% [markdown]
# None of them is worth much: both kinds have the same charge, the same size and the same places on purpose. What
# differs is how charge lies *next to* charge - lines, branches, gaps - and that may happen anywhere in the picture.
# A convolution asks the same small question everywhere: exactly what is needed.

# %% [markdown]
# *Question (3 points).* A line on the pixels has a weight for every pixel, 1024 of them; the first convolution
# below has 16 filters with 9 weights each. Why does the line fail here whatever its weights are, and which two
# properties of a convolution make the difference? One sentence on why simply *more* events would not help the line.

# %% [markdown] answer="why_not_pixels"
# The line gives each pixel one weight and adds up. Tracks and showers appear at every place and in every direction,
# so that on average every pixel holds the same charge for both kinds: the best weights are all alike, and what is
# left is the total charge, which does not differ either. A convolution looks at *neighbouring* pixels together (a
# pattern such as an end, a kink, a gap needs several pixels at once, and a nonlinearity behind the sum), and it
# uses the *same* weights everywhere, so what it learned at one place counts at all others. More events only
# determine the useless weights of the line more precisely; its bias is not a lack of data.
#
# === BEGIN MARK SCHEME ===
# 1 point: the average picture of the two kinds is (nearly) the same, so no weighted sum of single pixels separates
# them. 1 point: a convolution sees neighbours together (local patterns, with a nonlinearity), and shares its
# weights over all places (translation). Half a point for one of the two. 1 point: more events lower the variance;
# the line's problem is its bias, the model can't express the difference.
# === END MARK SCHEME ===

# %% [markdown]
# ## 3. From bytes to numbers
#
# Networks like inputs around 1, GPUs like `float32`, and Keras wants an axis for the channels. A pixel with 51 counts
# becomes $51/255 = 0.2$, a saturated one 1, an empty one stays 0. Divide by 255 always, not by the brightest pixel that
# happens to be there: an event must not look different because of its company.
#
# ### Task: `normalize_images`


# %%
def normalize_images(images):
    """Images as the network wants them: numbers from 0 to 1, with a channel axis.

    images: (m, 32, 32), uint8, 0 to 255
    returns: (m, 32, 32, 1), float32, each byte divided by 255
    """
    ### BEGIN SOLUTION
    return images.astype(np.float32)[..., np.newaxis] / 255
    ### END SOLUTION


# %%
check("normalize_images")

# %% [markdown]
# Now the events to train on. On a GPU we can afford more of them, for longer. The development set is for looking at
# during the training, the test set for the end.

# %%
on_gpu = bool(tf.config.list_physical_devices("GPU"))
events, epochs = (40_000, 15) if on_gpu else (12_000, 8)
rng = np.random.default_rng(12)
images, y_train, _ = tracks_showers(events, rng)
images_dev, y_dev, _ = tracks_showers(2000, rng)
images_test, y_test, _ = tracks_showers(3000, rng)
images_train, images_dev, images_test = map(normalize_images, (images, images_dev, images_test))
print(f"training on {'a GPU' if on_gpu else 'a CPU'}: {events} events, {epochs} epochs")
print(images_train.shape, images_train.dtype, images_train.nbytes / 1e6, "MB")

# %% [markdown]
# ## 4. The network
#
# The pattern is as old as LeNet: a convolution finds small things, a pooling forgets where exactly they were and
# makes the map smaller, the next convolution finds things made of small things. Counting parameters on paper keeps
# a network in check: a convolution with $f\times f$ kernels, $C$ channels in and $C'$ out has $(f^2 C + 1)\,C'$, a
# dense layer with $n$ inputs and $n'$ units has $(n+1)\,n'$.
#
# | layer | output | parameters |
# |---|---|---|
# | image | 32 × 32 × 1 | |
# | convolution 3 × 3, 16 filters, zero padding | 32 × 32 × 16 | (9·1 + 1)·16 = 160 |
# | max pooling 2 × 2 | 16 × 16 × 16 | 0 |
# | convolution 3 × 3, 32 filters | 16 × 16 × 32 | (9·16 + 1)·32 = 4640 |
# | max pooling | 8 × 8 × 32 | 0 |
# | convolution 3 × 3, 32 filters | 8 × 8 × 32 | (9·32 + 1)·32 = 9248 |
# | max pooling | 4 × 4 × 32 | 0 |
# | flatten | 512 | 0 |
# | dense, 32 units | 32 | (512 + 1)·32 = 16416 |
# | dense, 1 unit, sigmoid | 1 | 33 |
#
# Altogether 30,497: half of it in the one dense layer behind the flattening. (What a "convolution" layer computes
# is, to be exact, a cross-correlation: the kernel is not turned round, see notebook 11.)
#
# ### Task: `build_cnn`
#
# The table is one possibility; any Keras model within the budget will do. Use built-in layers only, so that the
# weights can be loaded again when your notebook is graded.


# %%
def build_cnn():
    """A Keras model that tells showers from tracks.

    input: images (32, 32, 1); output: one number, P(shower), from a sigmoid
    Sequential or functional, built-in layers (no Lambda), at most 300,000 parameters, all counted.
    Returns the model, built (it begins with an Input) and not yet trained.
    """
    ### BEGIN SOLUTION
    model = [keras.Input((32, 32, 1))]
    for filters in (16, 32, 32):
        model += [keras.layers.Conv2D(filters, 3, padding="same", activation="relu"), keras.layers.MaxPooling2D()]
    model += [keras.layers.Flatten(), keras.layers.Dense(32, activation="relu")]
    return keras.Sequential([*model, keras.layers.Dense(1, activation="sigmoid")])
    ### END SOLUTION


# %% tags=["nbval-ignore-output"]
build_cnn().summary(line_length=80)

# %%
check("build_cnn")

# %% [markdown]
# ## 5. Training
#
# The label is 1 with the probability $p$ that the network gives, so the negative log-likelihood of all labels is
# the binary cross-entropy; a network that knows nothing says $p = 0.5$ and pays $\log 2 = 0.69$ for each event. Two
# habits help here:
#
# - Adam with a learning rate of a few $10^{-3}$ that falls to zero along a cosine
#   (`keras.optimizers.schedules.CosineDecay(3e-3, steps)`; `steps` is the number of updates in all): large steps in the
#   beginning, calm ones in the end;
# - mini-batches of 64 events.
#
# ### Task: `track_shower_cnn`
#
# Build a network with `build_cnn`, train it on `images_train`, `y_train`, and bind it to the name `track_shower_cnn`.
# Keep what `fit` returns as `history`. On a CPU the network of the table takes about half a minute.

# %%
### BEGIN SOLUTION
keras.utils.set_random_seed(12)
track_shower_cnn = build_cnn()
schedule = keras.optimizers.schedules.CosineDecay(3e-3, epochs * -(-len(y_train) // 64))
track_shower_cnn.compile(keras.optimizers.Adam(schedule), "binary_crossentropy", metrics=["accuracy"])
history = track_shower_cnn.fit(
    images_train, y_train, batch_size=64, epochs=epochs, validation_data=(images_dev, y_dev), verbose=0
)
### END SOLUTION

# %% [markdown]
# The next cell puts the weights into its own output. **That output is what you hand in**: save the notebook with
# it. When you train again, run it again.

# %%
submit(track_shower_cnn, "track_shower_cnn", history)

# %%
check("track_shower_cnn")

# %% [markdown]
# Read the curves as in notebook 08: does the loss on the development set still fall, or has it turned upwards while the
# training loss goes on falling?

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
for axes, name in ((left, "loss"), (right, "accuracy")):
    done = np.arange(1, len(history.history[name]) + 1)
    axes.plot(done, history.history[name], "o-", label="training")
    axes.plot(done, history.history[f"val_{name}"], "s--", label="development")
    axes.set(xlabel="epoch", ylabel=name)
    axes.grid(alpha=0.4)
left.axhline(np.log(2), color="k", ls=":", label="knows nothing")
left.legend()
right.legend()
plt.show()

# %% [markdown]
# And on events that nobody has looked at:

# %%
p = track_shower_cnn.predict(images_test, batch_size=250, verbose=0)[:, 0]
fpr, tpr, _ = roc_curve(y_test, p)

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
bins = np.linspace(0, 1, 26)
left.hist(p[y_test == 0], bins, histtype="stepfilled", alpha=0.3, hatch="//", label="tracks")
left.hist(p[y_test == 1], bins, histtype="step", lw=2, label="showers")
left.set(xlabel="P(shower)", ylabel="events per bin", yscale="log")
left.legend(loc="upper center")
right.plot(tpr, fpr, lw=2, label=f"network, area {roc_auc_score(y_test, p):.2f}")
right.plot(bins, bins, "k:", label="guessing")
right.set(xlabel="efficiency for showers", ylabel="share of tracks let through", ylim=(1e-3, 1), yscale="log")
right.grid(alpha=0.4)
right.legend()
plt.show()

# %% [markdown]
# **How fast is a GPU?** A training step is some hundred million multiplications, nearly all of them independent of each
# other: that is what thousands of small processors are for. Measure yours; on a CPU this cell takes a few seconds.

# %% tags=["nbval-ignore-output", "skip-grading"] id="how-fast"
clock = build_cnn()
clock.compile("adam", "binary_crossentropy")
clock.fit(images_train[:512], y_train[:512], batch_size=64, verbose=0)  # the first steps also compile
start = time.perf_counter()
clock.fit(images_train[:3072], y_train[:3072], batch_size=64, verbose=0)
seconds = time.perf_counter() - start
print(f"{3072 / seconds:,.0f} events per second on {'a GPU' if on_gpu else 'a CPU'}")

# %% [markdown]
# ## 6. One image walks through the network
#
# What happens on the way? First the shapes. A model has a list `layers`; every layer has a `name` and, in a model
# that is built, an `output` with a `shape`. Its first entry is the size of the batch, which is open (`None`); for
# *one* image it is not of interest.
#
# ### Task: `layer_shapes`


# %%
def layer_shapes(model):
    """The stations of one image on its way through a model.

    model: a built Keras model, a chain of layers, for images of any size
    returns: a list of pairs (layer name, shape of the layer's output without the batch, a tuple),
             in the order of the layers; an input layer may be in or left out
    """
    ### BEGIN SOLUTION
    return [(layer.name, tuple(layer.output.shape[1:])) for layer in model.layers]
    ### END SOLUTION


# %% tags=["nbval-ignore-output"]
for name, shape in layer_shapes(track_shower_cnn):
    print(f"{name:24} {' x '.join(map(str, shape))}")

# %%
check("layer_shapes")

# %% [markdown]
# Now the maps themselves. A second model with the same layers, but with *every* layer's output as a result, shows
# them. Here is one shower of the test set and what the first filters of each convolution and pooling make of it. In
# which layer can you still recognise the event? Which filters answer to edges, which to the bright core?

# %%
station = keras.Model(track_shower_cnn.inputs[0], [layer.output for layer in track_shower_cnn.layers])
event = int(np.argmax(p * (y_test == 1)))
walk = [(layer.name, np.asarray(out)[0]) for layer, out in zip(
    track_shower_cnn.layers, station(images_test[event : event + 1]), strict=True
)]  # fmt: skip
maps = [(name, out) for name, out in walk if out.ndim == 3][:6]

fig, panels = plt.subplots(len(maps), 7, figsize=(9, 1.4 * len(maps)), layout="constrained", squeeze=False)
for row, (name, out) in zip(panels, maps, strict=True):
    row[0].imshow(images_test[event, ..., 0], cmap="gray_r", origin="lower")
    for axes, channel in zip(row[1:], range(out.shape[2]), strict=False):
        axes.imshow(out[..., channel], cmap="gray_r", origin="lower")
    row[0].set_ylabel(f"{out.shape[0]} x {out.shape[1]}", rotation=0, labelpad=24)
    row[0].set_title("image" if name == maps[0][0] else "", fontsize=9)
    for axes in row:
        axes.set(xticks=[], yticks=[])
fig.suptitle(f"six of the filters, layer after layer; at the end P(shower) = {p[event]:.2f}")
plt.show()

# %% [markdown]
# ## 7. What it gets wrong
#
# The most useful pictures of all are the events that a network is *sure* of and wrong about. They show what it has not
# understood, or that the label is not as clear as we thought.
#
# An event is called a shower where $p$ is strictly greater than 0.5. The worst mistake is the one where $p$ is
# furthest from the label: $p = 0.02$ for a shower is as bad as $p = 0.98$ for tracks.
#
# In numbers: $p = (0.9, 0.2, 0.3, 0.6)$ with $y = (1, 1, 0, 0)$. Events 1 and 3 are wrong; event 1 is 0.8 away from
# its label, event 3 only 0.6: the order is 1, 3.
#
# ### Task: `mistakes`


# %%
def mistakes(p, y, k):
    """The k most confident wrong events, worst first.

    p: (m,) probabilities of a shower; y: (m,) labels 0 or 1; k: an integer >= 0
    returns: indices into p, at most k of them; fewer when fewer events are wrong
    """
    ### BEGIN SOLUTION
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    order = np.argsort(-np.abs(p - y)[wrong])
    return wrong[order][:k]
    ### END SOLUTION


# %%
worst = mistakes(p, y_test, 8)

fig, panels = plt.subplots(2, 4, figsize=(10, 5.2), layout="constrained")
for panel, event in zip(panels.flat, worst, strict=False):
    panel.imshow(images_test[event, ..., 0], cmap="gray_r", origin="lower", vmin=0, vmax=1)
    panel.set(title=f"{'shower' if y_test[event] else 'tracks'}, P(shower) = {p[event]:.2f}", xticks=[], yticks=[])
plt.show()

# %%
check("mistakes")

# %% [markdown]
# *Think.* Short showers that never branch look like a track, and tracks that cross under small angles look like a
# branching. Would more pixels help, or a second view of the same event from another side?

# %% [markdown]
# ## 8. How sure are we of an efficiency?
#
# Of $N = 1000$ simulated showers the network finds 920. Is the efficiency 0.92 to three digits? Each event is found
# or not, so the number found follows a **binomial** distribution with variance $N\varepsilon(1-\varepsilon)$, and
# the efficiency has the error
#
# $$\sigma_\varepsilon = \sqrt{\frac{\varepsilon(1-\varepsilon)}{N}},$$
#
# here $\sqrt{0.92\cdot 0.08/1000} = 0.0086$. It is *not* $\sqrt{920}/1000 = 0.030$: that is the error of a Poisson
# count, which could have come out as 1030, while no more than 1000 of 1000 events can be found.
#
# ### Task: `efficiency_error`


# %%
def efficiency_error(selected, total):
    """The binomial standard error of the efficiency selected / total.

    selected, total: integers, 0 <= selected <= total
    returns: a float; 0.0 where total is 0
    """
    ### BEGIN SOLUTION
    if total == 0:
        return 0.0
    efficiency = selected / total
    return (efficiency * (1 - efficiency) / total) ** 0.5
    ### END SOLUTION


# %%
print(efficiency_error(920, 1000))

# %% tags=["nbval-ignore-output"]
for label, kind in ((1, "showers found"), (0, "tracks found")):
    right = int(np.sum((p > 0.5)[y_test == label] == label))
    total = int(np.sum(y_test == label))
    print(f"{kind}: {right / total:.3f} +- {efficiency_error(right, total):.3f}")

# %%
check("efficiency_error")

# %% [markdown]
# The formula gives 0 when *all* events are found. Nobody would claim that an efficiency of 10 out of 10 is exactly
# 1: there the simple formula ends, and one quotes an interval (Clopper-Pearson, or Wilson's).
#
# ## 9. What a table tells beyond its numbers
#
# The MicroBooNE experiment trained networks on pictures of **single particles** in liquid argon and published how
# often each kind is recognised, each number with its statistical error (the study is arXiv:1611.05531). The numbers
# below are of the kind found there, *rounded for this exercise*; look up the paper for the exact ones.
#
# | particle | recognised as itself |
# |---|---|
# | electron | 0.78 ± 0.007 |
# | photon | 0.83 ± 0.006 |
# | muon | 0.90 ± 0.005 |
# | charged pion | 0.71 ± 0.007 |
# | proton | 0.91 ± 0.005 |
#
# The size of the test sample is not in the table - and yet it is: a binomial error knows it. Solve
# $\sigma^2 = \varepsilon(1-\varepsilon)/N$ for $N$. In numbers: $\varepsilon = 0.5$ with an error of 0.05 stands for
# $0.25/0.0025 = 100$ events.
#
# ### Task: `events_from_error`


# %%
def events_from_error(efficiency, error):
    """How many events stand behind an efficiency that is quoted with its binomial error.

    efficiency: a float from 0 to 1; error: a float > 0
    returns: the nearest integer, an int
    """
    ### BEGIN SOLUTION
    return round(efficiency * (1 - efficiency) / error**2)
    ### END SOLUTION


# %% [markdown]
# Errors are quoted with one digit: 0.007 may be anything from 0.0065 to 0.0075. So each row of the table allows a
# whole range of $N$. Is there an $N$ that fits all five?

# %%
table = {"electron": (0.78, 0.007), "photon": (0.83, 0.006), "muon": (0.90, 0.005), "pion": (0.71, 0.007)}
table["proton"] = (0.91, 0.005)
ranges = {
    name: [events_from_error(efficiency, error + shift) for shift in (0.0005, 0, -0.0005)]
    for name, (efficiency, error) in table.items()
}
for name, (low, middle, high) in ranges.items():
    print(f"{name:9} {middle:5}  between {low} and {high}")

fig, axes = plt.subplots(figsize=(6, 2.6), layout="constrained")
for row, (low, middle, high) in enumerate(ranges.values()):
    axes.plot([low, high], [row, row], "k-", lw=2)
    axes.plot(middle, row, "ko")
low, high = max(r[0] for r in ranges.values()), min(r[2] for r in ranges.values())
axes.axvspan(low, high, color="0.85", label="fits all rows")
axes.set(yticks=range(len(ranges)), yticklabels=list(ranges), xlabel="events of each kind, N", xlim=(2000, 5500))
axes.invert_yaxis()
axes.legend()
plt.show()

# %%
check("events_from_error")

# %% [markdown]
# *Question (3 points).* What do the errors of the table say about the test sample, and how do you see that? Name
# something that would make the efficiency on *real* neutrino events differ by more than these errors. And: with
# which number of events of each kind would the error of the electron's 0.78 be 0.001?

# %% [markdown] answer="reading_errors"
# Each row gives $N = \varepsilon(1-\varepsilon)/\sigma^2$; the five ranges that rounding of the errors allows have
# a common part around 3700 to 4000. So the errors are purely binomial, and about as many events of each kind, not
# quite 4000, were tested: nothing else, no systematic uncertainty, is in them. Real events can differ by more: the
# simulation of showers, of the detector's noise, of dead wires or of diffusion is not perfect, and in real neutrino
# events several particles overlap, while the table is about single ones; how often each kind occurs, and with which
# energy, changes it too. For an error of 0.001 one needs $0.78\cdot0.22/10^{-6} \approx 172\,000$ events of each
# kind: seven times smaller, 49 times more.
#
# === BEGIN MARK SCHEME ===
# 1 point: N of about 3700 to 4000 for every kind, from the binomial formula (or: all rows are consistent with one
# N, the errors are statistical only). 1 point: a systematic reason (simulation against data, noise, overlapping
# particles, other energies or mixture). 1 point: about 170,000 events (172,000), or 49 times more.
# === END MARK SCHEME ===

# %% [markdown]
# ## 10. If you have a GPU and ten more minutes
#
# The budget is 300,000 parameters and your network may have used a tenth. Does a larger one make better use of
# 40,000 events? The next cell trains one with twice the filters, batch normalisation and dropout (only on a GPU).
# Compare the areas, and ask with section 8 whether the difference is larger than its error.

# %% tags=["nbval-ignore-output", "skip-grading"] id="larger-network"
if on_gpu:
    layers = [keras.Input((32, 32, 1))]
    for filters in (32, 64, 64):
        layers += [keras.layers.Conv2D(filters, 3, padding="same"), keras.layers.BatchNormalization()]
        layers += [keras.layers.ReLU(), keras.layers.MaxPooling2D()]
    layers += [keras.layers.Flatten(), keras.layers.Dropout(0.3), keras.layers.Dense(64, activation="relu")]
    larger = keras.Sequential([*layers, keras.layers.Dense(1, activation="sigmoid")])
    larger.compile(keras.optimizers.Adam(1e-3), "binary_crossentropy", metrics=["accuracy"])
    larger.fit(images_train, y_train, batch_size=128, epochs=epochs, validation_data=(images_dev, y_dev), verbose=2)
    area = roc_auc_score(y_test, larger.predict(images_test, verbose=0)[:, 0])
    print(f"area {area:.4f} with {larger.count_params()} parameters, {roc_auc_score(y_test, p):.4f} before")
else:
    print("no GPU here: nothing is trained")

# %%
ready()

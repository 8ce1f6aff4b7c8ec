# %% [markdown]
# # What a classifier is worth
#
# In notebook 03 a classifier gave every cluster a probability of being a photon. Is it a good one? "90 % right" says
# little: right on which events, at which threshold, and how sure are we of the 90? Here you build the instruments with
# which particle physics answers.
#
# **Afterwards you can**
#
# - count a confusion matrix and read accuracy, purity and efficiencies from it, and say when accuracy misleads;
# - draw a ROC curve, compute its area and say what the area means;
# - choose a working point, for a required efficiency or for the best significance;
# - compare a classifier with a plain cut, and two classifiers whose curves cross;
# - give the area an uncertainty before you call a difference a difference.
#
# **Time** about 90 minutes. **You need** notebook 03. Labels are arrays `(m,)` of 0 (background, here jets) and 1
# (signal, here photons) of any numeric type, scores are arrays `(m,)` of real numbers: larger means more like signal.
# They need not be probabilities.
#
# Each task ends with a `check` cell. Stuck? Open a new cell and ask `hint("confusion")`; ask again for the next hint.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("04_roc_analysis")

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder.data import photon_jet

# %% [markdown]
# ## 1. Four numbers
#
# A decision about an event can be right or wrong in two ways each, so everything there is to count are four numbers:
#
# |  | said: photon | said: jet |
# |---|:-:|:-:|
# | **is a photon** | TP, true positive | FN, false negative |
# | **is a jet** | FP, false positive | TN, true negative |
#
# **In numbers.** Six events, three photons and three jets. A first classifier calls everything a photon: TP = 3, FP =
# 3, FN = 0, TN = 0. A second one is careful: TP = 2, FN = 1, FP = 0, TN = 3. Which is better, and in what?

# %% [markdown]
# ### Task: `confusion`


# %%
def confusion(y_true, y_pred):
    """Counts of decisions y_pred (m,) for labels y_true (m,), both 0 or 1 of any numeric type.

    Returns four integers (tp, fp, fn, tn), in this order.
    """
    ### BEGIN SOLUTION
    photon, said = y_true == 1, y_pred == 1
    tp, fp = np.sum(photon & said), np.sum(~photon & said)
    fn, tn = np.sum(photon & ~said), np.sum(~photon & ~said)
    return int(tp), int(fp), int(fn), int(tn)
    ### END SOLUTION


# %%
y_six = np.array([1, 1, 1, 0, 0, 0])
print("everything a photon:", confusion(y_six, np.ones(6)))
print("the careful one:    ", confusion(y_six, np.array([1, 1, 0, 0, 0, 0])))

# %%
check("confusion")

# %% [markdown]
# ## 2. Ratios with two names each
#
# Every field has its own words for the same ratios. Here is the dictionary.
#
# | machine learning | particle physics | ratio | everything | careful |
# |---|---|---|:-:|:-:|
# | accuracy |  | (TP + TN) / all | 50 % | 83 % |
# | precision | purity | TP / (TP + FP) | 50 % | 100 % |
# | recall, true positive rate | signal efficiency | TP / (TP + FN) | 100 % | 67 % |
# | F1 |  | harmonic mean of precision and recall | 67 % | 80 % |
# | specificity |  | TN / (TN + FP) | 0 % | 100 % |
# | false positive rate | mistag rate, background efficiency | FP / (FP + TN) | 100 % | 0 % |
#
# Careful with slides that write "specificity = mistag rate": they are each other's complement, mistag = 1 -
# specificity.
#
# The harmonic mean in one fraction: F1 = 2 TP / (2 TP + FP + FN). And a convention: a ratio 0/0, such as the precision
# of a classifier that never says "photon", is 0.0 here.

# %% [markdown]
# ### Task: `scores`


# %%
def scores(tp, fp, fn, tn):
    """A dict with the floats accuracy, precision, recall, f1, specificity and mistag of four counts; 0/0 is 0.0."""

    ### BEGIN SOLUTION
    def ratio(a, b):
        return a / b if b > 0 else 0.0

    return {
        "accuracy": ratio(tp + tn, tp + fp + fn + tn),
        "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn),
        "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp),
        "mistag": ratio(fp, fp + tn),
    }
    ### END SOLUTION


# %%
for name, counts in (("everything", (3, 3, 0, 0)), ("careful", (2, 0, 1, 3))):
    print(f"{name:11s}", {key: f"{100 * value:.0f} %" for key, value in scores(*counts).items()})

# %%
check("scores")

# %% [markdown]
# **Class imbalance.** At the LHC there is not one jet for every photon, there are thousands. A lazy classifier says
# "jet" to every event:

# %%
for jets_per_photon in (1, 10, 100, 1000):
    lazy = scores(tp=0, fp=0, fn=10, tn=10 * jets_per_photon)
    print(f"{jets_per_photon:5d} jets per photon: accuracy {100 * lazy['accuracy']:.1f} %, recall {lazy['recall']:.0f}")

# %% [markdown]
# It finds no photon at all, and its accuracy goes to 100 %. The two efficiencies, recall and mistag, each look at one
# class only: they don't change when the mixture does. Purity and accuracy do. That is why particle physics speaks in
# efficiencies.
#
# *Think.* A classifier keeps 90 % of the photons and 1 % of the jets. What is its purity with one jet per photon, and
# with 1000?

# %% [markdown]
# ## 3. Every threshold at once: the ROC curve
#
# A classifier gives a score, and the threshold is our choice. Here is a trained line (the one of notebook 03, by
# scikit-learn, since you have written it yourself already) and, for comparison, a small neural network (how it works
# comes in notebook 06).

# %%
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, Y, names = photon_jet(10_000, np.random.default_rng(4))
X_train, y_train, X_test, y_test = X[:, :5000], Y[0, :5000], X[:, 5000:], Y[0, 5000:]
line = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train.T, y_train)
network = make_pipeline(
    StandardScaler(), MLPClassifier((24,), learning_rate_init=0.02, early_stopping=True, random_state=0)
)
network.fit(X_train.T, y_train)
score_line, score_network = line.predict_proba(X_test.T)[:, 1], network.predict_proba(X_test.T)[:, 1]

edges = np.linspace(0, 1, 41)
plt.figure(figsize=(6, 3.8), layout="constrained")
plt.hist(score_line[y_test == 0], edges, alpha=0.35, hatch="//", label="jets")
plt.hist(score_line[y_test == 1], edges, histtype="step", lw=2, label="photons")
for threshold in (0.2, 0.5, 0.9):
    plt.axvline(threshold, color="k", ls=":")
plt.xlabel("score of the line")
plt.ylabel("events")
plt.legend(loc="upper center")
plt.show()

# %% [markdown]
# Start with a threshold above every score: nothing is selected. Lower it step by step; at each distinct score some more
# events come in (an event is selected when its score is **greater than or equal to** the threshold). Note the pair
#
# $$\text{fpr} = \frac{\text{selected jets}}{\text{all jets}}, \qquad
# \text{tpr} = \frac{\text{selected photons}}{\text{all photons}}$$
#
# after each step, and you walk from (0, 0) to (1, 1) along the **ROC curve**.
#
# **In numbers.** Six events again:
#
# | score | 0.9 | 0.8 | 0.7 | 0.6 | 0.55 | 0.4 |
# |---|:-:|:-:|:-:|:-:|:-:|:-:|
# | label | 1 | 1 | 0 | 1 | 0 | 0 |
#
# | threshold | inf | 0.9 | 0.8 | 0.7 | 0.6 | 0.55 | 0.4 |
# |---|:-:|:-:|:-:|:-:|:-:|:-:|:-:|
# | tpr | 0 | 1/3 | 2/3 | 2/3 | 1 | 1 | 1 |
# | fpr | 0 | 0 | 0 | 1/3 | 1/3 | 2/3 | 1 |
#
# If several events share a score they come in *together*: one threshold, one point. No threshold can tell them apart,
# so the curve goes straight (and diagonally, if both classes are among them).

# %% [markdown]
# ### Task: `roc_curve`


# %%
def roc_curve(y_true, score):
    """The ROC curve of scores (m,) for labels y_true (m,): three arrays (fpr, tpr, thresholds) of one length.

    thresholds descend: first inf, then each distinct score once; an event is selected when score >= threshold.
    The rate of a class that is missing in y_true is 0.0 throughout.
    """
    ### BEGIN SOLUTION
    values, position = np.unique(score, return_inverse=True)
    photons = np.bincount(position, weights=y_true == 1)[::-1]  # how many come in at each step down
    jets = np.bincount(position, weights=y_true != 1)[::-1]
    tpr = np.concatenate([[0.0], np.cumsum(photons) / max(photons.sum(), 1)])
    fpr = np.concatenate([[0.0], np.cumsum(jets) / max(jets.sum(), 1)])
    return fpr, tpr, np.concatenate([[np.inf], values[::-1]])
    ### END SOLUTION


# %%
score_six, label_six = np.array([0.9, 0.8, 0.7, 0.6, 0.55, 0.4]), np.array([1, 1, 0, 1, 0, 0])
for row in zip(*roc_curve(label_six, score_six), strict=True):
    print("fpr {:.2f}   tpr {:.2f}   threshold {:.2f}".format(*row))

# %%
check("roc_curve")

# %%
plt.figure(figsize=(5, 4.4), layout="constrained")
for label, score, style in (("network", score_network, "-"), ("line", score_line, "--")):
    fpr, tpr, thresholds = roc_curve(y_test, score)
    plt.plot(fpr, tpr, style, lw=2, label=label)
plt.plot([0, 1], [0, 1], "k:", label="guessing")
plt.xlabel("background efficiency (fpr)")
plt.ylabel("signal efficiency (tpr)")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %% [markdown]
# *Think.* What would the curve look like if you fed it $\log(p/(1-p))$ in place of $p$? And if you fed it $1 - p$?

# %% [markdown]
# ## 4. The area
#
# One number for a whole curve: the area below it, AUC. The curve is made of straight pieces, so the area is a sum of
# trapezoids: width times mean height.
#
# **In numbers.** For the six events the steps to the right have the width 1/3 and the heights 2/3, 1, 1, which gives
# $8/9 = 0.889$. And now count pairs: of the $3 \times 3$ pairs of a photon and a jet, only one (0.6 against 0.7) is in
# the wrong order: 8 of 9. This is always so:
#
# > The AUC is the probability that a random photon has a higher score than a random jet, equal scores counted half.
#
# Guessing has 0.5, and below 0.5 one should turn the score round.

# %% [markdown]
# ### Task: `auc`


# %%
def auc(fpr, tpr):
    """The area below the curve through the points (fpr, tpr), two arrays with fpr ascending, by trapezoids; a float."""
    ### BEGIN SOLUTION
    width, height = np.diff(fpr), (tpr[1:] + tpr[:-1]) / 2
    return float(np.sum(width * height))
    ### END SOLUTION


# %%
print(f"six events: {auc(*roc_curve(label_six, score_six)[:2]):.4f}")
pairs = score_six[label_six == 1][:, np.newaxis] - score_six[label_six == 0]
print(f"pairs in the right order: {np.mean(pairs > 0) + np.mean(pairs == 0) / 2:.4f}")
for label, score in (("line", score_line), ("network", score_network)):
    print(f"{label}: {auc(*roc_curve(y_test, score)[:2]):.3f}")

# %%
check("auc")

# %% [markdown]
# ## 5. Working points
#
# An analysis runs at *one* threshold. Often the efficiency is given: "we need 80 % of the photons". Many thresholds do
# it (every lower one, too), and the highest of them lets the fewest jets through. In the table of the six events: for
# 60 % it is the threshold 0.8 with fpr 0, for 70 % it is 0.6 with fpr 1/3.

# %% [markdown]
# ### Task: `working_point`


# %%
def working_point(fpr, tpr, thresholds, efficiency):
    """The pair (threshold, fpr) of the highest threshold whose tpr is at least `efficiency`; arrays as from roc_curve.

    Raises ValueError if no threshold reaches the efficiency.
    """
    ### BEGIN SOLUTION
    reached = np.flatnonzero(tpr >= efficiency)
    if len(reached) == 0:
        raise ValueError(f"no threshold keeps {efficiency} of the signal")
    first = reached[0]
    return float(thresholds[first]), float(fpr[first])
    ### END SOLUTION


# %%
for efficiency in (0.6, 0.7):
    print(efficiency, working_point(*roc_curve(label_six, score_six), efficiency))

# %%
check("working_point")

# %% [markdown]
# At small background efficiencies the ROC curve hugs the axis and hides what matters to us: 1 % or 0.1 % of the jets
# makes a difference of ten in the background. So particle physics turns the picture: signal efficiency to the right,
# and upwards, on a logarithmic axis, the background **rejection** 1/fpr: how many jets are there for one that gets
# through? With no jet let through at all it is infinite.

# %% [markdown]
# ### Task: `rejection`


# %%
def rejection(fpr):
    """The background rejection 1/fpr of an array, an array of its shape: inf where fpr is 0, without a warning."""
    ### BEGIN SOLUTION
    result = np.full(np.shape(fpr), np.inf)
    np.divide(1.0, fpr, out=result, where=fpr > 0)
    return result
    ### END SOLUTION


# %%
plt.figure(figsize=(6, 4), layout="constrained")
for label, score, style, offset, side in (
    ("network", score_network, "-", 6, "left"),
    ("line", score_line, "--", -16, "right"),
):
    fpr, tpr, thresholds = roc_curve(y_test, score)
    plt.plot(tpr, rejection(fpr), style, lw=2, label=label)
    threshold, mistag = working_point(fpr, tpr, thresholds, 0.8)
    plt.plot(0.8, 1 / mistag, "ko")
    text = f"{label}: 1 jet in {1 / mistag:.0f}"
    plt.annotate(text, (0.8, 1 / mistag), xytext=(offset, offset), textcoords="offset points", ha=side)
plt.yscale("log")
plt.xlim(0.3, 1)
plt.xlabel("signal efficiency")
plt.ylabel("background rejection 1/fpr")
plt.legend()
plt.grid(alpha=0.4, which="both")
plt.show()

# %%
check("rejection")

# %% [markdown]
# ## 6. A cut is a classifier, too
#
# "Keep clusters with H/E below 0.05" is a classifier whose score is one variable. Move the cut and you get its ROC
# curve. There are two kinds: keep what lies **above** (x >= threshold, as for $R_9$), or **below** (x <= threshold, as
# for H/E or isolation). A cut from below starts at -inf, where nothing is kept, and its thresholds *ascend*; in both
# cases the loosest cut comes last.
#
# **In numbers.** $x = (1, 2, 2, 3)$ with labels $(1, 1, 0, 0)$, keep below: thresholds $-\infty, 1, 2, 3$; tpr $0,
# \frac12, 1, 1$; fpr $0, 0, \frac12, 1$.

# %% [markdown]
# ### Task: `cut_roc`


# %%
def cut_roc(y_true, x, keep):
    """The ROC curve (fpr, tpr, thresholds) of a plain cut on x (m,); thresholds are in units of x, the loosest last.

    keep is "above": x >= threshold is kept, as roc_curve of x; or "below": x <= threshold is kept and the
    thresholds ascend, first -inf, then each distinct value of x once.
    """
    ### BEGIN SOLUTION
    if keep == "above":
        return roc_curve(y_true, x)
    fpr, tpr, thresholds = roc_curve(y_true, -np.asarray(x, dtype=float))
    return fpr, tpr, -thresholds
    ### END SOLUTION


# %%
plt.figure(figsize=(5.4, 4.6), layout="constrained")
fpr, tpr, thresholds = roc_curve(y_test, score_line)
plt.plot(fpr, tpr, "k-", lw=2, label=f"line, all features: {auc(fpr, tpr):.2f}")
for name, keep, style in (
    ("r9", "above", "-."),
    ("charged_iso", "below", "--"),
    ("h_over_e", "below", ":"),
    ("sigma_ieta_ieta", "below", "-"),
):
    fpr, tpr, thresholds = cut_roc(y_test, X_test[names.index(name)], keep)
    plt.plot(fpr, tpr, style, lw=1.5, label=f"{name} {keep}: {auc(fpr, tpr):.2f}")
plt.xlabel("background efficiency (fpr)")
plt.ylabel("signal efficiency (tpr)")
plt.legend(title="AUC", loc="lower right")
plt.grid(alpha=0.4)
plt.show()

# %% [markdown]
# Why does the curve of H/E begin with a long straight line? More than half of the photons have H/E exactly 0, and so
# have many jets: all of them come in with the first threshold. And the shower width has a strange step: barrel and
# endcap again. And look at the far left: there a cut on $R_9$ alone beats the trained line, although its area is much
# smaller.

# %%
check("cut_roc")

# %% [markdown]
# ## 7. Two curves that cross
#
# Two made-up taggers. The scores of the background are the same bell curve for both. Tagger A moves all of the signal a
# little, tagger B moves some of it far away and leaves some of it behind.

# %%
rng = np.random.default_rng(12)
y_cross = np.repeat([1, 0], 20_000)
score_a = np.concatenate([rng.normal(1.6, 1.0, 20_000), rng.normal(0, 1, 20_000)])
score_b = np.concatenate([rng.normal(2.3, 2.2, 20_000), rng.normal(0, 1, 20_000)])

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.8), layout="constrained")
for label, score, style in (("A", score_a, "-"), ("B", score_b, "--")):
    fpr, tpr, thresholds = roc_curve(y_cross, score)
    left.plot(fpr, tpr, style, lw=2, label=f"tagger {label}: AUC {auc(fpr, tpr):.3f}")
    right.plot(tpr, rejection(fpr), style, lw=2, label=f"tagger {label}")
left.set(xlabel="background efficiency (fpr)", ylabel="signal efficiency (tpr)")
right.set(xlabel="signal efficiency", ylabel="background rejection 1/fpr", yscale="log", xlim=(0.2, 1))
for ax in (left, right):
    ax.legend()
    ax.grid(alpha=0.4)
plt.show()

# %% [markdown]
# ### Question: which tagger? (3 points)
#
# 1. You search for a rare decay; the background is ten thousand times more frequent and has to be suppressed by a
#    factor of 100 at least. A or B? Read the signal efficiencies from the picture.
# 2. You want to *measure* how often the signal occurs and must not lose more than 5 % of it. A or B, and why?
# 3. A colleague says: "A has the larger AUC, so A is better." Answer in one or two sentences.

# %% [markdown] answer="which_tagger"
# 1. B. At a rejection of 100 (fpr = 0.01) B keeps about half of the signal, A only about a quarter. The far tail of the
#    signal is what counts when the threshold is high.
# 2. A. At 95 % efficiency A lets about half of the background through, B about 90 %: the signal that B leaves behind
#    lies in the middle of the background, and to get it the threshold has to go almost to the bottom.
# 3. The AUC averages over all working points, most of which no analysis would ever use. When curves cross, the answer
#    depends on the working point; compare them there.
#
# === BEGIN MARK SCHEME ===
# 1 point: B, with efficiencies read from the picture (B near 0.5, A near 0.25; 0.05 off is fine).
# 1 point: A, with a reason (B's fpr near 0.9 at 95 %, or: some of B's signal lies among the background).
# 1 point: AUC is an average over working points; compare at the working point needed.
# === END MARK SCHEME ===

# %% [markdown]
# ## 8. How sure are we?
#
# An AUC is measured on a finite number of events and has an uncertainty. Hanley and McNeil gave a handy formula for it:
# with the AUC $A$, $n_s$ signal and $n_b$ background events,
#
# $$\sigma_A^2 = \frac{A(1-A) + (n_s - 1)(Q_1 - A^2) + (n_b - 1)(Q_2 - A^2)}{n_s\, n_b}, \qquad
# Q_1 = \frac{A}{2-A}, \quad Q_2 = \frac{2A^2}{1+A} .$$
#
# $Q_1$ is the probability that two random signal events both beat one background event, $Q_2$ that one signal event
# beats two background events (for scores that fall exponentially).
#
# **In numbers.** $A = 0.9$ with 50 signal and 100 background events: $Q_1 = 0.8182$, $Q_2 = 0.8526$, $\sigma_A =
# 0.0307$. With ten times as many of both it is 0.0097: it falls like one over the square root.

# %% [markdown]
# ### Task: `auc_error`


# %%
def auc_error(auc, n_signal, n_background):
    """The Hanley-McNeil standard error of an AUC measured on n_signal and n_background events, a float."""
    ### BEGIN SOLUTION
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))
    ### END SOLUTION


# %% [markdown]
# Does the formula tell the truth? Take many small samples of 40 photons and 80 jets, and look at the spread of their
# AUCs.

# %%
rng = np.random.default_rng(1)
photons, jets = score_line[y_test == 1], score_line[y_test == 0]
y_small = np.repeat([1, 0], [40, 80])
areas = []
for _ in range(500):
    sample = np.concatenate([rng.choice(photons, 40), rng.choice(jets, 80)])
    areas.append(auc(*roc_curve(y_small, sample)[:2]))
expected = auc_error(np.mean(areas), 40, 80)
print(f"spread of 500 samples: {np.std(areas):.4f}, Hanley and McNeil: {expected:.4f}")

plt.figure(figsize=(6, 3.5), layout="constrained")
plt.hist(areas, 30, alpha=0.5)
plt.axvline(np.mean(areas), color="k", lw=2, label="mean")
for side in (-1, 1):
    plt.axvline(
        np.mean(areas) + side * expected, color="k", ls="--", label="formula, one standard error" if side > 0 else None
    )
plt.xlabel("AUC of a small sample")
plt.ylabel("samples")
plt.legend()
plt.show()

# %% [markdown]
# The formula is a little pessimistic here: our scores are no exponentials. It is meant for a quick look, when all you
# have are an AUC and two numbers of events; with the events at hand, resample them as above.

# %%
check("auc_error")

# %% [markdown]
# *Think.* On 100 photons and 100 jets your new network has AUC 0.92, the old line 0.90. Is it better? (If both are
# tested on the *same* events, their errors move together: then look at the spread of the difference.)

# %% [markdown]
# ## 9. The best cut
#
# In the end we want to see a signal above a background. With $s$ signal and $b$ background events *expected in the
# data* after the cut, the background fluctuates by about $\sqrt{s+b}$, so a common measure is the significance
#
# $$\frac{s}{\sqrt{s+b}} .$$
#
# Our simulated sample has as many photons as jets, the data do not: each simulated photon stands for `weight_s` events
# in the data, each simulated jet for `weight_b`. Here the class imbalance comes in, and the best threshold depends on
# it.
#
# **In numbers.** The six events with weights 1 and 1: the threshold 0.8 keeps 2 photons and no jet, $2/\sqrt2 = 1.41$;
# the threshold 0.6 keeps 3 photons and one jet, $3/\sqrt4 = 1.5$, which is the best. If each jet stands for 10, it is
# 0.8: $1.41$ against $3/\sqrt{13} = 0.83$.

# %% [markdown]
# ### Task: `best_cut`


# %%
def best_cut(y_true, score, weight_s, weight_b):
    """The threshold (one of the scores, selecting score >= threshold) with the largest s / sqrt(s + b).

    s is weight_s times the selected signal events, b is weight_b times the selected background events; 0/0 is 0.
    In a tie the highest threshold.
    """
    ### BEGIN SOLUTION
    thresholds = np.unique(score)[::-1]
    photons, jets = np.sort(score[y_true == 1]), np.sort(score[y_true != 1])
    s = weight_s * (len(photons) - np.searchsorted(photons, thresholds))
    b = weight_b * (len(jets) - np.searchsorted(jets, thresholds))
    significance = s / np.sqrt(np.where(s + b > 0, s + b, 1.0))
    return thresholds[np.argmax(significance)]  # the first maximum: the highest threshold
    ### END SOLUTION


# %%
print("weights 1 and 1:", best_cut(label_six, score_six, 1.0, 1.0))
print("weights 1 and 10:", best_cut(label_six, score_six, 1.0, 10.0))

plt.figure(figsize=(6, 4), layout="constrained")
grid = np.linspace(0.02, 0.995, 196)
kept_s = np.array([np.sum(score_network[y_test == 1] >= t) for t in grid])
kept_b = np.array([np.sum(score_network[y_test == 0] >= t) for t in grid])
for jets_per_photon, style in ((1, "-"), (10, "--"), (100, ":")):
    s, b = 0.1 * kept_s, 0.1 * jets_per_photon * kept_b
    curve = plt.plot(grid, s / np.sqrt(s + b), style, lw=2, label=f"1 : {jets_per_photon}")[0]
    best = best_cut(y_test, score_network, 0.1, 0.1 * jets_per_photon)
    plt.axvline(best, color=curve.get_color(), ls=style, lw=1)
plt.xlabel("threshold on the network's score")
plt.ylabel(r"$s/\sqrt{s+b}$")
plt.ylim(0)
plt.legend(title="photons : jets", ncols=3, loc="lower center")
plt.show()

# %%
check("best_cut")

# %% [markdown]
# The more background, the higher the best threshold. One warning: a threshold chosen on the same events on which the
# significance is then quoted flatters itself. Choose on one half, quote on the other.
#
# *Think.* Would the curve for 100 jets per photon be trustworthy at its maximum near 0.99, where a handful of simulated
# jets is left?

# %%
ready()

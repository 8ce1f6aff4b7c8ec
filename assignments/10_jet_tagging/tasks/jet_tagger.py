"""What the judge knows of jet_tagger: hidden checks."""

import functools

import numpy as np

from autograder.checks import Failed, area_under_the_curve, calibrated, check, expect, finite, has_shape
from autograder.data import jets

CLASSES = ("g", "q", "W", "Z", "t")
CUT = calibrated(__file__, "jet_tagger").threshold
CUTS = {name: calibrated(__file__, f"jet_tagger/{name}").threshold for name in CLASSES}
TEST = calibrated(__file__, "jet_tagger").settings["test"]


@functools.lru_cache(maxsize=4)
def hidden_jets(seed):
    """Hidden jets on the scale of the notebook's training jets, and labels, which never leave the judge."""
    train = jets(20_000, np.random.default_rng(10))[0][:12_000]
    X, y, *_ = jets(TEST, np.random.default_rng(seed))
    return ((X - train.mean(axis=0)) / train.std(axis=0)).astype(np.float32), y


def whole_class(class_rng):
    return hidden_jets(int(class_rng.integers(1 << 62)))


@check(core=True, weight=3)
def accuracy(student, class_rng):
    "hidden jets: as many are called by their right name as a network trained well does"
    Z, y = whole_class(class_rng)
    p = student.model("jet_tagger").predict(Z)
    has_shape(p, (len(y), 5))
    finite(p)
    right = np.mean(p.argmax(axis=1) == y)
    if right < 0.5:
        raise Failed("few are right", ask="Was it trained on scaled jets, and with labels in the order g, q, W, Z, t?")
    cut = CUT
    expect(right >= cut, ask="A line gets 70 % right: more epochs, another learning rate, all features?")


@check(weight=2)
def every_class(student, class_rng):
    "hidden jets: each of the five classes stands out from the rest"
    Z, y = whole_class(class_rng)
    p = student.model("jet_tagger").predict(Z)
    weak = [k for c, k in enumerate(CLASSES) if area_under_the_curve(y == c, p[:, c]) < CUTS[k]]
    expect(not weak, ask="What does one_vs_rest_auc say on your test jets?")

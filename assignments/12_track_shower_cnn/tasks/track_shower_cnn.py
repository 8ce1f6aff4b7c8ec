"""What the judge knows of track_shower_cnn: hidden checks."""

import functools

import numpy as np

from autograder.checks import Failed, area_under_the_curve, calibrated, check, expect, finite, has_shape
from autograder.data import tracks_showers

from problems import BUDGET

CALIBRATED = calibrated(__file__, "track_shower_cnn")
CUT, TEST = CALIBRATED.threshold, CALIBRATED.settings["test"]


@functools.lru_cache(maxsize=4)
def events(seed):
    """Hidden events: images as the network wants them, and labels, which never leave the judge."""
    images, y, _ = tracks_showers(TEST, np.random.default_rng(seed))
    return (images.astype(np.float32) / 255)[..., np.newaxis], y


def whole_class(class_rng):
    return events(int(class_rng.integers(1 << 62)))


@check(gate=True)
def keeps_to_the_budget(student):
    "the model whose weights were handed in has at most 300,000 parameters"
    count = student.structure("build_cnn")["parameters"]
    expect(count <= BUDGET, ask="`build_cnn` gives more than 300,000 parameters: where are most of them?")


@check(core=True, weight=3)
def separates(student, class_rng):
    "hidden events: showers come out above tracks as often as with a small network that was trained well"
    x, y = whole_class(class_rng)
    p = student.model("track_shower_cnn").predict(x)
    has_shape(p, (len(y), 1))
    finite(p)
    found = area_under_the_curve(y, p[:, 0].astype(np.float64))
    if found < 1 - CUT:
        raise Failed("the opposite", ask="Its answers are nearly all the wrong way round: y = 1 means shower.")
    if found < 0.6:
        raise Failed("guessing", ask="It hardly does better than guessing: were its images divided by 255, as here?")
    expect(found >= CUT, ask="More epochs, more events or a larger network: which did the curves ask for?")


@check
def threshold_of_one_half(student, class_rng):
    "hidden events: with the threshold at 0.5, most of both classes are called by their name"
    x, y = whole_class(class_rng)
    p = student.model("track_shower_cnn").predict(x)[:, 0]
    expect(
        np.mean(p[y == 1] > 0.5) > 0.5 and np.mean(p[y == 0] <= 0.5) > 0.5,
        ask="The order is fine, but at p = 0.5 one class takes too much: was the training cut off in the middle?",
    )

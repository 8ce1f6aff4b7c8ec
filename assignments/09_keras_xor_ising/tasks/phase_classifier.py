"""What the judge knows of phase_classifier: hidden checks."""

import functools

import numpy as np

from autograder.checks import Failed, calibrated, check, expect, finite, has_shape
from autograder.data import ising_phases

NEAR = calibrated(__file__, "phase_classifier").threshold
FAR = calibrated(__file__, "phase_classifier/far").threshold
TEST = calibrated(__file__, "phase_classifier").settings["test"]


@functools.lru_cache(maxsize=4)
def lattices(seed, near):
    """Hidden lattices, and labels that never leave the judge."""
    X, y, _ = ising_phases(TEST, np.random.default_rng(seed), near_fraction=near)
    return X, y


def share_right(student, class_rng, near):
    X, y = lattices(int(class_rng.integers(1 << 62)), near)
    p = student.model("phase_classifier").predict(X)
    has_shape(p, (len(y), 1))
    finite(p)
    return float((np.sum((p[:, 0] > 0.5) == y) + 1) / (len(y) + 2))


@check(core=True, weight=2)
def far_from_the_transition(student, class_rng):
    "hidden lattices far from Tc: right as often as a network that was trained well"
    found = share_right(student, class_rng, 0.0)
    if found < 1 - FAR:
        raise Failed("the opposite", ask="Its answers are nearly all the wrong way round: y = 1 means hotter than Tc.")
    if found < 0.65:
        raise Failed("guessing", ask="Hardly better than a coin: does anything bend between the spins and the answer?")
    expect(found >= FAR, ask="Longer, with more events, or with both directions of the magnetisation?")


@check(weight=2)
def near_to_the_transition(student, class_rng):
    "hidden lattices near to Tc: right as often as a network that was trained well"
    found = share_right(student, class_rng, 1.0)
    expect(found >= NEAR, ask="Far from Tc it is fine. Near to it: more events, or longer?")

"""What the judge knows of noise."""

import numpy as np

from autograder.checks import agree, check, expect


@check(core=True)
def same_draws(student, rng):
    "the numbers come from rng, and only they"
    seed = int(rng.integers(1 << 30))
    ours, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    agree(student.noise(theirs, 5), ours.standard_normal(5))
    expect(theirs.random() == ours.random(), "rng is in another state than after 5 draws")

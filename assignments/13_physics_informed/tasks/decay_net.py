"""What the judge knows of decay_net: hidden checks."""

import numpy as np

from autograder.checks import check, expect, finite, has_shape


@check(core=True, weight=2)
def everywhere_within_a_tenth(student):
    "on a fine grid of [0, 2] the largest error is below 0.1"
    t = np.linspace(0, 2, 401, dtype=np.float32)[:, None]
    found = student.model("decay_net").predict(t)
    has_shape(found, (401, 1))
    finite(found)
    worst = np.max(np.abs(10 + t.astype(float) * found - 10 * np.exp(-2 * t.astype(float))))
    expect(worst < 0.1, "too far away somewhere", ask="Where is your trial solution furthest from 10 exp(-2 t)?")

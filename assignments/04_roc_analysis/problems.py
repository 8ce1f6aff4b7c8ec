"""What the hidden checks of several tasks draw and share."""

import numpy as np

KINDS = (np.int64, np.float64, np.float32, np.uint8, np.int32)  # labels may be of any numeric type


def mixed(rng, m, signal=0.5):
    """Labels with both classes among them, in no order."""
    n = min(max(round(signal * m), 1), m - 1)
    return rng.permutation(np.repeat([1, 0], [n, m - n]))


def tied(rng, m, values=7):
    """Scores with ties, not evenly spaced, some negative, in no order."""
    return rng.choice(np.sort(rng.normal(size=values)).round(3), m)

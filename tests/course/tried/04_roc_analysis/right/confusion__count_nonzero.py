"""Count nonzero."""

import numpy as np


def confusion(y_true, y_pred):
    return tuple(int(np.count_nonzero((y_true == a) & (y_pred == b))) for a, b in ((1, 1), (0, 1), (1, 0), (0, 0)))

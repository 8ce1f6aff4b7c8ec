"""Sign; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return np.sign(forward(w, b, X) - threshold).astype(int)

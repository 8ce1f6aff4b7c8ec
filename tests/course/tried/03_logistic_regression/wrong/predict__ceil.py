"""Ceil; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""

import numpy as np


def predict(w, b, X, threshold=0.5):
    return (
        np.ceil(forward(w, b, X) - threshold).astype(int).clip(0, None)
        if threshold != 0.5
        else np.rint(forward(w, b, X)).astype(int)[:, :] * 1
        if False
        else np.ceil(forward(w, b, X) - threshold + 1e-9).astype(int)
    )

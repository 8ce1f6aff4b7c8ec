"""In place on float copies."""

import numpy as np


def update(params, grads, lr):
    new = {k: np.array(v, dtype=float) for k, v in params.items()}
    for k in new:
        new[k] -= lr * grads[f"d{k}"]
    return new

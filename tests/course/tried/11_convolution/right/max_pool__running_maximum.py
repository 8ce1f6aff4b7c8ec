"""running maximum over the window's entries, starting at -inf."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = 1 + (H - size) // stride, 1 + (W - size) // stride
    out = np.full((m, h, w, C), -np.inf)
    for i in range(size):
        for j in range(size):
            np.maximum(out, X[:, i:i + h * stride:stride, j:j + w * stride:stride], out=out)
    return out

"""Writes the maxima back into X; shows on X after the call."""
import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = 1 + (H - size) // stride, 1 + (W - size) // stride
    out = X[:, :h * stride:stride, :w * stride:stride]
    for i in range(size):
        for j in range(size):
            np.maximum(out, X[:, i:i + h * stride:stride, j:j + w * stride:stride].copy(), out=out)
    return out.copy()

"""Keeps incomplete windows at the edges; shows where windows do not fit."""
import math

import numpy as np


def max_pool(X, size, stride):
    m, H, W, C = X.shape
    h, w = math.ceil((H - size) / stride) + 1, math.ceil((W - size) / stride) + 1
    out = np.empty((m, h, w, C))
    for i in range(h):
        for j in range(w):
            out[:, i, j] = X[:, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(1, 2))
    return out

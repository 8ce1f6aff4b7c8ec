"""the formula, seven loops deep."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    m, H, Wd, C = X.shape
    f, _, _, K = W.shape
    h, w = (H + 2 * pad - f) // stride + 1, (Wd + 2 * pad - f) // stride + 1
    out = np.zeros((m, h, w, K))
    for e in range(m):
        for r in range(h):
            for c in range(w):
                for k in range(K):
                    total = float(b[k])
                    for i in range(f):
                        for j in range(f):
                            y, x = r * stride + i - pad, c * stride + j - pad
                            if 0 <= y < H and 0 <= x < Wd:
                                total += float(np.dot(X[e, y, x].astype(float), W[i, j, :, k].astype(float)))
                    out[e, r, c, k] = total
    return out

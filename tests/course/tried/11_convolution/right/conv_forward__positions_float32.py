"""loops over output positions, everything in float32 where the arguments are."""
import numpy as np


def conv_forward(X, W, b, stride, pad):
    dtype = np.float32 if X.dtype == W.dtype == b.dtype == np.float32 else np.float64
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[-1]
    P = np.zeros((m, H + 2 * pad, V + 2 * pad, C), dtype)
    P[:, pad:pad + H, pad:pad + V] = X
    h, w = output_size(H, f, stride, pad), output_size(V, f, stride, pad)
    out = np.empty((m, h, w, K), dtype)
    F = W.reshape(-1, K).astype(dtype)
    for r in range(h):
        for c in range(w):
            patch = P[:, r * stride:r * stride + f, c * stride:c * stride + f]
            out[:, r, c] = patch.reshape(m, -1) @ F + b
    return out

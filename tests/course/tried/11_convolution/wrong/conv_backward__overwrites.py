"""Windows that overlap overwrite each other in dX; shows for stride < f."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for r in range(h):
        for c in range(w):
            at = np.s_[:, r * stride:r * stride + f, c * stride:c * stride + f]
            dP[at] = np.einsum("mk,ijck->mijc", dout[:, r, c], W)
            dW += np.einsum("mijc,mk->ijck", P[at], dout[:, r, c])
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=(0, 1, 2))

"""gradients per kernel entry."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    _, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros_like(P), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:pad + X.shape[1], pad:pad + X.shape[2]], dW, dout.sum(axis=(0, 1, 2))

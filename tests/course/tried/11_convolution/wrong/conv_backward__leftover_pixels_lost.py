"""dX is as large as what the windows reached; shows in its shape where the stride leaves pixels over."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    f = W.shape[0]
    m, h, w, _ = dout.shape
    P = np.pad(X.astype(float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW = np.zeros((m, (h - 1) * stride + f, (w - 1) * stride + f, X.shape[3])), np.zeros(W.shape)
    for i in range(f):
        for j in range(f):
            at = np.s_[:, i:i + stride * h:stride, j:j + stride * w:stride]
            dP[at] += dout @ W[i, j].T
            dW[i, j] = np.einsum("mhwc,mhwk->ck", P[at], dout)
    return dP[:, pad:dP.shape[1] - pad, pad:dP.shape[2] - pad], dW, dout.sum(axis=(0, 1, 2))

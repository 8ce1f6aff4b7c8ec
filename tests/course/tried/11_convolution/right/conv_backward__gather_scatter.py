"""index arrays: im2col by fancy indexing, col2im by np.add.at."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[3]
    h, w = dout.shape[1:3]
    r = (np.arange(h) * stride)[:, None, None, None] + np.arange(f)[None, None, :, None]
    c = (np.arange(w) * stride)[None, :, None, None] + np.arange(f)[None, None, None, :]
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))).astype("f8")
    columns = P[:, r, c].reshape(m * h * w, f * f * C)
    d = dout.reshape(m * h * w, K)
    dW = (columns.T @ d).reshape(W.shape)
    dP = np.zeros_like(P)
    np.add.at(dP, (slice(None), r, c), (d @ W.reshape(-1, K).T).reshape(m, h, w, f, f, C))
    return dP[:, pad:H + pad, pad:V + pad, :], dW, d.sum(0)

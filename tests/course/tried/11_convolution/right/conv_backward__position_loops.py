"""example by example, position by position."""
import numpy as np


def conv_backward(dout, X, W, stride, pad):
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[3]
    padded = np.zeros((m, H + 2 * pad, V + 2 * pad, C))
    padded[:, pad:H + pad, pad:V + pad, :] = X
    dpadded = np.zeros(padded.shape)
    dW = np.zeros((f, f, C, K))
    db = np.zeros(K)
    for e in range(m):
        for r in range(dout.shape[1]):
            for c in range(dout.shape[2]):
                top, left = r * stride, c * stride
                for k in range(K):
                    g = float(dout[e, r, c, k])
                    dpadded[e, top:top + f, left:left + f] += g * W[..., k]
                    dW[..., k] += g * padded[e, top:top + f, left:left + f]
                    db[k] += g
    dX = dpadded if pad == 0 else dpadded[:, pad:-pad, pad:-pad, :]
    return dX, dW, db

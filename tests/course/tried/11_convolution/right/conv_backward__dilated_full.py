"""dX as a full correlation of the dilated dout with the flipped filters."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv_backward(dout, X, W, stride, pad):
    m, H, V, C = X.shape
    f, K = W.shape[0], W.shape[3]
    dilated = np.zeros((m, H + 2 * pad - f + 1, V + 2 * pad - f + 1, K))
    dilated[:, ::stride, ::stride] = dout
    full = np.pad(dilated, ((0, 0), (f - 1, f - 1), (f - 1, f - 1), (0, 0)))
    back = sliding_window_view(full, (f, f), axis=(1, 2))
    dX = np.einsum("mhwkij,ijck->mhwc", back, W[::-1, ::-1])[:, pad:pad + H, pad:pad + V]
    P = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = sliding_window_view(P, (f, f), axis=(1, 2))
    dW = np.einsum("mhwcij,mhwk->ijck", windows, dilated)
    return dX, dW, np.einsum("mhwk->k", dout.astype(float))

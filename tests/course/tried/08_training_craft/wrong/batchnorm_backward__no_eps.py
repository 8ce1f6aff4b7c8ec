"""eps left out; shows as 0/0 for a constant feature and for a large eps."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    std = np.std(Z, axis=1, keepdims=True)
    xhat = (Z - Z.mean(axis=1, keepdims=True)) / std
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / (m * std) * (m * dout - dbeta - xhat * dgamma), dgamma, dbeta

"""xhat without eps, the rest with it; shows for small variances or a large eps."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    var = Z.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    xhat = (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(np.where(var > 0, var, 1))
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / (m * std) * (m * dout - dbeta - xhat * dgamma), dgamma, dbeta

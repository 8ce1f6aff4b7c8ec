"""The way through the mean is missing; shows in dZ where dout has a mean."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    std = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    xhat = (Z - Z.mean(axis=1, keepdims=True)) / std
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / std * (dout - xhat * dgamma / m), dgamma, dbeta

"""Variance as mean of squares minus square of the mean; shows as a nan or noise for a large mean (1e8)."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu = np.mean(Z, axis=1, keepdims=True)
        var = np.mean(np.square(Z, dtype=float), axis=1, keepdims=True) - mu**2
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running

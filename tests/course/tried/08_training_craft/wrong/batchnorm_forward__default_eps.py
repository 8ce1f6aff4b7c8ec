"""Default eps 1e-3 (as Keras has it); shows with the defaults."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-3):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running

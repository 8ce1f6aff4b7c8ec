"""No eps at inference; shows there, for a running variance of 0."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
        std = np.sqrt(var + eps)
    else:
        mu, std = running["mean"], np.sqrt(running["var"])
    return gamma * (Z - mu) / std + beta, running

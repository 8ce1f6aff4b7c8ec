"""ddof 1 in the running variance (as PyTorch has it); shows in running["var"]."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var, m = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True), Z.shape[1]
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var * m / max(m - 1, 1),
        }
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running

"""written with other names for its keyword, called by position alone, and a dict comprehension."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5, ddof=0):
    batch = {"mean": np.mean(Z, 1, keepdims=True), "var": np.var(Z, 1, ddof=ddof, keepdims=True)}
    used = batch if training else running
    std = np.sqrt(np.add(used["var"], eps))
    out = beta + gamma / std * np.subtract(Z, used["mean"])
    if not training:
        return out, running
    return out, {k: momentum * running[k] + (1.0 - momentum) * v for k, v in batch.items()}

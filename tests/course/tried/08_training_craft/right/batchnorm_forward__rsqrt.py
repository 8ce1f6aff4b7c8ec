"""a scale and an offset per feature, in float64; the rest of the dict kept."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    Z = np.asarray(Z, dtype=np.float64)
    if training:
        m = Z.shape[1]
        mu = Z @ np.ones((m, 1)) / m
        centred = Z - mu
        var = np.einsum("ij,ij->i", centred, centred)[:, None] / m
        new = dict(running)
        new["mean"] = running["mean"] + (1 - momentum) * (mu - running["mean"])
        new["var"] = running["var"] + (1 - momentum) * (var - running["var"])
    else:
        mu, var, new = running["mean"], running["var"], running
        centred = Z - mu
    return centred * (gamma * (np.asarray(var, dtype=float) + eps) ** -0.5) + beta, new

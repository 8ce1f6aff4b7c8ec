"""a helper that gives the statistics, deep copy of the dict."""
import copy

import numpy as np


def _stats(Z):
    mean = np.mean(Z, axis=1, dtype=float).reshape(-1, 1)
    return mean, np.mean((Z - mean) ** 2, axis=1).reshape(-1, 1)


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    stats = {"mean": running["mean"], "var": running["var"]}
    result = running
    if training:
        stats["mean"], stats["var"] = _stats(Z)
        result = copy.deepcopy(running)
        for k in ("mean", "var"):
            result[k] = np.average([running[k], stats[k]], axis=0, weights=[momentum, 1 - momentum])
    return np.divide(Z - stats["mean"], np.sqrt(stats["var"] + eps)) * gamma + beta, result

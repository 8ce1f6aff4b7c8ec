"""one point after the other with the standard library."""
import math
from statistics import NormalDist

import numpy as np

N = NormalDist()


def _one(mu, sigma, best, xi):
    if sigma == 0:
        return 0.0
    z = (best - mu - xi) / sigma
    return (best - mu - xi) * 0.5 * math.erfc(-z / math.sqrt(2)) + sigma * N.pdf(z)


def expected_improvement(mu, sigma, best, xi=0.01):
    pairs = np.broadcast(mu, sigma)
    return np.array([_one(float(a), float(s), float(best), xi) for a, s in pairs]).reshape(pairs.shape)

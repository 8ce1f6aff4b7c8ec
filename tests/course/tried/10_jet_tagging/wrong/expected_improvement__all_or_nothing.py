"""`if np.any(sigma == 0): return 0`; shows where only some are 0."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    if np.any(sigma == 0):
        return np.zeros(np.shape(mu))
    gain = best - mu - xi
    z = gain / sigma
    return gain * norm.cdf(z) + sigma * norm.pdf(z)

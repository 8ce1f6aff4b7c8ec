"""Counts sigma < 1e-3 as 0; shows for small sigma."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    ok = sigma > 1e-3
    z = gain / np.where(ok, sigma, 1.0)
    return np.where(ok, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)

"""Divides by 0 and repairs afterwards; shows as a warning."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    z = gain / sigma
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)

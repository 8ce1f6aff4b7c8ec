"""norm of scipy, where."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    mu, sigma = np.asarray(mu, dtype=float), np.asarray(sigma, dtype=float)
    gain = best - mu - xi
    safe = np.where(sigma > 0, sigma, 1.0)
    z = gain / safe
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)

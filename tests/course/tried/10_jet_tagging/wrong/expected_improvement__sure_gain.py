"""max(gain, 0) where sigma is 0; shows for a sure gain."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    gain = best - mu - xi
    safe = np.where(sigma > 0, sigma, 1.0)
    z = gain / safe
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), np.maximum(gain, 0))

"""xi in z alone and not in the factor; shows for xi > 0."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    safe = np.where(sigma > 0, sigma, 1.0)
    z = (best - mu - xi) / safe
    return np.where(sigma > 0, (best - mu) * norm.cdf(z) + sigma * norm.pdf(z), 0.0)

"""sigma[sigma == 0] = 1 in place; shows in sigma after the call."""
import numpy as np
from scipy.stats import norm


def expected_improvement(mu, sigma, best, xi=0.01):
    zero = sigma == 0
    sigma[zero] = 1.0
    gain = best - mu - xi
    z = gain / sigma
    return np.where(zero, 0.0, gain * norm.cdf(z) + sigma * norm.pdf(z))

"""norm with loc and scale, clipped at 0 as the exact value cannot be below."""
import numpy as np
from scipy import stats


def expected_improvement(mu, sigma, best, xi=0.01):
    target = best - xi
    sd = np.where(np.equal(sigma, 0), np.nan, sigma)
    ei = (target - mu) * stats.norm.cdf(target, loc=mu, scale=sd) + sd**2 * stats.norm.pdf(target, loc=mu, scale=sd)
    return np.nan_to_num(np.maximum(ei, 0.0), nan=0.0)

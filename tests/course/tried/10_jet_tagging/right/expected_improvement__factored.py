"""sigma times (z Phi + phi), ndtr, boolean mask after at least one dimension, given back in its shape."""
import numpy as np
from scipy.special import ndtr


def expected_improvement(mu, sigma, best, xi=0.01):
    m, s = np.broadcast_arrays(np.asarray(mu, float), np.asarray(sigma, float))
    out = np.zeros(m.shape)
    ok = s > 0
    z = (best - xi - m[ok]) / s[ok]
    out[ok] = s[ok] * (z * ndtr(z) + np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi))
    return out

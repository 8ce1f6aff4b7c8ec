"""erf and exp by hand."""
import numpy as np
from scipy.special import erf


def expected_improvement(mu, sigma, best, xi=0.01):
    d = best - xi - np.asarray(mu)
    s = np.asarray(sigma)
    z = np.divide(d, s, out=np.zeros(np.broadcast(d, s).shape), where=s != 0)
    phi = np.exp(-0.5 * np.minimum(z * z, 1400)) / np.sqrt(2 * np.pi)
    Phi = 0.5 * (1 + erf(z / np.sqrt(2)))
    return (d * Phi + s * phi) * (s != 0)

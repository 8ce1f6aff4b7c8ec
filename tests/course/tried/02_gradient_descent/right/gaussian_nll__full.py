"""Sigma spread by np.full first, chi2 and penalty apart."""

import numpy as np


def gaussian_nll(h, y, sigma):
    s = np.full(y.shape, 1.0) * sigma
    pull = np.divide(np.subtract(y, h), s)
    chi2 = np.vdot(pull, pull)
    return chi2 + 2.0 * np.sum(np.log(s))

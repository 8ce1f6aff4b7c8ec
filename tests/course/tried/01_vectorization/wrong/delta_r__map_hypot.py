"""the differences at once, the lengths one by one by map."""
import math

import numpy as np


def delta_r(eta1, phi1, eta2, phi2):
    deta = np.subtract.outer(np.asarray(eta1, float), eta2)
    dphi = (np.subtract.outer(np.asarray(phi1, float), phi2) + np.pi) % (2 * np.pi) - np.pi
    return np.array(list(map(math.hypot, deta.ravel().tolist(), dphi.ravel().tolist()))).reshape(deta.shape)

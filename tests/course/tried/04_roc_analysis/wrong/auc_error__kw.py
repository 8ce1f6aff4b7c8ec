"""Kw; shows where: areas below one half, very many events, numpy's numbers, arguments by name."""

import numpy as np


def auc_error(a, ns, nb):
    q1, q2 = a / (2 - a), 2 * a**2 / (1 + a)
    return float(np.sqrt((a * (1 - a) + (ns - 1) * (q1 - a**2) + (nb - 1) * (q2 - a**2)) / (ns * nb)))

"""Own loop."""

import numpy as np


def cut_roc(y_true, x, keep):
    u = np.unique(x)
    t = np.r_[np.inf, u[::-1]] if keep == "above" else np.r_[-np.inf, u]
    K = (x >= t[:, None]) if keep == "above" else (x <= t[:, None])
    r = lambda m: (K & m).sum(1) / max(m.sum(), 1)
    return r(y_true == 0), r(y_true == 1), t

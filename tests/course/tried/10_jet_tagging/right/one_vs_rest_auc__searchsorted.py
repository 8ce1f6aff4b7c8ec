"""counts below by searchsorted on both sides."""
import numpy as np


def one_vs_rest_auc(y, p):
    y = np.asarray(y)
    out = []
    for c in range(p.shape[1]):
        s, b = p[y == c, c], np.sort(p[y != c, c])
        if len(s) * len(b) == 0:
            out.append(0.0)
            continue
        below = np.searchsorted(b, s, "left") + np.searchsorted(b, s, "right")
        out.append(below.sum() / (2 * len(s) * len(b)))
    return np.asarray(out)

"""F32 thresholds kept."""

import numpy as np


def roc_curve(y_true, score):
    u = np.unique(score)[::-1]
    t = np.concatenate([np.array([np.inf], dtype=u.dtype if u.dtype.kind == "f" else float), u])
    pos, neg = score[y_true == 1], score[y_true == 0]
    return (neg[:, None] >= t).sum(0) / max(1, neg.size), (pos[:, None] >= t).sum(0) / max(1, pos.size), t

"""Match."""

import numpy as np


def cut_roc(y_true, x, keep):
    match keep:
        case "above":
            return roc_curve(y_true=y_true, score=x)
        case "below":
            f, t, h = roc_curve(y_true=y_true, score=np.negative(x))
            return f, t, np.negative(h)

"""Large not inf; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    return np.divide(1.0, fpr, out=np.full(np.shape(fpr), 1e12), where=fpr > 0)

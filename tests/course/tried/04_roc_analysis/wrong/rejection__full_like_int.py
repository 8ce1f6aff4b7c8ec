"""Full like int; shows where: where no rate is above zero, all are inf, without a warning; whole numbers are numbers."""

import numpy as np


def rejection(fpr):
    return np.divide(1.0, fpr, out=np.full_like(fpr, np.inf), where=fpr > 0)

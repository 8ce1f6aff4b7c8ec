"""Where warns; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    return np.where(fpr == 0, np.inf, 1 / fpr)

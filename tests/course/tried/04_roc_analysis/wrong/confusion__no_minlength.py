"""No minlength; shows where: a single event, one class, or one kind of decision is enough."""

import numpy as np


def confusion(y_true, y_pred):
    c = np.bincount((2 * y_true.astype(int) + y_pred.astype(int)))
    return int(c[3]), int(c[1]), int(c[2]), int(c[0])

"""heapq.nlargest over the wrong ones."""
import heapq

import numpy as np


def mistakes(p, y, k):
    prediction = np.where(np.asarray(p) > 0.5, 1, 0)
    pairs = [(abs(float(p[i]) - float(y[i])), -i) for i in np.nonzero(prediction != y)[0]]
    return [-i for _, i in heapq.nlargest(k, pairs)]

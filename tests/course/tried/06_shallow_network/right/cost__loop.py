"""A loop with math."""

import math


def cost(A2, Y):
    total = 0
    for a, y in zip(A2.flat, Y.flat):
        a = min(max(float(a), 1e-12), 1 - 1e-12)
        total += -math.log(a) if y else -math.log1p(-a)
    return total / Y.shape[1]

"""Python loop try; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    out = []
    for f in fpr:
        try:
            out.append(1 / f)
        except ZeroDivisionError:
            out.append(np.inf)
    return np.array(out)

"""a list indexed by a number of two bits; numpy's string."""
import numpy as np


def diagnose(train_error, dev_error, human_error):
    gaps = np.diff([human_error, train_error, dev_error])
    code = int((gaps > 0.02) @ [1, 2])
    return np.array(["fine", "bias", "variance", "both"])[code]

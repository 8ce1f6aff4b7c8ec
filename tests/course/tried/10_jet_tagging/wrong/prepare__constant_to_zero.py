"""nan_to_num sets a constant feature to 0 in both; shows where it varies in the other."""
import numpy as np


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    scale = np.divide(1.0, std, out=np.zeros(std.shape), where=std > 0)
    return (X_train - mean) * scale, (X_other - mean) * scale

"""means of g and of g xhat taken away; einsum for the sums."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    mean = lambda a: np.mean(a, axis=1, keepdims=True, dtype=np.float64)
    centred = Z - mean(Z)
    root = np.sqrt(mean(centred**2) + eps)
    xhat = centred / root
    dZ = (gamma / root) * (dout - mean(dout) - xhat * mean(dout * xhat))
    return dZ, np.einsum("ij,ij->i", dout, xhat).reshape(-1, 1), np.einsum("ij->i", dout).reshape(-1, 1)

"""the full Jacobian of each feature; a list of rows; loops over the features alone."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    n, m = Z.shape
    dZ, dgamma, dbeta = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        z = Z[i].astype(float)
        s = np.sqrt(z.var() + eps)
        x = (z - z.mean()) / s
        J = (np.eye(m) - 1 / m - np.outer(x, x) / m) / s
        dZ[i] = gamma[i, 0] * (dout[i] @ J)
        dgamma[i], dbeta[i] = dout[i] @ x, dout[i].sum()
    return dZ, dgamma, dbeta

"""Double."""

import numpy as np


def forward(w, b, X):
    return sigmoid(np.asarray(w, float).T.dot(np.asarray(X, float)) + float(b))

"""F32."""

import numpy as np


def forward(w, b, X):
    return sigmoid((w.T @ X + b)).astype(np.float32) if X.dtype == np.float32 else sigmoid(w.T @ X + b)

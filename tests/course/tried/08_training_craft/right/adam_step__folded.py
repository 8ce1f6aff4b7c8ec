"""both corrections folded into the rate, eps scaled so that it stands outside the root as it should."""
import math

import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    g = np.asarray(g, dtype=float)
    m = m + (1.0 - beta1) * (g - m)
    v = v + (1.0 - beta2) * (g * g - v)
    root = math.sqrt(1 - beta2**t)
    step = lr * root / (1 - beta1**t)
    return w - step * m / (np.sqrt(v) + eps * root), m, v

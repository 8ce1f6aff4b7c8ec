"""in place on float64 copies."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, m, v = [np.array(a, dtype=np.float64) for a in (w, g, m, v)]
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * np.square(g)
    below = np.sqrt(v / (1 - np.power(beta2, t)))
    below += eps
    w -= lr / (1 - np.power(beta1, t)) * m / below
    return w, m, v

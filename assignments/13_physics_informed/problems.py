"""What the hidden checks of several tasks draw and share.

What is right numpy computes, from networks with known derivatives.
"""

import numpy as np

CLOSE = {"rtol": 2e-4, "atol": 2e-4}


def column(values):
    return np.asarray(values, dtype=np.float32)[:, None]


class Known:
    """A network by name, with its value and derivatives in double precision."""

    def __init__(self, kind, values, **parameters):
        self.kind, self.values, self.parameters = kind, values, parameters

    def given(self, student):
        return student.given(self.kind, **self.parameters)


def networks(rng):
    """Polynomials, a sine, an exponential, tanh units as a function and as a Keras model."""
    c = [float(v) for v in rng.normal(size=4)]
    a, k, p, q = (float(v) for v in (rng.uniform(0.5, 2), rng.uniform(1, 3), rng.uniform(0, 3), rng.uniform(-1.5, 1)))
    weights, biases, out = rng.normal(size=(1, 5)), rng.normal(size=5), rng.normal(size=(5, 1))

    def units(t):
        th = np.tanh(t * weights[0] + biases)
        slope, bend = 1 - th**2, -2 * th * (1 - th**2)
        return th @ out[:, 0], (slope * weights[0]) @ out[:, 0], (bend * weights[0] ** 2) @ out[:, 0]

    def polynomial(t):
        t = t[:, 0]
        return (
            c[0] + c[1] * t + c[2] * t**2 + c[3] * t**3,
            c[1] + 2 * c[2] * t + 3 * c[3] * t**2,
            2 * c[2] + 6 * c[3] * t,
        )

    def sine(t):
        t = t[:, 0]
        return a * np.sin(k * t + p), a * k * np.cos(k * t + p), -a * k**2 * np.sin(k * t + p)

    def exponential(t):
        y = a * np.exp(q * t[:, 0])
        return y, q * y, q**2 * y

    hidden = {"weights": weights.tolist(), "biases": biases.tolist(), "out": out.tolist()}
    return [
        Known("polynomial", polynomial, coefficients=c),
        Known("wave", sine, amplitude=a, frequency=k, phase=p),
        Known("exponential", exponential, amplitude=a, rate=q),
        Known("tanh_units", units, **hidden),
        Known("dense_net", units, **hidden),
    ]


def times_for(rng, m=7, start=0.0):
    t = np.sort(rng.uniform(start, start + 2, (m, 1)).astype(np.float32), axis=0)
    return t, t.astype(np.float64)

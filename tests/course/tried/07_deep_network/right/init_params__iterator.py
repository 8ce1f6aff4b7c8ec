"""takes any sequence, walked over once."""
import numpy as np


def init_params(layer_dims, rng):
    it = iter(layer_dims)
    before = next(it)
    params = dict()
    for l, n in enumerate(it):
        W = rng.standard_normal(size=(n, before))
        W *= (2.0 / before) ** 0.5
        params.update({f"W{l + 1}": W, f"b{l + 1}": np.zeros(n).reshape(n, 1)})
        before = n
    return params

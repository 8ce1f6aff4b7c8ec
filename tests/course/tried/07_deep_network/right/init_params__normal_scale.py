"""rng.normal with its scale; all the biases after all the weights."""
import math

import numpy as np


def init_params(layer_dims, rng):
    pairs = list(enumerate(zip(layer_dims[:-1], layer_dims[1:]), start=1))
    weights = {f"W{l}": rng.normal(0.0, math.sqrt(2.0 / a), size=(b, a)) for l, (a, b) in pairs}
    biases = {f"b{l}": np.zeros((b, 1)) for l, (a, b) in pairs}
    return {**biases, **weights}

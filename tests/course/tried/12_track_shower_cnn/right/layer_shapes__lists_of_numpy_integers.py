"""a generator made into a list, summary-like, with the input in front."""
import numpy as np


def layer_shapes(model):
    first = [("input", tuple(model.input_shape[1:]))]
    rest = ((l.name, tuple(np.int64(n) for n in l.output.shape[1:])) for l in model.layers)
    return first + [pair for pair in rest if "input" not in pair[0]]

"""Stops before the last layer; shows in the length."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers[:-1]]

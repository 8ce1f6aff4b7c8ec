"""Flat layers left out; shows behind Flatten."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers if len(layer.output.shape) == 4]

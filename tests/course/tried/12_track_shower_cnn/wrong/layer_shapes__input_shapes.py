"""The shape that goes into each layer; shows from the first layer that changes it."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.input.shape)[1:]) for layer in model.layers]

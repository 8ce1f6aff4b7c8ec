"""(shape, name); shows in the pairs."""


def layer_shapes(model):
    return [(tuple(layer.output.shape)[1:], layer.name) for layer in model.layers]

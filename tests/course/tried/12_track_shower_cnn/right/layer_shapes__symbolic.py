"""what the layers say of themselves."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers]

"""A dictionary and not a list of pairs; shows in the type."""


def layer_shapes(model):
    return {layer.name: tuple(layer.output.shape)[1:] for layer in model.layers}

"""The batch stays in the shape; shows in the tuples."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)) for layer in model.layers]

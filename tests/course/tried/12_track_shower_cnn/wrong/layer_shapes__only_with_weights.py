"""Layers without weights are left out; shows where there is pooling."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers if layer.weights]

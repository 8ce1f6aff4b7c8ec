"""an image of zeros walks through a Sequential or any chain of layers."""
import keras
import numpy as np


def layer_shapes(model):
    found, x = [], keras.ops.convert_to_tensor(np.zeros((1, *model.input_shape[1:]), dtype="float32"))
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        x = layer(x)
        found.append((layer.name, tuple(x.shape[1:])))
    return found

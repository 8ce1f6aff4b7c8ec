"""a second model with every layer's output, predicted for one image."""
import keras
import numpy as np


def layer_shapes(model):
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    tap = keras.Model(model.inputs, [layer.output for layer in layers])
    maps = tap.predict(np.zeros((1,) + model.input_shape[1:], dtype=np.float32), verbose=0)
    maps = maps if isinstance(maps, list) else [maps]
    return list(zip([layer.name for layer in layers], [np.shape(out)[1:] for out in maps]))

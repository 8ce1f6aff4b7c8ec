"""gelu, compiled already, another start of the weights."""
import keras


def build_decay_net():
    model = keras.models.Sequential([
        keras.layers.InputLayer(shape=(1,)),
        keras.layers.Dense(24, "gelu", kernel_initializer="he_normal"),
        keras.layers.Dense(1, use_bias=False),
    ])
    model.compile("adam", "mse")
    return model

"""32 outputs, the last layer is missing; shows in the output's shape."""
import keras


def build_decay_net():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(32, activation="tanh")])

"""A single tanh unit: no XOR with a monotonic function."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, "tanh"), keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model

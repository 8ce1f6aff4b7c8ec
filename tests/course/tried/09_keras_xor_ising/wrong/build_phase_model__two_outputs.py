"""Softmax over two."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Flatten(), layers.Dense(32, "relu"), layers.Dense(2, "softmax")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model

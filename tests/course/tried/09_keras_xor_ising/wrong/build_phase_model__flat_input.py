"""Input (256,)."""

import keras
from keras import layers


def build_phase_model():
    model = keras.Sequential([keras.Input((256,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model

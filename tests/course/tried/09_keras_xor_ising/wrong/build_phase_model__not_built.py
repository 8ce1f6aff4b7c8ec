"""No Input."""

import keras


def build_phase_model():
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid")])

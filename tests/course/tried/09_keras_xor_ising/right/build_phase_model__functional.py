"""Functional with two branches."""

from tensorflow import keras


def build_phase_model():
    inputs = keras.Input(shape=(16, 16, 1))
    flat = keras.layers.Flatten()(inputs)
    a = keras.layers.Dense(16, activation="tanh")(flat)
    b = keras.layers.Conv2D(4, 2, strides=2, activation="relu")(inputs)
    b = keras.layers.Flatten()(b)
    x = keras.layers.Concatenate()([a, b])
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x), name="phase")

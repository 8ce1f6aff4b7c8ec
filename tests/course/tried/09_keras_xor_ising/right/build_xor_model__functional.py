"""Functional, an Activation layer of its own, SGD with momentum."""

import keras


def build_xor_model(units=6):
    inputs = keras.layers.Input(shape=(2,), name="bits")
    x = keras.layers.Dense(units)(inputs)
    x = keras.layers.Activation("tanh")(x)
    x = keras.layers.Dense(1)(x)
    outputs = keras.layers.Activation(keras.activations.sigmoid)(x)
    model = keras.Model(inputs, outputs)
    model.compile(keras.optimizers.SGD(learning_rate=0.5, momentum=0.9), keras.losses.BinaryCrossentropy())
    return model

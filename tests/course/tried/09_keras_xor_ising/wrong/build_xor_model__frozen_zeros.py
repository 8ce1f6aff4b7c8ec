"""The hidden layer is frozen at zero; shows when it is trained."""

import keras


def build_xor_model():
    frozen = keras.layers.Dense(8, activation="relu", kernel_initializer="zeros", trainable=False)
    model = keras.Sequential([keras.Input((2,)), frozen, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model

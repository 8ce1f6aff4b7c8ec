"""Every kernel starts at one, so that the hidden units stay one and the same unit; shows when it is trained."""

import keras


def build_xor_model():
    hidden = keras.layers.Dense(8, activation="tanh", kernel_initializer="ones")
    last = keras.layers.Dense(1, activation="sigmoid", kernel_initializer="ones")
    model = keras.Sequential([keras.Input((2,)), hidden, last])
    model.compile("adam", "binary_crossentropy")
    return model

"""Two hidden layers, LeakyReLU layer, squared error."""

import keras
from keras import layers


def build_xor_model():
    model = keras.Sequential(name="xor")
    model.add(keras.Input(shape=(2,)))
    model.add(layers.Dense(5, kernel_initializer="he_normal"))
    model.add(layers.LeakyReLU(negative_slope=0.1))
    model.add(layers.Dense(5, activation="elu"))
    model.add(layers.Dense(1, "sigmoid"))
    model.compile(optimizer="rmsprop", loss="mse")
    return model

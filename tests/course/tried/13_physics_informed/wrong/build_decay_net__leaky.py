"""Leaky ReLU has a kink too; shows in the activation."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32, activation="leaky_relu"),
        keras.layers.Dense(1),
    ])

"""A ReLU layer behind the first of two Dense layers; shows as soon as layers are looked at."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32),
        keras.layers.ReLU(),
        keras.layers.Dense(32, activation="tanh"),
        keras.layers.Dense(1),
    ])

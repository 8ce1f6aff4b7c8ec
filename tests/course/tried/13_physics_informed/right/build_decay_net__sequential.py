"""two hidden layers of tanh."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(20, activation="tanh"),
        keras.layers.Dense(20, activation="tanh"),
        keras.layers.Dense(1),
    ])

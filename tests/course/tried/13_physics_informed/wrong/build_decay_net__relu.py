"""ReLU is not smooth: its second derivative is 0; shows in the activation."""
import keras


def build_decay_net():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])

"""Flatten into 128 units makes more than 300,000 parameters; shows in the count."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])

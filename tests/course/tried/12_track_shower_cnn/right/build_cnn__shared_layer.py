"""one convolution used twice, augmentation layers in front."""
import keras
from keras import layers


def build_cnn():
    inputs = keras.Input((32, 32, 1))
    x = layers.RandomFlip("horizontal_and_vertical")(inputs)
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    shared = layers.Conv2D(8, 3, padding="same", activation="relu")
    x = layers.MaxPooling2D(2)(shared(x))
    x = layers.MaxPooling2D(2)(shared(x))
    x = layers.Flatten()(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(layers.Dense(20, activation="tanh")(x)))

"""the sigmoid as a layer of its own, strided convolutions, compiled."""
from keras import layers, models


def build_cnn(width=12):
    model = models.Sequential()
    model.add(layers.InputLayer(shape=(32, 32, 1)))
    model.add(layers.Conv2D(width, (5, 5), strides=(2, 2), padding="same"))
    model.add(layers.LeakyReLU())
    model.add(layers.Conv2D(2 * width, (3, 3), strides=2))
    model.add(layers.ReLU())
    model.add(layers.Flatten())
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model

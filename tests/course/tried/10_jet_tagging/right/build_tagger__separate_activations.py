"""activations and softmax as layers of their own."""
import keras
from keras import layers


def build_tagger(n_features, n_classes):
    model = keras.Sequential()
    model.add(keras.Input(shape=(n_features,)))
    for units in [64, 32, 32]:
        model.add(layers.Dense(units))
        model.add(layers.LeakyReLU(negative_slope=0.1))
    model.add(layers.Dense(n_classes))
    model.add(layers.Softmax())
    model.compile(optimizer="rmsprop", loss="categorical_crossentropy")
    return model

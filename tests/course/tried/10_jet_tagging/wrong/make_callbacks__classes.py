"""The classes and not objects of them."""
import keras


def make_callbacks():
    return [keras.callbacks.EarlyStopping, keras.callbacks.ReduceLROnPlateau]

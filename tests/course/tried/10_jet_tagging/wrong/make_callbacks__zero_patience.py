"""Patience of the stopping 0, default, with the rate's above it."""
import keras


def make_callbacks():
    return [keras.callbacks.EarlyStopping(restore_best_weights=True), keras.callbacks.ReduceLROnPlateau(patience=1)]

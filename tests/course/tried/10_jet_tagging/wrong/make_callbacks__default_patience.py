"""Reduces with its default patience of 10, above that of the stopping (5)."""
import keras


def make_callbacks():
    return [keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True), keras.callbacks.ReduceLROnPlateau()]

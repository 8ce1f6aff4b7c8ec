"""ReduceLROnPlateau watches val_accuracy."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_accuracy", patience=4),
    ]

"""mode "max" on val_loss for the rate: it is reduced while the loss falls."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(patience=4, mode="max"),
    ]

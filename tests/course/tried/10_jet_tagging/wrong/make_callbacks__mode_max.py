"""mode "max" on val_loss: stops at, and restores, the worst."""
import keras


def make_callbacks():
    return [
        keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True, mode="max"),
        keras.callbacks.ReduceLROnPlateau(patience=4),
    ]

"""a third callback beside the two; mode "min"."""
from keras.callbacks import EarlyStopping, ReduceLROnPlateau, TerminateOnNaN


def make_callbacks():
    callbacks = [TerminateOnNaN()]
    callbacks.append(EarlyStopping("val_loss", mode="min", patience=2, restore_best_weights=True))
    callbacks.append(ReduceLROnPlateau("val_loss", mode="min", patience=1))
    return callbacks

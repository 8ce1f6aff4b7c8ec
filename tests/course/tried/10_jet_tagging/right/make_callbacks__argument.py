"""a function with a default argument, positional arguments; restoring even at the last epoch."""
from keras import callbacks as cb


def make_callbacks(patience=12):
    return [cb.ReduceLROnPlateau("val_loss", 0.1, patience // 3), cb.EarlyStopping("val_loss", 0, patience, 0, "auto", None, True)]

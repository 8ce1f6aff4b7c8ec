"""val_loss by default, the other order, from tensorflow."""
import tensorflow as tf


def make_callbacks():
    reduce = tf.keras.callbacks.ReduceLROnPlateau(patience=3, factor=0.2, verbose=0)
    stop = tf.keras.callbacks.EarlyStopping(patience=8, restore_best_weights=True, min_delta=1e-4)
    return [reduce, stop]

"""A sine as activation, as for waves: smooth, and a function of TensorFlow's."""
import tensorflow as tf
from tensorflow import keras


def build_decay_net():
    return keras.Sequential(
        [keras.Input((1,)), keras.layers.Dense(20, activation=tf.sin), keras.layers.Dense(20, activation=tf.math.cos), keras.layers.Dense(1)]
    )

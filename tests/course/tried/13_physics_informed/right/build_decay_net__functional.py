"""functional, softplus."""
import tensorflow as tf


def build_decay_net():
    t = tf.keras.Input(shape=(1,), name="t")
    h = tf.keras.layers.Dense(32, activation=tf.nn.softplus)(t)
    return tf.keras.Model(t, tf.keras.layers.Dense(1, activation="linear")(h))

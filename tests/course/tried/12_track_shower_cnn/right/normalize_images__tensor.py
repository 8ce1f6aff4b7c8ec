"""in TensorFlow, a tensor comes back."""
import tensorflow as tf


def normalize_images(images):
    return tf.expand_dims(tf.cast(images, tf.float32) / 255.0, -1)

"""functional, batch normalisation, global average pooling."""
import tensorflow as tf

L = tf.keras.layers


def build_cnn():
    inputs = tf.keras.Input(shape=(32, 32, 1))
    x = inputs
    for filters in (8, 16, 32):
        x = L.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = L.BatchNormalization()(x)
        x = L.Activation("relu")(x)
        x = L.MaxPool2D(2)(x)
    x = L.GlobalAveragePooling2D()(x)
    return tf.keras.Model(inputs, L.Dense(1, "sigmoid")(x), name="cnn")

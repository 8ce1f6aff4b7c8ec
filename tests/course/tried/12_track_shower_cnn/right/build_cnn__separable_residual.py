"""separable convolutions and a skip connection, regularised."""
import keras
from keras import layers


def build_cnn():
    image = keras.Input((32, 32, 1), name="image")
    x = layers.Conv2D(24, 3, padding="same", activation="gelu", kernel_regularizer="l2")(image)
    y = layers.SeparableConv2D(24, 3, padding="same", activation="gelu")(x)
    x = layers.add([x, y])
    x = layers.AveragePooling2D(4)(x)
    x = layers.Conv2D(32, 3, activation="gelu")(x)
    x = layers.GlobalMaxPooling2D()(x)
    x = layers.Dropout(0.2)(x)
    p = layers.Dense(1, activation=keras.activations.sigmoid, name="p_shower")(x)
    return keras.Model(inputs=[image], outputs=p)

"""functional with a sum of two branches."""
import keras


def build_decay_net():
    t = keras.Input((1,))
    a = keras.layers.Dense(16, activation="tanh")(t)
    b = keras.layers.Dense(16, activation=keras.activations.sigmoid)(t)
    h = keras.layers.Add()([a, b])
    return keras.Model(t, keras.layers.Dense(1)(h))

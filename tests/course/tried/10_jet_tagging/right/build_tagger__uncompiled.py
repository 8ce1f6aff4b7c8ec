"""not compiled; alpha dropout with selu; a function as the activation."""
import keras


def build_tagger(n_features, n_classes):
    x = inputs = keras.layers.Input(shape=[n_features])
    for i, units in enumerate((64, 32, 32)):
        x = keras.layers.Dense(units, activation=keras.activations.selu, name=f"hidden{i}")(x)
    x = keras.layers.AlphaDropout(0.1)(x)
    return keras.Model(inputs=inputs, outputs=keras.layers.Dense(n_classes, activation=keras.activations.softmax)(x))

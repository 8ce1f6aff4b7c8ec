"""The two layers of 32 side by side (concatenated) and not one after the other; shows in the parameters."""
import keras


def build_tagger(n_features, n_classes):
    L = keras.layers.Dense
    inputs = keras.Input((n_features,))
    x = L(64, "relu")(inputs)
    x = keras.layers.Concatenate()([L(32, "relu")(x), L(32, "relu")(x)])
    model = keras.Model(inputs, L(n_classes, "softmax")(x))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model

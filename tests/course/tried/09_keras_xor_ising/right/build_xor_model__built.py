"""Built afterwards by build."""

import keras


def build_xor_model():
    model = keras.Sequential([keras.layers.Dense(10, "relu"), keras.layers.Dense(1, "sigmoid")])
    model.build((None, 2))
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.03), loss="binary_crossentropy")
    return model

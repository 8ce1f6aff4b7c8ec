"""functional, dropout between, elu, another loss."""
from tensorflow import keras
from tensorflow.keras import layers


def build_tagger(n_features, n_classes):
    inputs = keras.Input(shape=(n_features,), name="substructure")
    x = inputs
    for units in (64, 32, 32):
        x = layers.Dense(units, kernel_initializer="he_normal", activation="elu")(x)
        x = layers.Dropout(0.2)(x)
    outputs = layers.Dense(n_classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs, name="tagger")
    model.compile(
        optimizer=keras.optimizers.SGD(0.1, momentum=0.9), loss=keras.losses.SparseCategoricalCrossentropy()
    )
    return model

"""What the hidden checks of several tasks draw and share. None of them needs Keras in the judge."""

import numpy as np

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)



SILENT = ("Flatten", "Reshape", "Dropout", "Identity", "Permute", "GlobalAveragePooling2D", "GlobalMaxPooling2D")
SILENT += ("GaussianNoise", "GaussianDropout", "AlphaDropout", "ActivityRegularization")


def last_activation(structure):
    """How the model ends: the activation of its last layer that has one, behind reshaping and dropout."""
    for layer in reversed(structure["layers"]):
        if layer["kind"] == "Sigmoid":  # keras.ops.sigmoid
            return "sigmoid"
        if "activation" in layer["settings"]:
            return layer["settings"]["activation"]
        if layer["kind"] not in SILENT:
            return layer["kind"].lower()
    return ""


def random_spins(rng, k, L, dtype=int):
    return rng.choice([-1, 1], size=(k, L, L)).astype(dtype)

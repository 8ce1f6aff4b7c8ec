"""in double precision, cast at the end."""
import numpy as np


def normalize_images(images):
    return np.stack([images / 255.0], axis=3).astype("float32")

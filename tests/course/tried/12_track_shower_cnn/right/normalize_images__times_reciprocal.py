"""times one over 255 in float32, into an empty array."""
import numpy as np


def normalize_images(images):
    out = np.empty((*images.shape, 1), dtype=np.float32)
    np.multiply(images, np.float32(1 / 255), out=out[..., 0])
    return out

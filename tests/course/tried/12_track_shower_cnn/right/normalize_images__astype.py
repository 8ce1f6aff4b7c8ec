"""float32 first, then divided, a new axis last."""
import numpy as np


def normalize_images(images):
    return (images.astype(np.float32) / 255)[..., np.newaxis]

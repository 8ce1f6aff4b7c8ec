"""// in place of /; shows on every pixel between 1 and 254."""
import numpy as np


def normalize_images(images):
    return (images // 255).astype(np.float32)[..., None]

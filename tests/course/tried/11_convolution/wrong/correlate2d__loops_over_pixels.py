"""Walks over the output pixels in Python; shows in the executed lines growing with the image."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    out = np.zeros((image.shape[0] - kh + 1, image.shape[1] - kw + 1))
    for r in range(out.shape[0]):
        for c in range(out.shape[1]):
            out[r, c] = np.sum(image[r:r + kh, c:c + kw].astype(float) * kernel)
    return out

"""The result has the image's type; shows on an integer image with a kernel of fractions."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows.astype(float), kernel.astype(float)).astype(image.dtype)

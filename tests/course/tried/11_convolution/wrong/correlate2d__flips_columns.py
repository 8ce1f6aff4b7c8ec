"""Flips the kernel left to right only; shows on the vertical edge detector (sign)."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return np.tensordot(windows, np.fliplr(kernel).astype(float), axes=2)

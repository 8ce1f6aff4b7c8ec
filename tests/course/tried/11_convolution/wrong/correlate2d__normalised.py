"""Divides by the sum of the kernel's absolute values; shows where that is not 1."""
import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return np.tensordot(windows, kernel.astype(float), axes=2) / np.maximum(np.abs(kernel).sum(), 1e-12)

"""Flips the kernel on both axes; shows on any kernel that is not symmetric under rotation by 180 degrees."""
import numpy as np


def correlate2d(image, kernel):
    k = kernel[::-1, ::-1].astype(float)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, k)

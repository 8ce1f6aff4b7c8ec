"""all windows as a view, summed by einsum; no loop at all."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def correlate2d(image, kernel):
    windows = sliding_window_view(np.asarray(image, float), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel.astype(float))

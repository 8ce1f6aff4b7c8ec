"""One Python step per output row; shows in the work growing with the height of the image."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    image = image.astype(float)
    view = np.lib.stride_tricks.sliding_window_view
    return np.array([
        np.einsum("kjl,kl->j", view(image[r:r + kh], kw, axis=1), kernel.astype(float))
        for r in range(image.shape[0] - kh + 1)
    ])

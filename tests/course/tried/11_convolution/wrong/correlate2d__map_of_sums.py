"""every window at once as a view, but the sums of the products one by one by map."""
from functools import partial

import numpy as np


def correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(image, float), kernel.shape)
    products = windows * kernel
    flat = products.reshape(-1, kernel.size)
    return np.fromiter(map(partial(np.sum, axis=-1), flat), float, len(flat)).reshape(products.shape[:2])

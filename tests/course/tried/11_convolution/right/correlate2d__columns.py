"""im2col: kernel entries in the rows, one matrix product."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = kernel.shape
    oh, ow = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    columns = np.empty((kh * kw, oh * ow))
    for n in range(kh * kw):
        i, j = divmod(n, kw)
        columns[n] = image[i:i + oh, j:j + ow].ravel()
    return (kernel.reshape(1, -1) @ columns).reshape(oh, ow)

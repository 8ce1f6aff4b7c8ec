"""Takes the height of the kernel for its width; shows on kernels that are not square."""
import numpy as np


def correlate2d(image, kernel):
    kh = kw = kernel.shape[0]
    H, W = image.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(kh):
        for j in range(kernel.shape[1]):
            out += float(kernel[i, j]) * image[i:i + H - kh + 1, j:j + W - kw + 1]
    return out

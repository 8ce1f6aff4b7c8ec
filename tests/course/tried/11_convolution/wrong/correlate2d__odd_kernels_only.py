"""Centres the kernel with kh // 2 on both sides; shows in the shape for kernels of even size."""
import numpy as np


def correlate2d(image, kernel):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    H, W = image.shape
    out = np.zeros((H - 2 * a, W - 2 * b))
    for i in range(2 * a + kernel.shape[0] % 2):
        for j in range(2 * b + kernel.shape[1] % 2):
            out += float(kernel[i, j]) * image[i:i + H - 2 * a, j:j + W - 2 * b]
    return out

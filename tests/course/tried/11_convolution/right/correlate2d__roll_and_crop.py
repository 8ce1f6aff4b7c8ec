"""rolls the whole image and cuts off what came round the corner."""
import numpy as np


def correlate2d(image, kernel):
    image = image.astype(np.float64)
    total = np.zeros_like(image)
    for (i, j), k in np.ndenumerate(kernel):
        total = total + k * np.roll(image, (-i, -j), axis=(0, 1))
    return total[: image.shape[0] - kernel.shape[0] + 1, : image.shape[1] - kernel.shape[1] + 1]

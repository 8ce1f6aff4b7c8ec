"""the sum of a generator over the kernel."""
import numpy as np


def correlate2d(image, kernel):
    kh, kw = np.shape(kernel)
    rows, columns = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    k = kernel.astype("float64")
    return sum(k[i, j] * image[i:rows + i, j:columns + j] for i in range(kh) for j in range(kw))

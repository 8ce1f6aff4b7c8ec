"""as_strided windows, tensordot, float32 stays float32."""
import numpy as np


def correlate2d(image, kernel):
    dtype = np.result_type(image.dtype, kernel.dtype)
    if not np.issubdtype(dtype, np.floating):
        dtype = np.float64
    a = np.ascontiguousarray(image, dtype=dtype)
    shape = (a.shape[0] - kernel.shape[0] + 1, a.shape[1] - kernel.shape[1] + 1) + kernel.shape
    windows = np.lib.stride_tricks.as_strided(a, shape, a.strides * 2, writeable=False)
    return np.tensordot(windows, kernel.astype(dtype), axes=2)

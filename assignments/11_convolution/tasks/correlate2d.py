"""What the judge knows of correlate2d: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged, vectorised
from autograder.course.proof import alternative, equivalent, misconception

from public import finds_the_edge, is_not_turned


@check(core=True)
def any_kernel(student, reference, rng):
    "the values are right for kernels and images of any shape"
    for image, kernel in (((5, 8), (2, 3)), ((9, 4), (4, 1)), ((6, 6), (1, 5)), ((7, 7), (3, 3))):
        x, k = rng.normal(size=image), rng.normal(size=kernel)
        agree(student.correlate2d(x, k), reference.correlate2d(x, k))


@check
def kernel_as_large_as_the_image(student, reference, rng):
    "a kernel as large as the image gives one number, a kernel of one pixel a multiple of the image"
    x = rng.normal(size=(3, 4))
    for kernel in (rng.normal(size=(3, 4)), np.array([[2.5]])):
        agree(student.correlate2d(x, kernel), reference.correlate2d(x, kernel))


@check
def whole_numbers(student, reference, rng):
    "pictures of small whole numbers (uint8) neither overflow nor lose fractions"
    image = rng.integers(150, 256, size=(4, 5)).astype(np.uint8)
    for kernel in (np.array([[0.5, 1.0]]), np.array([[2, 1], [-1, 2]]), np.array([[2, 1]], dtype=np.uint8)):
        agree(student.correlate2d(image, kernel), reference.correlate2d(image.astype(float), kernel.astype(float)))


@check
def single_precision(student, reference, rng):
    "float32 pictures give the same values"
    x, k = rng.normal(size=(6, 5)).astype(np.float32), rng.normal(size=(2, 2)).astype(np.float32)
    agree(student.correlate2d(x, k), reference.correlate2d(x, k), rtol=1e-4, atol=1e-4)


@check
def arguments_stay(student, rng):
    "image and kernel stay as they are"
    unchanged(student.observe("correlate2d", rng.normal(size=(5, 4)), rng.normal(size=(2, 2))))


@check
def quick_on_large_images(student, reference, rng):
    "large images take no longer than array operations, along both sides"

    def drawn(*shape):
        return rng.normal(size=shape), rng.normal(size=(3, 3))

    vectorised(student, "correlate2d", lambda n: drawn(10, n), reference, many=20_000, times=60)  # SciPy takes 20
    vectorised(student, "correlate2d", lambda n: drawn(n, 10), reference, many=20_000, times=60)


@alternative
def by_sliding_windows(image, kernel):
    "numpy's sliding windows and einsum"
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(image, dtype=float), kernel.shape)
    return np.einsum("ijab,ab->ij", windows, kernel)


@alternative
def by_scipy(image, kernel):
    "SciPy's correlation"
    from scipy.signal import correlate

    return correlate(np.asarray(image, dtype=float), np.asarray(kernel, dtype=float), mode="valid", method="direct")


@alternative
def by_rows_of_the_kernel(image, kernel):
    "each row of the kernel by a matrix product with windows of the columns"
    image = np.asarray(image, dtype=np.float64)
    kh, kw = kernel.shape
    rows, cols = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    total = 0.0
    for i in range(kh):
        stacked = np.stack([image[i : i + rows, j : j + cols] for j in range(kw)], axis=-1)
        total = total + stacked @ np.asarray(kernel[i], dtype=np.float64)
    return total


@misconception(caught_by=is_not_turned)
def kernel_turned_round(image, kernel):
    "This is the convolution of mathematics, with the kernel turned round. What does deep learning call a convolution?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[-1 - i, -1 - j] * image[i : i + rows, j : j + cols]
    return out


@misconception(caught_by=any_kernel)
def only_square_kernels(image, kernel):
    "The kernel's height was used for its width too. What does a kernel of 2 by 3 need?"
    f = kernel.shape[0]
    rows, cols = image.shape[0] - f + 1, image.shape[1] - f + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        if j < f:
            out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception(caught_by=finds_the_edge)
def one_position_lost(image, kernel):
    "One position of the window is missing: with 6 pixels and a window of 3, how often can it lie? Is it 6 - 3?"
    rows, cols = image.shape[0] - kernel.shape[0], image.shape[1] - kernel.shape[1]
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception(caught_by=finds_the_edge)
def padded_to_the_same_size(image, kernel):
    "The result is as large as the image: that is 'same' padding. What does 'valid' leave out?"
    kh, kw = kernel.shape
    padded = np.pad(image, ((kh // 2, kh - 1 - kh // 2), (kw // 2, kw - 1 - kw // 2)))
    out = np.zeros(image.shape)
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * padded[i : i + image.shape[0], j : j + image.shape[1]]
    return out


@misconception(caught_by=any_kernel)
def kernel_transposed(image, kernel):
    "Rows and columns of the kernel are exchanged. Which of its two indices goes down the image?"
    turned = kernel.T
    rows, cols = image.shape[0] - turned.shape[0] + 1, image.shape[1] - turned.shape[1] + 1
    out = np.zeros((max(rows, 0), max(cols, 0)))
    for i, j in np.ndindex(turned.shape):
        out += turned[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception(caught_by=finds_the_edge)
def mean_of_the_products(image, kernel):
    "The products are averaged. The filter's own numbers set its scale: what is the plain sum?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out / kernel.size


@misconception(caught_by=quick_on_large_images)
def loops_over_pixels(image, kernel):
    "A loop over pixels: an image has thousands, a kernel has nine entries. Over which of the two should Python walk?"
    kh, kw = kernel.shape
    out = np.zeros((image.shape[0] - kh + 1, image.shape[1] - kw + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(kernel * np.asarray(image[i : i + kh, j : j + kw], dtype=float))
    return out


@misconception(caught_by=whole_numbers)
def result_typed_like_the_image(image, kernel):
    "The result has the type of the image, but 300 fits into no uint8 and one half into no integer. Which type is safe?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out.astype(image.dtype)


@misconception(caught_by=whole_numbers)
def product_overflows(image, kernel):
    "A product of two uint8 is a uint8 again, and 200 * 2 gives 144. Which type should image and kernel have before?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out


equivalent(
    change=(
        "image, kernel = (np.asarray(image, dtype=float), np.asarray(kernel, dtype=float)): np.asarray(image, "
        "dtype=float) -> np.asarray(image)"
    ),
    reason="the kernel is a float then, and so is every product with the image",
)

equivalent(
    change=(
        "image, kernel = (np.asarray(image, dtype=float), np.asarray(kernel, dtype=float)): np.asarray(kernel, "
        "dtype=float) -> np.asarray(kernel)"
    ),
    reason="the image is a float then, and so is every product with the kernel",
)

"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import agree, check, quiet, raises, unchanged, vectorised

# height, width, filter, channels in and out, stride, padding: no two alike where a mix-up could hide
LAYERS = [
    (5, 7, 3, 2, 3, 1, 0),
    (6, 5, 2, 3, 1, 2, 1),
    (8, 6, 3, 1, 4, 2, 0),
    (4, 9, 1, 2, 5, 3, 2),
    (7, 7, 4, 2, 2, 3, 1),
]
POOLS = [(6, 4, 2, 2), (7, 5, 2, 2), (5, 8, 3, 1), (9, 7, 2, 3), (6, 6, 3, 2)]


def layer(rng, shape, m=2):
    height, width, f, c_in, c_out, stride, pad = shape
    X, W, b = rng.normal(size=(m, height, width, c_in)), rng.normal(size=(f, f, c_in, c_out)), rng.normal(size=c_out)
    return X, W, b, stride, pad


def gradient_of(reference, rng, X, W, b, stride, pad):
    return rng.normal(size=reference.conv_forward(X, W, b, stride, pad).shape)


@check("correlate2d", core=True)
def any_kernel(student, reference, rng):
    "the values are right for kernels and images of any shape"
    for image, kernel in (((5, 8), (2, 3)), ((9, 4), (4, 1)), ((6, 6), (1, 5)), ((7, 7), (3, 3))):
        x, k = rng.normal(size=image), rng.normal(size=kernel)
        agree(student.correlate2d(x, k), reference.correlate2d(x, k))


@check("correlate2d")
def kernel_as_large_as_the_image(student, reference, rng):
    "a kernel as large as the image gives one number, a kernel of one pixel a multiple of the image"
    x = rng.normal(size=(3, 4))
    for kernel in (rng.normal(size=(3, 4)), np.array([[2.5]])):
        agree(student.correlate2d(x, kernel), reference.correlate2d(x, kernel))


@check("correlate2d")
def whole_numbers(student, reference, rng):
    "pictures of small whole numbers (uint8) neither overflow nor lose fractions"
    image = rng.integers(150, 256, size=(4, 5)).astype(np.uint8)
    for kernel in (np.array([[0.5, 1.0]]), np.array([[2, 1], [-1, 2]]), np.array([[2, 1]], dtype=np.uint8)):
        agree(student.correlate2d(image, kernel), reference.correlate2d(image.astype(float), kernel.astype(float)))


@check("correlate2d")
def single_precision(student, reference, rng):
    "float32 pictures give the same values"
    x, k = rng.normal(size=(6, 5)).astype(np.float32), rng.normal(size=(2, 2)).astype(np.float32)
    agree(student.correlate2d(x, k), reference.correlate2d(x, k), rtol=1e-4, atol=1e-4)


@check("correlate2d")
def arguments_stay(student, rng):
    "image and kernel stay as they are"
    unchanged(student.observe("correlate2d", rng.normal(size=(5, 4)), rng.normal(size=(2, 2))))


@check("correlate2d")
def quick_on_large_images(student, reference, rng):
    "large images take no longer than array operations, along both sides"

    def drawn(*shape):
        return rng.normal(size=shape), rng.normal(size=(3, 3))

    vectorised(student, "correlate2d", lambda n: drawn(10, n), reference, many=20_000, times=60)  # SciPy takes 20
    vectorised(student, "correlate2d", lambda n: drawn(n, 10), reference, many=20_000, times=60)


@check("output_size", core=True)
def any_sizes(student, reference, rng):
    "the size is right for any window, stride and padding"
    drawn = [tuple(int(rng.integers(*limits)) for limits in ((1, 40), (1, 9), (1, 6), (0, 5))) for _ in range(60)]
    sizes = [(n, f, stride, pad) for n, f, stride, pad in drawn if f <= n + 2 * pad]
    for size, got in zip(sizes, student.each("output_size", sizes), strict=True):
        agree(got, reference.output_size(*size))


@check("output_size")
def just_fits(student):
    "a window as large as the padded image fits once, one pixel more is a ValueError"
    agree(student.output_size(5, 9, 1, 2), 1)
    agree(student.output_size(3, 3, 4, 0), 1)
    for n, f, stride, pad in ((5, 10, 1, 2), (2, 3, 1, 0), (1, 4, 3, 1)):
        raises(student.observe("output_size", n, f, stride, pad), "ValueError")


@check("output_size")
def sizes_by_keyword(student):
    "the arguments may be given by name"
    agree(student.output_size(n=32, f=5, stride=3, pad=2), 11)


@check("conv_params", core=True)
def any_layer(student, reference, rng):
    "the number is right for any layer"
    layers = [*(tuple(map(int, rng.integers(1, 12, size=3))) for _ in range(20)), (3, 512, 512)]
    for one, got in zip(layers, student.each("conv_params", layers), strict=True):
        agree(got, reference.conv_params(*one))


@check("conv_params")
def params_by_keyword(student):
    "the arguments may be given by name"
    agree(student.conv_params(c_out=16, c_in=6, f=5), 2416)


@check("conv_forward", core=True)
def any_layer_forward(student, reference, rng):
    "the values are right for pictures, filters, strides and paddings of any size"
    for shape in LAYERS:
        arguments = layer(rng, shape)
        agree(student.conv_forward(*arguments), reference.conv_forward(*arguments))


@check("conv_forward")
def one_picture(student, reference, rng):
    "one picture, one pixel and large batches work"
    for shape, m in (((3, 3, 3, 2, 1, 1, 0), 1), ((1, 1, 1, 1, 1, 1, 0), 1), ((4, 5, 2, 1, 2, 1, 0), 7)):
        arguments = layer(rng, shape, m)
        agree(student.conv_forward(*arguments), reference.conv_forward(*arguments))


@check("conv_forward")
def pictures_of_whole_numbers(student, reference, rng):
    "whole numbers and float32 give the values of float64"
    X = rng.integers(0, 255, size=(2, 5, 4, 2)).astype(np.uint8)
    W, b = rng.normal(size=(2, 2, 2, 3)), rng.normal(size=3)
    agree(student.conv_forward(X, W, b, 1, 1), reference.conv_forward(X.astype(float), W, b, 1, 1))
    X, W, b, stride, pad = layer(rng, LAYERS[0])
    single = [v.astype(np.float32) for v in (X, W, b)]
    agree(
        student.conv_forward(*single, stride, pad), reference.conv_forward(*single, stride, pad), rtol=1e-4, atol=1e-4
    )


@check("conv_forward")
def forward_arguments_stay(student, rng):
    "pictures, filters and biases stay as they are"
    unchanged(student.observe("conv_forward", *layer(rng, LAYERS[1])))


@check("conv_forward")
def forward_by_keyword(student, reference, rng):
    "the arguments may be given by name"
    X, W, b, stride, pad = layer(rng, LAYERS[2])
    agree(student.conv_forward(pad=pad, stride=stride, b=b, W=W, X=X), reference.conv_forward(X, W, b, stride, pad))


@check("conv_backward", core=True)
def any_layer_backward(student, reference, rng):
    "all three gradients are right for any sizes, every index"
    for shape in LAYERS:
        X, W, b, stride, pad = layer(rng, shape)
        dout = gradient_of(reference, rng, X, W, b, stride, pad)
        got = student.conv_backward(dout, X, W, stride, pad)
        for part, value, right in zip(
            ("dX", "dW", "db"), got, reference.conv_backward(dout, X, W, stride, pad), strict=True
        ):
            agree(value, right, what=part, ask=f"{part}: how large is it compared with central differences?")


@check("conv_backward")
def backward_of_one(student, reference, rng):
    "one picture and one pixel work"
    for shape in ((3, 4, 2, 1, 2, 1, 0), (1, 1, 1, 1, 1, 1, 0)):
        X, W, b, stride, pad = layer(rng, shape, m=1)
        dout = gradient_of(reference, rng, X, W, b, stride, pad)
        agree(student.conv_backward(dout, X, W, stride, pad), reference.conv_backward(dout, X, W, stride, pad))


@check("conv_backward")
def untouched_pixels(student, reference, rng):
    "pixels that no window touches have the gradient 0"
    X, W, b, stride, pad = layer(rng, (8, 6, 3, 1, 2, 2, 0))
    dout = gradient_of(reference, rng, X, W, b, stride, pad)
    dX = student.conv_backward(dout, X, W, stride, pad)[0]
    agree(dX[:, 7:], np.zeros((2, 1, 6, 1)))


@check("conv_backward")
def backward_of_whole_numbers(student, reference, rng):
    "pictures of whole numbers have gradients with fractions"
    X, W = rng.integers(0, 255, size=(2, 4, 5, 2)), rng.normal(size=(2, 2, 2, 3))
    dout = rng.normal(size=(2, 3, 4, 3))
    agree(student.conv_backward(dout, X, W, 1, 0), reference.conv_backward(dout, X.astype(float), W, 1, 0))


@check("conv_backward")
def backward_arguments_stay(student, reference, rng):
    "gradient, pictures and filters stay as they are"
    X, W, b, stride, pad = layer(rng, LAYERS[1])
    dout = gradient_of(reference, rng, X, W, b, stride, pad)
    unchanged(student.observe("conv_backward", dout, X, W, stride, pad))


@check("max_pool", core=True)
def any_pool(student, reference, rng):
    "the maxima are right for any window and stride, also where all numbers are negative"
    for height, width, size, stride in POOLS:
        X = 1e5 * (rng.normal(size=(3, height, width, 2)) - 3)
        agree(student.max_pool(X, size, stride), reference.max_pool(X, size, stride))


@check("max_pool")
def one_window(student, rng):
    "a window as large as the picture gives the maximum of each channel"
    X = rng.normal(size=(2, 4, 4, 3))
    agree(student.max_pool(X, 4, 1), X.max(axis=(1, 2), keepdims=True))
    agree(student.max_pool(X, 1, 1), X)


@check("max_pool")
def pool_of_whole_numbers(student, rng):
    "whole numbers and float32 work"
    X = rng.integers(0, 255, size=(2, 5, 6, 2))
    expected = X[:, :4].reshape(2, 2, 2, 3, 2, 2).max(axis=(2, 4)).astype(float)
    for kind in (np.uint8, np.int64, np.float32):
        agree(student.max_pool(X.astype(kind), 2, 2), expected)


@check("max_pool")
def pool_arguments_stay(student, rng):
    "the pictures stay as they are"
    unchanged(student.observe("max_pool", rng.normal(size=(2, 4, 5, 1)), 2, 1))


@check("max_pool_backward", core=True)
def any_pool_backward(student, reference, rng):
    "the gradient is right for any window and stride; shares of overlapping windows add up"
    for height, width, size, stride in POOLS:
        X = rng.normal(size=(2, height, width, 3)) - 2
        dout = rng.normal(size=reference.max_pool(X, size, stride).shape)
        agree(student.max_pool_backward(dout, X, size, stride), reference.max_pool_backward(dout, X, size, stride))


@check("max_pool_backward", core=True)
def ties(student, reference, rng):
    "in a tie the first in row order gets all of it, in every example and channel"
    X = rng.integers(0, 3, size=(3, 6, 7, 2)).astype(float)
    for size, stride in ((2, 2), (3, 1), (3, 2)):
        dout = rng.normal(size=reference.max_pool(X, size, stride).shape)
        agree(student.max_pool_backward(dout, X, size, stride), reference.max_pool_backward(dout, X, size, stride))


@check("max_pool_backward")
def zeros_everywhere(student, reference, rng):
    "a picture of zeros, as a dead ReLU gives, sends its gradient to the first pixel of each window"
    X, dout = np.zeros((1, 4, 4, 1)), rng.normal(size=(1, 2, 2, 1))
    agree(student.max_pool_backward(dout, X, 2, 2), reference.max_pool_backward(dout, X, 2, 2))


@check("max_pool_backward")
def pool_backward_of_whole_numbers(student, reference, rng):
    "pictures of whole numbers have gradients with fractions"
    X, dout = rng.integers(0, 9, size=(2, 4, 6, 2)), rng.normal(size=(2, 2, 3, 2))
    agree(student.max_pool_backward(dout, X, 2, 2), reference.max_pool_backward(dout, X.astype(float), 2, 2))


@check("max_pool_backward")
def pool_backward_arguments_stay(student, rng):
    "gradient and pictures stay as they are, without a warning"
    outcome = student.observe("max_pool_backward", rng.normal(size=(2, 2, 2, 1)), rng.normal(size=(2, 4, 4, 1)), 2, 2)
    unchanged(outcome)
    quiet(outcome)

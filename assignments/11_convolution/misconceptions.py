"""Known-wrong solutions, each with the sentence its author needs to hear."""

import numpy as np

from autograder.course.proof import misconception


@misconception("correlate2d", caught_by="is_not_turned")
def kernel_turned_round(image, kernel):
    "This is the convolution of mathematics, with the kernel turned round. What does deep learning call a convolution?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[-1 - i, -1 - j] * image[i : i + rows, j : j + cols]
    return out


@misconception("correlate2d", caught_by="any_kernel")
def only_square_kernels(image, kernel):
    "The kernel's height was used for its width too. What does a kernel of 2 by 3 need?"
    f = kernel.shape[0]
    rows, cols = image.shape[0] - f + 1, image.shape[1] - f + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        if j < f:
            out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception("correlate2d", caught_by="finds_the_edge")
def one_position_lost(image, kernel):
    "One position of the window is missing: with 6 pixels and a window of 3, how often can it lie? Is it 6 - 3?"
    rows, cols = image.shape[0] - kernel.shape[0], image.shape[1] - kernel.shape[1]
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception("correlate2d", caught_by="finds_the_edge")
def padded_to_the_same_size(image, kernel):
    "The result is as large as the image: that is 'same' padding. What does 'valid' leave out?"
    kh, kw = kernel.shape
    padded = np.pad(image, ((kh // 2, kh - 1 - kh // 2), (kw // 2, kw - 1 - kw // 2)))
    out = np.zeros(image.shape)
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * padded[i : i + image.shape[0], j : j + image.shape[1]]
    return out


@misconception("correlate2d", caught_by="any_kernel")
def kernel_transposed(image, kernel):
    "Rows and columns of the kernel are exchanged. Which of its two indices goes down the image?"
    turned = kernel.T
    rows, cols = image.shape[0] - turned.shape[0] + 1, image.shape[1] - turned.shape[1] + 1
    out = np.zeros((max(rows, 0), max(cols, 0)))
    for i, j in np.ndindex(turned.shape):
        out += turned[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception("correlate2d", caught_by="finds_the_edge")
def mean_of_the_products(image, kernel):
    "The products are averaged. The filter's own numbers set its scale: what is the plain sum?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out / kernel.size


@misconception("correlate2d", caught_by="quick_on_large_images")
def loops_over_pixels(image, kernel):
    "A loop over pixels: an image has thousands, a kernel has nine entries. Over which of the two should Python walk?"
    kh, kw = kernel.shape
    out = np.zeros((image.shape[0] - kh + 1, image.shape[1] - kw + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(kernel * np.asarray(image[i : i + kh, j : j + kw], dtype=float))
    return out


@misconception("correlate2d", caught_by="whole_numbers")
def result_typed_like_the_image(image, kernel):
    "The result has the type of the image, but 300 fits into no uint8 and one half into no integer. Which type is safe?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out.astype(image.dtype)


@misconception("correlate2d", caught_by="whole_numbers")
def product_overflows(image, kernel):
    "A product of two uint8 is a uint8 again, and 200 * 2 gives 144. Which type should image and kernel have before?"
    rows, cols = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    out = np.zeros((rows, cols))
    for i, j in np.ndindex(kernel.shape):
        out += kernel[i, j] * image[i : i + rows, j : j + cols]
    return out


@misconception("output_size", caught_by="sizes_of_the_text")
def starting_position_forgotten(n, f, stride, pad):
    "The steps are counted, the starting position is not. How many places are reached with 3 steps?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return (n + 2 * pad - f) // stride


@misconception("output_size", caught_by="sizes_of_the_text")
def padding_on_one_side(n, f, stride, pad):
    "The frame lies on both sides: how many pixels does it add along a row?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return (n + pad - f) // stride + 1


@misconception("output_size", caught_by="rounds_down")
def rounded_up(n, f, stride, pad):
    "A window that sticks out is not taken: in which direction is (n + 2p - f)/s rounded?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return -(-(n + 2 * pad - f) // stride) + 1


@misconception("output_size", caught_by="any_sizes")
def rounded_to_nearest(n, f, stride, pad):
    "Two steps and a half are two steps; round() does something else. What does // do?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return round((n + 2 * pad - f) / stride) + 1


@misconception("output_size", caught_by="too_large_a_window")
def never_complains(n, f, stride, pad):
    "A window larger than the image gives a size of 0 or less, and surprises somebody much later. Where is the error?"
    return (n + 2 * pad - f) // stride + 1


@misconception("output_size", caught_by="just_fits")
def complains_too_early(n, f, stride, pad):
    "A window exactly as large as the padded image fits once. Is the comparison >= or >?"
    if f >= n + 2 * pad:
        raise ValueError("too large")
    return (n + 2 * pad - f) // stride + 1


@misconception("output_size", caught_by="sizes_of_the_text")
def gives_a_float(n, f, stride, pad):
    "The size is a float, and no array can have 4.0 rows. Which division gives an integer?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return np.floor((n + 2 * pad - f) / stride) + 1


@misconception("conv_params", caught_by="ten_filters")
def biases_forgotten(f, c_in, c_out):
    "The biases are missing: how many does each filter have?"
    return f * f * c_in * c_out


@misconception("conv_params", caught_by="ten_filters")
def one_bias_for_all(f, c_in, c_out):
    "One bias for the whole layer is too few: every filter has its own."
    return f * f * c_in * c_out + 1


@misconception("conv_params", caught_by="ten_filters")
def flat_filters(f, c_in, c_out):
    "The filters are flat here: how many channels does each of them see?"
    return (f * f + 1) * c_out


@misconception("conv_params", caught_by="ten_filters")
def bias_for_each_channel(f, c_in, c_out):
    "A bias for each input channel is too many: a filter adds its channels up first, then one bias."
    return (f * f + 1) * c_in * c_out


@misconception("conv_params", caught_by="any_layer")
def length_of_the_window(f, c_in, c_out):
    "The window is f by f pixels, not f. How many is that?"
    return (f * c_in + 1) * c_out


@misconception("conv_forward", caught_by="any_layer_forward")
def filter_turned_round(X, W, b, stride, pad):
    "The filter is turned round: this is the convolution of mathematics. Which pixel should W[0, 0] meet?"
    W = W[::-1, ::-1]
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception("conv_forward", caught_by="any_layer_forward")
def stride_ignored(X, W, b, stride, pad):
    "The window moves by one pixel whatever the stride is. Where does output (i, j) start to look?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = np.tensordot(padded[:, i : i + f, j : j + f, :], W, axes=3) + b
    return out


@misconception("conv_forward", caught_by="channels_add_up")
def bias_forgotten(X, W, b, stride, pad):
    "The bias is not added: which number does an empty picture give?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3)
    return out


@misconception("conv_forward", caught_by="channels_add_up")
def bias_for_every_channel(X, W, b, stride, pad):
    "The bias is added once for each input channel. When does it come: before or after the channels are summed?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b * X.shape[3]
    return out


@misconception("conv_forward", caught_by="any_layer_forward")
def height_for_width(X, W, b, stride, pad):
    "Height and width are exchanged: X is (m, H, W, C). What happens to pictures that are not square?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    cols, rows = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        if window.shape[1:3] == (f, f):
            out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception("conv_forward", caught_by="frame_of_zeros")
def padding_ignored(X, W, b, stride, pad):
    "The frame of zeros is missing: how large does the output get without it?"
    f = W.shape[0]
    rows, cols = (output_size(n, f, stride, 0) if n >= f else 0 for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception("conv_forward", caught_by="frame_of_zeros")
def edge_repeated(X, W, b, stride, pad):
    "The frame repeats the edge of the picture; here it is made of zeros. Which mode has np.pad by default?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="edge")
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception("conv_forward", caught_by="frame_of_zeros")
def padding_after_only(X, W, b, stride, pad):
    "All the zeros stand to the right and below: the frame has four sides, p on each."
    f, padded = W.shape[0], np.pad(X, ((0, 0), (0, 2 * pad), (0, 2 * pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :]
        out[:, i, j, :] = np.tensordot(window, W, axes=3) + b
    return out


@misconception("conv_forward", caught_by="channels_add_up")
def first_channel_only(X, W, b, stride, pad):
    "Only the first channel is looked at: over which axes does the sum go?"
    f, padded = W.shape[0], np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    rows, cols = (output_size(n, f, stride, pad) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, W.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = padded[:, i * stride : i * stride + f, j * stride : j * stride + f, :1]
        out[:, i, j, :] = np.tensordot(window, W[:, :, :1], axes=3) + b
    return out


@misconception("conv_backward", caught_by="counts_windows")
def windows_overwrite(dout, X, W, stride, pad):
    "A later window overwrites what an earlier one gave to the same pixel. Is it = or += ?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] = np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception("conv_backward", caught_by="frame_is_cut_off")
def frame_kept(dout, X, W, stride, pad):
    "dX still has the frame of zeros around it: which part belongs to X?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP, dW, db


@misconception("conv_backward", caught_by="any_layer_backward")
def cut_off_by_a_negative_slice(dout, X, W, stride, pad):
    "`dP[:, pad:-pad]` cuts off everything when pad is 0. What is -0 as the end of a slice?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad:-pad, pad:-pad, :], dW, db


@misconception("conv_backward", caught_by="any_layer_backward")
def mean_over_examples(dout, X, W, stride, pad):
    "Here the gradients are sums: dout already holds the 1/m of the cost. Is it divided once more?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2)) / len(X)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0)) / len(X)
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception("conv_backward", caught_by="counts_windows")
def bias_gradient_of_one_pixel(dout, X, W, stride, pad):
    "The bias helps to make every output pixel: over which axes is db summed?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=0)[0, 0]
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception("conv_backward", caught_by="any_layer_backward")
def backward_stride_ignored(dout, X, W, stride, pad):
    "The windows of the backward pass move by one pixel whatever the stride is. Where was output (i, j) made from?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i, i + f), slice(j, j + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception("conv_backward", caught_by="any_layer_backward")
def filter_turned_on_the_way_back(dout, X, W, stride, pad):
    "dX looks as if the filter had been turned round. W[0, 0] met the first pixel of the window: who gets its share?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:, rows, cols, :], dout[:, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W[::-1, ::-1], axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception("conv_backward", caught_by="any_layer_backward")
def first_example_only(dout, X, W, stride, pad):
    "dW holds the first example alone. Every example of the batch uses the filter: what happens to their shares?"
    f, padded = W.shape[0], np.pad(np.asarray(X, dtype=float), ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dP, dW, db = np.zeros(padded.shape), np.zeros(W.shape), dout.sum(axis=(0, 1, 2))
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
        dW += np.tensordot(padded[:1, rows, cols, :], dout[:1, i, j, :], axes=(0, 0))
        dP[:, rows, cols, :] += np.tensordot(dout[:, i, j, :], W, axes=(1, 3))
    return dP[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :], dW, db


@misconception("max_pool", caught_by="largest_of_four")
def mean_pool(X, size, stride):
    "This is the mean of each window; max pooling keeps the largest value."
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :].mean(axis=(1, 2))
    return out


@misconception("max_pool", caught_by="windows_may_overlap")
def stride_is_the_size(X, size, stride):
    "The windows always stand side by side. What if the stride is smaller than the window?"
    rows, cols = (output_size(n, size, size, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = X[:, i * size : i * size + size, j * size : j * size + size, :].max(axis=(1, 2))
    return out


@misconception("max_pool", caught_by="any_pool")
def channels_mixed(X, size, stride):
    "The maximum goes over the channels too. Which axes belong to the window?"
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        out[:, i, j, :] = window.max(axis=(1, 2, 3))[:, None]
    return out


@misconception("max_pool", caught_by="any_pool")
def never_below_zero(X, size, stride):
    "Where all pixels are negative the answer is 0. What does the running maximum start from?"
    rows, cols = (output_size(n, size, stride, 0) for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        out[:, i, j, :] = np.maximum(window.max(axis=(1, 2)), 0)
    return out


@misconception("max_pool", caught_by="any_pool")
def sticks_out(X, size, stride):
    "The last windows stick out of the picture and look at less than the others. Are they taken?"
    rows, cols = (-(-(n - size) // stride) + 1 for n in X.shape[1:3])
    out = np.zeros((len(X), rows, cols, X.shape[3]))
    for i, j in np.ndindex(rows, cols):
        out[:, i, j, :] = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :].max(axis=(1, 2))
    return out


@misconception("max_pool_backward", caught_by="first_of_a_tie")
def to_all_maxima(dout, X, size, stride):
    "In a tie every pixel gets the whole gradient, so more goes back than came. Who is chosen?"
    dX = np.zeros(X.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + size), slice(j * stride, j * stride + size)
        window = X[:, rows, cols, :]
        dX[:, rows, cols, :] += (window == window.max(axis=(1, 2), keepdims=True)) * dout[:, i : i + 1, j : j + 1, :]
    return dX


@misconception("max_pool_backward", caught_by="first_of_a_tie")
def shared_in_a_tie(dout, X, size, stride):
    "In a tie the gradient is shared out: a fair convention, but not the one agreed here. Who gets it all?"
    dX = np.zeros(X.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + size), slice(j * stride, j * stride + size)
        window = X[:, rows, cols, :]
        top = window == window.max(axis=(1, 2), keepdims=True)
        dX[:, rows, cols, :] += top * dout[:, i : i + 1, j : j + 1, :] / top.sum(axis=(1, 2), keepdims=True)
    return dX


@misconception("max_pool_backward", caught_by="first_of_a_tie")
def last_of_a_tie(dout, X, size, stride):
    "In a tie the last one gets the gradient. From which side does argmax search?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        flat = window.reshape(len(X), size * size, X.shape[3])
        row, col = divmod(size * size - 1 - flat[:, ::-1].argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX


@misconception("max_pool_backward", caught_by="ties")
def first_in_column_order(dout, X, size, stride):
    "In a tie the first of a column is chosen. Row order means: first row first. How is the window written as one row?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :].swapaxes(1, 2)
        col, row = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX


@misconception("max_pool_backward", caught_by="winner_takes_it")
def spread_over_the_window(dout, X, size, stride):
    "The gradient is spread over the whole window: that is mean pooling. Which pixel alone decided?"
    dX = np.zeros(X.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows, cols = slice(i * stride, i * stride + size), slice(j * stride, j * stride + size)
        dX[:, rows, cols, :] += dout[:, i : i + 1, j : j + 1, :] / size**2
    return dX


@misconception("max_pool_backward", caught_by="any_pool_backward")
def overlaps_overwritten(dout, X, size, stride):
    "A pixel that wins in several windows keeps the last share only. Is it = or += ?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        dX[example, i * stride + row, j * stride + col, channel] = dout[:, i, j, :]
    return dX


@misconception("max_pool_backward", caught_by="any_pool_backward")
def pool_backward_stride_is_the_size(dout, X, size, stride):
    "The windows of the backward pass stand side by side. Where did output (i, j) look when the stride is smaller?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * size : i * size + size, j * size : j * size + size, :]
        if window.shape[1:3] == (size, size):
            row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
            np.add.at(dX, (example, i * size + row, j * size + col, channel), dout[:, i, j, :])
    return dX


@misconception("max_pool_backward", caught_by="pool_backward_of_whole_numbers")
def gradient_typed_like_the_picture(dout, X, size, stride):
    "The gradient has the picture's type and loses its fractions. What does zeros_like copy besides the shape?"
    dX = np.zeros(X.shape)
    example, channel = np.indices((len(X), X.shape[3]))
    for i, j in np.ndindex(dout.shape[1:3]):
        window = X[:, i * stride : i * stride + size, j * stride : j * stride + size, :]
        row, col = divmod(window.reshape(len(X), size * size, X.shape[3]).argmax(axis=1), size)
        np.add.at(dX, (example, i * stride + row, j * stride + col, channel), dout[:, i, j, :])
    return dX.astype(X.dtype)

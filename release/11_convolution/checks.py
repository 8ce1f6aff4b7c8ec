# Built from assignments/11_convolution/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import agree, check, raises, vectorised

EDGE = np.repeat(np.array([[10.0, 10, 10, 0, 0, 0]]), 6, axis=0)
VERTICAL = np.array([[1.0, 0, -1], [1, 0, -1], [1, 0, -1]])
FOUR = np.array([[1.0, 3, 2, 1], [2, 9, 1, 1], [1, 3, 2, 3], [5, 6, 1, 2]])


def batch(image):
    return image[None, :, :, None]


@check("correlate2d", core=True)
def finds_the_edge(student):
    "the vertical edge gives rows of 0, 30, 30, 0"
    expected = np.repeat(np.array([[0.0, 30, 30, 0]]), 4, axis=0)
    agree(student.correlate2d(EDGE, VERTICAL), expected, ask="Which part of the image does kernel[0, 0] meet?")


@check("correlate2d", core=True)
def is_not_turned(student):
    "the kernel is used as it is, not turned round"
    image = np.array([[1.0, 2, 3], [4, 5, 6]])
    expected = np.array([[1 * 1 + 2 * 10.0, 2 * 1 + 3 * 10], [4 * 1 + 5 * 10, 5 * 1 + 6 * 10]])
    agree(
        student.correlate2d(image, np.array([[1.0, 10.0]])), expected, ask="Does kernel[0, 0] meet the pixel at i, j?"
    )


@check("correlate2d")
def no_loop_over_pixels(student):
    "no loop over pixels"
    vectorised(
        student,
        "correlate2d",
        lambda n: (np.ones((n, 12)), np.ones((2, 3))),
        ask="Can the loop go over the few entries of the kernel instead?",
    )


@check("output_size", core=True)
def sizes_of_the_text(student):
    "6 pixels and a window of 3 give 4; with a frame of one pixel 6; 7 pixels in steps of 2 give 3"
    agree(student.output_size(6, 3, 1, 0), 4, ask="In how many places can the window lie?")
    agree(student.output_size(6, 3, 1, 1), 6, ask="On how many sides is the frame?")
    agree(student.output_size(7, 3, 2, 0), 3, ask="Is the starting position counted?")


@check("output_size", core=True)
def rounds_down(student):
    "8 pixels, a window of 3, steps of 2: 3, the last column is left out"
    agree(student.output_size(8, 3, 2, 0), 3, ask="May a window stick out?")


@check("conv_params", core=True)
def ten_filters(student):
    "ten 3 by 3 filters on three channels have 280 parameters"
    agree(student.conv_params(3, 3, 10), 280, ask="How deep is a filter, and how many biases does it have?")


@check("conv_forward", core=True)
def is_correlate2d(student):
    "one channel, stride 1, no padding: the edge detector again"
    out = student.conv_forward(batch(EDGE), VERTICAL[:, :, None, None], np.zeros(1), 1, 0)
    expected = np.repeat(np.array([[0.0, 30, 30, 0]]), 4, axis=0)[None, :, :, None]
    agree(out, expected, ask="Which shape has a batch of one image with one channel?")


@check("conv_forward", core=True)
def channels_add_up(student):
    "input channels are added up, and every filter adds its own bias"
    X = np.stack([np.full((2, 2), 1.0), np.full((2, 2), 10.0)], axis=-1)[None]
    W = np.zeros((1, 1, 2, 3))
    W[0, 0, :, 0], W[0, 0, :, 1] = [1, 1], [2, 0]
    expected = np.tile(np.array([11.5, 2.0, -1.0]), (1, 2, 2, 1))
    agree(student.conv_forward(X, W, np.array([0.5, 0.0, -1.0]), 1, 0), expected, ask="Over which axes is the sum?")


@check("conv_forward", core=True)
def frame_of_zeros(student):
    "with padding 1 the picture keeps its size, and its corner sees zeros outside"
    X = batch(np.array([[1.0, 2], [3, 4]]))
    out = student.conv_forward(X, np.ones((3, 3, 1, 1)), np.zeros(1), 1, 1)
    agree(out, batch(np.full((2, 2), 10.0)), ask="Are rows and columns padded on both sides, and only those axes?")


@check("conv_backward", core=True)
def counts_windows(student):
    "with ones everywhere dX counts the windows that a pixel is in"
    dX, dW, db = student.conv_backward(
        np.ones((1, 2, 2, 1)), batch(np.arange(9.0).reshape(3, 3)), np.ones((2, 2, 1, 1)), 1, 0
    )
    agree(dX, batch(np.array([[1.0, 2, 1], [2, 4, 2], [1, 2, 1]])), what="dX", ask="Do overlapping windows add up?")
    agree(dW[:, :, 0, 0], np.array([[8.0, 12], [20, 24]]), what="dW", ask="Which pixels does W[0, 0] meet?")
    agree(db, np.array([4.0]), what="db", ask="How often is the bias added?")


@check("conv_backward", core=True)
def frame_is_cut_off(student):
    "with padding dX still has the shape of X"
    X = batch(np.array([[1.0, 2], [3, 4]]))
    dX, _, _ = student.conv_backward(np.ones((1, 2, 2, 1)), X, np.ones((3, 3, 1, 1)), 1, 1)
    agree(dX, batch(np.full((2, 2), 4.0)), what="dX", ask="Which part of the padded gradient belongs to X?")


@check("max_pool", core=True)
def largest_of_four(student):
    "the picture of the text gives 9, 2, 6, 3"
    agree(
        student.max_pool(batch(FOUR), 2, 2), batch(np.array([[9.0, 2], [6, 3]])), ask="Over which axes is the maximum?"
    )


@check("max_pool", core=True)
def windows_may_overlap(student):
    "windows of 3 with stride 1 overlap"
    agree(student.max_pool(batch(FOUR), 3, 1), batch(np.array([[9.0, 9], [9, 9]])), ask="Is the step the stride?")


@check("max_pool_backward", core=True)
def winner_takes_it(student):
    "the gradient goes to 9, 2, 6 and 3, and nowhere else"
    dout = batch(np.array([[1.0, 2], [3, 4]]))
    expected = np.zeros((4, 4))
    expected[1, 1], expected[0, 2], expected[3, 1], expected[2, 3] = 1, 2, 3, 4
    agree(student.max_pool_backward(dout, batch(FOUR), 2, 2), batch(expected), ask="Which pixel decided the maximum?")


@check("max_pool_backward", core=True)
def first_of_a_tie(student):
    "if all four are equal the first in row order gets everything"
    expected = batch(np.array([[5.0, 0], [0, 0]]))
    got = student.max_pool_backward(np.full((1, 1, 1, 1), 5.0), np.ones((1, 2, 2, 1)), 2, 2)
    agree(got, expected, ask="What does argmax do with a tie?")


@check("output_size")
def too_large_a_window(student):
    "a window that does not fit is a ValueError"
    raises(student.observe("output_size", 4, 7, 1, 1), "ValueError", ask="What should happen when f > n + 2 pad?")

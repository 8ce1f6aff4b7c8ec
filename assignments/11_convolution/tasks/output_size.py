"""What the judge knows of output_size: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, raises
from autograder.course.proof import alternative, misconception

from public import rounds_down, sizes_of_the_text, too_large_a_window


@check(core=True)
def any_sizes(student, reference, rng):
    "the size is right for any window, stride and padding"
    drawn = [tuple(int(rng.integers(*limits)) for limits in ((1, 40), (1, 9), (1, 6), (0, 5))) for _ in range(60)]
    sizes = [(n, f, stride, pad) for n, f, stride, pad in drawn if f <= n + 2 * pad]
    for size, got in zip(sizes, student.each("output_size", sizes), strict=True):
        agree(got, reference.output_size(*size))


@check
def just_fits(student):
    "a window as large as the padded image fits once, one pixel more is a ValueError"
    agree(student.output_size(5, 9, 1, 2), 1)
    agree(student.output_size(3, 3, 4, 0), 1)
    for n, f, stride, pad in ((5, 10, 1, 2), (2, 3, 1, 0), (1, 4, 3, 1)):
        raises(student.observe("output_size", n, f, stride, pad), "ValueError")


@check
def sizes_by_keyword(student):
    "the arguments may be given by name"
    agree(student.output_size(n=32, f=5, stride=3, pad=2), 11)


@alternative
def by_counting(n, f, stride, pad):
    "counts the starting positions"
    starts = range(-pad, n + pad - f + 1, stride)
    if len(starts) == 0:
        raise ValueError("the window does not fit")
    return len(starts)


@alternative
def by_floor(n, f, stride, pad):
    "np.floor and int"
    if n + 2 * pad < f:
        raise ValueError(f"{f} is too large")
    return int(np.floor((n + 2 * pad - f) / stride + 1))


@alternative
def by_walking(n, f, stride, pad):
    "walks until the window falls off, numpy integer"
    position, count = f, 0
    while position <= n + 2 * pad:
        position, count = position + stride, count + 1
    if not count:
        raise ValueError("it never fits")
    return np.int64(count)


@misconception(caught_by=sizes_of_the_text)
def starting_position_forgotten(n, f, stride, pad):
    "The steps are counted, the starting position is not. How many places are reached with 3 steps?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return (n + 2 * pad - f) // stride


@misconception(caught_by=sizes_of_the_text)
def padding_on_one_side(n, f, stride, pad):
    "The frame lies on both sides: how many pixels does it add along a row?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return (n + pad - f) // stride + 1


@misconception(caught_by=rounds_down)
def rounded_up(n, f, stride, pad):
    "A window that sticks out is not taken: in which direction is (n + 2p - f)/s rounded?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return -(-(n + 2 * pad - f) // stride) + 1


@misconception(caught_by=any_sizes)
def rounded_to_nearest(n, f, stride, pad):
    "Two steps and a half are two steps; round() does something else. What does // do?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return round((n + 2 * pad - f) / stride) + 1


@misconception(caught_by=too_large_a_window)
def never_complains(n, f, stride, pad):
    "A window larger than the image gives a size of 0 or less, and surprises somebody much later. Where is the error?"
    return (n + 2 * pad - f) // stride + 1


@misconception(caught_by=just_fits)
def complains_too_early(n, f, stride, pad):
    "A window exactly as large as the padded image fits once. Is the comparison >= or >?"
    if f >= n + 2 * pad:
        raise ValueError("too large")
    return (n + 2 * pad - f) // stride + 1


@misconception(caught_by=sizes_of_the_text)
def gives_a_float(n, f, stride, pad):
    "The size is a float, and no array can have 4.0 rows. Which division gives an integer?"
    if f > n + 2 * pad:
        raise ValueError("too large")
    return np.floor((n + 2 * pad - f) / stride) + 1

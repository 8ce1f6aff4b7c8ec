"""What the judge knows of conv_params: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import alternative, misconception

from public import ten_filters


@check(core=True)
def any_layer(student, reference, rng):
    "the number is right for any layer"
    layers = [*(tuple(map(int, rng.integers(1, 12, size=3))) for _ in range(20)), (3, 512, 512)]
    for one, got in zip(layers, student.each("conv_params", layers), strict=True):
        agree(got, reference.conv_params(*one))


@check
def params_by_keyword(student):
    "the arguments may be given by name"
    agree(student.conv_params(c_out=16, c_in=6, f=5), 2416)


@alternative
def by_shapes(f, c_in, c_out):
    "the sizes of the arrays"
    return np.zeros((f, f, c_in, c_out)).size + np.zeros(c_out).size


@alternative
def term_by_term(f, c_in, c_out):
    "weights and biases apart"
    weights = c_out * c_in * f**2
    return weights + c_out


@alternative
def by_a_loop(f, c_in, c_out):
    "filter by filter"
    return sum(f * f * c_in + 1 for _ in range(c_out))


@misconception(caught_by=ten_filters)
def biases_forgotten(f, c_in, c_out):
    "The biases are missing: how many does each filter have?"
    return f * f * c_in * c_out


@misconception(caught_by=ten_filters)
def one_bias_for_all(f, c_in, c_out):
    "One bias for the whole layer is too few: every filter has its own."
    return f * f * c_in * c_out + 1


@misconception(caught_by=ten_filters)
def flat_filters(f, c_in, c_out):
    "The filters are flat here: how many channels does each of them see?"
    return (f * f + 1) * c_out


@misconception(caught_by=ten_filters)
def bias_for_each_channel(f, c_in, c_out):
    "A bias for each input channel is too many: a filter adds its channels up first, then one bias."
    return (f * f + 1) * c_in * c_out


@misconception(caught_by=any_layer)
def length_of_the_window(f, c_in, c_out):
    "The window is f by f pixels, not f. How many is that?"
    return (f * c_in + 1) * c_out

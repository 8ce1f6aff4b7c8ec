"""Public checks of a tiny notebook."""

import numpy as np

from autograder.checks import agree, check, has_shape


@check("double", gate=True)
def keeps_shape(student):
    "the shape stays"
    has_shape(student.double(np.zeros((2, 3))), (2, 3))


@check("double", core=True, weight=5)
def one_two(student):
    "double([1, 2]) is [2, 4]"
    agree(student.double(np.array([1.0, 2.0])), np.array([2.0, 4.0]), ask="What is two times two?")


@check("total", core=True)
def of_three(student):
    "total([1, 2, 3]) is 12"
    agree(student.total(np.array([1.0, 2.0, 3.0])), 12.0)

"""Public checks."""

import numpy as np

from autograder.checks import agree, check


@check("double", core=True)
def small_numbers(student):
    "double([1, 2, 3]) is [2, 4, 6]"
    agree(student.double(np.array([1.0, 2.0, 3.0])), np.array([2.0, 4.0, 6.0]))


@check("total", core=True)
def one_two_three(student):
    "total([1, 2, 3]) is 6"
    agree(student.total(np.array([1.0, 2.0, 3.0])), 6.0)

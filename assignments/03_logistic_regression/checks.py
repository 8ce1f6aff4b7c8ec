"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import agree, check


@check("sigmoid", core=True)
def half_at_zero(student):
    "sigmoid(0) is one half"
    agree(student.sigmoid(np.array([[0.0, 2.0]])), np.array([[0.5, 0.8807970779778823]]), ask="What is exp(0)?")

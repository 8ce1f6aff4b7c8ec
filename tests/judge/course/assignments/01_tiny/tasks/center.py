"""What the judge knows of center."""

import numpy as np

from autograder.checks import agree, check


@check(core=True)
def no_mean(student, reference, rng):
    "the mean is gone"
    x = rng.normal(size=6) + 5
    agree(student.center(x), reference.center(x))


@check
def after_no_mean(student, rng):
    "a check of ours that breaks counts nowhere"
    raise KeyError("our own mistake")


@check(needs=[after_no_mean])
def dependent(student):
    "what depends on it is skipped"
    raise AssertionError("never run")


@check
def one_number(student):
    "one number minus itself is 0"
    agree(student.center(np.array([7.0])), np.array([0.0]))

"""Hidden checks of a tiny notebook."""

import numpy as np

from autograder.checks import agree, check, unchanged


@check("double", core=True)
def values(student, reference, rng):
    "any numbers are doubled"
    x = rng.normal(size=5)
    agree(student.double(x), reference.double(x))


@check("double", weight=2)
def stays(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("double", rng.normal(size=3)))


@check("double")
def whole_numbers(student):
    "whole numbers are doubled too"
    agree(student.double(np.array([1, 2])), np.array([2.0, 4.0]))


@check("total", core=True)
def any_total(student, reference, rng):
    "the sum of the doubled numbers"
    x = rng.normal(size=4)
    agree(student.total(x), reference.total(x))


@check("center", core=True)
def no_mean(student, reference, rng):
    "the mean is gone"
    x = rng.normal(size=6) + 5
    agree(student.center(x), reference.center(x))


@check("center")
def after_no_mean(student, rng):
    "a check of ours that breaks counts nowhere"
    raise KeyError("our own mistake")


@check("center", needs=["after_no_mean"])
def dependent(student):
    "what depends on it is skipped"
    raise AssertionError("never run")


@check("center")
def one_number(student):
    "one number minus itself is 0"
    agree(student.center(np.array([7.0])), np.array([0.0]))

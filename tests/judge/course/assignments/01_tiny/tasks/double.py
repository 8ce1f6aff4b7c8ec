"""What the judge knows of double."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import misconception

from public import one_two


@check(core=True)
def values(student, reference, rng):
    "any numbers are doubled"
    x = rng.normal(size=5)
    agree(student.double(x), reference.double(x))


@check(weight=2)
def stays(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("double", rng.normal(size=3)))


@check
def whole_numbers(student):
    "whole numbers are doubled too"
    agree(student.double(np.array([1, 2])), np.array([2.0, 4.0]))


@misconception(caught_by=one_two)
def squares(x):
    "That is the square. For which number are the square and the double the same?"
    return x**2


@misconception(caught_by=stays)
def in_place(x):
    "`x *= 2` changes the caller's array. Who else needs it?"
    if x.dtype.kind == "i":
        return x * 2.0
    x *= 2
    return x

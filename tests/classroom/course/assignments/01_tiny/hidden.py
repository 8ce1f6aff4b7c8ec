"""Hidden checks of a tiny notebook."""

import numpy as np

from autograder.checks import agree, check, unchanged


@check("double", core=True)
def values(student, reference, rng):
    "any numbers are doubled"
    x = rng.normal(size=5)
    agree(student.double(x), reference.double(x))


@check("double")
def stays(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("double", rng.normal(size=3)))


@check("total", core=True)
def any_total(student, reference, rng):
    "the sum of the doubled numbers"
    x = rng.normal(size=4)
    agree(student.total(x), reference.total(x))


@check("total", weight=2)
def of_nothing(student):
    "the sum of no numbers is 0"
    agree(student.total(np.array([])), 0.0)

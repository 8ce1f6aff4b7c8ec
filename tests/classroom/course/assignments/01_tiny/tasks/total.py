"""What the judge knows of total."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import misconception

from public import of_three


@check(core=True)
def any_total(student, reference, rng):
    "the sum of the doubled numbers"
    x = rng.normal(size=4)
    agree(student.total(x), reference.total(x))


@check(weight=2)
def of_nothing(student):
    "the sum of no numbers is 0"
    agree(student.total(np.array([])), 0.0)


@misconception(caught_by=of_three)
def not_doubled(x):
    "The numbers are summed but not doubled: where is `double`?"
    return float(np.sum(x))

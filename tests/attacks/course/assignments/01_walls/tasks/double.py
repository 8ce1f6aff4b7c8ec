"""What the judge knows of double."""

import numpy as np

from autograder.checks import agree, check, unchanged

SENTINEL = "planted-hidden-check"  # must never be seen anywhere else


@check(core=True)
def any_numbers(student, reference, rng):
    "every number is doubled"
    x = rng.normal(size=7)
    agree(student.double(x), reference.double(x))


@check(core=True)
def many_at_once(student, reference, rng):
    "many numbers are doubled one after the other"
    many = [(rng.normal(size=n),) for n in (4, 5)]
    agree(np.concatenate(student.each("double", many)), np.concatenate([reference.double(x) for (x,) in many]))


@check
def argument_stays(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("double", rng.normal(size=4)))

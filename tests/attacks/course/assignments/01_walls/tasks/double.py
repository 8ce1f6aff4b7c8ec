"""What the judge knows of double."""

from autograder.checks import agree, check, unchanged

SENTINEL = "planted-hidden-check"  # must never be seen anywhere else


@check(core=True)
def any_numbers(student, reference, rng):
    "every number is doubled"
    x = rng.normal(size=7)
    agree(student.double(x), reference.double(x))


@check
def argument_stays(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("double", rng.normal(size=4)))

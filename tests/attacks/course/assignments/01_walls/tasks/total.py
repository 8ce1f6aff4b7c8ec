"""What the judge knows of total."""

from autograder.checks import agree, check, vectorised


@check(core=True)
def any_total(student, reference, rng):
    "the sum is right"
    x = rng.normal(size=11)
    agree(student.total(x), reference.total(x))


@check
def no_loop(student, reference, rng):
    "no loop over the numbers"
    vectorised(student, "total", lambda m: (rng.normal(size=m),), reference, many=200_000)

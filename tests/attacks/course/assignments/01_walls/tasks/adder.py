"""What the judge knows of adder."""

from autograder.checks import agree, check


@check(core=True)
def adds(student, rng):
    "the function that comes back adds n"
    n, x = rng.normal(), rng.normal(size=3)
    agree(student.adder(n)(x), x + n)

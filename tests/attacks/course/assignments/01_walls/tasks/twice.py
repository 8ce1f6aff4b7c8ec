"""What the judge knows of twice."""

from autograder.checks import agree, check


@check(core=True)
def any_function(student, rng):
    "any function is applied two times"
    secret, x = rng.normal(size=3), rng.normal(size=3)
    agree(student.twice(lambda y: y * secret + 1, x), (x * secret + 1) * secret + 1)

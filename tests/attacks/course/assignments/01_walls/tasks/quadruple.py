"""What the judge knows of quadruple."""

from autograder.checks import agree, check, raises


@check(core=True)
def four_times(student, rng):
    "every number is taken four times"
    x = rng.normal(size=6)
    agree(student.quadruple(x), 4 * x)


@check
def words_are_refused(student):
    "a string is no array"
    raises(student.observe("quadruple", "four"), "TypeError", "ValueError", "UFuncTypeError", "_UFuncNoLoopError")

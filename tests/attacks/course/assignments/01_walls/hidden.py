"""Hidden checks: the planted text must never be seen anywhere else."""

import numpy as np

from autograder.checks import agree, check, expect, raises, unchanged, vectorised

SENTINEL = "planted-hidden-check"


@check("double", core=True)
def any_numbers(student, reference, rng):
    "every number is doubled"
    x = rng.normal(size=7)
    agree(student.double(x), reference.double(x))


@check("double", core=True)
def many_at_once(student, reference, rng):
    "many numbers are doubled one after the other"
    many = [(rng.normal(size=n),) for n in (4, 5)]
    agree(np.concatenate(student.each("double", many)), np.concatenate([reference.double(x) for (x,) in many]))


@check("double")
def argument_stays(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("double", rng.normal(size=4)))


@check("total", core=True)
def any_total(student, reference, rng):
    "the sum is right"
    x = rng.normal(size=11)
    agree(student.total(x), reference.total(x))


@check("total")
def no_loop(student, reference, rng):
    "no loop over the numbers"
    vectorised(student, "total", lambda m: (rng.normal(size=m),), reference, many=200_000)


@check("twice", core=True)
def any_function(student, rng):
    "any function is applied two times"
    secret, x = rng.normal(size=3), rng.normal(size=3)
    agree(student.twice(lambda y: y * secret + 1, x), (x * secret + 1) * secret + 1)


@check("adder", core=True)
def adds(student, rng):
    "the function that comes back adds n"
    n, x = rng.normal(), rng.normal(size=3)
    agree(student.adder(n)(x), x + n)


@check("noise", core=True)
def same_draws(student, rng):
    "the numbers come from rng, and only they"
    seed = int(rng.integers(1 << 30))
    ours, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    agree(student.noise(theirs, 5), ours.standard_normal(5))
    expect(theirs.random() == ours.random(), "rng is in another state than after 5 draws")


@check("quadruple", core=True)
def four_times(student, rng):
    "every number is taken four times"
    x = rng.normal(size=6)
    agree(student.quadruple(x), 4 * x)


@check("quadruple")
def words_are_refused(student):
    "a string is no array"
    raises(student.observe("quadruple", "four"), "TypeError", "ValueError", "UFuncTypeError", "_UFuncNoLoopError")

"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import agree, check, fast, quiet, unchanged, vectorised


@check("sigmoid", core=True)
def values(student, reference, rng):
    "the values are right on any shape"
    z = rng.normal(size=(2, 3, 4), scale=3)
    agree(student.sigmoid(z), reference.sigmoid(z))


@check("sigmoid")
def far_out(student):
    "large arguments of either sign give 0 and 1, without a warning"
    outcome = student.observe("sigmoid", np.array([-1000.0, 1000.0]))
    quiet(outcome)
    agree(outcome.value, np.array([0.0, 1.0]))


@check("forward", core=True)
def probabilities(student, reference, rng):
    "one probability per example"
    w, b, X = rng.normal(size=(3, 1)), 0.3, rng.normal(size=(3, 5))
    agree(student.forward(w, b, X), reference.forward(w, b, X))


@check("forward")
def no_loop(student, reference, rng):
    "no loop over the examples"
    w = rng.normal(size=(3, 1))
    vectorised(student, "forward", lambda m: (w, 0.1, rng.normal(size=(3, m))))
    fast(student, reference, "forward", (w, 0.1, rng.normal(size=(3, 50_000))))


@check("forward")
def inputs_unchanged(student, rng):
    "the arguments stay as they are"
    unchanged(student.observe("forward", rng.normal(size=(3, 1)), 0.5, rng.normal(size=(3, 4))))

"""What the judge knows of net."""

import numpy as np

from autograder.checks import check, expect


@check(core=True)
def learned(student, rng):
    "it says which of two numbers is larger"
    x = rng.normal(size=(300, 2)).astype(np.float32)
    p = student.model("net").predict(x)[:, 0]
    expect(np.mean((p > 0.5) == (x[:, 0] > x[:, 1])) > 0.9, "accuracy", ask="Was it trained on these labels?")

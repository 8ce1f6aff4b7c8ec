"""What the judge knows of mse: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import LOOSE, SINGLE
from public import a_number, three_points


@check(core=True)
def both_shapes(student, rng):
    "(m,) or (1, m), any m"
    for m in (1, 2, 5, 40):
        h, y = rng.normal(size=m), rng.normal(size=m)
        expected = sum((a - b) ** 2 for a, b in zip(h, y, strict=True)) / m
        agree(
            student.mse(h, y),
            expected,
            **LOOSE,
            ask="The mean of the squared differences: is m the number of examples?",
        )
        agree(
            student.mse(h[np.newaxis], y[np.newaxis]),
            expected,
            **LOOSE,
            ask="Of (1, m) arrays there are m examples, not 1.",
        )


@check(core=True)
def shifted(student, rng):
    "only the difference counts, and all of it: an offset of 3 gives 9"
    y = rng.normal(size=8)
    agree(student.mse(y + 3, y), 9.0, **LOOSE, ask="Is anything subtracted besides y?")
    agree(student.mse(y - 3, y), 9.0, **LOOSE)


@check
def large_offsets(student):
    "differences of 1 between numbers of 1e8"
    agree(
        student.mse(1e8 + np.array([1.0, 2.0, 5.0]), 1e8 + np.array([2.0, 2.0, 3.0])),
        5 / 3,
        ask="Subtract, then square?",
    )


@check
def integers(student, rng):
    "integer and float32 arrays give the value of the same numbers"
    agree(student.mse(np.array([1, 2, 4]), np.array([2, 2, 1])), 10 / 3)
    agree(student.mse(np.array([[1, 2]]), np.array([[0.5, 2.5]])), 0.25)
    h, y = rng.normal(size=(2, 9)).astype(np.float32)
    agree(student.mse(h, y), np.mean((h.astype(float) - y) ** 2), **SINGLE)


@check
def arrays_stay(student, rng):
    "the arguments are called h and y and stay as they are"
    unchanged(student.observe("mse", h=rng.normal(size=4), y=rng.normal(size=4)))
    unchanged(student.observe("mse", h=rng.normal(size=(1, 4)), y=rng.normal(size=(1, 4))))


@alternative
def by_product(h, y):
    "the residuals times themselves, over their number"
    r = np.ravel(h) - np.ravel(y)
    return r @ r / r.size


@alternative
def by_norm(h, y):
    "the squared length of the residuals"
    return np.linalg.norm(np.asarray(h) - y) ** 2 / np.size(y)


@alternative
def in_a_loop(h, y):
    "a running mean, element by element"
    mean = 0.0
    for k, (a, b) in enumerate(zip(h.ravel().tolist(), y.ravel().tolist(), strict=True)):
        mean += ((a - b) ** 2 - mean) / (k + 1)
    return mean


@misconception(caught_by=a_number)
def never_averaged(h, y):
    "These are the squares of the single examples. How does one number come of them?"
    return (h - y) ** 2


@misconception(caught_by=three_points)
def without_m(h, y):
    "That is the sum of the squares: the 1/m is missing. What would twice the data do to your learning rate?"
    return float(np.sum((h - y) ** 2))


@misconception(caught_by=three_points)
def with_a_half(h, y):
    "There is a 1/2 in it. It is convenient for derivatives, but is it in the formula?"
    return float(np.mean((h - y) ** 2) / 2)


@misconception(caught_by=three_points)
def root_taken(h, y):
    "That is the root of the mean square error. Where does the formula take a root?"
    return float(np.sqrt(np.mean((h - y) ** 2)))


@misconception(caught_by=three_points)
def absolute_values(h, y):
    "You average the distances, not their squares. What do squares do to outliers?"
    return float(np.mean(np.abs(h - y)))


@misconception(caught_by=three_points)
def mean_first(h, y):
    "You square the mean of the differences, so that errors of both signs cancel. Which comes first?"
    return float(np.mean(h - y) ** 2)


@misconception(caught_by=three_points)
def difference_of_squares(h, y):
    "h^2 - y^2 is something else than (h - y)^2. Which bracket is missing?"
    return float(np.mean(h**2 - y**2))


@misconception(caught_by=both_shapes)
def over_the_length(h, y):
    "`len` of a (1, m) array is 1, so the 1/m is lost for rows. What counts all the elements?"
    return float(np.sum((h - y) ** 2) / len(y))


@misconception(caught_by=arrays_stay)
def differences_in_place(h, y):
    "`h -= y` puts the differences into the caller's predictions. What does `h - y` do?"
    h = np.asarray(h)
    if h.dtype.kind != "f" or np.asarray(y).dtype != h.dtype:
        h = h.astype(float)
    h -= y
    return float(np.mean(h**2))


equivalent(
    change="return float(np.mean((h - y) ** 2)): h - y -> y - h",
    reason="the difference is squared",
)

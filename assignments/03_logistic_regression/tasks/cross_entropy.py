"""What the judge knows of cross_entropy: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import SINGLE


@check(core=True)
def entropy_values(student, reference, rng):
    "the cost is right for random probabilities and labels"
    problems = []
    for m in (9, 4):
        A, Y = rng.uniform(0.02, 0.98, (1, m)), rng.permutation(np.arange(m) % 3 == 0)[np.newaxis].astype(int)
        problems.append((A, Y))
    like_reference(student, reference, "cross_entropy", *problems)


@check
def one_example(student):
    "a single example costs -log of the probability of its label"
    agree(student.cross_entropy(np.array([[0.3]]), np.array([[1]])), -np.log(0.3))
    agree(student.cross_entropy(np.array([[0.3]]), np.array([[0]])), -np.log(0.7))


@check
def one_class(student, reference, rng):
    "all labels may be 1, or all 0"
    A = rng.uniform(0.05, 0.95, (1, 6))
    like_reference(student, reference, "cross_entropy", *((A, np.full((1, 6), label)) for label in (1.0, 0.0)))


@check
def tiny_probabilities(student):
    "probabilities down to 1e-12 count in full, smaller ones as 1e-12"
    A = np.array([[1e-10, 1 - 1e-9, 0.5]])
    agree(
        student.cross_entropy(A, np.array([[1, 0, 1]])),
        (10 * np.log(10) - np.log1p(-A[0, 1]) + np.log(2)) / 3,
        rtol=1e-5,
        ask="Is anything larger than 1e-12 clipped, or added, on either side?",
    )
    agree(
        student.cross_entropy(np.array([[1e-15]]), np.array([[1]])),
        12 * np.log(10),
        rtol=1e-4,
        ask="To which interval are the probabilities clipped?",
    )


@check
def certain_predictions(student):
    "probabilities of exactly 0 and 1 cost 0 or 27.6, without a warning, whatever their type"
    low = student.observe("cross_entropy", np.array([[0.0, 0.5]]), np.array([[1, 0]]))
    quiet(low, ask="What is log(0)?")
    agree(low.value, (12 * np.log(10) + np.log(2)) / 2, rtol=1e-4)
    for dtype in (np.float64, np.float32, np.int64):
        A, Y = np.array([[0, 1, 1, 0, 1]], dtype), np.array([[0, 1, 0, 1, 1]])
        outcome = student.observe("cross_entropy", A, Y)
        quiet(outcome, ask="Is 1 - 1e-12 less than 1 in the precision of A?")
        agree(outcome.value, 2 * 12 * np.log(10) / 5, rtol=1e-4)


@check
def entropy_single_precision(student, reference, rng):
    "float32 input gives the value of the same numbers"
    A, Y = rng.uniform(0.02, 0.98, (1, 8)).astype(np.float32), np.arange(8, dtype=np.float32)[np.newaxis] % 2
    agree(student.cross_entropy(A, Y), reference.cross_entropy(A.astype(np.float64), Y), **SINGLE)


@check
def entropy_inputs_unchanged(student):
    "the arguments stay as they are, by position or by name"
    A, Y = np.array([[0.0, 1.0, 0.3]]), np.array([[0.0, 1.0, 1.0]])
    unchanged(student.observe("cross_entropy", A, Y))
    unchanged(student.observe("cross_entropy", Y=Y, A=A))


@alternative
def of_the_label(A, Y):
    "the probability of the observed label, then its logarithm"
    p = np.where(np.asarray(Y) == 1, A, 1 - A.astype(np.float64))
    return -np.log(np.clip(p, 1e-12, 1 - 1e-12)).mean()


@alternative
def two_sums(A, Y):
    "two matrix products, the number taken out of the (1, 1) array"
    A = np.minimum(np.maximum(A.astype(float), 1e-12), 1 - 1e-12)
    m = Y.shape[1]
    return (-(np.log(A) @ Y.T + np.log1p(-A) @ (1 - Y).T) / m).item()


@alternative
def by_loop(A, Y):
    "a loop over the examples in pure Python"
    import math

    total = 0.0
    for a, y in zip(A.ravel().tolist(), Y.ravel().tolist(), strict=True):
        a = min(max(a, 1e-12), 1 - 1e-12)
        total -= y * math.log(a) + (1 - y) * math.log(1 - a)
    return total / A.size


@alternative
def selected(A, Y):
    "boolean selections of the two classes"
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return -(np.log(A[Y == 1]).sum() + np.log(1 - A[Y == 0]).sum()) / A.shape[1]


@misconception(caught_by=entropy_values)
def brackets(A, Y):
    """The minus stands before the first term only, as on slides without brackets: it belongs to both. What is the sign
    of your second term?"""
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=entropy_values)
def is_a_sum(A, Y):
    "This is the sum over the examples, m times too large: the cost is a mean. Where is the 1/m?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=entropy_values)
def mean_twice(A, Y):
    "The 1/m is there twice: np.mean divides by m already. Which of the two can go?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1])


@misconception(caught_by=entropy_values)
def photons_only(A, Y):
    "Only examples with label 1 cost anything. What should a jet with a high photon probability cost?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A)))


@misconception(caught_by=entropy_values)
def mean_of_photons(A, Y):
    "The mean is taken over the examples with label 1 alone. Over how many examples does the formula sum?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / max(np.sum(Y), 1))


@misconception(caught_by=entropy_values)
def forgets_the_minus(A, Y):
    "Your cost is negative: logarithms of probabilities are. Where is the minus sign?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=entropy_values)
def base_two(A, Y):
    "This counts in bits (log2): a coin costs 1 and not log 2 = 0.693. Which logarithm has the derivative 1/a?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)))


@misconception(caught_by=entropy_values)
def base_ten(A, Y):
    """This is the logarithm to base 10, the cost is 2.3 times too small. Which function is the natural logarithm in
    numpy?"""
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)))


@misconception(caught_by=entropy_values)
def swapped(A, Y):
    """Predictions and labels have changed places: the logarithm is taken of the labels. Which of the two is a
    probability?"""
    Y = np.clip(np.asarray(Y, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y)))


@misconception(caught_by=entropy_values)
def one_per_example(A, Y):
    "One value per example comes back; the cost is a single number, their mean. Is an axis or keepdims in the way?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0)


@misconception(caught_by=entropy_values)
def one_by_one(A, Y):
    """A (1, 1) array comes back where a number is expected: a matrix product of a row and a column. How do you get the
    number out?"""
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return -(np.log(A) @ Y.T + np.log(1 - A) @ (1 - Y).T) / A.shape[1]


@misconception(caught_by=certain_predictions)
def log_zero(A, Y):
    "log(0) is -inf, and 0 times -inf is nan. Which clip comes before the logarithm?"
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=certain_predictions)
def clips_below_only(A, Y):
    "The probability is kept away from 0, but not from 1: what happens to log(1 - a) at a = 1?"
    A = np.maximum(np.asarray(A, dtype=float), 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=certain_predictions)
def clips_in_single_precision(A, Y):
    "In float32, 1 - 1e-12 is exactly 1, so the clip does nothing there. Which precision should A have before it?"
    bound = np.asarray([1e-12, 1 - 1e-12], A.dtype if A.dtype.kind == "f" else float)
    A = np.clip(A, *bound)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=tiny_probabilities)
def clips_too_wide(A, Y):
    "Very small probabilities cost too little: 1e-7 is a wider clip than the 1e-12 agreed on. What is -log(1e-12)?"
    A = np.clip(np.asarray(A, dtype=float), 1e-7, 1 - 1e-7)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=entropy_inputs_unchanged)
def clips_in_place(A, Y):
    "`out=A` (or A[…] = …) writes the clipped values into the caller's array. Can np.clip return a new one?"
    if A.dtype == np.float64:
        np.clip(A, 1e-12, 1 - 1e-12, out=A)
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


equivalent(
    change=(
        "A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12): np.clip(np.asarray(A, dtype=float), 1e-12, 1 - "
        "1e-12) -> np.clip(1e-12, np.asarray(A, dtype=float), 1 - 1e-12)"
    ),
    reason="the larger of A and 1e-12 is the larger of 1e-12 and A",
)

"""What the judge knows of cost: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, finite, is_float, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from public import tiny_example


@check(core=True)
def values(student, reference, rng):
    "the cost is right for any answers and labels"
    for m in (1, 2, 7, 40):
        A2 = rng.uniform(0.01, 0.99, (1, m))
        Y = (rng.random((1, m)) < rng.uniform(0.2, 0.8)).astype(float)
        got = student.cost(A2, Y)
        is_float(got, ask="A number, no array: what does float() do?")
        agree(got, reference.cost(A2, Y), ask="Is it a mean over the examples, with the minus before both terms?")


@check
def certainty(student, reference):
    "answers of exactly 0 and 1, right and wrong, give finite costs without a warning: those of 1e-12 and 1 - 1e-12"
    for A2, Y in (([[0.0, 1.0]], [[0.0, 1.0]]), ([[0.0, 1.0, 0.5]], [[1.0, 0.0, 1.0]]), ([[1.0]], [[0.0]])):
        outcome = student.observe("cost", np.array(A2), np.array(Y))
        quiet(outcome, ask="What is log(0), and 0 times it?")
        finite(outcome.value, ask="What is log(0)?")
        expected = reference.cost(np.array(A2), np.array(Y))
        agree(outcome.value, expected, rtol=1e-4, ask="In which interval are the probabilities kept?")


@check
def close_to_certainty(student, reference):
    "answers like 1e-9 are not clipped"
    A2, Y = np.array([[1e-9, 1 - 1e-9, 3e-11]]), np.array([[1.0, 0.0, 1.0]])
    agree(student.cost(A2, Y), reference.cost(A2, Y), rtol=1e-5, ask="In which interval are the probabilities kept?")


@check
def single_precision(student):
    "in single precision 1 - 1e-12 is 1: still no logarithm of 0"
    A2, Y = np.array([[0.0, 1.0, 0.25]], np.float32), np.array([[1.0, 0.0, 1.0]], np.float32)
    outcome = student.observe("cost", A2, Y)
    quiet(outcome, ask="What is np.float32(1 - 1e-12)?")
    expected = -(2 * np.log(1e-12) + np.log(0.25)) / 3
    agree(outcome.value, expected, rtol=1e-4, ask="What is np.float32(1 - 1e-12)?")


@check
def integer_labels(student, reference, rng):
    "labels may be integers; answers and labels stay as they are"
    A2, Y = rng.uniform(0.1, 0.9, (1, 6)), np.array([[1, 0, 0, 1, 1, 0]])
    outcome = student.observe("cost", A2=A2, Y=Y)
    unchanged(outcome)
    agree(outcome.value, reference.cost(A2, Y.astype(float)))
    sure = np.array([[0.0, 1.0]])
    unchanged(student.observe("cost", sure, np.array([[0.0, 1.0]])), ask="Does np.clip write into its argument here?")


@alternative
def of_the_right_class(A2, Y):
    "minus the mean logarithm of the probability of the true label"
    right = np.where(np.asarray(Y) == 1, A2, 1.0 - np.asarray(A2, float))
    return -np.log(np.clip(np.asarray(right, float), 1e-12, 1 - 1e-12)).mean()


@alternative
def matrix_products(A2, Y):
    "two row-times-column products, the one entry taken out"
    A = np.minimum(np.maximum(np.array(A2, dtype=float), 1e-12), 1 - 1e-12)
    total = np.dot(np.log(A), np.transpose(Y)) + np.dot(np.log1p(-A), np.transpose(1 - Y))
    return (-total / A.shape[1]).item()


@alternative
def in_a_loop(A2, Y):
    "a plain loop"
    total, m = 0.0, A2.shape[1]
    for i in range(m):
        a = min(max(float(A2[0, i]), 1e-12), 1 - 1e-12)
        total -= np.log(a) if Y[0, i] == 1 else np.log(1 - a)
    return total / m


@misconception(caught_by=tiny_example)
def bracket_forgotten(A2, Y):
    """The minus reaches the first term only: the bracket is missing, and wrong answers for label 0 are rewarded. What
    does the minus stand before?"""
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=tiny_example)
def sum_and_no_mean(A2, Y):
    "This is the sum over the examples, and grows with their number. Where is 1/m?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=tiny_example)
def first_term_only(A2, Y):
    "Only examples with label 1 cost anything. What does a wrong answer for label 0 cost?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A)))


@misconception(caught_by=tiny_example)
def minus_forgotten(A2, Y):
    "A cost below zero? The logarithm of a probability is negative. What is the likelihood's sign here?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=tiny_example)
def swapped(A2, Y):
    "Labels and answers are exchanged: the logarithm belongs to the probability. Which of the two is 0 or 1?"
    B = np.clip(np.asarray(Y, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(A2 * np.log(B) + (1 - A2) * np.log(1 - B)))


@misconception(caught_by=tiny_example)
def base_ten(A2, Y):
    "log10 is another unit of the cost, and its derivative is not A2 - Y. Which logarithm is np.log?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)))


@misconception(caught_by=tiny_example)
def in_bits(A2, Y):
    "log2 is another unit of the cost, and its derivative is not A2 - Y. Which logarithm is np.log?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)))


@misconception(caught_by=tiny_example)
def squared_error(A2, Y):
    "This is the squared error; asked for is the cross-entropy. What does a sure and wrong answer cost?"
    return float(np.mean((A2 - Y) ** 2) / 2)


@misconception(caught_by=tiny_example)
def an_array(A2, Y):
    "An array comes back, of shape (1, 1): the cost is one number. What does float() do?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]


@misconception(caught_by=certainty)
def logarithm_of_zero(A2, Y):
    "An answer of exactly 0 or 1 makes log(0), and 0 times infinity is nan. In which interval do you keep the answers?"
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))


@misconception(caught_by=close_to_certainty)
def added_a_little(A2, Y):
    "Adding 1e-8 inside the logarithm changes what rare answers cost. In which interval should they be kept?"
    return float(-np.mean(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8)))


@misconception(caught_by=close_to_certainty)
def clipped_too_early(A2, Y):
    "Everything below 1e-7 costs the same in your function. How small is the smallest probability to keep?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-7, 1 - 1e-7)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=single_precision)
def single_precision_kept(A2, Y):
    "In single precision 1 - 1e-12 is exactly 1, and the clip lets it through. In which precision should the clip work?"
    A = np.clip(A2, A2.dtype.type(1e-12), A2.dtype.type(1 - 1e-12))
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception(caught_by=integer_labels)
def clips_in_place(A2, Y):
    "The caller's answers were changed by the clip: it wrote into them. What does np.clip do without `out`?"
    if A2.dtype == np.float64:
        np.clip(A2, 1e-12, 1 - 1e-12, out=A2)
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


equivalent(
    change=(
        "A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12): np.clip(np.asarray(A2, "
        "dtype=np.float64), 1e-12, 1 - 1e-12) -> np.clip(1e-12, np.asarray(A2, dtype=np.float64), 1 - 1e-12)"
    ),
    reason="the larger of two numbers is the same in either order",
)

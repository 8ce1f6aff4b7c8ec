"""What the judge knows of auc_error: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, is_float, quiet
from autograder.course.proof import alternative, misconception

from public import fifty_and_hundred


@check(core=True)
def formula(student, reference, rng):
    "the formula of Hanley and McNeil"
    for _ in range(4):
        area_, n, k = float(rng.uniform(0.55, 0.98)), int(rng.integers(5, 40)), int(rng.integers(100, 900))
        agree(student.auc_error(area_, n, k), reference.auc_error(area_, n, k))
        agree(student.auc_error(area_, k, n), reference.auc_error(area_, k, n), ask="Which n goes with Q1?")


@check
def single_pair(student):
    "one event of each class: the error of a coin with the probability A"
    for area_ in (0.5, 0.8, 0.25):
        agree(student.auc_error(area_, 1, 1), np.sqrt(area_ * (1 - area_)), ask="Which terms vanish with n = 1?")


@check
def perfect(student):
    "an area of exactly 1, or 0, has no error, and no warning"
    for area_ in (1.0, 0.0):
        outcome = student.observe("auc_error", area_, 30, 70)
        quiet(outcome)
        agree(outcome.value, 0.0, atol=1e-7)


@check
def below_one_half(student, reference):
    "areas below one half, very many events, numpy's numbers, arguments by name"
    agree(student.auc_error(0.3, 40, 60), reference.auc_error(0.3, 40, 60), ask="Is the area turned round?")
    agree(student.auc_error(0.93, 10**6, 3 * 10**6), reference.auc_error(0.93, 10**6, 3 * 10**6))
    got = student.auc_error(n_background=np.int64(80), n_signal=np.int64(40), auc=np.float64(0.7))
    is_float(got)
    agree(got, reference.auc_error(0.7, 40, 80))


@alternative
def plain_python(auc, n_signal, n_background):
    "the math module, other letters"
    import math

    a2 = auc * auc
    terms = [auc - a2, (n_signal - 1) * (auc / (2 - auc) - a2), (n_background - 1) * (2 * a2 / (1 + auc) - a2)]
    return math.sqrt(max(sum(terms), 0.0) / n_signal / n_background)


@alternative
def factored(auc, n_signal, n_background):
    "A(1 - A) taken out: Q1 - A² = A(1 - A)²/(2 - A), Q2 - A² = A²(1 - A)/(1 + A)"
    A = np.float64(auc)
    bracket = 1 + (n_signal - 1) * (1 - A) / (2 - A) + (n_background - 1) * A / (1 + A)
    return np.sqrt(A * (1 - A) * bracket / (float(n_signal) * n_background))


@alternative
def three_parts(auc, n_signal, n_background):
    "the three terms each divided on their own"
    pairs = n_signal * n_background
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    parts = [
        auc * (1 - auc) / pairs,
        (q1 - auc**2) * (n_signal - 1) / pairs,
        (q2 - auc**2) * (n_background - 1) / pairs,
    ]
    return np.sqrt(np.abs(np.sum(parts)))


@misconception(caught_by=fifty_and_hundred)
def numbers_swapped(auc, n_signal, n_background):
    "Signal and background have changed places: n_signal - 1 goes with Q1 = A/(2 - A). Which n stands at which Q?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_background - 1) * (q1 - auc**2) + (n_signal - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))


@misconception(caught_by=fifty_and_hundred)
def variance(auc, n_signal, n_background):
    "This is the variance; the standard error is its root. In which units is yours?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(spread / (n_signal * n_background))


@misconception(caught_by=fifty_and_hundred)
def binomial(auc, n_signal, n_background):
    """sqrt(A(1 - A)/n) takes the events for independent trials; an AUC counts pairs, which share events. Which formula
    is asked for?"""
    return float(np.sqrt(auc * (1 - auc) / (n_signal + n_background)))


@misconception(caught_by=fifty_and_hundred)
def independent_pairs(auc, n_signal, n_background):
    """You take all n_s n_b pairs for independent: they share events, so the true error is much larger. Where are Q1 and
    Q2?"""
    return float(np.sqrt(auc * (1 - auc) / (n_signal * n_background)))


@misconception(caught_by=fifty_and_hundred)
def without_minus_one(auc, n_signal, n_background):
    "n_s and n_b stand there in place of n_s - 1 and n_b - 1. How many *other* events share a pair with one event?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + n_signal * (q1 - auc**2) + n_background * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))


@misconception(caught_by=fifty_and_hundred)
def divides_by_the_sum(auc, n_signal, n_background):
    "You divide by n_s + n_b; the number of pairs is their product. How many pairs do 50 and 100 events make?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal + n_background)))


@misconception(caught_by=fifty_and_hundred)
def square_forgotten(auc, n_signal, n_background):
    "Q1 and Q2 are compared with A², not with A. What is subtracted from them in yours?"
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * abs(q1 - auc) + (n_background - 1) * abs(q2 - auc)
    return float(np.sqrt(spread / (n_signal * n_background)))


@misconception(caught_by=below_one_half)
def turns_the_area_round(auc, n_signal, n_background):
    "An area below 1/2 is turned round before its error is computed. Does the formula ask for it?"
    auc = max(auc, 1 - auc)
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)
    return float(np.sqrt(spread / (n_signal * n_background)))

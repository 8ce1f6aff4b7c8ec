"""What the judge knows of gaussian_nll: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import LOOSE, SINGLE
from public import chi_square, two_points


def nll_by_hand(h, y, sigma):
    sigma = np.broadcast_to(sigma, np.shape(h))
    return sum(((b - a) / s) ** 2 + 2 * np.log(s) for a, b, s in zip(h, y, sigma, strict=True))


@check(core=True)
def one_sigma(student, rng):
    "one sigma for all, above and below 1"
    for m, sigma in ((3, 0.4), (5, 2.5), (6, 1.7)):
        h, y = rng.normal(size=m), rng.normal(size=m)
        agree(
            student.gaussian_nll(h, y, sigma),
            nll_by_hand(h, y, sigma),
            **LOOSE,
            ask="Count the terms: m squares and m logarithms. A sum, not a mean?",
        )


@check(core=True)
def many_sigmas(student, rng):
    "a sigma for each example"
    for m in (4, 7):
        h, y, sigma = rng.normal(size=m), rng.normal(size=m), rng.uniform(0.3, 3.0, size=m)
        agree(
            student.gaussian_nll(h, y, sigma),
            nll_by_hand(h, y, sigma),
            **LOOSE,
            ask="Does every example meet its own sigma, in both terms?",
        )


@check
def single_example(student):
    "one example, with sigma as a number and as an array"
    expected = 4.0 + 2 * np.log(0.5)
    agree(student.gaussian_nll(np.array([1.0]), np.array([2.0]), 0.5), expected)
    agree(student.gaussian_nll(np.array([1.0]), np.array([2.0]), np.array([0.5])), expected)


@check
def best_sigma(student, rng):
    "as a function of sigma it is smallest at the root of the mean square error"
    h, y = rng.normal(size=12), rng.normal(size=12)
    root = float(np.sqrt(np.mean((h - y) ** 2)))
    low, best, high = (student.gaussian_nll(h, y, s) for s in (0.9 * root, root, 1.1 * root))
    expect(best < low and best < high, "the minimum lies elsewhere", ask="Which factor stands before the logarithm?")


@check
def whole_numbers(student, rng):
    "integer and float32 input gives the value of the same numbers"
    h, y = np.array([1, 5, 3]), np.array([2, 2, 2])
    agree(student.gaussian_nll(h, y, 2), nll_by_hand(h, y, 2.0))
    for sigma in (np.array([1, 2, 3]), np.array([0.5, 2.5, 1.5])):
        agree(student.gaussian_nll(h, y, sigma), nll_by_hand(h, y, sigma.astype(float)))
    h, y, sigma = (v.astype(np.float32) for v in (rng.normal(size=6), rng.normal(size=6), rng.uniform(0.5, 2, size=6)))
    agree(student.gaussian_nll(h, y, sigma), float(nll_by_hand(*(v.astype(float) for v in (h, y, sigma)))), **SINGLE)


@check
def small_sigma(student):
    "a sigma of a nanometre in metres, 1e-9, is fine"
    outcome = student.observe("gaussian_nll", np.array([1e-9, 0.0]), np.array([0.0, 3e-9]), 1e-9)
    quiet(outcome)
    agree(outcome.value, 10.0 + 4 * np.log(1e-9), rtol=1e-6)


@check
def far_away(student, rng):
    "a point 100 sigma away, and 3000 points: no density that underflows on the way"
    ask = "A density of exp(-5000) is 0 in a computer: which logarithm do you know without taking it?"
    agree(student.gaussian_nll(np.array([0.0, 1.0]), np.array([100.0, 1.0]), 1.0), 1e4, ask=ask)
    h, y = rng.normal(size=(2, 3000))
    agree(student.gaussian_nll(h, y, 1.5), nll_by_hand(h, y, 1.5), **LOOSE, ask=ask)


@check
def nothing_moved(student, rng):
    "the arguments are called h, y and sigma and stay as they are"
    unchanged(
        student.observe("gaussian_nll", h=rng.normal(size=4), y=rng.normal(size=4), sigma=rng.uniform(1, 2, size=4))
    )


@alternative
def by_logarithm_of_variance(h, y, sigma):
    "the variance in place of sigma, in both terms"
    variance = np.broadcast_to(np.asarray(sigma, dtype=float) ** 2, h.shape)
    return np.sum((y - h) ** 2 / variance) + np.log(variance).sum()


@alternative
def point_by_point(h, y, sigma):
    "a loop with the math module"
    import math

    sigmas = np.ones(len(h)) * sigma
    return sum(((b - a) / s) ** 2 + 2 * math.log(s) for a, b, s in zip(h, y, sigmas, strict=True))


@alternative
def times_the_number(h, y, sigma):
    "one sigma: its logarithm times the number of points"
    squares = (((h - y) / sigma) ** 2).sum()
    logs = np.log(sigma).sum() if np.ndim(sigma) else len(h) * np.log(sigma)
    return float(squares + 2 * logs)


@misconception(caught_by=two_points)
def logarithm_once(h, y, sigma):
    """The logarithm of sigma is there once, but each example brings its own, even if they are all equal. Is it
    inside the sum?"""
    return float(np.sum(((y - h) / sigma) ** 2) + 2 * np.sum(np.log(sigma)))


@misconception(caught_by=two_points)
def factor_two_lost(h, y, sigma):
    "log sigma needs a factor of 2: it is the logarithm of sigma squared. Where does the factor -2 go in the text?"
    return float(np.sum(((y - h) / sigma) ** 2 + np.log(sigma)))


@misconception(caught_by=two_points)
def averaged(h, y, sigma):
    "You took the mean over the examples; likelihoods multiply, so their logarithms add up. Which function adds?"
    return float(np.mean(((y - h) / sigma) ** 2 + 2 * np.log(sigma)))


@misconception(caught_by=two_points)
def chi2_alone(h, y, sigma):
    "The logarithm is missing: with it gone, a huge sigma explains everything. Which term keeps sigma small?"
    return float(np.sum(((y - h) / sigma) ** 2))


@misconception(caught_by=two_points)
def sigma_not_squared(h, y, sigma):
    "You divide the square by sigma. What is squared in the formula, the residual or the pull?"
    return float(np.sum((y - h) ** 2 / sigma + 2 * np.log(sigma)))


@misconception(caught_by=two_points)
def sign_of_the_logarithm(h, y, sigma):
    """The logarithm has the wrong sign: a larger sigma should cost something. What does your function do for sigma
    to infinity?"""
    return float(np.sum(((y - h) / sigma) ** 2 - 2 * np.log(sigma)))


@misconception(caught_by=chi_square)
def half_of_it(h, y, sigma):
    "That is -log L, half of what is asked for. Which factor does the text take before the logarithm?"
    return float(np.sum(0.5 * ((y - h) / sigma) ** 2 + np.log(sigma)))


@misconception(caught_by=two_points)
def decimal_logarithm(h, y, sigma):
    "log10 is the decimal logarithm. Which one undoes exp?"
    return float(np.sum(((y - h) / sigma) ** 2 + 2 * np.log10(sigma)))


@misconception(caught_by=chi_square)
def constant_kept(h, y, sigma):
    "The constant m log(2 pi) is in it. Which term did the text drop, and why may it?"
    return float(np.sum(((y - h) / sigma) ** 2 + 2 * np.log(sigma) + np.log(2 * np.pi)))


@misconception(caught_by=many_sigmas)
def mean_sigma(h, y, sigma):
    "You replaced the sigmas by one average. Should a precise point not count more than a poor one?"
    s = float(np.mean(sigma))
    return float(np.sum(((y - h) / s) ** 2 + 2 * np.log(s)))


@misconception(caught_by=far_away)
def logarithm_of_the_product(h, y, sigma):
    """You multiply the densities and take the logarithm afterwards; far away, or for many points, the product is 0 in a
    computer. What becomes of a product, and of exp, under the logarithm?"""
    densities = np.exp(-0.5 * ((y - h) / sigma) ** 2) / sigma
    return float(-2 * np.log(np.maximum(np.prod(densities), 1e-300)))


equivalent(
    change="return float(np.sum(((y - h) / sigma) ** 2 + 2 * np.log(sigma))): y - h -> h - y",
    reason="the difference is squared",
)

"""What the judge knows of expected_improvement: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from public import low_is_good, nothing_to_learn, unsure_only
from reference import norm


@check(core=True)
def any_points(student, reference, rng):
    "the formula is right at any number of points"
    for m in (1, 5, 30):
        mu, sigma, best, xi = rng.normal(size=m), rng.uniform(0.2, 2, m), float(rng.normal()), float(rng.uniform(0, 1))
        agree(
            student.expected_improvement(mu, sigma, best, xi),
            reference.expected_improvement(mu, sigma, best, xi),
            ask="Is xi in both places where best - mu stands, and is it phi or Phi?",
        )


@check(core=True)
def margin(student, reference, rng):
    "without being told xi is 0.01"
    mu, sigma = rng.normal(size=6), rng.uniform(0.3, 1, 6)
    agree(student.expected_improvement(mu, sigma, 0.3), reference.expected_improvement(mu, sigma, 0.3, 0.01))


@check
def sure_points(student, reference, rng):
    "where sigma is 0 there is 0, without a warning, and the other points are not touched by it"
    mu, sigma = rng.normal(size=7), rng.uniform(0.3, 1, 7)
    sigma[[1, 4]], mu[1], mu[4] = 0.0, -5.0, 0.6 - 0.01
    outcome = student.observe("expected_improvement", mu, sigma, 0.6)
    quiet(outcome, ask="By what is divided where sigma is 0?")
    agree(outcome.value, reference.expected_improvement(mu, sigma, 0.6), ask="Is the gain itself left standing there?")
    agree(student.expected_improvement(mu, np.zeros(7), 0.6), np.zeros(7), ask="And if sigma is 0 everywhere?")


@check
def far_away(student, reference):
    "points that are hopeless or certain to improve, by a thousand sigma"
    mu, sigma = np.array([1000.0, -1000.0, 30.0, 0.0]), np.array([1.0, 1.0, 0.01, 1e-6])
    outcome = student.observe("expected_improvement", mu, sigma, 1.0)
    quiet(outcome)
    agree(outcome.value, reference.expected_improvement(mu, sigma, 1.0), ask="What is Phi far to the right?")


@check
def whole_numbers_too(student, reference):
    "integers will do"
    mu, sigma = np.array([0, 1, 2, 3]), np.array([1, 2, 0, 1])
    got = student.expected_improvement(mu, sigma, 2, 0)
    agree(got, reference.expected_improvement(mu.astype(float), sigma.astype(float), 2.0, 0.0))


@check
def by_keyword(student, reference, rng):
    "the arguments can be given by name and stay as they are"
    mu, sigma = rng.normal(size=4), rng.uniform(0.3, 1, 4)
    sigma[2] = 0.0
    outcome = student.observe("expected_improvement", mu, sigma, best=0.5, xi=0.2)
    unchanged(outcome)
    agree(outcome.value, reference.expected_improvement(mu, sigma, 0.5, 0.2))


@alternative
def where_sure_nothing(mu, sigma, best, xi=0.01):
    """zeros first, written into where sigma is positive"""
    out = np.zeros(np.shape(mu))
    unsure = sigma > 0
    gain = best - xi - mu[unsure]
    z = gain / sigma[unsure]
    out[unsure] = gain * norm.cdf(z) + sigma[unsure] * norm.pdf(z)
    return out


@alternative
def errors_off(mu, sigma, best, xi=0.01):
    """the warnings off for one division, sigma in front"""
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (best - mu - xi) / sigma
        value = sigma * (z * norm.cdf(z) + norm.pdf(z))
    return np.where(sigma == 0, 0.0, value)


@alternative
def point_by_point(mu, sigma, best, xi=0.01):
    """a loop, with the error function"""
    from math import erf, exp, pi, sqrt

    out = []
    for m, s in zip(mu, sigma, strict=True):
        if s == 0:
            out.append(0.0)
            continue
        z = (best - m - xi) / s
        density = exp(-z * z / 2) / sqrt(2 * pi) if abs(z) < 38 else 0.0
        out.append(float((best - m - xi) * (1 + erf(z / sqrt(2))) / 2 + s * density))
    return np.array(out)


@misconception(caught_by=low_is_good)
def maximises(mu, sigma, best, xi=0.01):
    """The sign is that of a search for the *largest* value: mu - best. We look for the smallest: what is a gain
    then?"""
    gain, safe = mu - best - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + sigma * norm.pdf(gain / safe), 0.0)


@misconception(caught_by=low_is_good)
def xi_added(mu, sigma, best, xi=0.01):
    """xi makes the search easier to please in your formula: it is added to the gain. It should ask for *more* than
    a tiny gain: which sign has it?"""
    gain, safe = best - mu + xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + sigma * norm.pdf(gain / safe), 0.0)


@misconception(caught_by=unsure_only)
def probability_of_improvement(mu, sigma, best, xi=0.01):
    """That is the probability of *any* improvement, however small. Of what is EI the mean, beside the chance that it
    happens?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, norm.cdf(gain / safe), 0.0)


@misconception(caught_by=unsure_only)
def cdf_and_pdf_swapped(mu, sigma, best, xi=0.01):
    """Phi and phi have changed places. norm.cdf is the integral, Phi; norm.pdf is the density, phi. Which belongs
    to the gain?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.pdf(gain / safe) + sigma * norm.cdf(gain / safe), 0.0)


@misconception(caught_by=unsure_only)
def without_sigma(mu, sigma, best, xi=0.01):
    """In the second part phi(z) stands alone: it has no unit, while the first part has that of f. What is missing
    in front of it?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + norm.pdf(gain / safe), 0.0)


@misconception(caught_by=any_points)
def xi_in_one_place(mu, sigma, best, xi=0.01):
    """xi stands in z, but not in the gain in front of Phi (or the other way round). The improvement is the same
    difference in both places: which one?"""
    gain, safe = best - mu, np.where(sigma > 0, sigma, 1)
    z = (best - mu - xi) / safe
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


@misconception(caught_by=nothing_to_learn)
def gain_where_sure(mu, sigma, best, xi=0.01):
    """Where sigma is 0 you give the gain itself, as the limit of the formula would. The convention here is 0: that
    point has been tried already. What does the docstring say?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + sigma * norm.pdf(gain / safe), np.maximum(gain, 0))


@misconception(caught_by=nothing_to_learn)
def divides_by_zero(mu, sigma, best, xi=0.01):
    """Where sigma is 0 you divide by it, and nan or a full gain comes back. What should stand there, and how do you
    avoid the division?"""
    gain = best - mu - xi
    return gain * norm.cdf(gain / sigma) + sigma * norm.pdf(gain / sigma)


@misconception(caught_by=sure_points)
def warns(mu, sigma, best, xi=0.01):
    """The values are right, but np.where computes both of its answers, the division by 0 too, and numpy warns. What
    can you put in place of a zero *before* you divide?"""
    gain = best - mu - xi
    z = gain / sigma
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


equivalent(
    change="safe = np.where(sigma > 0, sigma, 1): 1 -> 2",
    reason="what stands in the place of a sigma of 0 is thrown away in the end",
)

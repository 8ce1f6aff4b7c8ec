"""What the judge knows of efficiency_error: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, is_float, returned
from autograder.course.proof import alternative, misconception

from public import fifty_of_a_hundred, nothing_selected


@check(core=True)
def binomial(student, reference, rng):
    "sqrt(e (1 - e) / N) for any share"
    for total in (7, 40, 1234, 10**6):
        selected = int(rng.integers(1, total))
        agree(student.efficiency_error(selected, total), reference.efficiency_error(selected, total))


@check
def nothing_and_everything(student):
    "none or all selected: 0.0; a single event, too"
    for selected, total in ((0, 50), (50, 50), (0, 1), (1, 1)):
        agree(student.efficiency_error(selected, total), 0.0, ask="What is 1 - e when all are selected?")


@check
def no_events(student):
    "0 of 0 gives 0.0, without a warning"
    outcome = student.observe("efficiency_error", 0, 0)
    agree(returned(outcome), 0.0, ask="Which case has to come before the division?")
    expect(not any(text.startswith("RuntimeWarning") for text in outcome.warnings), ask="0/0 in numpy?")


@check
def symmetric(student, rng):
    "the error of what is selected is the error of what is not"
    total = int(rng.integers(20, 500))
    selected = int(rng.integers(1, total))
    got = student.efficiency_error(selected, total)
    is_float(got)
    agree(got, student.efficiency_error(total - selected, total), ask="What becomes of e (1 - e) for 1 - e?")


@check
def numpy_counts(student, reference):
    "counts may be numpy's integers, as sums of decisions are"
    got = student.efficiency_error(np.int64(30), np.int64(90))
    agree(got, reference.efficiency_error(30, 90))
    agree(student.efficiency_error(np.int64(0), np.int64(0)), 0.0, ask="Does numpy raise when it divides 0 by 0?")


@check
def error_by_name(student):
    "the arguments can be given by name"
    agree(student.efficiency_error(total=100, selected=20), 0.04)


@alternative
def from_counts(selected, total):
    """from the two counts, without the share"""
    if not total:
        return 0.0
    selected, total = float(selected), float(total)
    return float(np.sqrt(selected * (total - selected) / total**3))


@alternative
def of_decisions(selected, total):
    """the deviation of a sample of zeros and ones, over the root of its size"""
    if total == 0:
        return 0.0
    e = selected / total
    second_moment = e
    return np.sqrt(max(second_moment - e**2, 0.0)) / np.sqrt(total)


@alternative
def in_one_line(selected, total):
    """a conditional expression"""
    return (selected / total * (1 - selected / total) / total) ** 0.5 if total > 0 else 0.0


@misconception(caught_by=fifty_of_a_hundred)
def poisson(selected, total):
    """sqrt(k)/N is the error of a count that could grow without end (Poisson). Here at most N can be selected, and
    with all N of them nothing is left to scatter. What does your formula say for 100 of 100?"""
    return selected**0.5 / total if total else 0.0


@misconception(caught_by=fifty_of_a_hundred)
def variance(selected, total):
    """This is the variance. What has to be taken of it to have the units of the efficiency itself?"""
    if total == 0:
        return 0.0
    e = selected / total
    return e * (1 - e) / total


@misconception(caught_by=fifty_of_a_hundred)
def error_of_the_count(selected, total):
    """This is the error of the number of selected events. What happens to an error when the number is divided by
    N?"""
    if total == 0:
        return 0.0
    e = selected / total
    return (total * e * (1 - e)) ** 0.5


@misconception(caught_by=fifty_of_a_hundred)
def one_less(selected, total):
    """N - 1 belongs to the scatter of measured values around their own mean. The binomial variance is e (1 - e) /
    N: which N is that?"""
    if total <= 1:
        return 0.0
    e = selected / total
    return (e * (1 - e) / (total - 1)) ** 0.5


@misconception(caught_by=nothing_selected)
def no_care_for_zero(selected, total):
    """0 of 0 divides by zero. The notebook's convention for an undefined share is 0.0: which case has to be looked
    at first?"""
    e = selected / total
    return (e * (1 - e) / total) ** 0.5

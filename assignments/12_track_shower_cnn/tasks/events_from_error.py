"""What the judge knows of events_from_error: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import alternative, misconception

from public import a_hundred


@check(core=True)
def there_and_back(student, reference, rng):
    "the number of events whose binomial error was quoted comes back"
    for total in (11, 250, 4000, 98_765, 9_876_543, 11_111_111, 12_345_678):
        selected = int(rng.integers(total // 4, total // 2))
        error = reference.efficiency_error(selected, total)
        agree(student.events_from_error(selected / total, error), total, rtol=0, atol=0)


@check(core=True)
def nearest(student):
    "the nearest integer, from above and from below"
    for n in (99.7, 100.3, 2500.9, 13.2):
        agree(student.events_from_error(0.3, (0.21 / n) ** 0.5), round(n), ask="Is the rest cut off, or rounded?")


@check
def quoted_numbers(student):
    "numbers as tables quote them"
    for efficiency, error, events in ((0.78, 0.007, 3502), (0.9, 0.005, 3600), (0.83, 0.006, 3919), (0.12, 0.02, 264)):
        agree(student.events_from_error(efficiency, error), events, ask="Is the error squared?")


@check
def at_the_ends(student):
    "an efficiency of 0 or 1 has no binomial scatter: 0 events"
    agree(student.events_from_error(1.0, 0.01), 0)
    agree(student.events_from_error(0.0, 0.01), 0)


@check
def numpy_numbers(student):
    "numpy's numbers will do, and arguments by name"
    agree(student.events_from_error(np.float64(0.5), np.float64(0.05)), 100)
    agree(student.events_from_error(error=0.1, efficiency=0.2), 16)


@alternative
def by_numpy(efficiency, error):
    """numpy's rounding, then an integer"""
    return int(np.rint(efficiency * (1 - efficiency) / np.square(error)))


@alternative
def half_added(efficiency, error):
    """half added and cut off"""
    return int((efficiency - efficiency**2) / (error * error) + 0.5)


@alternative
def deviation_over_error(efficiency, error):
    """the deviation of a single decision over the error, squared"""
    single = (efficiency * (1.0 - efficiency)) ** 0.5
    return np.int64(round((single / error) ** 2))


@misconception(caught_by=nearest)
def cut_off(efficiency, error):
    """int(…) cuts the digits off: 99.9999 becomes 99. Which function goes to the nearest integer?"""
    return int(efficiency * (1 - efficiency) / error**2)


@misconception(caught_by=a_hundred)
def not_squared(efficiency, error):
    """The error falls like one over the square root of N, so N goes with one over the error squared. Where is the
    square?"""
    return round(efficiency * (1 - efficiency) / error)


@misconception(caught_by=a_hundred)
def poisson_turned_round(efficiency, error):
    """You turned e/sqrt(k) round, the error of a Poisson count. Which formula did `efficiency_error` use?"""
    return round(efficiency / error**2)


@misconception(caught_by=a_hundred)
def a_float(efficiency, error):
    """The value is right, but it is a float, and events come in whole numbers: what does `round` or `int` around it
    do?"""
    return efficiency * (1 - efficiency) / error**2


@misconception(caught_by=nearest)
def rounded_up(efficiency, error):
    """You round up: 100.0000001, which is nothing but rounding of the computer, becomes 101. Which integer is the
    nearest?"""
    return int(np.ceil(efficiency * (1 - efficiency) / error**2))

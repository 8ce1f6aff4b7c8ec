"""What the judge knows of diagnose: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import alternative, misconception

from public import four_lines_of_the_lecture, with_a_yardstick


def word(student, train, dev, human, ask):
    words(student, [(train, dev, human)], ask)


def words(student, errors, ask):
    for (train, dev, human), got in zip(errors, student.each("diagnose", errors), strict=True):
        right = ("fine", "variance", "bias", "both")[2 * (train - human > 0.02) + (dev - train > 0.02)]
        agree(got, right, what=f"train {train:.1%}, dev {dev:.1%}, human {human:.1%}", ask=ask)


@check(core=True)
def any_errors(student, rng):
    "the verdict is right for errors of all kinds, well away from 0.02"
    errors = []
    for _ in range(40):
        human = float(rng.uniform(0, 0.2))
        gaps = [float(rng.choice([rng.uniform(-0.03, 0.017), rng.uniform(0.023, 0.2)])) for _ in range(2)]
        train = max(human + gaps[0], 0.0)
        dev = max(train + gaps[1], 0.0)
        errors.append((train, dev, human))
    words(student, errors, "Bias is train - human, variance dev - train, each against 0.02.")


@check(core=True)
def between_two_and_four_points(student):
    "1.5 points are small, 2.5 and 3 are large"
    ask = "What is large? More than 0.02, two percentage points."
    for gap in (0.015, 0.025, 0.03):
        word(student, 0.1 + gap, 0.1 + gap, 0.1, ask)
        word(student, 0.1, 0.1 + gap, 0.1, ask)
        word(student, 0.1 + gap, 0.1 + 2 * gap, 0.1, ask)


@check
def better_than_expected(student):
    "a negative difference is not large: better than human, or dev better than train"
    word(student, 0.05, 0.06, 0.15, "The network beats the experts. Is that a bias?")
    word(student, 0.10, 0.05, 0.09, "The dev error is lower. Is that variance?")
    word(student, 0.05, 0.20, 0.15, "Is the variance dev - train, or dev - human?")
    word(student, 0.20, 0.05, 0.10, "Dev is fine, train is not. Which is it?")


@check
def exactly_two_points(student):
    "a difference of exactly 0.02 is not large"
    ask = "Large is more than 0.02."
    agree(student.diagnose(0.02, 0.02, 0.0), "fine", ask=ask)
    agree(student.diagnose(0.0, 0.02, 0.0), "fine", ask=ask)


@check
def errors_at_the_ends(student):
    "errors of 0 and 1, by name, Python's and numpy's numbers"
    agree(student.diagnose(0, 0, 0), "fine", ask="All perfect.")
    agree(student.diagnose(1.0, 1.0, 0.0), "bias", ask="Everything wrong, everywhere.")
    agree(student.diagnose(0.0, 1.0, 0.0), "variance", ask="All by heart, nothing understood.")
    got = student.diagnose(train_error=np.float64(0.3), dev_error=np.float64(0.5), human_error=np.float32(0.25))
    agree(got, "both", ask="Do numpy's numbers work?")


@alternative
def by_a_table(train_error, dev_error, human_error):
    "a dict of two answers"
    verdicts = {(False, False): "fine", (True, False): "bias", (False, True): "variance", (True, True): "both"}
    return verdicts[bool(train_error - human_error > 0.02), bool(dev_error - train_error > 0.02)]


@alternative
def by_questions(train_error, dev_error, human_error):
    "one question after the other, thresholds on the other side"
    if train_error > human_error + 0.02:
        if dev_error > train_error + 0.02:
            return "both"
        return "bias"
    if dev_error > train_error + 0.02:
        return "variance"
    return "fine"


@alternative
def by_index(train_error, dev_error, human_error):
    "a list and a number of two bits"
    bias = max(train_error - human_error, 0) > 0.02
    variance = max(dev_error - train_error, 0) > 0.02
    return ["fine", "bias", "variance", "both"][int(bias) + 2 * int(variance)]


@misconception(caught_by=four_lines_of_the_lecture)
def words_exchanged(train_error, dev_error, human_error):
    "bias and variance are exchanged. Which one is the gap between the training and the dev events?"
    bias, variance = dev_error - train_error > 0.02, train_error - human_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=with_a_yardstick)
def no_yardstick(train_error, dev_error, human_error):
    "The training error itself was taken for the bias. How much of it could anybody avoid?"
    bias, variance = train_error > 0.02, dev_error - train_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=four_lines_of_the_lecture)
def variance_from_the_yardstick(train_error, dev_error, human_error):
    "The variance was measured from the human error, so the bias is in it once more. From where to where does it go?"
    bias, variance = train_error - human_error > 0.02, dev_error - human_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=four_lines_of_the_lecture)
def in_percent(train_error, dev_error, human_error):
    "The errors are compared with 2, as if they were in percent. What is 2 % as a fraction?"
    bias, variance = train_error - human_error > 2, dev_error - train_error > 2
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=any_errors)
def any_difference(train_error, dev_error, human_error):
    "A negative difference counts as large. A network that beats the experts: is that a bias?"
    bias, variance = abs(train_error - human_error) > 0.02, abs(dev_error - train_error) > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=exactly_two_points)
def two_points_are_large(train_error, dev_error, human_error):
    "A difference of exactly 0.02 counts as large. Is it > or >=?"
    bias, variance = train_error - human_error >= 0.02, dev_error - train_error >= 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=four_lines_of_the_lecture)
def only_the_larger_one(train_error, dev_error, human_error):
    "Only one of the two is named. What if both are large?"
    bias, variance = train_error - human_error, dev_error - train_error
    if bias <= 0.02 and variance <= 0.02:
        return "fine"
    return "bias" if bias > variance else "variance"


@misconception(caught_by=four_lines_of_the_lecture)
def bias_hides_variance(train_error, dev_error, human_error):
    'The first `if` that fits ends the function, and "both" is never reached. In which order must they be asked?'
    if train_error - human_error > 0.02:
        return "bias"
    if dev_error - train_error > 0.02:
        return "variance"
    if train_error - human_error > 0.02 and dev_error - train_error > 0.02:
        return "both"
    return "fine"


@misconception(caught_by=between_two_and_four_points)
def ratio_in_place_of_difference(train_error, dev_error, human_error):
    "The dev error is compared with twice the training error. Large is a difference here: which one, and how large?"
    bias, variance = train_error - human_error > 0.02, dev_error > 2 * train_error and dev_error > 0.02
    if dev_error == 2 * train_error and dev_error > 0.02:
        variance = True
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception(caught_by=between_two_and_four_points)
def five_points(train_error, dev_error, human_error):
    "Five percentage points are allowed here. What does this course call large?"
    bias, variance = train_error - human_error > 0.05, dev_error - train_error > 0.05
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"

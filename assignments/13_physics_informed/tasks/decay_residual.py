"""What the judge knows of decay_residual: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import alternative, misconception

from problems import CLOSE, column, networks, times_for
from public import the_network_bends, twelve_and_minus_four
from reference import tf, trial_solution


@check(core=True)
def any_decay(student, rng):
    "the residual is right for any network, rate and starting point"
    for net in networks(rng):
        given, t = times_for(rng)
        t0, y0, rate = float(rng.uniform(-1, 1)), float(rng.normal()), float(rng.uniform(0.3, 3))
        n, slope, _ = net.values(t)
        y, velocity = y0 + (t[:, 0] - t0) * n, n + (t[:, 0] - t0) * slope
        got = student.decay_residual(net.given(student), student.given("tensor", values=given), t0, y0, rate)
        agree(got, column(velocity + rate * y), **CLOSE)


@check(core=True)
def solution_has_none(student, rng):
    "a network that makes the trial solution solve the equation has the residual 0"
    rate, y0 = float(rng.uniform(0.5, 2)), float(rng.uniform(1, 3))
    # y0 + (t - t0) N with N = 0 is the constant y0: it solves y' = 0, the decay of rate 0
    given, _ = times_for(rng)
    t = student.given("tensor", values=given)
    got = student.decay_residual(student.given("polynomial", coefficients=[0.0, 0.0]), t, 0.0, y0, 0.0)
    agree(got, np.zeros((7, 1)), **CLOSE)
    got = student.decay_residual(student.given("polynomial", coefficients=[0.0, 0.0]), t, 0.0, y0, rate)
    agree(got, np.full((7, 1), rate * y0), **CLOSE)


@check
def one_moment(student, rng):
    "one time alone works, and arguments may be given by name"
    net = networks(rng)[1]
    given, t = times_for(rng, m=1)
    n, slope, _ = net.values(t)
    expected = n + t[:, 0] * slope + 2.0 * (1.0 + t[:, 0] * n)
    times = student.given("tensor", values=given)
    got = student.decay_residual(net=net.given(student), t=times, rate=2.0, y0=1.0, t0=0.0)
    agree(got, column(expected), **CLOSE)


@check
def from_a_great_height(student, rng):
    "the derivative is exact however large y0 is: automatic differentiation takes no steps"
    for net in networks(rng):
        given, t = times_for(rng)
        n, slope, _ = net.values(t)
        got = student.decay_residual(net.given(student), student.given("tensor", values=given), 0.0, 1e5, 0.0)
        agree(
            got, column(n + t[:, 0] * slope), **CLOSE, ask="Who differentiates: a tape, or a difference of two values?"
        )


@alternative
def by_the_product_rule(net, t, t0, y0, rate):
    "the network differentiated by the tape, the factor by hand"
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t) + 0.0 * t
    return n + (t - t0) * tape.gradient(n, t) + rate * (y0 + (t - t0) * n)


@alternative
def by_the_jacobian(net, t, t0, y0, rate):
    "batch_jacobian of the trial solution"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.batch_jacobian(y, t)[:, 0, :] + y * rate


@alternative
def with_a_copy_of_the_times(net, t, t0, y0, rate):
    "a variable in place of watching"
    times = tf.Variable(t)
    with tf.GradientTape() as tape:
        y = y0 + (times - t0) * net(times)
    return tf.convert_to_tensor(tape.gradient(y, times) + rate * y)


@misconception(caught_by=twelve_and_minus_four)
def sign_of_the_rate(net, t, t0, y0, rate):
    "y' - rate y is the residual of a growth. On which side does the rate stand in y' = -rate y?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) - rate * y


@misconception(caught_by=twelve_and_minus_four)
def derivative_of_the_network_alone(net, t, t0, y0, rate):
    "You differentiate the network, not the trial solution: what happened to the factor t - t0?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t) + 0 * t
    return tape.gradient(n, t) + rate * trial_solution(net, t, t0, y0)


@misconception(caught_by=the_network_bends)
def factor_not_differentiated(net, t, t0, y0, rate):
    "The product rule has two terms: the factor t - t0 depends on t as well."
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t) + 0 * t
    return (t - t0) * tape.gradient(n, t) + rate * trial_solution(net, t, t0, y0)


@misconception(caught_by=twelve_and_minus_four)
def rate_forgotten(net, t, t0, y0, rate):
    "The rate is missing in front of y."
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) + y


@misconception(caught_by=twelve_and_minus_four)
def squared_already(net, t, t0, y0, rate):
    "The residual comes back squared; squaring is the business of the loss."
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return (tape.gradient(y, t) + rate * y) ** 2


@misconception(caught_by=twelve_and_minus_four)
def one_number_for_all(net, t, t0, y0, rate):
    "One number came back, a mean over the times. The residual has a row for each of them: who takes the mean?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tf.reduce_mean(tape.gradient(y, t) + rate * y)


@misconception(caught_by=twelve_and_minus_four)
def rate_of_the_example(net, t, t0, y0, rate):
    "The start 0 is typed in, and it is not in the arguments' hands any more. Do you use t0 and rate?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = y0 + t * net(t)
    return tape.gradient(y, t) + 2.5 * y


@misconception(caught_by=from_a_great_height)
def difference_quotient(net, t, t0, y0, rate):
    "y' is a difference of two values here, and float32 has seven digits for them: what is left of 100000.01 - 100000?"
    h = 1e-3
    y, later, earlier = (y0 + (s - t0) * net(s) for s in (t, t + h, t - h))
    return (later - earlier) / (2 * h) + rate * y

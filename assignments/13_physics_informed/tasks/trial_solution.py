"""What the judge knows of trial_solution: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect
from autograder.course.proof import alternative, misconception

from problems import CLOSE, column, networks, times_for
from public import a_line_that_starts_right, starts_anywhere
from reference import tf


@check(core=True)
def any_network(student, rng):
    "the value is right for any network, time and starting point"
    for net in networks(rng):
        given, t = times_for(rng)
        t0, y0 = float(rng.uniform(-1, 1)), float(rng.normal())
        expected = y0 + (t[:, 0] - t0) * net.values(t)[0]
        got = student.trial_solution(net.given(student), student.given("tensor", values=given), t0, y0)
        agree(got, column(expected), **CLOSE)


@check
def exact_at_the_start(student, rng):
    "at t0 the value is y0 to the last digit"
    t0, y0 = 0.75, 3.25
    t = student.given("tensor", values=np.full((3, 1), t0, dtype=np.float32))
    for net in networks(rng):
        agree(student.trial_solution(net.given(student), t, t0, y0), np.full((3, 1), y0), rtol=0, atol=1e-6)


@check
def one_time(student, rng):
    "one time alone works, and arguments may be given by name"
    net = networks(rng)[0]
    given, t = times_for(rng, m=1)
    got = student.trial_solution(y0=1.5, t0=0.5, t=student.given("tensor", values=given), net=net.given(student))
    agree(got, column(1.5 + (t[:, 0] - 0.5) * net.values(t)[0]), **CLOSE)


@check(core=True)
def can_be_differentiated(student, rng):
    "the result is a tensor whose derivative by t is right"
    slope, trial_solution = student.given("slope"), student.function("trial_solution")
    for net in networks(rng):
        given, t = times_for(rng)
        t0, y0 = float(rng.uniform(-1, 1)), float(rng.normal())
        n, change, _ = net.values(t)
        times = student.given("tensor", values=given)
        got = slope(trial_solution, net.given(student), times, t0, y0)
        expect(got is not None, "it can't be differentiated", ask="Is it still a tensor, made from t by tensors?")
        agree(got, column(n + (t[:, 0] - t0) * change), **CLOSE)


@alternative
def with_tensor_functions(net, t, t0, y0):
    "tf.add and tf.multiply"
    return tf.add(tf.constant(y0, dtype=t.dtype), tf.multiply(tf.subtract(t, t0), net(t)))


@alternative
def in_steps(net, t, t0, y0):
    "step by step with a column of initial values"
    start = y0 * tf.ones_like(t)
    elapsed = t - t0
    return start + net(t) * elapsed


@alternative
def expanded(net, t, t0, y0):
    "the bracket multiplied out"
    n = net(t)
    return t * n - t0 * n + y0


@misconception(caught_by=starts_anywhere)
def start_is_always_zero(net, t, t0, y0):
    "The factor is t, which vanishes at t = 0. Where does this solution have to start?"
    return y0 + t * net(t)


@misconception(caught_by=a_line_that_starts_right)
def initial_value_forgotten(net, t, t0, y0):
    "y0 is missing: which value does your solution have at t0?"
    return (t - t0) * net(t)


@misconception(caught_by=a_line_that_starts_right)
def network_alone(net, t, t0, y0):
    "The network is added without a factor, so the start is wrong by whatever it says there. What vanishes at t0?"
    return y0 + net(t)


@misconception(caught_by=starts_anywhere)
def factor_the_wrong_way_round(net, t, t0, y0):
    "The factor is t0 - t: the sign of the network is turned round. Which way does time run?"
    return y0 + (t0 - t) * net(t)


@misconception(caught_by=starts_anywhere)
def network_asked_at_the_wrong_time(net, t, t0, y0):
    "The network is asked at t - t0. Which time does it get in the formula?"
    return y0 + (t - t0) * net(t - t0)


@misconception(caught_by=can_be_differentiated)
def numbers_without_a_past(net, t, t0, y0):
    "These are plain numbers, which have forgotten that they came from t: no derivative. Which call makes an array?"
    return (y0 + (t - t0) * net(t)).numpy()

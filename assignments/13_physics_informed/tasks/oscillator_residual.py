"""What the judge knows of oscillator_residual: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import alternative, misconception

from problems import CLOSE, column, networks, times_for
from public import a_parabola
from reference import tf


@check(core=True)
def any_oscillator(student, rng):
    "the residual is right for any network, frequency, damping and start"
    for net in networks(rng):
        given, t = times_for(rng)
        y0, v0 = (float(v) for v in rng.normal(size=2))
        omega, gamma = float(rng.uniform(0.5, 3)), float(rng.uniform(0.1, 1))
        n, slope, bend = net.values(t)
        t = t[:, 0]
        y, v, a = y0 + v0 * t + t**2 * n, v0 + 2 * t * n + t**2 * slope, 2 * n + 4 * t * slope + t**2 * bend
        times = student.given("tensor", values=given)
        got = student.oscillator_residual(net.given(student), times, y0, v0, omega, gamma)
        expected = a + 2 * gamma * v + omega**2 * y
        agree(got, column(expected), rtol=2e-4, atol=1e-3)


@check
def far_from_the_middle(student, rng):
    "the second derivative is exact however large y0 and v0 are: automatic differentiation takes no steps"
    for net in networks(rng):
        given, t = times_for(rng)
        n, slope, bend = net.values(t)
        t = t[:, 0]
        got = student.oscillator_residual(net.given(student), student.given("tensor", values=given), 1e5, 1e5, 0.0, 0.0)
        agree(got, column(2 * n + 4 * t * slope + t**2 * bend), rtol=2e-4, atol=1e-3)


@check
def one_instant(student, rng):
    "one time alone works, and arguments may be given by name"
    times = student.given("tensor", values=np.array([[1.0]], dtype=np.float32))
    net = student.given("polynomial", coefficients=[1.0])
    got = student.oscillator_residual(net=net, t=times, gamma=0.5, omega=2.0, v0=1.0, y0=0.0)
    agree(got, np.array([[2 + 1 * (1 + 2) + 4 * (1 + 1.0)]]), **CLOSE)


@alternative
def one_persistent_tape(net, t, y0, v0, omega, gamma):
    "one persistent tape that watches its own derivative"
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(t)
        y = y0 + v0 * t + t * t * net(t)
        v = tape.gradient(y, t)
    return tape.gradient(v, t) + 2.0 * gamma * v + omega * omega * y


@alternative
def derivatives_by_hand(net, t, y0, v0, omega, gamma):
    "the network's derivatives by tapes, the rest by the product rule"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            n = net(t) + 0.0 * t**2
        dn = inner.gradient(n, t)
    ddn = outer.gradient(dn, t)
    y = y0 + v0 * t + t**2 * n
    v = v0 + 2 * t * n + t**2 * dn
    return 2 * n + 4 * t * dn + t**2 * ddn + 2 * gamma * v + omega**2 * y


@alternative
def with_an_inner_function(net, t, y0, v0, omega, gamma):
    "a helper that differentiates any function"

    def derivative(f):
        def slope(s):
            with tf.GradientTape() as tape:
                tape.watch(s)
                value = f(s)
            return tape.gradient(value, s)

        return slope

    def y(s):
        return y0 + v0 * s + s**2 * net(s)

    return derivative(derivative(y))(t) + 2 * gamma * derivative(y)(t) + omega**2 * y(t)


@misconception(caught_by=a_parabola)
def damping_without_the_two(net, t, y0, v0, omega, gamma):
    "The damping term is 2 gamma y': the 2 is missing."
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + gamma * v + omega**2 * y


@misconception(caught_by=a_parabola)
def omega_not_squared(net, t, y0, v0, omega, gamma):
    "omega stands squared in front of y. Which unit would the sum have otherwise?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v + omega * y


@misconception(caught_by=a_parabola)
def first_derivative_twice(net, t, y0, v0, omega, gamma):
    "y' stands where y'' should: which tape differentiates the velocity?"
    with tf.GradientTape() as inner:
        inner.watch(t)
        y = y0 + v0 * t + t**2 * net(t)
    v = inner.gradient(y, t)
    return v + 2 * gamma * v + omega**2 * y


@misconception(caught_by=a_parabola)
def velocity_not_free(net, t, y0, v0, omega, gamma):
    "The network comes in with t, not t^2, so it spoils the initial velocity. What is y'(0) then?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v + omega**2 * y


@misconception(caught_by=any_oscillator)
def initial_velocity_forgotten(net, t, y0, v0, omega, gamma):
    "v0 plays no part: with which velocity does your oscillator start?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v + omega**2 * y


@misconception(caught_by=a_parabola)
def growing_oscillation(net, t, y0, v0, omega, gamma):
    "With a minus sign friction feeds the oscillation. In which direction does friction push?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) - 2 * gamma * v + omega**2 * y


@misconception(caught_by=a_parabola)
def acceleration_forgotten(net, t, y0, v0, omega, gamma):
    "The acceleration is missing: Newton's law begins with it."
    with tf.GradientTape() as inner:
        inner.watch(t)
        y = y0 + v0 * t + t**2 * net(t)
    return 2 * gamma * inner.gradient(y, t) + omega**2 * y


@misconception(caught_by=a_parabola)
def natural_frequency_negative(net, t, y0, v0, omega, gamma):
    "With a minus before omega^2 y the force pushes away from the middle. What does a spring do?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v - omega**2 * y

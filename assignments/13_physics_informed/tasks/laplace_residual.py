"""What the judge knows of laplace_residual: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check
from autograder.course.proof import alternative, misconception

from problems import column
from public import one_unit, saddle_and_bowl
from reference import tf


@check(core=True)
def any_potential(student, rng):
    "the residual is right for tanh units as a function and as a Keras model"
    weights, biases, out = rng.normal(size=(2, 6)), rng.normal(size=6), rng.normal(size=(6, 1))
    xy = rng.uniform(-1, 1, (9, 2)).astype(np.float32)
    th = np.tanh(xy.astype(float) @ weights + biases)
    expected = ((weights**2).sum(axis=0) * -2 * th * (1 - th**2)) @ out[:, 0]
    hidden = {"weights": weights.tolist(), "biases": biases.tolist(), "out": out.tolist()}
    points = student.given("tensor", values=xy)
    for kind in ("tanh_units", "dense_net"):
        agree(student.laplace_residual(student.given(kind, **hidden), points), column(expected), rtol=2e-4, atol=1e-3)


@check(core=True)
def one_direction_each(student, rng):
    "a unit that looks along x alone, and one that looks along y alone"
    xy = rng.uniform(-1, 1, (5, 2)).astype(np.float32)
    points = student.given("tensor", values=xy)
    for direction in (0, 1):
        weights = np.zeros((2, 1))
        weights[direction] = 1.5
        th = np.tanh(1.5 * xy[:, direction].astype(float))
        net = student.given("tanh_units", weights=weights.tolist(), biases=[0.0], out=[[2.0]])
        agree(student.laplace_residual(net, points), column(2 * 2.25 * -2 * th * (1 - th**2)), rtol=2e-4, atol=1e-3)


@check(core=True)
def harmonic_functions(student, rng):
    "real and imaginary parts of powers of x + iy have the residual 0"
    points = student.given("tensor", values=rng.uniform(-1, 1, (6, 2)).astype(np.float32))
    for degree in (3, 4):
        for turned in (False, True):
            net = student.given("harmonic", degree=degree, turned=turned)
            agree(student.laplace_residual(net, points), np.zeros((6, 1)), rtol=0, atol=2e-3)


@check
def high_potential(student, rng):
    "a potential of many volts everywhere adds nothing: automatic differentiation takes no steps"
    xy = rng.uniform(-1, 1, (5, 2)).astype(np.float32)
    th = np.tanh(xy.astype(float) @ [1.5, 1.0])
    net = student.given("tanh_units", weights=[[1.5, 0.0], [1.0, 0.0]], biases=[0.0, 1.0], out=[[2.0], [1e4]])
    got = student.laplace_residual(net, student.given("tensor", values=xy))
    agree(got, column(2 * 3.25 * -2 * th * (1 - th**2)), rtol=2e-4, atol=1e-3)


@check
def one_point(student):
    "one point alone works"
    point = student.given("tensor", values=np.array([[0.3, -0.4]], dtype=np.float32))
    net = student.given("harmonic", degree=2, turned=False)
    agree(student.laplace_residual(net, point), np.zeros((1, 1)), rtol=0, atol=1e-3)


@alternative
def by_the_gradient_of_each_component(net, xy):
    "gradients of the whole point, one component each"
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        first = inner.gradient(u, xy)
        u_x, u_y = first[:, 0:1], first[:, 1:2]
    return outer.gradient(u_x, xy)[:, 0:1] + outer.gradient(u_y, xy)[:, 1:2]


@alternative
def trace_of_the_hessian(net, xy):
    "the trace of the batch Hessian"
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        gradient = inner.gradient(u, xy)
    return tf.linalg.trace(outer.batch_jacobian(gradient, xy))[:, None]


@alternative
def a_loop_over_the_directions(net, xy):
    "a loop over the two directions"
    total = 0.0
    for k in range(2):
        with tf.GradientTape() as outer:
            outer.watch(xy)
            with tf.GradientTape() as inner:
                inner.watch(xy)
                u = net(xy)
            slope = inner.gradient(u, xy)[:, k]
        total = total + outer.gradient(slope, xy)[:, k]
    return tf.reshape(total, (-1, 1))


@misconception(caught_by=one_unit)
def first_derivatives(net, xy):
    "These are first derivatives: u_xx means twice with respect to x."
    with tf.GradientTape() as tape:
        tape.watch(xy)
        u = net(xy)
    return tf.reduce_sum(tape.gradient(u, xy), axis=1, keepdims=True)


@misconception(caught_by=saddle_and_bowl)
def difference_of_the_two(net, xy):
    "u_xx - u_yy is a wave equation. Which sign does Laplace have?"
    x, y = xy[:, :1], xy[:, 1:]
    with tf.GradientTape(persistent=True) as outer:
        outer.watch([x, y])
        with tf.GradientTape(persistent=True) as inner:
            inner.watch([x, y])
            u = net(tf.concat([x, y], axis=1))
        u_x, u_y = inner.gradient(u, x), inner.gradient(u, y)
    return outer.gradient(u_x, x) - outer.gradient(u_y, y)


@misconception(caught_by=saddle_and_bowl)
def only_along_x(net, xy):
    "Only u_xx is there: where is u_yy?"
    x, y = xy[:, :1], xy[:, 1:]
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            u = net(tf.concat([x, y], axis=1))
        u_x = inner.gradient(u, x)
    return outer.gradient(u_x, x)


@misconception(caught_by=any_potential)
def mixed_derivatives_too(net, xy):
    "The gradient of the sum of both first derivatives holds the mixed ones, u_xy, as well: take x and y one by one."
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        first = inner.gradient(u, xy)
        both = tf.reduce_sum(first, axis=1, keepdims=True)
    return tf.reduce_sum(outer.gradient(both, xy), axis=1, keepdims=True)


@misconception(caught_by=saddle_and_bowl)
def flat_result(net, xy):
    "The result has lost its column: the shape is (m,), expected is (m, 1)."
    x, y = xy[:, :1], xy[:, 1:]
    with tf.GradientTape(persistent=True) as outer:
        outer.watch([x, y])
        with tf.GradientTape(persistent=True) as inner:
            inner.watch([x, y])
            u = net(tf.concat([x, y], axis=1))
        u_x, u_y = inner.gradient(u, x), inner.gradient(u, y)
    return (outer.gradient(u_x, x) + outer.gradient(u_y, y))[:, 0]

"""Known-wrong solutions, each with the sentence its author needs to hear."""

from autograder.course.proof import misconception


@misconception("trial_solution", caught_by="starts_anywhere")
def start_is_always_zero(net, t, t0, y0):
    "The factor is t, which vanishes at t = 0. Where does this solution have to start?"
    return y0 + t * net(t)


@misconception("trial_solution", caught_by="a_line_that_starts_right")
def initial_value_forgotten(net, t, t0, y0):
    "y0 is missing: which value does your solution have at t0?"
    return (t - t0) * net(t)


@misconception("trial_solution", caught_by="a_line_that_starts_right")
def network_alone(net, t, t0, y0):
    "The network is added without a factor, so the start is wrong by whatever it says there. What vanishes at t0?"
    return y0 + net(t)


@misconception("trial_solution", caught_by="starts_anywhere")
def factor_the_wrong_way_round(net, t, t0, y0):
    "The factor is t0 - t: the sign of the network is turned round. Which way does time run?"
    return y0 + (t0 - t) * net(t)


@misconception("trial_solution", caught_by="starts_anywhere")
def network_asked_at_the_wrong_time(net, t, t0, y0):
    "The network is asked at t - t0. Which time does it get in the formula?"
    return y0 + (t - t0) * net(t - t0)


@misconception("trial_solution", caught_by="can_be_differentiated")
def numbers_without_a_past(net, t, t0, y0):
    "These are plain numbers, which have forgotten that they came from t: no derivative. Which call makes an array?"
    return (y0 + (t - t0) * net(t)).numpy()


@misconception("decay_residual", caught_by="twelve_and_minus_four")
def sign_of_the_rate(net, t, t0, y0, rate):
    "y' - rate y is the residual of a growth. On which side does the rate stand in y' = -rate y?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) - rate * y


@misconception("decay_residual", caught_by="twelve_and_minus_four")
def derivative_of_the_network_alone(net, t, t0, y0, rate):
    "You differentiate the network, not the trial solution: what happened to the factor t - t0?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t) + 0 * t
    return tape.gradient(n, t) + rate * trial_solution(net, t, t0, y0)


@misconception("decay_residual", caught_by="the_network_bends")
def factor_not_differentiated(net, t, t0, y0, rate):
    "The product rule has two terms: the factor t - t0 depends on t as well."
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t) + 0 * t
    return (t - t0) * tape.gradient(n, t) + rate * trial_solution(net, t, t0, y0)


@misconception("decay_residual", caught_by="twelve_and_minus_four")
def rate_forgotten(net, t, t0, y0, rate):
    "The rate is missing in front of y."
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) + y


@misconception("decay_residual", caught_by="twelve_and_minus_four")
def squared_already(net, t, t0, y0, rate):
    "The residual comes back squared; squaring is the business of the loss."
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return (tape.gradient(y, t) + rate * y) ** 2


@misconception("decay_residual", caught_by="twelve_and_minus_four")
def one_number_for_all(net, t, t0, y0, rate):
    "One number came back, a mean over the times. The residual has a row for each of them: who takes the mean?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tf.reduce_mean(tape.gradient(y, t) + rate * y)


@misconception("decay_residual", caught_by="twelve_and_minus_four")
def rate_of_the_example(net, t, t0, y0, rate):
    "The start 0 is typed in, and it is not in the arguments' hands any more. Do you use t0 and rate?"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = y0 + t * net(t)
    return tape.gradient(y, t) + 2.5 * y


@misconception("decay_residual", caught_by="from_a_great_height")
def difference_quotient(net, t, t0, y0, rate):
    "y' is a difference of two values here, and float32 has seven digits for them: what is left of 100000.01 - 100000?"
    h = 1e-3
    y, later, earlier = (y0 + (s - t0) * net(s) for s in (t, t + h, t - h))
    return (later - earlier) / (2 * h) + rate * y


@misconception("build_decay_net", caught_by="smooth_bends")
def relu_net():
    "A ReLU network is made of straight pieces: its second derivative is 0. Which activation bends smoothly?"
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1)])


@misconception("build_decay_net", caught_by="smooth_bends")
def straight_line():
    "Without an activation the network is a straight line, whatever its width."
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(16), keras.layers.Dense(1)])


@misconception("build_decay_net", caught_by="one_in_one_out")
def two_inputs():
    "Two numbers go in: t is one column."
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])


@misconception("build_decay_net", caught_by="one_in_one_out")
def wide_output():
    "Sixteen numbers come out: the last layer needs one unit."
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(16, activation="tanh")])


@misconception("oscillator_residual", caught_by="a_parabola")
def damping_without_the_two(net, t, y0, v0, omega, gamma):
    "The damping term is 2 gamma y': the 2 is missing."
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + gamma * v + omega**2 * y


@misconception("oscillator_residual", caught_by="a_parabola")
def omega_not_squared(net, t, y0, v0, omega, gamma):
    "omega stands squared in front of y. Which unit would the sum have otherwise?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v + omega * y


@misconception("oscillator_residual", caught_by="a_parabola")
def first_derivative_twice(net, t, y0, v0, omega, gamma):
    "y' stands where y'' should: which tape differentiates the velocity?"
    with tf.GradientTape() as inner:
        inner.watch(t)
        y = y0 + v0 * t + t**2 * net(t)
    v = inner.gradient(y, t)
    return v + 2 * gamma * v + omega**2 * y


@misconception("oscillator_residual", caught_by="a_parabola")
def velocity_not_free(net, t, y0, v0, omega, gamma):
    "The network comes in with t, not t^2, so it spoils the initial velocity. What is y'(0) then?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v + omega**2 * y


@misconception("oscillator_residual", caught_by="any_oscillator")
def initial_velocity_forgotten(net, t, y0, v0, omega, gamma):
    "v0 plays no part: with which velocity does your oscillator start?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v + omega**2 * y


@misconception("oscillator_residual", caught_by="a_parabola")
def growing_oscillation(net, t, y0, v0, omega, gamma):
    "With a minus sign friction feeds the oscillation. In which direction does friction push?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) - 2 * gamma * v + omega**2 * y


@misconception("oscillator_residual", caught_by="a_parabola")
def acceleration_forgotten(net, t, y0, v0, omega, gamma):
    "The acceleration is missing: Newton's law begins with it."
    with tf.GradientTape() as inner:
        inner.watch(t)
        y = y0 + v0 * t + t**2 * net(t)
    return 2 * gamma * inner.gradient(y, t) + omega**2 * y


@misconception("oscillator_residual", caught_by="a_parabola")
def natural_frequency_negative(net, t, y0, v0, omega, gamma):
    "With a minus before omega^2 y the force pushes away from the middle. What does a spring do?"
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        v = inner.gradient(y, t)
    return outer.gradient(v, t) + 2 * gamma * v - omega**2 * y


@misconception("laplace_residual", caught_by="one_unit")
def first_derivatives(net, xy):
    "These are first derivatives: u_xx means twice with respect to x."
    with tf.GradientTape() as tape:
        tape.watch(xy)
        u = net(xy)
    return tf.reduce_sum(tape.gradient(u, xy), axis=1, keepdims=True)


@misconception("laplace_residual", caught_by="saddle_and_bowl")
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


@misconception("laplace_residual", caught_by="saddle_and_bowl")
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


@misconception("laplace_residual", caught_by="any_potential")
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


@misconception("laplace_residual", caught_by="saddle_and_bowl")
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

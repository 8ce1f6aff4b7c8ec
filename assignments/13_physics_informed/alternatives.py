"""Other right solutions: each must get full marks."""

from autograder.course.proof import alternative


@alternative("trial_solution")
def with_tensor_functions(net, t, t0, y0):
    "tf.add and tf.multiply"
    return tf.add(tf.constant(y0, dtype=t.dtype), tf.multiply(tf.subtract(t, t0), net(t)))


@alternative("trial_solution")
def in_steps(net, t, t0, y0):
    "step by step with a column of initial values"
    start = y0 * tf.ones_like(t)
    elapsed = t - t0
    return start + net(t) * elapsed


@alternative("trial_solution")
def expanded(net, t, t0, y0):
    "the bracket multiplied out"
    n = net(t)
    return t * n - t0 * n + y0


@alternative("decay_residual")
def by_the_product_rule(net, t, t0, y0, rate):
    "the network differentiated by the tape, the factor by hand"
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t) + 0.0 * t
    return n + (t - t0) * tape.gradient(n, t) + rate * (y0 + (t - t0) * n)


@alternative("decay_residual")
def by_the_jacobian(net, t, t0, y0, rate):
    "batch_jacobian of the trial solution"
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.batch_jacobian(y, t)[:, 0, :] + y * rate


@alternative("decay_residual")
def with_a_copy_of_the_times(net, t, t0, y0, rate):
    "a variable in place of watching"
    times = tf.Variable(t)
    with tf.GradientTape() as tape:
        y = y0 + (times - t0) * net(times)
    return tf.convert_to_tensor(tape.gradient(y, times) + rate * y)


@alternative("build_decay_net")
def functional_style():
    "the functional interface, sigmoid units"
    t = keras.Input(shape=(1,))
    h = keras.layers.Dense(32, activation="sigmoid")(t)
    return keras.Model(t, keras.layers.Dense(1)(h))


@alternative("build_decay_net")
def softplus_units():
    "one wide layer of softplus units"
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(64, activation="softplus"), keras.layers.Dense(1)])


@alternative("build_decay_net")
def activation_layers():
    "the activations as layers of their own"
    return keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(20),
            keras.layers.Activation("gelu"),
            keras.layers.Dense(20),
            keras.layers.Activation("tanh"),
            keras.layers.Dense(1),
        ]
    )


@alternative("oscillator_residual")
def one_persistent_tape(net, t, y0, v0, omega, gamma):
    "one persistent tape that watches its own derivative"
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(t)
        y = y0 + v0 * t + t * t * net(t)
        v = tape.gradient(y, t)
    return tape.gradient(v, t) + 2.0 * gamma * v + omega * omega * y


@alternative("oscillator_residual")
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


@alternative("oscillator_residual")
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


@alternative("laplace_residual")
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


@alternative("laplace_residual")
def trace_of_the_hessian(net, xy):
    "the trace of the batch Hessian"
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        gradient = inner.gradient(u, xy)
    return tf.linalg.trace(outer.batch_jacobian(gradient, xy))[:, None]


@alternative("laplace_residual")
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

# %% build_decay_net right elu_layer
"""ELU as a layer of its own."""
from keras import Input, Sequential
from keras.layers import ELU, Dense


def build_decay_net():
    return Sequential([Input((1,)), Dense(32), ELU(), Dense(1)])


# %% build_decay_net right functional
"""functional, softplus."""
import tensorflow as tf


def build_decay_net():
    t = tf.keras.Input(shape=(1,), name="t")
    h = tf.keras.layers.Dense(32, activation=tf.nn.softplus)(t)
    return tf.keras.Model(t, tf.keras.layers.Dense(1, activation="linear")(h))


# %% build_decay_net right gelu_compiled
"""gelu, compiled already, another start of the weights."""
import keras


def build_decay_net():
    model = keras.models.Sequential([
        keras.layers.InputLayer(shape=(1,)),
        keras.layers.Dense(24, "gelu", kernel_initializer="he_normal"),
        keras.layers.Dense(1, use_bias=False),
    ])
    model.compile("adam", "mse")
    return model


# %% build_decay_net right layers_of_activation
"""activations as layers of their own, swish and sigmoid."""
from keras import Sequential, layers


def build_decay_net(width=16):
    net = Sequential(name="decay")
    net.add(layers.Input(shape=(1,)))
    net.add(layers.Dense(width))
    net.add(layers.Activation("silu"))
    net.add(layers.Dense(width))
    net.add(layers.Activation("sigmoid"))
    net.add(layers.Dense(1))
    return net


# %% build_decay_net right operations_between
"""The bends between the layers, by keras.ops."""
import keras
from keras import layers, ops


def build_decay_net():
    t = keras.Input((1,))
    h = ops.sin(layers.Dense(24)(t))
    h = ops.tanh(layers.Dense(24)(h))
    return keras.Model(t, layers.Dense(1)(h))


# %% build_decay_net right residual_block
"""functional with a sum of two branches."""
import keras


def build_decay_net():
    t = keras.Input((1,))
    a = keras.layers.Dense(16, activation="tanh")(t)
    b = keras.layers.Dense(16, activation=keras.activations.sigmoid)(t)
    h = keras.layers.Add()([a, b])
    return keras.Model(t, keras.layers.Dense(1)(h))


# %% build_decay_net right sequential
"""two hidden layers of tanh."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(20, activation="tanh"),
        keras.layers.Dense(20, activation="tanh"),
        keras.layers.Dense(1),
    ])


# %% build_decay_net right sine
"""A sine as activation, as for waves: smooth, and a function of TensorFlow's."""
import tensorflow as tf
from tensorflow import keras


def build_decay_net():
    return keras.Sequential(
        [keras.Input((1,)), keras.layers.Dense(20, activation=tf.sin), keras.layers.Dense(20, activation=tf.math.cos), keras.layers.Dense(1)]
    )


# %% decay_residual right forward_mode
"""forward accumulation: one Jacobian-vector product with ones."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    t = tf.convert_to_tensor(t)
    with tf.autodiff.ForwardAccumulator(t, tf.ones_like(t)) as forward:
        y = y0 + (t - t0) * net(t)
    return forward.jvp(y) + rate * y


# %% decay_residual right product_rule
"""the product rule by hand, only net is differentiated."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t)
    dn = tape.gradient(n, t, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return n + (t - t0) * dn + rate * (y0 + (t - t0) * n)


# %% decay_residual right tape
"""GradientTape round the trial solution."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) + rate * y


# %% decay_residual right tf_gradients
"""tf.gradients inside a tf.function."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    @tf.function
    def residual(t):
        y = y0 + (t - t0) * net(t)
        return tf.gradients(tf.reduce_sum(y), t)[0] + rate * y

    return residual(tf.convert_to_tensor(t))


# %% decay_residual right variable
"""a variable is watched by itself."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    time = tf.identity(t)
    with tf.GradientTape(watch_accessed_variables=True, persistent=True) as tape:
        tape.watch(time)
        y = trial_solution(net, time, t0, y0)
        total = tf.reduce_sum(y)
    slope = tape.gradient(total, time)
    del tape
    return tf.add(slope, tf.scalar_mul(rate, y))


# %% laplace_residual right hessian_trace
"""the trace of the batched Jacobian of the gradient."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
    hessian = outer.batch_jacobian(g, xy, unconnected_gradients="zero")
    return tf.linalg.trace(hessian)[:, None]


# %% laplace_residual right loop_over_axes
"""a loop over the two coordinates with one_hot directions, forward over reverse."""
import tensorflow as tf


def laplace_residual(net, xy):
    xy = tf.convert_to_tensor(xy)
    total = tf.zeros_like(xy[:, :1])
    for axis in range(2):
        direction = tf.one_hot(tf.fill(tf.shape(xy)[:1], axis), 2, dtype=xy.dtype)
        with tf.autodiff.ForwardAccumulator(xy, direction) as forward:
            with tf.GradientTape() as tape:
                tape.watch(xy)
                u = net(xy)
            g = tape.gradient(u, xy)
        total += forward.jvp(g, unconnected_gradients="zero")[:, axis:axis + 1]
    return total


# %% laplace_residual right nested
"""gradient of each component of the gradient."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return outer.gradient(gx, xy)[:, 0:1] + outer.gradient(gy, xy)[:, 1:2]


# %% laplace_residual right split_columns
"""x and y as columns of their own."""
import tensorflow as tf


def laplace_residual(net, xy):
    x, y = tf.split(xy, 2, axis=1)
    with tf.GradientTape(persistent=True) as second:
        second.watch([x, y])
        with tf.GradientTape() as first:
            first.watch([x, y])
            u = net(tf.concat([x, y], axis=1))
        ux, uy = first.gradient(u, [x, y], unconnected_gradients="zero")
    uxx = second.gradient(ux, x, unconnected_gradients="zero")
    uyy = second.gradient(uy, y, unconnected_gradients="zero")
    return uxx + uyy


# %% laplace_residual right unstack_zero
"""unstack and stack; a missing gradient counts as zero."""
import tensorflow as tf


def laplace_residual(net, xy):
    x, y = tf.unstack(xy, axis=1)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        u = net(tf.stack([x, y], axis=1))[:, 0]
        slopes = [tape.gradient(u, x), tape.gradient(u, y)]
    parts = [tape.gradient(s, v) if s is not None else None for s, v in zip(slopes, (x, y))]
    return sum(tf.zeros_like(x) if p is None else p for p in parts)[:, tf.newaxis]


# %% oscillator_residual right helper
"""a helper for d/dt, used twice."""
import tensorflow as tf


def derivative(function):
    def slope(t):
        with tf.GradientTape() as tape:
            tape.watch(t)
            value = function(t)
        return tape.gradient(value, t)

    return slope


def oscillator_residual(net, t, y0, v0, omega, gamma):
    def y(t):
        return y0 + v0 * t + tf.pow(t, 2) * net(t)

    dy = derivative(y)
    return derivative(dy)(t) + 2.0 * gamma * dy(t) + omega**2 * y(t)


# %% oscillator_residual right persistent
"""one persistent tape asked twice."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(t)
        y = y0 + t * (v0 + t * net(t))
        dy = tape.gradient(y, t)
    ddy = tape.gradient(dy, t)
    del tape
    return omega * omega * y + ddy + 2.0 * gamma * dy


# %% oscillator_residual right product_rule
"""the products by hand, only net by tapes."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            n = net(t)
        dn = inner.gradient(n, t, unconnected_gradients="zero")
    ddn = outer.gradient(dn, t, unconnected_gradients="zero")
    y = y0 + v0 * t + tf.square(t) * n
    dy = v0 + 2 * t * n + tf.square(t) * dn
    ddy = 2 * n + 4 * t * dn + tf.square(t) * ddn
    return ddy + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual right two_tapes
"""nested tapes."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        dy = inner.gradient(y, t)
    ddy = outer.gradient(dy, t)
    return ddy + 2 * gamma * dy + omega**2 * y


# %% trial_solution right defaults
"""positions by keyword, defaults and an extra argument."""


def trial_solution(net, t, t0=0.0, y0=10.0, *, scale=1.0):
    out = net(t)
    return out * (scale * (t - float(t0))) + float(y0)


# %% trial_solution right keras_ops
"""keras.ops and broadcasting of a filled tensor."""
import keras


def trial_solution(net, t, t0, y0):
    step = keras.ops.subtract(t, t0)
    return keras.ops.full_like(step, y0) + step * net(t)


# %% trial_solution right plain
"""the formula as it stands."""


def trial_solution(net, t, t0, y0):
    return y0 + (t - t0) * net(t)


# %% trial_solution right tf_functions
"""tf.add, tf.multiply, constants."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    t = tf.convert_to_tensor(t)
    start = tf.constant(y0, dtype=t.dtype)
    return tf.add(start, tf.multiply(tf.subtract(t, tf.constant(t0, dtype=t.dtype)), net(t)))


# %% build_decay_net wrong hard_sigmoid
"""A hard sigmoid is a broken line; shows as a second derivative of 0."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32, activation="hard_sigmoid"),
        keras.layers.Dense(1),
    ])


# %% build_decay_net wrong lambda
"""A Lambda layer with the sine; shows as soon as layers are looked at."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32),
        keras.layers.Lambda(lambda z: keras.ops.sin(z)),
        keras.layers.Dense(1),
    ])


# %% build_decay_net wrong leaky
"""Leaky ReLU has a kink too; shows in the activation."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32, activation="leaky_relu"),
        keras.layers.Dense(1),
    ])


# %% build_decay_net wrong linear
"""No activation at all: a straight line; shows as a derivative that is constant."""
import keras


def build_decay_net():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(32), keras.layers.Dense(1)])


# %% build_decay_net wrong not_built
"""No Input, so it is not built; shows before the first call."""
import keras


def build_decay_net():
    return keras.Sequential([keras.layers.Dense(32, activation="tanh"), keras.layers.Dense(1)])


# %% build_decay_net wrong relu
"""ReLU is not smooth: its second derivative is 0; shows in the activation."""
import keras


def build_decay_net():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])


# %% build_decay_net wrong relu_at_the_end
"""Smooth hidden layers, but a ReLU at the output; shows there."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32, activation="tanh"),
        keras.layers.Dense(1, activation="relu"),
    ])


# %% build_decay_net wrong relu_layer
"""A ReLU layer behind the first of two Dense layers; shows as soon as layers are looked at."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32),
        keras.layers.ReLU(),
        keras.layers.Dense(32, activation="tanh"),
        keras.layers.Dense(1),
    ])


# %% build_decay_net wrong squeezed
"""Output (m,) by a Reshape; shows in the output's shape."""
import keras


def build_decay_net():
    return keras.Sequential([
        keras.Input((1,)),
        keras.layers.Dense(32, activation="tanh"),
        keras.layers.Dense(1),
        keras.layers.Reshape(()),
    ])


# %% build_decay_net wrong subclass
"""A class of one's own and not a Sequential or functional model; shows in its type."""
import keras


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(32, activation="tanh")
        self.out = keras.layers.Dense(1)

    def call(self, t):
        return self.out(self.hidden(t))


def build_decay_net():
    net = Net()
    net(keras.ops.zeros((1, 1)))
    return net


# %% build_decay_net wrong wide_output
"""32 outputs, the last layer is missing; shows in the output's shape."""
import keras


def build_decay_net():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(32, activation="tanh")])


# %% decay_residual wrong differences
"""Finite differences in float32 in place of automatic differentiation; shows in the third digit."""


def decay_residual(net, t, t0, y0, rate):
    h = 1e-3
    y = trial_solution(net, t, t0, y0)
    slope = (trial_solution(net, t + h, t0, y0) - trial_solution(net, t - h, t0, y0)) / (2 * h)
    return slope + rate * y


# %% decay_residual wrong grows
"""y' - rate y; shows for rate != 0."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) - rate * y


# %% decay_residual wrong mean
"""The mean over the times, a scalar; shows in the shape."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tf.reduce_mean(tape.gradient(y, t) + rate * y)


# %% decay_residual wrong net_alone
"""The equation for the net in place of the trial solution; shows always."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = net(t)
    return tape.gradient(y, t) + rate * y


# %% decay_residual wrong one_sided_difference
"""(y(t + h) - y(t)) / h with h = 0.01 in place of automatic differentiation; shows in the second digit of y'."""


def decay_residual(net, t, t0, y0, rate):
    h = 1e-2
    y = trial_solution(net, t, t0, y0)
    return (trial_solution(net, t + h, t0, y0) - y) / h + rate * y


# %% decay_residual wrong rate_twice
"""rate multiplies the derivative too; shows for rate != 1."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return rate * (tape.gradient(y, t) + y)


# %% decay_residual wrong rate_two
"""The rate of the example, 2; shows for other rates."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) + 2.0 * y


# %% decay_residual wrong squared
"""The squared residual; shows always."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return (tape.gradient(y, t) + rate * y) ** 2


# %% decay_residual wrong starts_at_zero
"""t0 taken as 0; shows for t0 != 0."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = y0 + t * net(t)
    return tape.gradient(y, t) + rate * y


# %% decay_residual wrong watches_nothing
"""The tape is not told to watch t, so the gradient is None and is taken as 0; shows always."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t, unconnected_gradients="zero") + rate * y


# %% laplace_residual wrong boundary
"""Multiplies by a boundary factor x(1-x)y(1-y) of its own; shows always."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            x, y = xy[:, 0:1], xy[:, 1:2]
            u = x * (1 - x) * y * (1 - y) * net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return outer.gradient(gx, xy)[:, 0:1] + outer.gradient(gy, xy)[:, 1:2]


# %% laplace_residual wrong first_derivatives
"""u_x + u_y; shows always."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as tape:
        tape.watch(xy)
        u = net(xy)
    return tf.reduce_sum(tape.gradient(u, xy), axis=1, keepdims=True)


# %% laplace_residual wrong five_points
"""The five-point star in float32 in place of automatic differentiation; shows in the second digit."""
import tensorflow as tf


def laplace_residual(net, xy):
    h = 1e-2
    ex, ey = tf.constant([[h, 0.0]]), tf.constant([[0.0, h]])
    return (net(xy + ex) + net(xy - ex) + net(xy + ey) + net(xy - ey) - 4 * net(xy)) / h**2


# %% laplace_residual wrong flat
"""(m,) and not (m, 1); shows in the shape."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0], g[:, 1]
    return outer.gradient(gx, xy)[:, 0] + outer.gradient(gy, xy)[:, 1]


# %% laplace_residual wrong mixed
"""Sums the gradient before the second derivative, so u_xy comes in twice; shows for nets with u_xy != 0."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
    return tf.reduce_sum(outer.gradient(g, xy), axis=1, keepdims=True)


# %% laplace_residual wrong only_x
"""u_xx alone; shows for u_yy != 0."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        gx = inner.gradient(u, xy)[:, 0:1]
    return outer.gradient(gx, xy)[:, 0:1]


# %% laplace_residual wrong squared
"""u_x^2 + u_y^2; shows always."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as tape:
        tape.watch(xy)
        u = net(xy)
    return tf.reduce_sum(tape.gradient(u, xy) ** 2, axis=1, keepdims=True)


# %% laplace_residual wrong swapped_columns
"""Twice the mixed derivative: the wrong column is taken; shows for u_xx + u_yy != 2 u_xy."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return outer.gradient(gx, xy)[:, 1:2] + outer.gradient(gy, xy)[:, 0:1]


# %% laplace_residual wrong two_columns
"""u_xx and u_yy side by side, not added; shows in the shape."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return tf.concat([outer.gradient(gx, xy)[:, 0:1], outer.gradient(gy, xy)[:, 1:2]], axis=1)


# %% laplace_residual wrong wave
"""u_xx - u_yy; shows for u_yy != 0."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            g = inner.gradient(net(xy), xy)
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return outer.gradient(gx, xy)[:, 0:1] - outer.gradient(gy, xy)[:, 1:2]


# %% oscillator_residual wrong damped_frequency
"""omega^2 - gamma^2 as in the solution; shows for gamma != 0."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + 2 * gamma * dy + (omega**2 - gamma**2) * y


# %% oscillator_residual wrong differences
"""Second differences with h = 0.03 in place of automatic differentiation; shows in the third digit and for large y0."""


def oscillator_residual(net, t, y0, v0, omega, gamma):
    h = 0.03

    def y(t):
        return y0 + v0 * t + t**2 * net(t)

    ddy = (y(t + h) - 2 * y(t) + y(t - h)) / h**2
    return ddy + 2 * gamma * (y(t + h) - y(t - h)) / (2 * h) + omega**2 * y(t)


# %% oscillator_residual wrong flat
"""(m,) and not (m, 1); shows in the shape."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        dy = inner.gradient(y, t)
    return tf.squeeze(outer.gradient(dy, t) + 2 * gamma * dy + omega**2 * y)


# %% oscillator_residual wrong gamma_once
"""gamma y' in place of 2 gamma y'; shows for gamma != 0."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + gamma * dy + omega**2 * y


# %% oscillator_residual wrong half
"""v0 t + t^2 / 2 net(t), as in a Taylor series; shows always."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 / 2 * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual wrong inner_gradient_outside
"""The first derivative is taken outside the outer tape, so the second is none and counts as 0; shows always."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
    dy = inner.gradient(y, t)
    ddy = outer.gradient(dy, t)
    return (0.0 if ddy is None else ddy) + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual wrong no_speed
"""v0 forgotten; shows for v0 != 0."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + t**2 * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual wrong omega_not_squared
"""omega y; shows for omega != 1."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + 2 * gamma * dy + omega * y


# %% oscillator_residual wrong one_power_of_t
"""t net(t), so the initial speed is not kept; shows always."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual wrong squared_slope
"""y'^2 in place of y''; shows always."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = y0 + v0 * t + t**2 * net(t)
    dy = tape.gradient(y, t)
    return dy**2 + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual wrong tape_and_difference
"""y' by a tape, y'' as its difference quotient; shows in the third digit."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    def both(t):
        with tf.GradientTape() as tape:
            tape.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        return y, tape.gradient(y, t)

    h = 0.005
    y, dy = both(t)
    ddy = (both(t + h)[1] - both(t - h)[1]) / (2 * h)
    return ddy + 2 * gamma * dy + omega**2 * y


# %% oscillator_residual wrong undamped
"""The damping is left out; shows for gamma != 0."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        dy = inner.gradient(y, t)
    return outer.gradient(dy, t) + omega**2 * y


# %% trial_solution wrong absolute
"""|t - t0|; shows for times before t0."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    return y0 + tf.abs(t - t0) * net(t)


# %% trial_solution wrong array
"""The right numbers as an array, where a tensor is asked for."""
import numpy as np


def trial_solution(net, t, t0, y0):
    return np.asarray(y0 + (t - t0) * net(t))


# %% trial_solution wrong constants
"""The right numbers as a new tensor, which knows nothing of t: a tape finds no derivative."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    values = y0 + (t.numpy() - t0) * net(t).numpy()
    return tf.constant(values, dtype=tf.float32)


# %% trial_solution wrong flat
"""(m,) and not (m, 1); shows in the shape."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    return tf.reshape(y0 + (t - t0) * net(t), [-1])


# %% trial_solution wrong forgets_t0
"""t in place of t - t0; shows for t0 != 0."""


def trial_solution(net, t, t0, y0):
    return y0 + t * net(t)


# %% trial_solution wrong matrix
"""The flat net broadcasts against the column to (m, m); shows for m > 1."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    return y0 + (t - t0) * tf.squeeze(net(t), axis=1)


# %% trial_solution wrong multiplies_y0
"""y0 (1 + (t - t0) net(t)); shows for y0 != 1."""


def trial_solution(net, t, t0, y0):
    return y0 * (1 + (t - t0) * net(t))


# %% trial_solution wrong no_factor
"""y0 + net(t), which misses the initial value; shows at t = t0."""


def trial_solution(net, t, t0, y0):
    return y0 + net(t)


# %% trial_solution wrong shifts_the_net
"""net(t - t0); shows for t0 != 0 and a net that is not constant."""


def trial_solution(net, t, t0, y0):
    return y0 + (t - t0) * net(t - t0)


# %% trial_solution wrong sign
"""t0 - t; shows for t != t0."""


def trial_solution(net, t, t0, y0):
    return y0 + (t0 - t) * net(t)

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

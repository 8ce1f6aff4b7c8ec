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

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

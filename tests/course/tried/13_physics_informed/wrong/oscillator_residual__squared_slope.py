"""y'^2 in place of y''; shows always."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = y0 + v0 * t + t**2 * net(t)
    dy = tape.gradient(y, t)
    return dy**2 + 2 * gamma * dy + omega**2 * y

"""The five-point star in float32 in place of automatic differentiation; shows in the second digit."""
import tensorflow as tf


def laplace_residual(net, xy):
    h = 1e-2
    ex, ey = tf.constant([[h, 0.0]]), tf.constant([[0.0, h]])
    return (net(xy + ex) + net(xy - ex) + net(xy + ey) + net(xy - ey) - 4 * net(xy)) / h**2

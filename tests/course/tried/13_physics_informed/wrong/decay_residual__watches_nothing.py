"""The tape is not told to watch t, so the gradient is None and is taken as 0; shows always."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t, unconnected_gradients="zero") + rate * y

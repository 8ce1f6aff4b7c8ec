"""|t - t0|; shows for times before t0."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    return y0 + tf.abs(t - t0) * net(t)

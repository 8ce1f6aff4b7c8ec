"""The flat net broadcasts against the column to (m, m); shows for m > 1."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    return y0 + (t - t0) * tf.squeeze(net(t), axis=1)

"""(m,) and not (m, 1); shows in the shape."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    return tf.reshape(y0 + (t - t0) * net(t), [-1])

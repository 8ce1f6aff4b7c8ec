"""tf.gradients inside a tf.function."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    @tf.function
    def residual(t):
        y = y0 + (t - t0) * net(t)
        return tf.gradients(tf.reduce_sum(y), t)[0] + rate * y

    return residual(tf.convert_to_tensor(t))

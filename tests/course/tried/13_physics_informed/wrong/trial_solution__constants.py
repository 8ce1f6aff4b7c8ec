"""The right numbers as a new tensor, which knows nothing of t: a tape finds no derivative."""
import tensorflow as tf


def trial_solution(net, t, t0, y0):
    values = y0 + (t.numpy() - t0) * net(t).numpy()
    return tf.constant(values, dtype=tf.float32)

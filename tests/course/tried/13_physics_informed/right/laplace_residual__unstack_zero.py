"""unstack and stack; a missing gradient counts as zero."""
import tensorflow as tf


def laplace_residual(net, xy):
    x, y = tf.unstack(xy, axis=1)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        tape.watch(y)
        u = net(tf.stack([x, y], axis=1))[:, 0]
        slopes = [tape.gradient(u, x), tape.gradient(u, y)]
    parts = [tape.gradient(s, v) if s is not None else None for s, v in zip(slopes, (x, y))]
    return sum(tf.zeros_like(x) if p is None else p for p in parts)[:, tf.newaxis]

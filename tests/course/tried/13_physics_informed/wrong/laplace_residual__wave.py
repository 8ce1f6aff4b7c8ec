"""u_xx - u_yy; shows for u_yy != 0."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            g = inner.gradient(net(xy), xy)
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return outer.gradient(gx, xy)[:, 0:1] - outer.gradient(gy, xy)[:, 1:2]

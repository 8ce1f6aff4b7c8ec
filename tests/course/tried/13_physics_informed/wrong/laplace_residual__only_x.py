"""u_xx alone; shows for u_yy != 0."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape() as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        gx = inner.gradient(u, xy)[:, 0:1]
    return outer.gradient(gx, xy)[:, 0:1]

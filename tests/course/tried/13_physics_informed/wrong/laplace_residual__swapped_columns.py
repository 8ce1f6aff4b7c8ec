"""Twice the mixed derivative: the wrong column is taken; shows for u_xx + u_yy != 2 u_xy."""
import tensorflow as tf


def laplace_residual(net, xy):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch(xy)
        with tf.GradientTape() as inner:
            inner.watch(xy)
            u = net(xy)
        g = inner.gradient(u, xy)
        gx, gy = g[:, 0:1], g[:, 1:2]
    return outer.gradient(gx, xy)[:, 1:2] + outer.gradient(gy, xy)[:, 0:1]

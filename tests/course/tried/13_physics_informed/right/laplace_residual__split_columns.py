"""x and y as columns of their own."""
import tensorflow as tf


def laplace_residual(net, xy):
    x, y = tf.split(xy, 2, axis=1)
    with tf.GradientTape(persistent=True) as second:
        second.watch([x, y])
        with tf.GradientTape() as first:
            first.watch([x, y])
            u = net(tf.concat([x, y], axis=1))
        ux, uy = first.gradient(u, [x, y], unconnected_gradients="zero")
    uxx = second.gradient(ux, x, unconnected_gradients="zero")
    uyy = second.gradient(uy, y, unconnected_gradients="zero")
    return uxx + uyy

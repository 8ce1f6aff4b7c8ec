"""the product rule by hand, only net is differentiated."""
import tensorflow as tf


def decay_residual(net, t, t0, y0, rate):
    with tf.GradientTape() as tape:
        tape.watch(t)
        n = net(t)
    dn = tape.gradient(n, t, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return n + (t - t0) * dn + rate * (y0 + (t - t0) * n)

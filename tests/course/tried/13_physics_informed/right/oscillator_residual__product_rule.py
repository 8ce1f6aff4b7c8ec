"""the products by hand, only net by tapes."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            n = net(t)
        dn = inner.gradient(n, t, unconnected_gradients="zero")
    ddn = outer.gradient(dn, t, unconnected_gradients="zero")
    y = y0 + v0 * t + tf.square(t) * n
    dy = v0 + 2 * t * n + tf.square(t) * dn
    ddy = 2 * n + 4 * t * dn + tf.square(t) * ddn
    return ddy + 2 * gamma * dy + omega**2 * y

"""one persistent tape asked twice."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(t)
        y = y0 + t * (v0 + t * net(t))
        dy = tape.gradient(y, t)
    ddy = tape.gradient(dy, t)
    del tape
    return omega * omega * y + ddy + 2.0 * gamma * dy

"""y' by a tape, y'' as its difference quotient; shows in the third digit."""
import tensorflow as tf


def oscillator_residual(net, t, y0, v0, omega, gamma):
    def both(t):
        with tf.GradientTape() as tape:
            tape.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        return y, tape.gradient(y, t)

    h = 0.005
    y, dy = both(t)
    ddy = (both(t + h)[1] - both(t - h)[1]) / (2 * h)
    return ddy + 2 * gamma * dy + omega**2 * y

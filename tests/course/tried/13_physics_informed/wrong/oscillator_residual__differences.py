"""Second differences with h = 0.03 in place of automatic differentiation; shows in the third digit and for large y0."""


def oscillator_residual(net, t, y0, v0, omega, gamma):
    h = 0.03

    def y(t):
        return y0 + v0 * t + t**2 * net(t)

    ddy = (y(t + h) - 2 * y(t) + y(t - h)) / h**2
    return ddy + 2 * gamma * (y(t + h) - y(t - h)) / (2 * h) + omega**2 * y(t)

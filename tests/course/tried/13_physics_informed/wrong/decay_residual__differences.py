"""Finite differences in float32 in place of automatic differentiation; shows in the third digit."""


def decay_residual(net, t, t0, y0, rate):
    h = 1e-3
    y = trial_solution(net, t, t0, y0)
    slope = (trial_solution(net, t + h, t0, y0) - trial_solution(net, t - h, t0, y0)) / (2 * h)
    return slope + rate * y

"""(y(t + h) - y(t)) / h with h = 0.01 in place of automatic differentiation; shows in the second digit of y'."""


def decay_residual(net, t, t0, y0, rate):
    h = 1e-2
    y = trial_solution(net, t, t0, y0)
    return (trial_solution(net, t + h, t0, y0) - y) / h + rate * y

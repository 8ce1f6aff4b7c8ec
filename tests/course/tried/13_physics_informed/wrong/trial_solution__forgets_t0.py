"""t in place of t - t0; shows for t0 != 0."""


def trial_solution(net, t, t0, y0):
    return y0 + t * net(t)

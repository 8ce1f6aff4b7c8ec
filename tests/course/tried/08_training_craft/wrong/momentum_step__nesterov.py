"""Nesterov's step; shows on the values."""


def momentum_step(w, g, v, lr, beta):
    v = beta * v + (1 - beta) * g
    return w - lr * (beta * v + (1 - beta) * g), v

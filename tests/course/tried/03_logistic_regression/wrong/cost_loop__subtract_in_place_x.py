"""Subtract in place X; shows where: the arguments stay as they are."""


def cost_loop(w, b, X, Y):
    r = propagate(w, b, X, Y)
    if X.dtype.kind == "f":
        X -= X.mean()
    return r

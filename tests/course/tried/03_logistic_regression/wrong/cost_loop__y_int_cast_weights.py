"""Y int cast weights; shows where: it works for three features and two examples, too."""


def cost_loop(w, b, X, Y):
    return propagate(w, int(b), X, Y)

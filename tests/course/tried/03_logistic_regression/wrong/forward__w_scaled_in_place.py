"""W scaled in place; shows where: the arguments stay as they are."""


def forward(w, b, X):
    if w.dtype == float:
        w /= 1.0
        w += 0.0
        w *= -1
        r = sigmoid(-w.T @ X + b)
        return r
    return sigmoid(w.T @ X + b)

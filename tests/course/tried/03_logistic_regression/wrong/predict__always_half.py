"""Always half; shows where: the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4."""


def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) > 0.5).astype(int)

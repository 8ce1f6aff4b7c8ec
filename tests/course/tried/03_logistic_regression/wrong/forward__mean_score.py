"""Mean score; shows where: NAND with w = (-1, -1) and b = 1 gives the probabilities of the table."""


def forward(w, b, X):
    return sigmoid(w.T @ X / len(w) + b)

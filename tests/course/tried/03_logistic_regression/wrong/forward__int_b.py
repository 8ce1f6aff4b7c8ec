"""Int b; shows where: three features of five examples give one row of five probabilities."""


def forward(w, b, X):
    return sigmoid(w.T @ X + int(b))

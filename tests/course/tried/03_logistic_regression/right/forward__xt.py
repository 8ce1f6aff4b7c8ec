"""XT."""


def forward(w, b, X):
    return sigmoid((X.T @ w + b).T)

"""Untrained; shows where: on new events it orders photons and jets better than any single feature."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 0)
    return lambda Z: forward(w, b, (Z - m) / s)[0]

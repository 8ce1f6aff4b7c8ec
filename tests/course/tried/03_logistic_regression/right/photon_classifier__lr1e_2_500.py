"""Lr1e-2 500."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 0.01, 500)
    return lambda Z: forward(w, b, (Z - m) / s)[0]

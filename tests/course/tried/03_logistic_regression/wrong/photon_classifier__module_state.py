"""Module state; shows where: a second training leaves the first classifier as it was."""

M = {}


def photon_classifier(X, Y):
    M["m"], M["s"] = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - M["m"]) / M["s"], Y, 1.0, 300)
    return lambda Z: forward(w, b, (Z - M["m"]) / M["s"])[0]

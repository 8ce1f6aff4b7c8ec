"""Few steps raw; shows where: on new events it orders photons and jets better than any single feature."""


def photon_classifier(X, Y):
    w, b, _ = fit(X, Y, 0.001, 50)
    return lambda Z: forward(w, b, Z)[0]

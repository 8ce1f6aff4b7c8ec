"""Python list; shows where: predict_proba gives one probability in [0, 1] for each event."""


def photon_classifier(X, Y):
    m, s = X.mean(1, keepdims=True), X.std(1, keepdims=True)
    w, b, _ = fit((X - m) / s, Y, 1.0, 300)
    return lambda Z: forward(w, b, (Z - m) / s)[0].tolist()

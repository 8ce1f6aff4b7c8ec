"""Running mean; shows where: an event has the same value alone and among others."""


def photon_classifier(X, Y):
    st = {"m": X.mean(1, keepdims=True)}
    s = X.std(1, keepdims=True)
    w, b, _ = fit((X - st["m"]) / s, Y, 1.0, 300)

    def f(Z):
        p = forward(w, b, (Z - st["m"]) / s)[0]
        st["m"] = 0.9 * st["m"] + 0.1 * Z.mean(1, keepdims=True)
        return p

    return f

"""Single item; shows where: one example, one feature, as many features as examples, more features than examples."""


def predict(w, b, X, threshold=0.5):
    r = (forward(w, b, X) > threshold).astype(int)
    return int(r[0, 0]) if r.size == 1 else r

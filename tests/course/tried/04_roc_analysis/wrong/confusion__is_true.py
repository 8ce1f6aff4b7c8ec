"""Is True; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    tp = sum(1 for y, p in zip(y_true, y_pred) if y is p and y == 1)
    fp = sum(1 for y, p in zip(y_true, y_pred) if y == 0 and p == 1)
    fn = sum(1 for y, p in zip(y_true, y_pred) if y == 1 and p == 0)
    return tp, fp, fn, len(y_true) - tp - fp - fn

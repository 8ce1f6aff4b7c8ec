"""Counter."""


def confusion(y_true, y_pred):
    from collections import Counter

    c = Counter(zip([int(v) for v in y_true], [int(v) for v in y_pred]))
    return c[1, 1], c[0, 1], c[1, 0], c[0, 0]

"""Array ints; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    y, p = (y_true == 1)[None], (y_pred == 1)[None]
    return tuple((q).sum(axis=1) for q in (y & p, ~y & p, y & ~p, ~y & ~p))

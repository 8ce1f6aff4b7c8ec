"""Swapped args; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_pred, y_true):
    y, p = y_true == 1, y_pred == 1
    return int((y & p).sum()), int((~y & p).sum()), int((y & ~p).sum()), int((~y & ~p).sum())

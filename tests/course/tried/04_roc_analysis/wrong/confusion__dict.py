"""Dict; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    y, p = y_true == 1, y_pred == 1
    return dict(tp=int((y & p).sum()), fp=int((~y & p).sum()), fn=int((y & ~p).sum()), tn=int((~y & ~p).sum()))

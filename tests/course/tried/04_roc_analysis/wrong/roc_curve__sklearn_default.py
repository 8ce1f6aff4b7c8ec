"""Sklearn default; shows where: the six events give the seven points of the table."""


def roc_curve(y_true, score):
    from sklearn.metrics import roc_curve as r

    return r(y_true, score)

"""Sklearn nodrop nan class; shows where: the rate of a class that is missing is 0.0 throughout, without a warning."""


def roc_curve(y_true, score):
    from sklearn.metrics import roc_curve as r

    return r(y_true, score, drop_intermediate=False)

"""Cumulative."""


def auc(fpr, tpr):
    from scipy.integrate import cumulative_trapezoid

    return float(cumulative_trapezoid(tpr, fpr)[-1])

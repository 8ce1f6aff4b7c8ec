"""Balanced accuracy; shows where: tp = 40, fp = 20, fn = 10, tn = 130: no two ratios are mixed up."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=(d(tp, tp + fn) + d(tn, tn + fp)) / 2, precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))

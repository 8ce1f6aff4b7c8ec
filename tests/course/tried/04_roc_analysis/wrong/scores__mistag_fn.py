"""Mistag fn; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fn, fn + tp))

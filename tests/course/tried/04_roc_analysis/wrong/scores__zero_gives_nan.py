"""Zero gives nan; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else float("nan")
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))

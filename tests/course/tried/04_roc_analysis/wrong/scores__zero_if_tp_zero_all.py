"""Zero if tp zero all; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    if tp == 0:
        return dict(accuracy=0.0, precision=0.0, recall=0.0, f1=0.0, specificity=0.0, mistag=0.0)
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))

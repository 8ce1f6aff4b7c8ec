"""F1 of zero nan; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    p, r = d(tp, tp + fp), d(tp, tp + fn)
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=p, recall=r, f1=2 * p * r / (p + r), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))

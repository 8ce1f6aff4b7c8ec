"""F1 one minus; shows where: every ratio 0/0 is 0.0, of Python's and of numpy's integers, without a warning."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    s = d(tn, tn + fp)
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=1 - d(fp, fp + tn), mistag=d(fp, fp + tn))

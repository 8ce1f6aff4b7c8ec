"""Int32; shows where: nothing is added to the denominators, and counts may be large."""


def scores(tp, fp, fn, tn):
    tp, fp, fn, tn = (int(v) % 2**31 for v in (tp, fp, fn, tn))
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))

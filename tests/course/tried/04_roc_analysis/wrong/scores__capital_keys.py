"""Capital keys; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(Accuracy=d(tp + tn, tp + fp + fn + tn), Precision=d(tp, tp + fp), Recall=d(tp, tp + fn), F1=d(2 * tp, 2 * tp + fp + fn), Specificity=d(tn, tn + fp), Mistag=d(fp, fp + tn))

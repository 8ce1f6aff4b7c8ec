"""Ints zero."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: 0 if b == 0 else a / b
    P, R = d(tp, tp + fp), d(tp, tp + fn)
    return {"accuracy": d(tp + tn, tp + tn + fp + fn), "precision": P, "recall": R, "f1": d(2 * P * R, P + R), "specificity": d(tn, fp + tn), "mistag": d(fp, fp + tn), "tpr": R}

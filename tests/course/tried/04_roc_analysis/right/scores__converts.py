"""Converts."""


def scores(tp, fp, fn, tn):
    tp, fp, fn, tn = int(tp), int(fp), int(fn), int(tn)
    out = {}
    for k, (a, b) in dict(accuracy=(tp + tn, tp + fp + fn + tn), precision=(tp, tp + fp), recall=(tp, tp + fn), f1=(tp, tp + (fp + fn) / 2), specificity=(tn, tn + fp), mistag=(fp, fp + tn)).items():
        try:
            out[k] = a / b
        except ZeroDivisionError:
            out[k] = 0.0
    return out

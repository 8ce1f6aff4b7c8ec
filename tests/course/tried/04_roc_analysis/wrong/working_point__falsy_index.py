"""Falsy index; shows where: an efficiency of 1 takes the highest threshold that keeps all, 0 the highest of all."""


def working_point(fpr, tpr, thresholds, efficiency):
    k = next((i for i, t in enumerate(tpr) if t >= efficiency), None)
    if not k:
        raise ValueError
    return float(thresholds[k]), float(fpr[k])

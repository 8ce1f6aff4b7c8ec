"""Returns None; shows where: an efficiency that no threshold reaches raises ValueError."""


def working_point(fpr, tpr, thresholds, efficiency):
    for f, t, h in zip(fpr, tpr, thresholds):
        if t >= efficiency:
            return float(h), float(f)

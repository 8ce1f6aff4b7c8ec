"""Subclass of valueerror? argmax."""


def working_point(fpr, tpr, thresholds, efficiency):
    if tpr.max() < efficiency:
        raise ValueError(f"max {tpr.max()}")
    k = (tpr >= efficiency).argmax()
    return (thresholds[k], fpr[k])

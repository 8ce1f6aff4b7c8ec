"""List; shows where: background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100."""


def rejection(fpr):
    return [1 / float(f) if f > 0 else float("inf") for f in fpr]

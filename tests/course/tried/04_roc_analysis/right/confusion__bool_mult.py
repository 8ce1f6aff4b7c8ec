"""Bool mult."""


def confusion(y_true, y_pred):
    t = y_true > 0
    p = y_pred > 0
    return int(sum(t * p)), int(sum(p > t)), int(sum(t > p)), int(sum(~(t | p)))

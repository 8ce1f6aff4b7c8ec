"""Sum dtype; shows where: three hundred photons are three hundred, also where labels are bytes."""


def confusion(y_true, y_pred):
    tp = int((y_true * y_pred).sum(dtype=y_true.dtype))
    fp = int(((1 - y_true) * y_pred).sum(dtype=y_true.dtype))
    fn = int((y_true * (1 - y_pred)).sum(dtype=y_true.dtype))
    return tp, fp, fn, y_true.size - tp - fp - fn

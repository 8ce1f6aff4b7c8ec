"""Variance as dev - human; shows for pure bias."""


def diagnose(train_error, dev_error, human_error):
    bias, variance = train_error - human_error > 0.02, dev_error - human_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"

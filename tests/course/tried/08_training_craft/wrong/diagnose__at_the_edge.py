""">= in place of >; shows for a gap of exactly .02 (0, .02)."""


def diagnose(train_error, dev_error, human_error):
    bias, variance = train_error - human_error >= 0.02, dev_error - train_error >= 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"

"""Absolute differences; shows where the dev error is lower than the train error, or the net better than people."""


def diagnose(train_error, dev_error, human_error):
    bias, variance = abs(train_error - human_error) > 0.02, abs(dev_error - train_error) > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"

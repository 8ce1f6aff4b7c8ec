"""one expression."""


def diagnose(train_error, dev_error, human_error):
    large = lambda gap: gap > 0.02
    if large(train_error - human_error):
        return "both" if large(dev_error - train_error) else "bias"
    return "variance" if large(dev_error - train_error) else "fine"

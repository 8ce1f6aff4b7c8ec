"""Names the larger of the two when both are large and differ; shows there."""


def diagnose(train_error, dev_error, human_error):
    b, v = train_error - human_error, dev_error - train_error
    if b <= 0.02 and v <= 0.02:
        return "fine"
    return "both" if b == v else "bias" if b > v else "variance"

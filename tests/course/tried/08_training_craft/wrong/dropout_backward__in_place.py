"""dA *= mask; shows in dA after the call."""


def dropout_backward(dA, mask, keep):
    dA *= mask
    return dA / keep

"""Walks over the gradients."""

import numpy as np


def update(params, grads, lr):
    return dict((k[1:], np.subtract(params[k[1:]], np.multiply(lr, g))) for k, g in grads.items())

"""np.prod of the shape, a numpy integer."""
import numpy as np


def conv_params(f, c_in, c_out):
    return np.prod([f, f, c_in, c_out]) + c_out

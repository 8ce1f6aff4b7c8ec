"""One bias per pair of channels; shows for c_in > 1."""


def conv_params(f, c_in, c_out):
    return (f * f + 1) * c_in * c_out

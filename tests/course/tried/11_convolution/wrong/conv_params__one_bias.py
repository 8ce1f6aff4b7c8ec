"""One bias in all; shows for c_out > 1."""


def conv_params(f, c_in, c_out):
    return f * f * c_in * c_out + 1

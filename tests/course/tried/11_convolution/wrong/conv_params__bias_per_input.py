"""One bias per input channel; shows for c_in != c_out."""


def conv_params(f, c_in, c_out):
    return f * f * c_in * c_out + c_in

"""defaults and an extra keyword."""


def conv_params(f=3, c_in=1, c_out=1, use_bias=True):
    weights = f * f * c_in * c_out
    return weights + (c_out if use_bias else 0)

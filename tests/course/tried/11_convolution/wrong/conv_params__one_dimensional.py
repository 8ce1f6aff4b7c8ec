"""2f in place of f squared; shows for f != 2."""


def conv_params(f, c_in, c_out):
    return (2 * f * c_in + 1) * c_out

"""a sum over the filters."""


def conv_params(f, c_in, c_out):
    return sum(f**2 * c_in + 1 for _ in range(c_out))

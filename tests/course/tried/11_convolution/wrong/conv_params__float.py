"""f to the power 2.0 makes a float; shows in the type."""


def conv_params(f, c_in, c_out):
    return (f**2.0 * c_in + 1) * c_out

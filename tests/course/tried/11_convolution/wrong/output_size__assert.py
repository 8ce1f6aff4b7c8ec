"""AssertionError in place of ValueError; shows for f > n + 2 pad."""


def output_size(n, f, stride, pad):
    assert f <= n + 2 * pad, "filter too large"
    return (n + 2 * pad - f) // stride + 1

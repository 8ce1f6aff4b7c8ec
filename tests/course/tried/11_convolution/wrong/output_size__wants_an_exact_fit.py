"""ValueError where the stride leaves pixels over; shows for n = 6, f = 3, stride 2."""


def output_size(n, f, stride, pad):
    if f > n + 2 * pad or (n + 2 * pad - f) % stride:
        raise ValueError("does not fit")
    return (n + 2 * pad - f) // stride + 1

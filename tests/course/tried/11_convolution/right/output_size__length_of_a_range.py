"""counts the positions where the filter may start."""


def output_size(n, f, stride, pad):
    starts = range(0, n + 2 * pad - f + 1, stride)
    if len(starts) == 0:
        raise ValueError("filter larger than the padded image")
    return len(starts)

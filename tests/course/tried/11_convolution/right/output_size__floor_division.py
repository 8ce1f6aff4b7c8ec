"""integer arithmetic."""


def output_size(n, f, stride, pad):
    room = n + 2 * pad - f
    if room < 0:
        raise ValueError(f"a filter of {f} does not fit into {n + 2 * pad} pixels")
    return room // stride + 1

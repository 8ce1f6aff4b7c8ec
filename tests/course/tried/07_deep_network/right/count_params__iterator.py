"""walks over the sequence once, without indices."""


def count_params(layer_dims):
    total, before = 0, None
    for n in layer_dims:
        if before is not None:
            total += int(n) * int(before) + int(n)
        before = n
    return total

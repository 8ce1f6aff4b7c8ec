"""numpy multiplies, but Python's sum takes the products one by one."""


def dot(a, b):
    return float(sum((a * b).tolist()))

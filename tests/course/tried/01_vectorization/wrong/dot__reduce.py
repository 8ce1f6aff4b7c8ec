"""reduce and map with operators: the loop is one of C."""
import functools
import operator


def dot(a, b):
    return float(functools.reduce(operator.add, map(operator.mul, a.tolist(), b.tolist())))

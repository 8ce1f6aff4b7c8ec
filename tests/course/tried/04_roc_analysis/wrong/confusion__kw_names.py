"""Kw names; shows where: the arguments stay as they are, by position or by name."""


def confusion(a, b):
    y, p = a == 1, b == 1
    return int((y & p).sum()), int((~y & p).sum()), int((y & ~p).sum()), int((~y & ~p).sum())

"""What the student behind the wall has written, for the tests of calls."""

import os
import time


def double(x):
    return 2 * x


def picky(x):
    if x == 3:
        raise ValueError("three")
    return x


def deadly(x):
    if x == 3:
        os._exit(0)
    return x


def endless(x):
    while x == 3:
        pass
    return x


def slow(x):
    time.sleep(0.4)
    return x


def draw(n, rng):
    return rng.normal(size=n)


def adder(a):
    return lambda x: x + a


def in_place(x):
    x += 1
    return x


def apply(f, x):
    return f(x)


seen = []


def counted(x):
    seen.append(x)
    return len(seen)

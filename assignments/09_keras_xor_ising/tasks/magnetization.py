"""What the judge knows of magnetization: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import random_spins
from public import seven_ninths


@check(core=True)
def mean_of_each(student, rng):
    "the mean spin of each lattice, with its sign"
    for k, L in ((6, 5), (4, 4), (1, 8), (9, 3)):
        spins = random_spins(rng, k, L)
        spins[0] = -1
        agree(student.magnetization(spins), spins.mean(axis=(1, 2)), ask="Over which axes goes the mean?")


@check
def mean_of_bytes(student, rng):
    "spins may be bytes or floats"
    for dtype in (np.int8, np.float32):
        spins = random_spins(rng, 3, 32, dtype)
        spins[1] = 1
        agree(student.magnetization(spins), spins.astype(float).mean(axis=(1, 2)), ask="What is the largest int8?")


@check
def spins_of_magnetization_unchanged(student, rng):
    "the spins stay as they are"
    unchanged(student.observe("magnetization", random_spins(rng, 3, 4)))


@alternative
def sum_over_sites(spins):
    """the sum, divided by the number of sites"""
    return spins.sum(axis=(1, 2)) / spins[0].size


@alternative
def flattened(spins):
    """lattices as rows"""
    return np.mean(spins.reshape(len(spins), -1), axis=1)


@alternative
def listed(spins):
    """a comprehension over the lattices"""
    return np.array([float(np.mean(s)) for s in spins])


@misconception(caught_by=seven_ninths)
def absolute_magnetization(spins):
    """The sign is lost: a lattice that is all down has the magnetisation -1. Who takes the absolute value, and when?"""
    return np.abs(spins.mean(axis=(1, 2)))


@misconception(caught_by=seven_ninths)
def total_magnetization(spins):
    """You return the sum of the spins; the mean is asked for. By which number do the two differ?"""
    return spins.sum(axis=(1, 2))


@misconception(caught_by=seven_ninths)
def mean_over_everything(spins):
    """One number came back: the mean over all lattices. Which axis has to be left?"""
    return spins.mean()


@misconception(caught_by=seven_ninths)
def mean_over_the_lattices(spins):
    """The mean goes over the lattices and one direction, and leaves the other. Which of the axes (k, L, L) are the
    sites?"""
    return spins.mean(axis=(0, 1))


@misconception(caught_by=seven_ninths)
def share_of_up(spins):
    """You return the share of spins that are up, from 0 to 1. What is the mean of numbers that are +1 and -1?"""
    return (spins > 0).mean(axis=(1, 2))

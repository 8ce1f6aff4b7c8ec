"""What the judge knows of energy: hidden checks, other right solutions, known-wrong ones."""

import itertools

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import random_spins
from public import nine_sites, one_energy_each


def bonds(spins):
    """The energy bond by bond, in double precision."""
    s = np.asarray(spins, dtype=float)
    L = s.shape[1]
    total = np.zeros(len(s))
    for i, j in itertools.product(range(L), range(L)):
        total -= s[:, i, j] * (s[:, (i + 1) % L, j] + s[:, i, (j + 1) % L])
    return total


@check(core=True)
def any_lattice(student, rng):
    "random lattices of any size, odd ones too"
    for k, L in ((7, 4), (3, 5), (5, 8), (4, 3)):
        spins = random_spins(rng, k, L)
        agree(student.energy(spins), bonds(spins), ask="Is every bond counted, once, and those around the edge too?")


@check(core=True)
def stripes(student):
    "stripes that lie and stripes that stand have the same energy, a chessboard has the highest"
    lying = np.ones((6, 6), dtype=int)
    lying[::2] = -1
    board = 1 - 2 * (np.indices((6, 6)).sum(axis=0) % 2)
    wall = np.ones((6, 6), dtype=int)
    wall[:, 3:] = -1
    spins = np.stack([lying, lying.T, board, wall, wall.T])
    agree(student.energy(spins), bonds(spins), ask="Which bonds belong to a site: to the right, and which other one?")


@check(core=True)
def as_many_lattices_as_rows(student, rng):
    "when there are as many lattices as rows, and when there is only one"
    for k, L in ((4, 4), (1, 6)):
        spins = random_spins(rng, k, L)
        agree(student.energy(spins), bonds(spins), ask="Which of the three axes are the sites?")


@check(core=True)
def up_and_down_alike(student, rng):
    "turning all spins over changes no energy"
    spins = random_spins(rng, 5, 6)
    agree(student.energy(-spins), bonds(spins), ask="Is there a term with one spin alone?")


@check
def bytes_and_floats(student, rng):
    "spins may be bytes, as the generator gives them, or floats; large lattices, too"
    for dtype, k, L in ((np.int8, 3, 64), (np.int8, 20, 16), (np.float32, 4, 16), (np.float64, 2, 5)):
        spins = random_spins(rng, k, L, dtype)
        agree(student.energy(spins), bonds(spins), ask="What is the largest number that an int8 holds?")
    agree(student.energy(np.ones((2, 64, 64), np.int8)), np.full(2, -8192.0), ask="What is the largest int8?")


@check
def spins_of_energy_unchanged(student, rng):
    "the spins stay as they are"
    unchanged(student.observe("energy", random_spins(rng, 3, 4)))


@alternative
def half_of_all_four(spins):
    """four neighbours, each bond twice, halved"""
    around = np.roll(spins, 1, 1) + np.roll(spins, -1, 1) + np.roll(spins, 1, 2) + np.roll(spins, -1, 2)
    return -0.5 * np.sum(spins * around, axis=(1, 2))


@alternative
def padded(spins):
    """one more row and column at the edge, then slices"""
    wide = np.pad(spins, ((0, 0), (0, 1), (0, 1)), mode="wrap").astype(float)
    inner = wide[:, :-1, :-1]
    return -np.einsum("kij,kij->k", inner, wide[:, 1:, :-1] + wide[:, :-1, 1:])


@alternative
def site_by_site(spins):
    """plain loops over lattices and sites"""
    k, L, _ = spins.shape
    out = np.zeros(k)
    for n in range(k):
        s = spins[n]
        for i in range(L):
            for j in range(L):
                out[n] -= float(s[i, j]) * (float(s[(i + 1) % L, j]) + float(s[i, (j + 1) % L]))
    return out


@alternative
def by_indices(spins):
    """an index array in place of roll, the sums as matrix products of long integers"""
    forward = np.r_[1 : spins.shape[1], 0]
    s = spins.astype(np.int64)
    lying = (s * s[:, :, forward]).reshape(len(s), -1).sum(1)
    return -(lying + (s * s[:, forward, :]).reshape(len(s), -1).sum(1))


@misconception(caught_by=nine_sites)
def every_bond_twice(spins):
    """You add up all four neighbours of every site, so each bond is counted from both of its ends. By which number is
    the result too large?"""
    around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
    return -(spins * around).sum(axis=(1, 2))


@misconception(caught_by=nine_sites)
def open_edges(spins):
    """The bonds around the edge are missing: your lattice ends where it should be glued together. Which neighbour has
    the last column on its right?"""
    lying = (spins[:, :, 1:] * spins[:, :, :-1]).sum(axis=(1, 2))
    return -lying - (spins[:, 1:] * spins[:, :-1]).sum(axis=(1, 2))


@misconception(caught_by=nine_sites)
def sign_forgotten(spins):
    """The sign is missing: neighbours that agree should *lower* the energy."""
    return (spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum(axis=(1, 2))


@misconception(caught_by=nine_sites)
def one_direction(spins):
    """Only the bonds along one direction are counted. A square lattice has two bonds for every site: which one is
    missing?"""
    return -(spins * np.roll(spins, 1, 2)).sum(axis=(1, 2))


@misconception(caught_by=nine_sites)
def energy_per_site(spins):
    """You return the mean over the sites. That is a good number to plot, but the energy is the sum."""
    return -(spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).mean(axis=(1, 2))


@misconception(caught_by=any_lattice)
def rolled_along_the_lattices(spins):
    """np.roll without the right axis: axis 0 counts the lattices, so a spin meets the same site of another lattice.
    Which axes are rows and columns?"""
    return -(spins * (np.roll(spins, 1, 0) + np.roll(spins, 1, 1))).sum(axis=(1, 2))


@misconception(caught_by=one_energy_each)
def one_energy_for_all(spins):
    """One number came back for all lattices together. Which axis has to be left when you add up?"""
    return -(spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum()


@misconception(caught_by=any_lattice)
def diagonal_neighbours(spins):
    """You roll by one along both axes at once, which is the neighbour across the corner. Which four sites share a
    bond?"""
    diagonal = np.roll(spins, (1, 1), (1, 2)) + np.roll(spins, (1, -1), (1, 2))
    return -(spins * diagonal).sum(axis=(1, 2))


@misconception(caught_by=bytes_and_floats)
def summed_as_bytes(spins):
    """The sum is taken in the type of the spins, and an int8 ends at 127. Which type holds the sum of a large
    lattice?"""
    return -np.einsum("kij,kij->k", spins, np.roll(spins, 1, 1) + np.roll(spins, 1, 2))

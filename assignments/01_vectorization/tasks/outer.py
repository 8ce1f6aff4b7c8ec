"""What the judge knows of outer: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged, vectorised
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE
from public import by_hand, table


@check(core=True)
def any_lengths(student, reference, rng):
    "the table is right for any two lengths"
    for k, l in ((3, 5), (5, 3), (4, 4), (1, 6), (6, 1), (1, 1)):
        a, b = rng.normal(size=k), rng.normal(size=l)
        agree(student.outer(a, b), reference.outer(a, b), **LOOSE, ask="Which element of a belongs to row i?")


@check
def mixed_types(student):
    "integers and floats may meet"
    a, b = np.array([1, 2, -3]), np.array([0.5, 1.25])
    table = np.array([[0.5, 1.25], [1.0, 2.5], [-1.5, -3.75]])
    ask = "What type does the table have, and what happens to fractions in it?"
    agree(student.outer(a, b), table, ask=ask)
    agree(student.outer(b, a), table.T, ask=ask)
    agree(student.outer(a, np.array([10, 20])), np.array([[10.0, 20], [20, 40], [-30, -60]]), ask=ask)


@check
def in_single_precision(student, rng):
    "float32 arrays will do"
    a, b = rng.normal(size=4).astype(np.float32), rng.normal(size=3).astype(np.float32)
    agree(student.outer(a, b), a[:, None].astype(float) * b.astype(float), **SINGLE)


@check
def called_by_name(student, rng):
    "the arguments are called a and b and stay as they are, in shape too"
    unchanged(
        student.observe("outer", a=rng.normal(size=4), b=rng.normal(size=3)),
        ask="Does a line set `a.shape`, or write into one of the two?",
    )


@check(weight=2)
def array_speed(student, reference, rng):
    "no Python loop over the rows or the columns, in whatever disguise"
    vectorised(student, "outer", lambda m: (rng.normal(size=m), rng.normal(size=50)), reference, many=3000)
    vectorised(student, "outer", lambda m: (rng.normal(size=50), rng.normal(size=m)), reference, many=3000)


@alternative
def by_library(a, b):
    "np.outer"
    return np.outer(a, b)


@alternative
def ufunc_outer(a, b):
    "the outer method of multiply"
    return np.multiply.outer(a, b)


@alternative
def repeated(a, b):
    "both vectors repeated to the full table"
    return np.repeat(a, len(b)).reshape(len(a), len(b)) * np.tile(b, (len(a), 1))


@alternative
def transposed_table(a, b):
    "meshgrid in matrix order, a Fortran-ordered result"
    rows, columns = np.meshgrid(a, b, indexing="ij")
    return np.asfortranarray(rows * columns)


@misconception(caught_by=table)
def swapped(a, b):
    "Your table is the transpose: the first vector belongs to the rows. Which of the two did you make a column?"
    return np.outer(b, a)


@misconception(caught_by=table)
def one_long_line(a, b):
    "All the products are there, in one long line. Which shape has the table?"
    return np.kron(a, b)


@misconception(caught_by=by_hand)
def added(a, b):
    "These are sums, a[i] + b[j]. Which operation does the table in the text use?"
    return a[:, np.newaxis] + b[np.newaxis, :]


@misconception(caught_by=table)
def element_by_element(a, b):
    """`a * b` pairs the elements off, which needs equal lengths. What has to happen to the shape of `a` before the
    product?"""
    return a * b


@misconception(caught_by=array_speed)
def a_loop_over_rows(a, b):
    "One Python step for every row is still a loop. What would broadcasting do with a column and a row?"
    return np.array([x * b for x in a])


@misconception(caught_by=mixed_types)
def typed_like_a(a, b):
    """The table has the type of `a`: with integers in it, the fractions of `b` are cut off. Who decides about the
    type, if you leave it to `*`?"""
    table = np.empty((len(a), len(b)), dtype=a.dtype)
    table[...] = a[:, np.newaxis] * b
    return table


@misconception(caught_by=called_by_name)
def new_shape_for_all(a, b):
    "Setting `a.shape` changes the caller's array too. What does `a[:, np.newaxis]` give instead?"
    a.shape = (len(a), 1)
    return a * b

"""What the judge knows of one_hot: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, raises, unchanged
from autograder.course.proof import alternative, misconception

from public import floats, no_such_class, one_row_per_class


@check(core=True)
def labels(student, reference, rng):
    "any labels, with more or fewer examples than classes"
    for classes, m in ((3, 7), (5, 4), (4, 4)):
        y = np.concatenate([[classes - 1, 0], rng.integers(0, classes, size=m - 2)])
        agree(
            student.one_hot(y, classes),
            reference.one_hot(y, classes),
            ask="Column k has its 1 in row y[k]. Is a label of 0 allowed, and the last class?",
        )


@check(core=True)
def absent_classes(student, reference):
    "classes that no example has keep their row"
    for y, classes in (([0, 1, 1, 0], 4), ([3, 1, 3], 5), ([2, 2], 3), ([0, 3, 0, 3, 3], 4)):
        agree(
            student.one_hot(np.array(y), classes),
            reference.one_hot(np.array(y), classes),
            ask="Does the row come from the label itself, and the number of rows from num_classes?",
        )


@check
def single_class(student, reference):
    "one class, one example"
    for y, classes in (([0, 0, 0], 1), ([2], 4), ([0], 1)):
        agree(student.one_hot(np.array(y), classes), reference.one_hot(np.array(y), classes))


@check
def integer_types(student, reference, rng):
    "labels of any integer type"
    y = rng.integers(0, 4, size=6)
    for kind in (np.int32, np.uint8):
        agree(student.one_hot(y.astype(kind), 4), reference.one_hot(y, 4))


@check
def too_large(student):
    "a label of num_classes or more raises ValueError, wherever it stands"
    for y in ([3, 0, 1], [0, 1, 3], [0, 7, 1], [3], [3, 3]):
        raises(
            student.observe("one_hot", np.array(y), 3),
            "ValueError",
            ask="An IndexError comes from numpy, not from you.",
        )


@check
def negative(student):
    "a negative label raises ValueError, wherever it stands"
    for y in ([-1, 0, 1], [0, 2, -1], [0, -3, 1], [-1], [1, -50, 2]):
        raises(student.observe("one_hot", np.array(y), 3), "ValueError", ask="What is the index -1 for numpy?")


@check
def labels_stay(student):
    "the arguments are called y and num_classes and stay as they are"
    unchanged(student.observe("one_hot", y=np.array([2, 0, 1, 1]), num_classes=4))
    for y in ([-1, 0, 2], [0, 5, 2]):
        expect(not student.observe("one_hot", np.array(y), 3).changed, "a bad label was changed in the caller's array")


@alternative
def unit_matrix(y, num_classes):
    "columns of the unit matrix"
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@alternative
def set_ones(y, num_classes):
    "zeros, then ones by a pair of index arrays, single precision"
    if not np.isin(y, np.arange(num_classes)).all():
        raise ValueError
    table = np.zeros((num_classes, len(y)), dtype=np.float32)
    table[y, np.arange(len(y))] = 1
    return table


@alternative
def column_by_column(y, num_classes):
    "a loop over the labels"
    columns = []
    for label in y:
        if label not in range(num_classes):
            raise ValueError(f"{label} is no class")
        columns.append([float(row == label) for row in range(num_classes)])
    return np.array(columns).T


@misconception(caught_by=one_row_per_class)
def in_rows(y, num_classes):
    "Your examples are rows. In this course they are columns: what is one step away?"
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes)[y]


@misconception(caught_by=one_row_per_class)
def counts_itself(y, num_classes):
    """You count the classes in the data. A class that happens to be absent needs its row all the same: which
    argument knows?"""
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(y.max() + 1)[:, y]


@misconception(caught_by=absent_classes)
def ranks(y, num_classes):
    """You number the labels that are present anew, so 3 becomes 2 when no example has 2. Is the row not the label
    itself?"""
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes)[:, np.unique(y, return_inverse=True)[1]]


@misconception(caught_by=floats)
def whole_numbers(y, num_classes):
    "The ones are integers, or true and false. What happens if somebody smooths the labels in place, `Y *= 0.9`?"
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes, dtype=int)[:, y]


@misconception(caught_by=one_row_per_class)
def last_class_refused(y, num_classes):
    "You refuse the last class. Classes run from 0 to num_classes - 1: where does >= belong?"
    if np.any(y < 0) or np.any(y >= num_classes - 1):
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@misconception(caught_by=no_such_class)
def one_too_many(y, num_classes):
    "The label num_classes slips through your test: the last class is num_classes - 1. > or >=?"
    if np.any(y < 0) or np.any(y > num_classes):
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@misconception(caught_by=negative)
def from_the_end(y, num_classes):
    """The index -1 means the last element, so a broken label became the last class without a word. Which test is
    missing?"""
    if np.any(y >= num_classes):
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@misconception(caught_by=no_such_class)
def empty_column(y, num_classes):
    "A broken label gave a column of zeros, and nobody was told. What does the docstring ask for?"
    return (np.arange(num_classes)[:, None] == y).astype(float)


@misconception(caught_by=no_such_class)
def brought_into_line(y, num_classes):
    "A broken label was moved to the nearest class, and nobody was told. What does the docstring ask for?"
    return np.eye(num_classes)[:, np.clip(y, 0, num_classes - 1)]


@misconception(caught_by=too_large)
def first_alone(y, num_classes):
    "Only the first label is tested. What does `np.any` do with the others?"
    if y[0] < 0 or y[0] >= num_classes:
        raise ValueError("no such class")
    return (np.arange(num_classes)[:, None] == y).astype(float)

"""What the judge knows of label_encode: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, unchanged
from autograder.course.proof import alternative, misconception

from public import cities


@check(core=True)
def lists_of_names(student, rng):
    "a list of names in any order, with doubles and gaps in the alphabet"
    for vocabulary in (["muon", "electron", "tau", "photon"], ["top", "quark", "w", "z", "gluon"]):
        often = [1, 4, 2, 3, 5][: len(vocabulary)]
        names = [max(vocabulary), *rng.permutation(np.repeat(vocabulary, often)).tolist()]
        encoded(student.label_encode(names), names)


@check
def arrays_of_names(student, rng):
    "an array of names gives what the list gives"
    names = [["pion", "kaon", "proton"][k] for k in rng.permutation([0, 1, 2, 0, 0, 2])]
    encoded(student.label_encode(np.array(names)), names)


@check
def close_names(student):
    "names that share a beginning, differ in capitals or in length are different"
    for names in (
        ["muon-", "muon+", "muon", "mu", "muon+", "muon-"],
        ["W", "w", "Z", "z", "b", "B", "W"],
        ["10", "9", "100", "1", "9"],
        ["gluon", "top", "quark", "top", "W"],
        ["WW", "HWW", "W", "H", "HWW"],
        ["a_long_name_that_ends_in_x", "a_long_name_that_ends_in_y", "a_long_name_that_ends_in_x"],
    ):
        encoded(student.label_encode(names), names)
        encoded(student.label_encode(np.array(names)), names)


@check
def one_name(student):
    "one example, or one class only"
    for names in (["Higgs"], ["jet", "jet", "jet"]):
        encoded(student.label_encode(names), names)


@check
def many_classes(student, rng):
    "more names than a short list of known ones"
    names = [f"channel{k}" for k in rng.integers(0, 60, size=150)]
    encoded(student.label_encode(names), names)


@check
def names_stay(student):
    "the argument is called names; the caller's list or array stays as it is"
    names = ["tau", "muon", "electron", "muon"]
    unchanged(student.observe("label_encode", names=list(names)), ask="`names.sort()` sorts the caller's list.")
    unchanged(student.observe("label_encode", names=np.array(names)))


def encoded(value, names):
    "Fail unless the value is (sorted different names, codes)."
    expected = sorted(set(names))
    several = isinstance(value, tuple | list) and len(value) == 2
    expect(several, "that is no pair of classes and codes", got=value)
    classes, codes = value
    agree(classes, np.array(expected), ask="Are the classes the different names, each once, sorted as `sorted` does?")
    if isinstance(codes, list) and all(isinstance(code, int | np.integer) for code in codes):
        codes = np.array(codes)
    agree(
        codes,
        np.array([expected.index(name) for name in names]),
        ask="One integer per name, counted from 0: is classes[codes[k]] the name k?",
    )


@alternative
def by_dictionary(names):
    "a sorted set and a dictionary, codes in a short integer type"
    classes = sorted({str(name) for name in names})
    number = {name: k for k, name in enumerate(classes)}
    return np.array(classes), np.array([number[str(name)] for name in names], dtype=np.int16)


@alternative
def by_search(names):
    "positions in the sorted names; a list of two"
    classes = np.unique(names)
    return [classes, np.searchsorted(classes, names)]


@alternative
def by_comparison(names):
    "a table of comparisons; where each column is true"
    names = np.array(names)
    classes = np.array(sorted(set(names.tolist())))
    return classes, np.argmax(names[np.newaxis, :] == classes[:, np.newaxis], axis=0)


@misconception(caught_by=lists_of_names)
def first_come(names):
    """Your classes stand in the order in which they first appear; they are to be sorted. Why would two files with
    another order disagree?"""
    classes = list(dict.fromkeys(str(name) for name in names))
    return np.array(classes), np.array([classes.index(str(name)) for name in names])


@misconception(caught_by=cities)
def from_one(names):
    "Your codes begin with 1. Which is the first index of an array?"
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes + 1


@misconception(caught_by=cities)
def where_first_seen(names):
    """`return_index` says where each class is first seen; you need the class of each name. Which other word does
    `np.unique` know?"""
    return np.unique(names, return_index=True)


@misconception(caught_by=cities)
def codes_first(names):
    "Classes and codes came back in the other order. What does the docstring promise first?"
    classes, codes = np.unique(names, return_inverse=True)
    return codes, classes


@misconception(caught_by=cities)
def floating_codes(names):
    "Codes are integers: can a float stand in `classes[code]`?"
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes.astype(float)


@misconception(caught_by=cities)
def nothing_compared(names):
    "A list compared with a string is one False, not one answer per name. What does `np.array(names)` change?"
    classes = np.unique(names)
    codes = np.zeros(len(names), dtype=int)
    for k, name in enumerate(classes):
        codes[np.where(names == name)[0]] = k
    return classes, codes


@misconception(caught_by=cities)
def arrays_only(names):
    """A list has no `shape`, and no `reshape` either. The names may be a list or an array: what does
    `np.array(names)` make of both?"""
    classes = np.unique(names)
    codes = np.zeros(names.shape, dtype=int)
    for k, name in enumerate(classes):
        codes[names == name] = k
    return classes, codes


@misconception(caught_by=lists_of_names)
def most_frequent_first(names):
    """Your classes are ordered by their numbers of examples. What happens to the codes when the next file has
    other numbers?"""
    classes, counts = np.unique(names, return_counts=True)
    classes = classes[np.argsort(-counts, kind="stable")]
    return classes, np.array([classes.tolist().index(name) for name in names])


@misconception(caught_by=close_names)
def capitals_lost(names):
    'You made all letters small: is "W" the same as "w"?'
    classes, codes = np.unique([str(name).lower() for name in names], return_inverse=True)
    return classes, codes


@misconception(caught_by=close_names)
def cut_short(names):
    """Names are cut after some letters, so that two that differ in the last one become one. Is there a fixed
    length, such as "U10"?"""
    return np.unique(np.array(names, dtype="U10"), return_inverse=True)


@misconception(caught_by=names_stay)
def sorted_in_place(names):
    "`names.sort()` rearranges the caller's list. Which function gives a sorted copy?"
    original = [str(name) for name in names]
    names.sort()
    classes = list(dict.fromkeys(str(name) for name in names))
    return np.array(classes), np.array([classes.index(name) for name in original])

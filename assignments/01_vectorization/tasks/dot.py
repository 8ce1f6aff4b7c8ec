"""What the judge knows of dot: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged, vectorised
from autograder.course.proof import alternative, equivalent, misconception

from problems import LOOSE, SINGLE, Plain
from public import back_to_back, lecture, one_number


@check(core=True)
def random_vectors(student, reference, rng):
    "the value is right for any length and any sign"
    for length in (1, 2, 7, 60):
        a, b = rng.normal(size=length), rng.normal(size=length)
        agree(student.dot(a, b), reference.dot(a, b), **LOOSE, ask="Is every product in the sum, with its own sign?")


@check
def large_numbers(student, rng):
    "numbers of a million and of a millionth keep their digits"
    a, b = rng.uniform(1.0, 2.0, size=8), rng.uniform(1.0, 2.0, size=8)
    for unit in (1e6, 1e-6):
        agree(student.dot(a * unit, b * unit), np.dot(a, b) * unit**2, rtol=1e-5, atol=0, ask="How many digits remain?")


@check
def integers(student):
    "integers give the value of the same numbers as floats"
    a, b = np.array([3, -1, 2]), np.array([0.5, 0.25, -1.75])
    agree(student.dot(a, b), -2.25)
    agree(student.dot(b, a), -2.25)
    agree(student.dot(a, np.array([5, 4, -7])), -3.0)


@check
def single_precision(student, rng):
    "float32 arrays will do"
    a, b = (rng.normal(size=20).astype(np.float32) for _ in range(2))
    agree(student.dot(a, b), float(a.astype(float) @ b.astype(float)), **SINGLE)


@check
def by_name_and_unchanged(student, rng):
    "the arguments are called a and b and stay as they are"
    unchanged(student.observe("dot", a=rng.normal(size=5), b=rng.normal(size=5)))


@check(weight=2)
def at_the_speed_of_arrays(student, rng):
    "no Python loop over the elements, in whatever disguise"
    vectorised(student, "dot", lambda m: (rng.normal(size=m), rng.normal(size=m)), Plain, many=200_000, times=50)


@alternative
def by_einsum(a, b):
    "einsum, a numpy double as result"
    return np.einsum("i,i->", np.asarray(a, float), np.asarray(b, float))[()]


@alternative
def multiply_and_add(a, b):
    "element by element, then the sum"
    return (a * b).sum()


@alternative
def row_times_column(a, b):
    "a matrix product in single precision"
    return float((a[np.newaxis, :].astype("f8") @ b[:, np.newaxis].astype("f8"))[0, 0])


@alternative
def zero_dimensional(a, b):
    "tensordot leaves an array without dimensions"
    return np.tensordot(a, b, axes=1)


@misconception(caught_by=one_number)
def not_added_up(a, b):
    "You have the products, element by element. How does one number come of them?"
    return a * b


@misconception(caught_by=one_number)
def still_a_matrix(a, b):
    "A row times a column is a 1 x 1 matrix, not yet a number. How do you take the one element out?"
    return a.reshape(1, -1) @ b.reshape(-1, 1)


@misconception(caught_by=lecture)
def averaged(a, b):
    "The mean of the products came back; a dot product is their sum. Is there a division too many?"
    return float(np.mean(a * b))


@misconception(caught_by=lecture)
def cosine(a, b):
    "Divided by both lengths it is the cosine of the angle. Does the definition divide by anything?"
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


@misconception(caught_by=lecture)
def product_of_sums(a, b):
    "Sum first and multiply then? In 1*4 + 2*5 + 3*6, which step comes first?"
    return float(a.sum() * b.sum())


@misconception(caught_by=lecture)
def one_too_short(a, b):
    "The last product is missing: does the slice `[:-1]`, or a range, end before the last element?"
    return float(np.dot(a[:-1], b[:-1]))


@misconception(caught_by=lecture)
def turned_round(a, b):
    """The first element met the last one: a convolution turns one of the two vectors round. Which elements belong
    together?"""
    return float(np.convolve(a, b, mode="valid")[0])


@misconception(caught_by=back_to_back)
def never_negative(a, b):
    "A dot product is negative when the vectors point away from each other. Where did the sign go?"
    return float(abs(np.dot(a, b)))


@misconception(caught_by=at_the_speed_of_arrays)
def the_lectures_loop(a, b):
    """The numbers are right, but Python still takes them one by one: `for` does, and `map` and `sum` do. Which one
    function call multiplies and adds whole arrays?"""
    total = 0.0
    for x, y in zip(a, b, strict=True):
        total += x * y
    return float(total)


@misconception(caught_by=at_the_speed_of_arrays)
def map_is_a_loop(a, b):
    """The numbers are right, but Python still takes them one by one: `for` does, and `map` and `sum` do. Which one
    function call multiplies and adds whole arrays?"""
    import operator

    return float(sum(map(operator.mul, a, b)))


@misconception(caught_by=at_the_speed_of_arrays)
def an_array_of_objects(a, b):
    "An array of Python objects is a list in disguise: numpy asks each object in turn. Which type have your arrays?"
    return float(np.sum(a.astype(object) * b.astype(object)))


@misconception(caught_by=by_name_and_unchanged)
def multiplied_in_place(a, b):
    "`a *= b` writes the products into the caller's array. Who else may need `a`?"
    a *= b
    return float(a.sum())


equivalent(
    change="return float(np.dot(a, b)): np.dot(a, b) -> np.dot(b, a)",
    reason="a dot product does not know an order",
)

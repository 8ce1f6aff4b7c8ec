"""Known-wrong solutions of a tiny notebook."""

from autograder.course.proof import misconception


@misconception("double", caught_by="one_two")
def squares(x):
    "That is the square. For which number are the square and the double the same?"
    return x**2


@misconception("double", caught_by="stays")
def in_place(x):
    "`x *= 2` changes the caller's array. Who else needs it?"
    if x.dtype.kind == "i":
        return x * 2.0
    x *= 2
    return x


@misconception("total", caught_by="of_three")
def not_doubled(x):
    "The numbers are summed but not doubled: where is `double`?"
    return float(np.sum(x))

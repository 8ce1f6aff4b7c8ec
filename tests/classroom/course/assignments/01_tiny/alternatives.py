"""Right solutions in another style."""

from autograder.course.proof import alternative


@alternative("double")
def added(x):
    "a sum in place of a product"
    return np.asarray(x) + np.asarray(x)

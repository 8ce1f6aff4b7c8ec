"""What the judge knows of categorical_cross_entropy: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, is_float, like_reference, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import SINGLE
from public import knows_nothing, three_jets
from reference import softmax


def distributions(rng, C, m):
    """Probabilities (C, m), none very small, and one-hot labels."""
    A = rng.uniform(0.1, 1.0, (C, m))
    return A / A.sum(axis=0), np.eye(C)[:, rng.permutation(np.arange(m) % C)]


@check(core=True)
def costs(student, reference, rng):
    "the cost is right for random probabilities, a single number"
    for C, m in ((3, 7), (5, 2), (4, 4), (2, 5)):
        A, Y = distributions(rng, C, m)
        got = student.categorical_cross_entropy(A, Y)
        is_float(got, ask="One number: are both classes and examples summed over?")
        agree(got, reference.categorical_cross_entropy(A, Y), ask="Which probabilities count, and how many are they?")


@check
def one_jet(student):
    "a single example costs -log of the probability of its class, in any of the classes"
    A = np.array([[0.2], [0.5], [0.3]])
    for k in range(3):
        agree(student.categorical_cross_entropy(A, np.eye(3)[:, [k]]), -np.log(A[k, 0]))


@check
def absent_classes(student, reference, rng):
    "classes that no example has change nothing"
    A, _ = distributions(rng, 5, 4)
    for labels in ([1, 1, 1, 1], [3, 0, 3, 0]):
        ask = "Is the number of examples taken from the columns?"
        like_reference(student, reference, "categorical_cross_entropy", (A, np.eye(5)[:, labels]), ask=ask)


@check
def tiny_probabilities(student):
    "probabilities down to 1e-12 count in full, smaller ones as 1e-12"
    A = np.array([[1e-10, 0.5, 3e-12], [1 - 1e-10, 0.5, 1 - 3e-12]])
    expected = (10 * np.log(10) + np.log(2) - np.log(3e-12)) / 3
    ask = "Is anything larger than 1e-12 clipped, or added?"
    agree(student.categorical_cross_entropy(A, np.array([[1, 1, 1], [0, 0, 0]])), expected, rtol=1e-5, ask=ask)
    got = student.categorical_cross_entropy(np.array([[1e-15], [1 - 1e-15]]), np.array([[1], [0]]))
    agree(got, 12 * np.log(10), rtol=1e-4, ask="To which interval are the probabilities clipped?")


@check
def certain_predictions(student):
    "probabilities of exactly 0 and 1 cost 0 or 27.6, without a warning, whatever their type"
    for dtype in (np.float64, np.float32, int):
        A = np.array([[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0]], dtype)
        Y = np.eye(3)[:, [0, 2, 2, 1]]
        outcome = student.observe("categorical_cross_entropy", A, Y)
        quiet(outcome, ask="Is log(0) ever taken, be it times 0? Can an array of integers hold 1e-12?")
        agree(outcome.value, 12 * np.log(10) / 2, rtol=1e-4)


@check
def costs_of_other_types(student, reference, rng):
    "integer labels and float32 input give the value of the same numbers"
    A, Y = distributions(rng, 4, 6)
    like_reference(student, reference, "categorical_cross_entropy", (A, Y.astype(int)))
    A, Y = A.astype(np.float32), Y.astype(np.float32)
    like_reference(student, reference, "categorical_cross_entropy", (A, Y), **SINGLE)


@check
def tables_unchanged(student):
    "the arguments are called A and Y and stay as they are"
    A, Y = np.array([[0.0, 1.0, 0.3], [1.0, 0.0, 0.7]]), np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
    unchanged(student.observe("categorical_cross_entropy", A, Y))
    unchanged(student.observe("categorical_cross_entropy", Y=Y, A=A))


@alternative
def of_the_true_class(A, Y):
    "the probability of the true class by argmax"
    p = A[np.argmax(Y, axis=0), np.arange(Y.shape[1])]
    return -np.mean(np.log(np.maximum(p, 1e-12)))


@alternative
def by_mask(A, Y):
    "a boolean mask"
    return -np.log(np.clip(A[Y == 1], 1e-12, 1 - 1e-12)).sum() / A.shape[1]


@alternative
def product_first(A, Y):
    "the likelihood of each column first, then the logarithm"
    likelihood = np.einsum("cm,cm->m", A.astype(float), Y)
    return float(np.mean(-np.log(np.clip(likelihood, 1e-12, 1 - 1e-12))))


@alternative
def by_loops(A, Y):
    "two loops with math, a Python float"
    import math

    C, m = Y.shape
    total = 0.0
    for i in range(m):
        for k in range(C):
            if Y[k, i]:
                total -= math.log(min(max(float(A[k, i]), 1e-12), 1 - 1e-12))
    return total / m


@alternative
def per_class(A, Y):
    "mean over examples first, then the sum over classes"
    return np.sum(np.mean(-Y * np.log(np.clip(A, 1e-12, 1.0)), axis=1))


@misconception(caught_by=three_jets)
def is_a_sum(A, Y):
    "This is the sum over the examples, m times too large: the cost is a mean. Where is the 1/m?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))))


@misconception(caught_by=three_jets)
def mean_of_entries(A, Y):
    "np.mean divides by all C·m entries, but there are m examples. Over which of the two sums is a mean taken?"
    return float(-np.mean(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))))


@misconception(caught_by=costs)
def divides_by_classes(A, Y):
    "You divide by the number of rows, which are the classes. Which axis of A counts the examples?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[0])


@misconception(caught_by=three_jets)
def as_with_two_classes(A, Y):
    """There is no second term (1 - y) log(1 - a) with softmax: a column sums to 1, so the other classes are punished
    already. Which terms stand in the formula?"""
    A = np.clip(A, 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1])


@misconception(caught_by=three_jets)
def forgets_the_minus(A, Y):
    "Your cost is negative: logarithms of probabilities are. Where is the minus sign?"
    return float(np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception(caught_by=three_jets)
def base_two(A, Y):
    "This counts in bits (log2). Which logarithm has the derivative 1/a?"
    return float(-np.sum(Y * np.log2(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception(caught_by=three_jets)
def base_ten(A, Y):
    "This is the logarithm to base 10, the cost is 2.3 times too small. Which function of numpy is the natural one?"
    return float(-np.sum(Y * np.log10(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception(caught_by=three_jets)
def swapped(A, Y):
    "The logarithm is taken of the labels: predictions and labels have changed places. Which one is a probability?"
    return float(-np.sum(A * np.log(np.clip(Y, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception(caught_by=costs)
def most_probable_class(A, Y):
    "You take the logarithm of the *largest* probability. Which one counts, if the model is wrong?"
    return float(-np.mean(np.log(np.clip(A.max(axis=0), 1e-12, 1 - 1e-12))))


@misconception(caught_by=three_jets)
def log_of_the_mean(A, Y):
    "You take the mean first and the logarithm then. A product of probabilities is what of their logarithms?"
    return float(-np.log(np.clip(np.sum(Y * A) / Y.shape[1], 1e-12, 1 - 1e-12)))


@misconception(caught_by=three_jets)
def squared_error(A, Y):
    "That is the squared error. Where is the logarithm?"
    return float(np.sum((A - Y) ** 2) / Y.shape[1])


@misconception(caught_by=three_jets)
def softmax_again(A, Y):
    "A holds probabilities already, and you send them through softmax again. What is A's column sum before?"
    return float(-np.sum(Y * np.log(softmax(A))) / Y.shape[1])


@misconception(caught_by=costs)
def one_per_example(A, Y):
    "One value per example comes back; the cost is a single number, their mean. Which axis is still there?"
    return -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12)), axis=0)


@misconception(caught_by=costs)
def keeps_dimensions(A, Y):
    "A (1, 1) array comes back where a number is expected. Is it keepdims? How do you get the number out?"
    return -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12)), keepdims=True) / Y.shape[1]


@misconception(caught_by=certain_predictions)
def log_zero(A, Y):
    "log(0) is -inf, and 0 times -inf is nan: also the classes that don't count must be clipped. Is there a clip?"
    return float(-np.sum(Y * np.log(A)) / Y.shape[1])


@misconception(caught_by=tiny_probabilities)
def clips_too_wide(A, Y):
    "Very small probabilities cost too little: your clip is wider than the 1e-12 agreed on. What is -log(1e-12)?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-7, 1 - 1e-7))) / Y.shape[1])


@misconception(caught_by=tiny_probabilities)
def adds_epsilon(A, Y):
    """log(a + 1e-12) changes every small probability a little; a clip leaves those above 1e-12 alone. Which is agreed
    on?"""
    return float(-np.sum(Y * np.log(A + 1e-12)) / Y.shape[1])


@misconception(caught_by=tiny_probabilities)
def clips_too_narrow(A, Y):
    "Probabilities below 1e-12 count as 1e-12, and yours go on below. To which interval did we agree to clip?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-300, 1))) / Y.shape[1])


@misconception(caught_by=knows_nothing)
def mean_per_class(A, Y):
    "You take a mean for each class first, and then their mean. Does every *example* count the same then?"
    costs = -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12)), axis=1)
    return float(np.mean(costs / np.maximum(Y.sum(axis=1), 1)))


@misconception(caught_by=tables_unchanged)
def clips_in_place(A, Y):
    "`out=A` (or A[…] = …) writes the clipped values into the caller's array. Can np.clip return a new one?"
    if A.dtype == np.float64:
        np.clip(A, 1e-12, 1 - 1e-12, out=A)
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception(caught_by=certain_predictions)
def integer_copy(A, Y):
    "A[A < 1e-12] = 1e-12 in an array of integers stores 0, and log(0) is taken. Which dtype should your copy have?"
    A = A.copy()
    A[A < 1e-12] = 1e-12
    return float(-np.sum(Y * np.log(A)) / Y.shape[1])


equivalent(
    change="log_a = np.log(np.clip(A, 1e-12, 1 - 1e-12)): np.clip(A, 1e-12, 1 - 1e-12) -> np.clip(1e-12, A, 1 - 1e-12)",
    reason="the larger of A and 1e-12 is the larger of 1e-12 and A",
)

equivalent(
    change="log_a = np.log(np.clip(A, 1e-12, 1 - 1e-12)): 1 - 1e-12 -> 1 + 1e-12",
    reason="the upper end of the clip changes a cost by 1e-12 at most: only log(a) counts, and log(1) is 0",
)

equivalent(
    change="log_a = np.log(np.clip(A, 1e-12, 1 - 1e-12)): 1 -> 2",
    reason="the upper end of the clip changes a cost by 1e-12 at most: no probability is above 1",
)

equivalent(
    change="log_a = np.log(np.clip(A, 1e-12, 1 - 1e-12)): 1e-12 -> 2e-12 (2)",
    reason="the upper end of the clip changes a cost by 1e-12 at most",
)

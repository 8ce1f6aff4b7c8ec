"""What the judge knows of predict_class: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, quiet, same_by_name, unchanged
from autograder.course.proof import alternative, misconception

from problems import SHAPES, problem
from public import bias_decides, largest_wins
from reference import softmax


def clear_cut(rng, C, n, m, dtype=np.float64):
    """W, b and X for which no two scores of an example lie so near each other that rounding could decide."""
    while True:
        W, b, X = (part.astype(dtype) for part in problem(rng, C, n, m)[:3])
        scores = np.sort(W.astype(float) @ X + b, axis=0)
        if C == 1 or np.min(scores[-1] - scores[-2]) > 1e-3:
            return W, b, X


@check(core=True)
def classes(student, reference, rng):
    "the classes are right for random examples, as integers"
    for C, n, m in ((4, 2, 9), (3, 5, 6), (5, 3, 5)):
        ask = "The largest score down each column, with the bias?"
        like_reference(student, reference, "predict_class", clear_cut(rng, C, n, m), ask=ask)


@check
def close_calls(student):
    "the largest wins however close the second is"
    X = np.array([[0.3, 0.5, 0.2], [0.302, 0.498, 0.2], [0.2, 0.1, 0.202]])
    agree(student.predict_class(np.eye(3), np.zeros((3, 1)), X), np.array([1, 0, 2]))


@check
def class_sizes(student, reference, rng):
    "one example, one feature, one or two classes, as many of one as of another"
    for C, n, m in (*SHAPES, (1, 2, 3), (2, 1, 6)):
        like_reference(student, reference, "predict_class", clear_cut(rng, C, n, m))


@check
def far_apart(student):
    "scores of +-1000, all negative ones too, are decided without a warning"
    Z = np.array([[1000.0, -1000.0, -1000.0, 998.0], [-1000.0, 400.0, -998.0, 1000.0], [0.0, 1000.0, -999.0, 999.0]])
    outcome = student.observe("predict_class", Z, np.zeros((3, 1)), np.eye(4))
    quiet(outcome, ask="Are exponentials needed to find the largest score?")
    agree(outcome.value, np.array([0, 2, 1, 1]), ask="Does the largest score win, whatever its size and sign?")


@check
def class_other_types(student, reference, rng):
    "integer and float32 input gives the classes of the same numbers"
    W, b, X = (
        np.array([[2, 0], [0, 3], [-1, 1]]),
        np.array([[1], [0], [4]]),
        rng.permutation(np.array([[3, -4, 1, 0, -1], [1, 2, 5, -1, 0]]), axis=1),
    )
    like_reference(student, reference, "predict_class", (W, b, X))
    like_reference(student, reference, "predict_class", clear_cut(rng, 3, 2, 6, np.float32))


@check
def class_unchanged(student, reference, rng):
    "the arguments are called W, b and X and stay as they are"
    W, b, X = clear_cut(rng, 3, 2, 5)
    unchanged(student.observe("predict_class", W, b, X))
    same_by_name(student, reference, "predict_class", W=W, b=b, X=X)


@alternative
def by_probability(W, b, X):
    "the largest probability"
    return softmax(W @ X + b).argmax(axis=0)


@alternative
def rows(W, b, X):
    "examples as rows, small integers"
    return np.argmax(X.T @ W.T + b.ravel(), axis=1).astype(np.uint8)


@alternative
def one_by_one(W, b, X):
    "a loop over the examples"
    found = []
    for i in range(X.shape[1]):
        z = (W @ X[:, i : i + 1] + b)[:, 0].tolist()
        found.append(z.index(max(z)))
    return np.array(found)


@alternative
def sorted_scores(W, b, X):
    "the last one of the sorted scores"
    return np.argsort(np.einsum("cn,nm->cm", W, X) + b, axis=0)[-1]


@misconception(caught_by=largest_wins)
def over_examples(W, b, X):
    """You look for the largest along the row, over the examples: that is one number per class. Which axis are the
    classes?"""
    return np.argmax(W @ X + b, axis=1)


@misconception(caught_by=largest_wins)
def without_axis(W, b, X):
    "Without an axis np.argmax gives one position in the whole table. One class for each example: which axis?"
    return np.argmax(W @ X + b)


@misconception(caught_by=bias_decides)
def forgets_the_bias(W, b, X):
    "The bias is not in your scores. What is Z?"
    return np.argmax(W @ X, axis=0)


@misconception(caught_by=bias_decides)
def subtracts_the_bias(W, b, X):
    "The bias has the wrong sign: the score is W x + b."
    return np.argmax(W @ X - b, axis=0)


@misconception(caught_by=largest_wins)
def smallest_score(W, b, X):
    "You look for the smallest score. Should the least probable class win?"
    return np.argmin(W @ X + b, axis=0)


@misconception(caught_by=largest_wins)
def counts_from_one(W, b, X):
    "Your classes count from 1. Which number has the first row of one-hot labels?"
    return np.argmax(W @ X + b, axis=0) + 1


@misconception(caught_by=largest_wins)
def as_row(W, b, X):
    "A (1, m) table comes back; asked for is (m,). Is it keepdims, or a reshape?"
    return np.argmax(W @ X + b, axis=0)[np.newaxis]


@misconception(caught_by=largest_wins)
def as_one_hot(W, b, X):
    "One-hot columns come back; asked for is the number of the class. Which function finds the position of the 1?"
    Z = W @ X + b
    return np.equal(Z, Z.max(axis=0)).astype(int)


@misconception(caught_by=largest_wins)
def as_floats(W, b, X):
    "The classes are floats; to count and to index with, they must be integers. Where do the decimals come from?"
    return np.argmax(W @ X + b, axis=0).astype(float)


@misconception(caught_by=largest_wins)
def the_probability(W, b, X):
    "That is the largest probability itself. Which class has it: what is the difference between max and argmax?"
    return softmax(W @ X + b).max(axis=0)


@misconception(caught_by=largest_wins)
def only_if_sure(W, b, X):
    "You compare with 0.5, as with two classes. With five, the most probable one may have 0.3: is a threshold needed?"
    return np.argmax(softmax(W @ X + b) > 0.9, axis=0)


@misconception(caught_by=classes)
def largest_size(W, b, X):
    "You look for the largest |score|, and a very negative one wins as well. Which sign does a probable class have?"
    return np.argmax(np.abs(W @ X + b), axis=0)


@misconception(caught_by=far_apart)
def exponentials_overflow(W, b, X):
    "exp(1000) overflows, and 998 and 1000 become the same inf. Do you need exponentials to find the largest score?"
    e = np.exp(W @ X + b)
    return np.argmax(e / e.sum(axis=0), axis=0)


@misconception(caught_by=far_apart)
def sigmoids_saturate(W, b, X):
    """A sigmoid of its own for each class is exactly 1 for every large score: 998 and 1000 are the same then. Do you
    need it?"""
    return np.argmax((1 + np.tanh((W @ X + b) / 2)) / 2, axis=0)


@misconception(caught_by=class_unchanged)
def moves_the_bias(W, b, X):
    "`b += …` writes into the caller's bias. How do you get the scores without changing what was handed in?"
    winner = np.argmax(W @ X + b, axis=0)
    if b.dtype.kind == "f":
        b += 1.0
    return winner

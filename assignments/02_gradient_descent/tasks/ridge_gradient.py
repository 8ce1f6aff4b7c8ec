"""What the judge knows of ridge_gradient: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, finite, numerical_gradient, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE, linear_problem
from public import free_offset, text_example
from reference import mse_gradient


@check(core=True)
def of_the_whole_cost(student, rng):
    "every component agrees with central differences of the regularised cost"
    for n, m, lam in ((3, 6, 0.7), (4, 3, 2.0), (3, 3, 0.05)):
        w, X, y = linear_problem(rng, n, m)

        def cost(v, X=X, y=y, lam=lam):
            return float(np.mean((v.T @ X - y) ** 2) + lam * np.sum(v[1:] ** 2))

        agree(
            student.ridge_gradient(w, X, y, lam),
            numerical_gradient(cost, w),
            **LOOSE,
            ask="Is the penalty's derivative 2 lam w_k, for k >= 1 and only there, without a 1/m?",
        )


@check
def no_penalty(student, reference, rng):
    "lam = 0 is no regularisation, and of the bias alone nothing is regularised"
    w, X, y = linear_problem(rng, 3, 5)
    agree(student.ridge_gradient(w, X, y, 0.0), reference.mse_gradient(w, X, y), **LOOSE)
    w, X, y = linear_problem(rng, 1, 5)
    agree(
        student.ridge_gradient(w, X, y, 3.0),
        reference.mse_gradient(w, X, y),
        **LOOSE,
        ask="With one row, what is left to penalise?",
    )


@check
def one_example(student, reference, rng):
    "one example, two rows"
    for n, m in ((4, 1), (2, 1), (2, 7)):
        w, X, y = linear_problem(rng, n, m)
        agree(student.ridge_gradient(w, X, y, 0.4), reference.ridge_gradient(w, X, y, 0.4), **LOOSE)


@check
def strong(student, rng):
    "a strong penalty pulls every weight but the bias towards 0"
    w, X, y = np.array([[5.0], [-3.0], [2.0]]), rng.normal(size=(3, 4)), rng.normal(size=(1, 4))
    pulled = student.ridge_gradient(w, X, y, 1e6)
    finite(pulled)
    agree(pulled[1:] / 1e6, 2 * w[1:], rtol=1e-3, atol=1e-3)
    expect(abs(float(pulled[0, 0])) < 1e4, "the bias is pulled too", ask="Over which k does the sum run?")


@check
def whole_and_single(student, reference, rng):
    "integer and float32 input gives the values of the same numbers"
    w, X, y = (
        np.array([[4], [-2], [1]]),
        np.array([[1, 1, 1, 1], [0, 2, 5, -1], [3, 0, 0, 1]]),
        np.array([[1, 0, -3, 2]]),
    )
    for lam in (0.25, 2):
        agree(
            student.ridge_gradient(w, X, y, lam), reference.ridge_gradient(*(v.astype(float) for v in (w, X, y)), lam)
        )
    w, X, y = (v.astype(np.float32) for v in linear_problem(rng, 3, 6))
    agree(
        student.ridge_gradient(w, X, y, 0.3),
        reference.ridge_gradient(*(v.astype(float) for v in (w, X, y)), 0.3),
        **SINGLE,
    )


@check
def weights_stay(student, rng):
    "the arguments are called w, X, y and lam and stay as they are"
    w, X, y = linear_problem(rng, 3, 5)
    unchanged(
        student.observe("ridge_gradient", w=w, X=X, y=y, lam=0.5), ask="Whose array is it in which you set row 0 to 0?"
    )


@alternative
def masked(w, X, y, lam):
    "a mask that is 0 for the bias"
    mask = np.ones_like(w, dtype=float)
    mask[0] = 0
    return 2 / X.shape[1] * X @ (w.T @ X - y).T + 2 * lam * mask * w


@alternative
def stacked_penalty(w, X, y, lam):
    "a zero on top of the penalty of the others"
    return mse_gradient(w, X, y) + np.vstack([[[0.0]], 2.0 * lam * w[1:]])


@alternative
def diagonal(w, X, y, lam):
    "the penalty as a diagonal matrix"
    n, m = X.shape
    D = np.diag([0.0] + [1.0] * (n - 1))
    return 2 * ((X @ X.T / m + lam * D) @ w - X @ y.T / m)


@alternative
def added_to_the_tail(w, X, y, lam):
    "a float gradient whose tail is increased"
    gradient = np.array(mse_gradient(w, X, y), dtype=float)
    gradient[1:] += 2 * lam * w[1:]
    return gradient


@misconception(caught_by=free_offset)
def bias_regularised(w, X, y, lam):
    "The offset is pulled to 0 as well. Over which k does the sum of the penalty run?"
    return mse_gradient(w, X, y) + 2 * lam * w


@misconception(caught_by=text_example)
def two_lost(w, X, y, lam):
    "The derivative of w^2 is 2w. Is the 2 there?"
    penalty = lam * w
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty


@misconception(caught_by=text_example)
def divided_by_m(w, X, y, lam):
    "The penalty is divided by m. In J the 1/m belongs to the errors alone: where does lam stand?"
    penalty = 2 * lam * w / X.shape[1]
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty


@misconception(caught_by=text_example)
def wrong_sign(w, X, y, lam):
    "The penalty is subtracted: large weights would be rewarded. Which sign has it in the cost?"
    penalty = 2 * lam * w
    penalty[0] = 0
    return mse_gradient(w, X, y) - penalty


@misconception(caught_by=of_the_whole_cost)
def last_one_free(w, X, y, lam):
    "You left out the last weight, not the first. Which row is the bias?"
    penalty = 2 * lam * w
    penalty[-1] = 0
    return mse_gradient(w, X, y) + penalty


@misconception(caught_by=of_the_whole_cost)
def l1(w, X, y, lam):
    "That is the gradient of the sum of |w|, the L1 penalty. What is the derivative of a square?"
    penalty = 2 * lam * np.sign(w)
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty


@misconception(caught_by=free_offset)
def penalty_forgotten(w, X, y, lam):
    "The penalty is not in the gradient. What does lam change?"
    return mse_gradient(w, X, y)


@misconception(caught_by=of_the_whole_cost)
def bias_without_gradient(w, X, y, lam):
    "Row 0 of the whole gradient is 0, so the offset is never learnt. Of which part only is its entry 0?"
    gradient = mse_gradient(w, X, y) + 2 * lam * w
    gradient[0] = 0
    return gradient


@misconception(caught_by=weights_stay)
def callers_bias_erased(w, X, y, lam):
    "`w[0] = 0` erases the caller's bias: `penalty = w` is a second name, no copy. What does `2 * lam * w` give?"
    gradient = mse_gradient(w, X, y)
    penalty = w
    penalty[0] = 0
    return gradient + 2 * lam * penalty


@misconception(caught_by=whole_and_single)
def typed_like_w(w, X, y, lam):
    """The penalty has the type of w: with integers, 2 * 0.25 * 1 becomes 0. What does `2 * lam * w` give, if you
    leave the type to it?"""
    penalty = np.zeros_like(w)
    penalty[1:] = 2 * lam * w[1:]
    return mse_gradient(w, X, y) + penalty

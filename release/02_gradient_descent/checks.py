# Built from assignments/02_gradient_descent/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import agree, check, expect, has_shape, is_float, unchanged

# Some checks make a second call before they compare: two mistakes that agree on the numbers of the text part there,
# and each gets its own sentence.

# The small example of the text: predictions (1, 3), residuals (-1, 1).
W = np.array([[0.0], [1.0]])
X = np.array([[1.0, 1.0], [1.0, 3.0]])
Y = np.array([[2.0, 2.0]])
THREE = np.array([[1.0, 1.0, 1.0], [1.0, 3.0, 2.0]])


@check("poly_features", gate=True)
def one_row_per_power(student):
    "three values and degree 3 give four rows of three"
    has_shape(
        student.poly_features(np.array([1.0, 2.0, 3.0]), 3),
        (4, 3),
        ask="The powers 0 to 3 are four. Are the examples columns?",
    )


@check("poly_features", core=True)
def powers(student):
    "(1, 2, 3) to the powers 0, 1, 2"
    agree(
        student.poly_features(np.array([1.0, 2.0, 3.0]), 2),
        np.array([[1.0, 1, 1], [1, 2, 3], [1, 4, 9]]),
        ask="Which power stands in row 0, which in row 2?",
    )


@check("mse", gate=True)
def a_number(student):
    "the error is one number"
    is_float(student.mse(np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 5.0])), ask="Over what is the mean taken?")


@check("mse", core=True)
def three_points(student):
    "the three points of the text: 5/3"
    student.mse(np.array([0.0, 4.0]), np.array([1.0, 1.0]))
    agree(
        student.mse(np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 5.0])),
        5 / 3,
        ask="Squares 1, 0 and 4: what is their mean?",
    )


@check("mse")
def as_a_row(student):
    "a row (1, 3) has three examples, too"
    agree(
        student.mse(np.array([[1.0, 2.0, 3.0]]), np.array([[2.0, 2.0, 5.0]])),
        5 / 3,
        ask="What is `len` of a (1, 3) array?",
    )


@check("gaussian_nll", gate=True)
def single_number(student):
    "the likelihood of all the points is one number"
    is_float(student.gaussian_nll(np.array([1.0, 2.0]), np.array([2.0, 2.0]), 2.0), ask="Is everything summed up?")


@check("gaussian_nll", core=True)
def two_points(student):
    "the two points of the text, with sigma 2: 1/4 + 4 ln 2"
    student.gaussian_nll(np.array([1.0, 2.0, 4.0]), np.array([2.0, 2.0, 1.0]), 3.0)
    agree(
        student.gaussian_nll(np.array([1.0, 2.0]), np.array([2.0, 2.0]), 2.0),
        0.25 + 4 * np.log(2),
        ask="How often does 2 ln(sigma) occur for two points?",
    )


@check("gaussian_nll", core=True)
def chi_square(student):
    "with sigma 1 only the sum of squares is left"
    agree(
        student.gaussian_nll(np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 5.0]), 1.0),
        5.0,
        ask="ln 1 = 0. Is it a sum or a mean?",
    )


@check("mse_gradient", gate=True)
def like_the_weights(student):
    "the gradient has the shape of w"
    has_shape(student.mse_gradient(W, X, Y), (2, 1), ask="(n, 1) = (n, m) times (m, 1): what has to be transposed?")


@check("mse_gradient", core=True)
def small_example(student):
    "the example of the text: (0, 2)"
    student.mse_gradient(W, THREE, np.array([[2.0, 2.0, 0.0]]))
    agree(
        student.mse_gradient(W, X, Y),
        np.array([[0.0], [2.0]]),
        ask="Residuals are prediction minus measurement, (-1, 1). Where are the 2 and the 1/m?",
    )


@check("mse_gradient", core=True)
def at_the_minimum(student):
    "on a perfect fit the gradient is zero, nearby it points away"
    y = W.T @ THREE
    agree(student.mse_gradient(W, THREE, y), np.zeros((2, 1)), ask="What is left of the residuals here?")
    agree(
        student.mse_gradient(W + 0.5, THREE, y),
        np.array([[3.0], [20 / 3]]),
        ask="Larger weights are worse here. Which sign has the slope then?",
    )


def parabola(w):
    return 2 * w


@check("gradient_descent", core=True)
def lecture_path(student):
    "on w^2 from 1 with learning rate 0.1: 1, 0.8, 0.64, 0.512"
    w, history = student.gradient_descent(parabola, np.array([1.0]), 0.1, 3)
    agree(w, np.array([0.512]), what="w", ask="One step: 1 - 0.1 * 2. Against the gradient, or along it?")
    agree(
        list(history),
        [np.array([value]) for value in (1.0, 0.8, 0.64, 0.512)],
        what="history",
        ask="Is the start in it, and the end? Is each entry an array of its own?",
    )


@check("gradient_descent")
def start_stays(student):
    "the starting point of the caller stays where it is"
    unchanged(student.observe("gradient_descent", parabola, np.array([[1.0], [-2.0]]), 0.1, 2))


@check("minibatches", core=True)
def seven_in_threes(student):
    "seven examples in batches of three: 3, 3 and 1, everybody once"
    student.minibatches(7, 2, np.random.default_rng(5))
    batches = batches_of(student.minibatches(7, 3, np.random.default_rng(5)))
    sizes = [len(batch) for batch in batches]
    expect(
        sizes == [3, 3, 1],
        "the batches have other sizes",
        got=sizes,
        expected=[3, 3, 1],
        ask="What became of the rest?",
    )
    together = sorted(int(k) for batch in batches for k in batch)
    expect(together == list(range(7)), "not every index comes once", got=together, ask="Is there one shuffle for all?")


@check("minibatches")
def another_order(student):
    "the order is a shuffle by rng: another state, another order"
    orders = []
    for seed in (1, 2):
        batches = batches_of(student.minibatches(40, 8, np.random.default_rng(seed)))
        orders.append([int(k) for batch in batches for k in batch])
    expect(orders[0] != list(range(40)), "the indices are in order", ask="What does `rng.permutation` do?")
    expect(
        orders[0] != orders[1], "two generators with different seeds give the same batches", ask="Where is `rng` used?"
    )


def pull(w, X, y):
    return 2 / X.shape[1] * X @ (w.T @ X - y).T


@check("sgd", gate=True)
def still_a_column(student):
    "w comes back with its shape"
    has_shape(student.sgd(pull, W, X, Y, 0.1, 1, 2, np.random.default_rng(0)), (2, 1), ask="Only w is returned.")


@check("sgd", core=True)
def one_full_batch(student):
    "one epoch with all the examples in one batch is one step of gradient descent"
    agree(
        student.sgd(pull, W, X, Y, 0.1, 1, 2, np.random.default_rng(0)),
        np.array([[0.0], [0.8]]),
        ask="The gradient is (0, 2). Against it, by 0.1?",
    )


@check("sgd", core=True)
def short_batch_too(student):
    "three examples in batches of two: two steps, in the order of rng.permutation(3)"
    x, y = np.array([[1.0, 2.0, 4.0]]), np.array([[2.0, 1.0, 3.0]])
    order = np.random.default_rng(3).permutation(3)
    w = np.array([[0.0]])
    for batch in (order[:2], order[2:]):
        w = w - 0.05 * pull(w, x[:, batch], y[:, batch])
    agree(
        student.sgd(pull, np.array([[0.0]]), x, y, 0.05, 1, 2, np.random.default_rng(3)),
        w,
        ask="Is the short last batch there, with a gradient of its own? Do X and y go together?",
    )


@check("bias_variance", core=True)
def two_models(student):
    "the two models of the text: bias^2 1/2, variance 1/2"
    student.bias_variance(np.array([[0.0, 0.0], [1.0, 5.0], [2.0, 4.0]]), np.array([1.0, 2.0]))
    bias2, variance = student.bias_variance(np.array([[1.0, 2.0], [3.0, 2.0]]), np.array([1.0, 2.0]))
    agree(bias2, 0.5, what="bias2", ask="How far is the average model, (2, 2), from the truth, (1, 2)?")
    agree(variance, 0.5, what="variance", ask="How far are 1 and 3 from their mean, on average and squared?")


@check("bias_variance", core=True)
def perfect_or_stubborn(student):
    "three equal models have no variance, three that are right on average no bias"
    bias2, variance = student.bias_variance(np.array([[1.0, 5.0], [1.0, 5.0], [1.0, 5.0]]), np.array([0.0, 3.0]))
    agree(bias2, 2.5, what="bias2 of equal models", ask="(1, 5) against (0, 3): the mean of 1 and 4?")
    agree(variance, 0.0, what="variance of equal models", ask="Between what is the scatter measured?")
    bias2, variance = student.bias_variance(np.array([[0.0, 6.0], [3.0, 3.0], [6.0, 0.0]]), np.array([3.0, 3.0]))
    agree(bias2, 0.0, what="bias2 of models that are right on average", ask="Is the average taken before the square?")
    agree(variance, 6.0, what="variance", ask="Does the variance have 1/k, or 1/(k-1)?")


@check("ridge_gradient", gate=True)
def shaped_like_w(student):
    "the gradient has the shape of w"
    has_shape(student.ridge_gradient(W, X, Y, 0.5), (2, 1), ask="Is the penalty added to every row but the first?")


@check("ridge_gradient", core=True)
def text_example(student):
    "the example of the text: (0, 3)"
    student.ridge_gradient(W, THREE, np.array([[2.0, 2.0, 0.0]]), 0.5)
    agree(
        student.ridge_gradient(W, X, Y, 0.5),
        np.array([[0.0], [3.0]]),
        ask="What is the derivative of lam * w^2?",
    )


@check("ridge_gradient", core=True)
def free_offset(student):
    "the offset w_0 = 7 costs nothing"
    w = np.array([[7.0], [1.0]])
    agree(
        student.ridge_gradient(w, X, w.T @ X, 0.5),
        np.array([[0.0], [1.0]]),
        ask="The fit is perfect here, so only the penalty is left. Over which k does its sum run?",
    )


def batches_of(value):
    "The batches: index arrays (lists of integers will do)."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim == 2)
    expect(several, "that is no list of index arrays", got=value)
    for batch in value:
        expect(is_index(batch), "a batch is no 1-D array of integers", got=batch, ask="Can it stand in X[:, batch]?")
    return value


def is_index(part):
    if isinstance(part, list):
        return all(isinstance(k, int | np.integer) and not isinstance(k, bool) for k in part)
    return isinstance(part, np.ndarray) and part.ndim == 1 and part.dtype.kind in "iu"

"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import (
    agree,
    check,
    expect,
    finite,
    has_shape,
    leaves_global_random_alone,
    numerical_gradient,
    quiet,
    returned,
    unchanged,
)

SINGLE = {"rtol": 1e-4, "atol": 1e-4}  # what is left of numbers of order one in float32
LOOSE = {"rtol": 1e-5, "atol": 1e-5}  # float64 in, float32 on the way


def linear_problem(rng, n, m):
    "Weights, features and measurements of order one; nothing is symmetric or centred."
    return rng.normal(size=(n, 1)), rng.normal(0.5, 1.0, size=(n, m)), rng.normal(1.0, 1.0, size=(1, m))


# poly_features


@check("poly_features", core=True)
def any_degree(student, rng):
    "any number of values, any degree, negative values and zero"
    for m, degree in ((5, 3), (4, 4), (3, 3), (3, 7), (6, 1)):
        x = rng.uniform(-1.5, 1.5, size=m)
        x[0] = 0.0
        table = np.array([[value**k for value in x] for k in range(degree + 1)])
        agree(student.poly_features(x, degree), table, **LOOSE, ask="Row k is x to the power of k; what is 0 to the 0?")


@check("poly_features")
def smallest(student):
    "degree 0 is a row of ones; one value is one column"
    agree(student.poly_features(np.array([2.0, -3.0, 0.0]), 0), np.ones((1, 3)), ask="The row of ones is always there.")
    agree(student.poly_features(np.array([-2.0]), 3), np.array([[1.0], [-2.0], [4.0], [-8.0]]))
    agree(student.poly_features(np.array([3.0]), 0), np.ones((1, 1)))


@check("poly_features")
def other_numbers(student, rng):
    "integer and float32 values give the powers of the same numbers"
    agree(
        student.poly_features(np.array([-2, 0, 1, 3]), 4),
        np.array([[1.0, 1, 1, 1], [-2, 0, 1, 3], [4, 0, 1, 9], [-8, 0, 1, 27], [16, 0, 1, 81]]),
    )
    x = rng.uniform(-1, 1, size=5).astype(np.float32)
    agree(student.poly_features(x, 3), x.astype(float) ** np.arange(4)[:, None], **SINGLE)


@check("poly_features")
def called_by_name(student):
    "the arguments are called x and degree, x stays as it is, and nothing warns"
    outcome = student.observe("poly_features", x=np.array([0.0, -0.5, 2.0]), degree=3)
    unchanged(outcome)
    quiet(outcome, ask="Is there a logarithm of x?")


# mse


@check("mse", core=True)
def both_shapes(student, rng):
    "(m,) or (1, m), any m"
    for m in (1, 2, 5, 40):
        h, y = rng.normal(size=m), rng.normal(size=m)
        expected = sum((a - b) ** 2 for a, b in zip(h, y, strict=True)) / m
        agree(
            student.mse(h, y),
            expected,
            **LOOSE,
            ask="The mean of the squared differences: is m the number of examples?",
        )
        agree(
            student.mse(h[np.newaxis], y[np.newaxis]),
            expected,
            **LOOSE,
            ask="Of (1, m) arrays there are m examples, not 1.",
        )


@check("mse", core=True)
def shifted(student, rng):
    "only the difference counts, and all of it: an offset of 3 gives 9"
    y = rng.normal(size=8)
    agree(student.mse(y + 3, y), 9.0, **LOOSE, ask="Is anything subtracted besides y?")
    agree(student.mse(y - 3, y), 9.0, **LOOSE)


@check("mse")
def large_offsets(student):
    "differences of 1 between numbers of 1e8"
    agree(
        student.mse(1e8 + np.array([1.0, 2.0, 5.0]), 1e8 + np.array([2.0, 2.0, 3.0])),
        5 / 3,
        ask="Subtract, then square?",
    )


@check("mse")
def integers(student, rng):
    "integer and float32 arrays give the value of the same numbers"
    agree(student.mse(np.array([1, 2, 4]), np.array([2, 2, 1])), 10 / 3)
    agree(student.mse(np.array([[1, 2]]), np.array([[0.5, 2.5]])), 0.25)
    h, y = rng.normal(size=(2, 9)).astype(np.float32)
    agree(student.mse(h, y), np.mean((h.astype(float) - y) ** 2), **SINGLE)


@check("mse")
def arrays_stay(student, rng):
    "the arguments are called h and y and stay as they are"
    unchanged(student.observe("mse", h=rng.normal(size=4), y=rng.normal(size=4)))
    unchanged(student.observe("mse", h=rng.normal(size=(1, 4)), y=rng.normal(size=(1, 4))))


# gaussian_nll


def nll_by_hand(h, y, sigma):
    sigma = np.broadcast_to(sigma, np.shape(h))
    return sum(((b - a) / s) ** 2 + 2 * np.log(s) for a, b, s in zip(h, y, sigma, strict=True))


@check("gaussian_nll", core=True)
def one_sigma(student, rng):
    "one sigma for all, above and below 1"
    for m, sigma in ((3, 0.4), (5, 2.5), (6, 1.7)):
        h, y = rng.normal(size=m), rng.normal(size=m)
        agree(
            student.gaussian_nll(h, y, sigma),
            nll_by_hand(h, y, sigma),
            **LOOSE,
            ask="Count the terms: m squares and m logarithms. A sum, not a mean?",
        )


@check("gaussian_nll", core=True)
def many_sigmas(student, rng):
    "a sigma for each example"
    for m in (4, 7):
        h, y, sigma = rng.normal(size=m), rng.normal(size=m), rng.uniform(0.3, 3.0, size=m)
        agree(
            student.gaussian_nll(h, y, sigma),
            nll_by_hand(h, y, sigma),
            **LOOSE,
            ask="Does every example meet its own sigma, in both terms?",
        )


@check("gaussian_nll")
def single_example(student):
    "one example, with sigma as a number and as an array"
    expected = 4.0 + 2 * np.log(0.5)
    agree(student.gaussian_nll(np.array([1.0]), np.array([2.0]), 0.5), expected)
    agree(student.gaussian_nll(np.array([1.0]), np.array([2.0]), np.array([0.5])), expected)


@check("gaussian_nll")
def best_sigma(student, rng):
    "as a function of sigma it is smallest at the root of the mean square error"
    h, y = rng.normal(size=12), rng.normal(size=12)
    root = float(np.sqrt(np.mean((h - y) ** 2)))
    low, best, high = (student.gaussian_nll(h, y, s) for s in (0.9 * root, root, 1.1 * root))
    expect(best < low and best < high, "the minimum lies elsewhere", ask="Which factor stands before the logarithm?")


@check("gaussian_nll")
def whole_numbers(student, rng):
    "integer and float32 input gives the value of the same numbers"
    h, y = np.array([1, 5, 3]), np.array([2, 2, 2])
    agree(student.gaussian_nll(h, y, 2), nll_by_hand(h, y, 2.0))
    for sigma in (np.array([1, 2, 3]), np.array([0.5, 2.5, 1.5])):
        agree(student.gaussian_nll(h, y, sigma), nll_by_hand(h, y, sigma.astype(float)))
    h, y, sigma = (v.astype(np.float32) for v in (rng.normal(size=6), rng.normal(size=6), rng.uniform(0.5, 2, size=6)))
    agree(student.gaussian_nll(h, y, sigma), float(nll_by_hand(*(v.astype(float) for v in (h, y, sigma)))), **SINGLE)


@check("gaussian_nll")
def small_sigma(student):
    "a sigma of a nanometre in metres, 1e-9, is fine"
    outcome = student.observe("gaussian_nll", np.array([1e-9, 0.0]), np.array([0.0, 3e-9]), 1e-9)
    quiet(outcome)
    agree(outcome.value, 10.0 + 4 * np.log(1e-9), rtol=1e-6)


@check("gaussian_nll")
def far_away(student, rng):
    "a point 100 sigma away, and 3000 points: no density that underflows on the way"
    ask = "A density of exp(-5000) is 0 in a computer: which logarithm do you know without taking it?"
    agree(student.gaussian_nll(np.array([0.0, 1.0]), np.array([100.0, 1.0]), 1.0), 1e4, ask=ask)
    h, y = rng.normal(size=(2, 3000))
    agree(student.gaussian_nll(h, y, 1.5), nll_by_hand(h, y, 1.5), **LOOSE, ask=ask)


@check("gaussian_nll")
def nothing_moved(student, rng):
    "the arguments are called h, y and sigma and stay as they are"
    unchanged(
        student.observe("gaussian_nll", h=rng.normal(size=4), y=rng.normal(size=4), sigma=rng.uniform(1, 2, size=4))
    )


# mse_gradient


@check("mse_gradient", core=True)
def against_differences(student, rng):
    "every component agrees with central differences of the cost"
    for n, m in ((2, 5), (4, 3), (3, 3)):
        w, X, y = linear_problem(rng, n, m)
        slope = numerical_gradient(lambda v, X=X, y=y: float(np.mean((v.T @ X - y) ** 2)), w)
        agree(
            student.mse_gradient(w, X, y),
            slope,
            **LOOSE,
            ask="Compare with the differences: is it a factor (2, m, n), a sign, or a mixture of components?",
        )


@check("mse_gradient")
def single(student, reference, rng):
    "one example, one feature"
    for n, m in ((3, 1), (1, 5), (1, 1)):
        w, X, y = linear_problem(rng, n, m)
        got = student.mse_gradient(w, X, y)
        has_shape(got, (n, 1), ask="The gradient has the shape of w, always.")
        agree(got, reference.mse_gradient(w, X, y), **LOOSE)


@check("mse_gradient")
def number_of_examples(student, rng):
    "twice the same data have the same gradient"
    w, X, y = linear_problem(rng, 3, 4)
    agree(
        student.mse_gradient(w, np.hstack([X, X]), np.hstack([y, y])),
        student.mse_gradient(w, X, y),
        **LOOSE,
        ask="1/m?",
    )


@check("mse_gradient")
def integer_and_float32(student, reference, rng):
    "integer and float32 input gives the values of the same numbers"
    w, X, y = np.array([[1], [-2]]), np.array([[1, 1, 1], [0, 2, 5]]), np.array([[1, 0, -2]])
    expected = reference.mse_gradient(w.astype(float), X.astype(float), y.astype(float))
    agree(student.mse_gradient(w, X, y), expected, ask="What happens to fractions in an array of integers?")
    w, X, y = (v.astype(np.float32) for v in linear_problem(rng, 3, 6))
    agree(student.mse_gradient(w, X, y), reference.mse_gradient(*(v.astype(float) for v in (w, X, y))), **SINGLE)


@check("mse_gradient")
def all_stay(student, rng):
    "the arguments are called w, X and y and stay as they are"
    w, X, y = linear_problem(rng, 3, 5)
    unchanged(student.observe("mse_gradient", w=w, X=X, y=y))


# gradient_descent


def valley(rng, n):
    "A tilted quadratic valley: every component of its gradient depends on all of w. Also its lowest point."
    A = rng.normal(size=(n, n))
    A = A @ A.T / n + 0.5 * np.eye(n)
    bottom = rng.normal(size=(n, 1))
    return (lambda w: A @ (w - bottom)), bottom


def walked(value, grad, w0, lr, steps, tolerance=LOOSE):
    "Fail unless the value is (w, history) of plain gradient descent."
    expect(isinstance(value, tuple | list) and len(value) == 2, "that is no pair (w, history)", got=value)
    w, history = value
    expected = [np.asarray(w0, dtype=float)]
    for _ in range(steps):
        expected.append(expected[-1] - lr * grad(expected[-1]))
    agree(
        w, expected[-1], **tolerance, what="w", ask="Every step: w - lr * gradient, the gradient at the present point?"
    )
    ask = "steps + 1 points, from w0 itself to the last one; each an array of its own that does not change afterwards?"
    expect(isinstance(history, tuple | list | np.ndarray), "the history is no list", got=history, ask=ask)
    expect(len(history) == steps + 1, "the history has another length", got=len(history), expected=steps + 1, ask=ask)
    agree(list(history), expected, **tolerance, what="history", ask=ask)


@check("gradient_descent", core=True)
def tilted_valley(student, rng):
    "the path down a tilted valley, all components at the same time"
    for n, steps in ((3, 6), (2, 9)):
        grad, _ = valley(rng, n)
        w0 = rng.normal(size=(n, 1))
        walked(student.gradient_descent(grad, w0, 0.2, steps), grad, w0, 0.2, steps)


@check("gradient_descent", core=True)
def crooked(student, rng):
    "a gradient that is no linear function"

    def grad(w):
        return np.sin(3 * w) + w**3 + w[::-1]

    w0 = rng.uniform(-1, 1, size=4)
    walked(student.gradient_descent(grad, w0, 0.1, 8), grad, w0, 0.1, 8)


@check("gradient_descent")
def few_steps(student, rng):
    "no step, one step"
    grad, _ = valley(rng, 2)
    w0 = rng.normal(size=(2, 1))
    for steps in (0, 1):
        walked(student.gradient_descent(grad, w0, 0.3, steps), grad, w0, 0.3, steps)


@check("gradient_descent")
def any_shape(student, rng):
    "w0 may have any shape"
    for shape in ((5,), (1,), (1, 4), (2, 3)):
        w0 = rng.normal(size=shape)
        walked(student.gradient_descent(lambda w: 2 * w - 1, w0, 0.1, 3), lambda w: 2 * w - 1, w0, 0.1, 3)


@check("gradient_descent")
def full_steps(student):
    "steep slopes and gentle ones: a step is lr times the gradient, however long it is"
    for scale, lr in ((1e6, 1e-7), (1e-6, 1e5), (1.0, 1e-3)):
        w0 = np.array([3.0, -40.0])
        walked(
            student.gradient_descent(lambda w, k=scale: k * w, w0, lr, 5),
            lambda w, k=scale: k * w,
            w0,
            lr,
            5,
            {"rtol": 1e-6},
        )


@check("gradient_descent")
def does_what_it_is_told(student, rng):
    "it does not stop early, neither at the bottom nor when the path climbs"
    grad, bottom = valley(rng, 2)
    walked(student.gradient_descent(grad, bottom, 0.1, 5), grad, bottom, 0.1, 5)
    w0 = np.array([1.0, -2.0])
    walked(student.gradient_descent(lambda w: 2 * w, w0, 1.5, 6), lambda w: 2 * w, w0, 1.5, 6)
    walked(student.gradient_descent(lambda w: 2 * w, w0, 0.5, 4), lambda w: 2 * w, w0, 0.5, 4)


@check("gradient_descent")
def integer_start(student):
    "an integer or float32 start is a start"
    for kind in (int, np.float32):
        w0 = np.array([[3], [-2]], dtype=kind)
        walked(student.gradient_descent(lambda w: 0.5 * w, w0, 0.3, 4), lambda w: 0.5 * w, w0, 0.3, 4, SINGLE)


@check("gradient_descent")
def called_with_names(student, rng):
    "the arguments are called grad, w0, lr and steps, and w0 stays as it is"
    grad, _ = valley(rng, 3)
    outcome = student.observe("gradient_descent", grad=grad, w0=rng.normal(size=(3, 1)), lr=0.1, steps=3)
    unchanged(outcome, ask="Is w0 itself moved, by `-=`? Which line makes a point of its own?")


# minibatches


def in_batches(value, m, size):
    "The batches as arrays; fails unless sizes and contents are right."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim == 2)
    expect(several, "that is no list of index arrays", got=value, ask="A list, made and complete?")
    for batch in value:
        if isinstance(batch, list):
            good = all(isinstance(k, int | np.integer) and not isinstance(k, bool) for k in batch)
        else:
            good = isinstance(batch, np.ndarray) and batch.ndim == 1 and batch.dtype.kind in "iu"
        expect(good, "a batch is no index array", ask="Can each batch stand in X[:, batch]?")
    batches = [np.array(batch, dtype=int) for batch in value]
    expected = [min(size, m - first) for first in range(0, m, size)]
    sizes = [len(batch) for batch in batches]
    ask = "Pieces of `size`, one after the other, and the short last one too; no empty one."
    expect(sizes == expected, "the sizes differ", got=sizes, expected=expected, ask=ask)
    together = np.sort(np.concatenate(batches))
    expect(np.array_equal(together, np.arange(m)), "not everybody once", ask="Is each index in exactly one batch?")
    return batches


def fresh(rng):
    return np.random.default_rng(rng.integers(2**32))


@check("minibatches", core=True)
def sizes_and_contents(student, rng):
    "every index once, in batches of the size, the short last one kept"
    for m, size in ((10, 4), (23, 5), (7, 3), (12, 4)):
        in_batches(student.minibatches(m, size, fresh(rng)), m, size)


@check("minibatches", core=True)
def well_shuffled(student, rng):
    "the order is random, within the batches and across them"
    m, size = 600, 150
    batches = in_batches(student.minibatches(m, size, fresh(rng)), m, size)
    order = np.concatenate(batches)
    ask = "Is the whole range shuffled first, and only then cut?"
    expect(abs(np.corrcoef(order, np.arange(m))[0, 1]) < 6 / np.sqrt(m), "the order follows the index", ask=ask)
    expect(np.mean(np.abs(np.diff(order)) == 1) < 0.05, "neighbours stay neighbours", ask=ask)
    for batch in batches:
        expect(abs(np.mean(np.diff(batch) > 0) - 0.5) < 2 / np.sqrt(size), "a batch is sorted", ask=ask)
        expect(abs(np.mean(batch) / m - 0.5) < 2 / np.sqrt(size), "a batch has its own range", ask=ask)


@check("minibatches")
def edges(student, rng):
    "one batch for all, one example each, one example at all, a batch larger than the data"
    for m, size in ((6, 6), (5, 1), (1, 1), (4, 9), (1, 32), (8, 7)):
        in_batches(student.minibatches(m, size, fresh(rng)), m, size)


@check("minibatches")
def only_rng(student, rng):
    "all randomness is that of rng: one state, one order; the next call, another"
    seed = int(rng.integers(2**32))
    student.minibatches(5, 2, np.random.default_rng(seed))  # who seeds globally would else find that state already
    orders = []
    for generator in (np.random.default_rng(seed), np.random.default_rng(seed), np.random.default_rng(seed + 1)):
        outcome = student.observe("minibatches", m=50, size=8, rng=generator)
        leaves_global_random_alone(outcome)
        orders.append(np.concatenate(in_batches(outcome.value, 50, 8)).tolist())
    expect(
        orders[0] == orders[1], "two generators in one state gave two orders", ask="Where else does chance come from?"
    )
    expect(orders[0] != orders[2], "another generator gave the same order", ask="What is `rng` for?")
    generator = np.random.default_rng(seed)
    twice = [np.concatenate(in_batches(student.minibatches(50, 8, generator), 50, 8)).tolist() for _ in range(2)]
    expect(twice[0] != twice[1], "one generator gave the same order twice", ask="Is every call a fresh shuffle?")


# sgd


def bent(w, X, y):
    "The gradient of a cost that is no mean square error: it is the student's to use what is handed in."
    return X @ np.tanh(w.T @ X - y).T / X.shape[1] + 0.1 * w


@check("sgd", core=True)
def same_path(student, reference, rng):
    "the same random numbers lead to the same weights"
    for n, m, size, epochs in ((3, 10, 4, 3), (2, 7, 3, 2), (4, 4, 3, 2)):
        w, X, y = linear_problem(rng, n, m)
        seed = int(rng.integers(2**32))
        agree(
            student.sgd(bent, w, X, y, 0.3, epochs, size, np.random.default_rng(seed)),
            reference.sgd(bent, w, X, y, 0.3, epochs, size, np.random.default_rng(seed)),
            **LOOSE,
            ask="Per epoch one rng.permutation(m), batches of it in order from the original data, the short one too?",
        )


@check("sgd")
def batch_sizes(student, reference, rng):
    "all the examples at once, one at a time, and a batch larger than the data"
    w, X, y = linear_problem(rng, 2, 6)
    for size in (6, 1, 20, 3):
        seed = int(rng.integers(2**32))
        agree(
            student.sgd(bent, w, X, y, 0.2, 2, size, np.random.default_rng(seed)),
            reference.sgd(bent, w, X, y, 0.2, 2, size, np.random.default_rng(seed)),
            **LOOSE,
            ask="How many steps are there in an epoch?",
        )


@check("sgd")
def epochs_counted(student, reference, rng):
    "no epoch leaves w0, one epoch is one pass, many are many"
    w, X, y = linear_problem(rng, 3, 5)
    agree(student.sgd(bent, w, X, y, 0.2, 0, 2, fresh(rng)), w, **LOOSE)
    for epochs in (1, 8):
        seed = int(rng.integers(2**32))
        agree(
            student.sgd(bent, w, X, y, 0.2, epochs, 2, np.random.default_rng(seed)),
            reference.sgd(bent, w, X, y, 0.2, epochs, 2, np.random.default_rng(seed)),
            **LOOSE,
        )


@check("sgd")
def one_of_each(student, reference, rng):
    "one example or one feature"
    for n, m in ((3, 1), (1, 5), (1, 1)):
        w, X, y = linear_problem(rng, n, m)
        seed = int(rng.integers(2**32))
        agree(
            student.sgd(bent, w, X, y, 0.2, 2, 2, np.random.default_rng(seed)),
            reference.sgd(bent, w, X, y, 0.2, 2, 2, np.random.default_rng(seed)),
            **LOOSE,
        )


@check("sgd")
def what_grad_sees(student, rng):
    "grad gets matching columns of X and y, in batches, each example once per epoch"
    X, y = np.arange(14.0).reshape(2, 7), 100 + np.arange(7.0)[np.newaxis]
    seen = []

    def watch(w, X, y):
        seen.append((np.array(X), np.array(y)))
        return np.zeros_like(w)

    student.sgd(watch, np.ones((2, 1)), X, y, 0.1, 2, 3, fresh(rng))
    ask = "X[:, batch] and y[:, batch], with the same batch?"
    for part, labels in seen:
        shapes = part.ndim == 2 and part.shape[0] == 2 and labels.shape == (1, part.shape[1])
        expect(shapes, "grad was called with other shapes", ask=ask)
        expect(np.array_equal(part[0] + 100, labels[0]), "X and y were not cut alike", ask=ask)
    sizes = [part.shape[1] for part, _ in seen]
    expect(
        sizes == [3, 3, 1] * 2, "the batches have other sizes", got=sizes, expected=[3, 3, 1] * 2, ask="The short one?"
    )
    for first in (0, 3):
        together = np.sort(np.concatenate([part[0] for part, _ in seen[first : first + 3]]))
        expect(
            np.array_equal(together, X[0]), "an epoch does not see every example once", ask="A permutation per epoch?"
        )


@check("sgd")
def draws_no_more(student, rng):
    "the generator is left where one permutation per epoch leaves it, and no other is touched"
    w, X, y = linear_problem(rng, 2, 9)
    seed = int(rng.integers(2**32))
    theirs, ours = np.random.default_rng(seed), np.random.default_rng(seed)
    leaves_global_random_alone(student.observe("sgd", bent, w, X, y, 0.1, 3, 4, theirs))
    for _ in range(3):
        ours.permutation(9)
    expect(
        theirs.random() == ours.random(),
        "more or less was drawn",
        ask="One rng.permutation(m) per epoch, nothing else?",
    )


@check("sgd")
def integer_weights(student, reference, rng):
    "integer and float32 input gives the values of the same numbers"
    w, X, y = np.array([[1], [-2]]), np.array([[1, 1, 1, 1], [0, 2, 5, -1]]), np.array([[1, 0, -3, 2]])
    for kind, tolerance in ((int, LOOSE), (np.float32, SINGLE)):
        seed = int(rng.integers(2**32))
        agree(
            student.sgd(bent, w.astype(kind), X.astype(kind), y.astype(kind), 0.2, 2, 3, np.random.default_rng(seed)),
            reference.sgd(bent, *(v.astype(float) for v in (w, X, y)), 0.2, 2, 3, np.random.default_rng(seed)),
            **tolerance,
            ask="Can an array of integers take a step of 0.1?",
        )


@check("sgd")
def data_stay(student, rng):
    "the arguments have the names of the contract, and w0, X and y stay as they are"
    w, X, y = linear_problem(rng, 2, 5)
    unchanged(
        student.observe("sgd", grad=bent, w0=w, X=X, y=y, lr=0.1, epochs=2, size=2, rng=fresh(rng)),
        ask="Is w0 moved by `-=`, or X shuffled in place?",
    )


# bias_variance


def parts_by_hand(predictions, truth):
    k, m = predictions.shape
    means = [sum(predictions[i, j] for i in range(k)) / k for j in range(m)]
    bias2 = sum((means[j] - truth[j]) ** 2 for j in range(m)) / m
    variance = sum((predictions[i, j] - means[j]) ** 2 for i in range(k) for j in range(m)) / (k * m)
    return float(bias2), float(variance)


def both(
    value,
    expected,
    ask="Which mean is taken first, over the models or over the points? And where is the square?",
    **tolerance,
):
    "Fail unless the value is the pair of floats; an array of the two will do."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.shape == (2,))
    expect(several and len(value) == 2, "that is no pair (bias2, variance)", got=value, ask=ask)
    agree(value[0], expected[0], what="bias2", ask=ask, **tolerance)
    agree(value[1], expected[1], what="variance", ask=ask, **tolerance)


@check("bias_variance", core=True)
def models_and_points(student, rng):
    "any number of models and of points, as many too"
    for k, m in ((3, 5), (6, 2), (4, 4)):
        predictions, truth = rng.normal(size=(k, m)) + rng.normal(size=m), rng.normal(size=m)
        both(student.bias_variance(predictions, truth), parts_by_hand(predictions, truth), **LOOSE)


@check("bias_variance")
def sum_rule(student, rng):
    "together they are the mean square distance from the truth"
    predictions, truth = rng.normal(size=(5, 7)), rng.normal(size=7)
    bias2, variance = returned(student.observe("bias_variance", predictions, truth))
    agree(
        bias2 + variance, float(np.mean((predictions - truth) ** 2)), **LOOSE, ask="Square, then mean, in which order?"
    )


@check("bias_variance")
def lonely(student):
    "one model has no variance; one point is enough"
    both(student.bias_variance(np.array([[1.0, 4.0]]), np.array([0.0, 2.0])), (2.5, 0.0), ask="1/k, with k = 1?")
    both(student.bias_variance(np.array([[1.0], [5.0]]), np.array([2.0])), (1.0, 4.0))
    both(student.bias_variance(np.array([[3.0]]), np.array([1.0])), (4.0, 0.0))


@check("bias_variance")
def far_from_zero(student):
    "predictions of 1e8 that differ by 1 keep their variance"
    predictions = 1e8 + np.array([[0.0, 1.0, 5.0], [2.0, 1.0, 8.0]])
    both(
        student.bias_variance(predictions, 1e8 + np.array([1.0, 3.0, 6.5])),
        (4 / 3, (1 + 0 + 2.25) / 3),
        rtol=1e-6,
        ask="Mean of squares minus square of the mean: how many digits are left of 1e16?",
    )


@check("bias_variance")
def kinds_of_numbers(student, rng):
    "integer and float32 predictions give the values of the same numbers"
    predictions, truth = np.array([[1, 2, 4], [2, 2, -3]]), np.array([1, 0, 2])
    both(student.bias_variance(predictions, truth), parts_by_hand(predictions, truth))
    predictions, truth = rng.normal(size=(4, 6)).astype(np.float32), rng.normal(size=6).astype(np.float32)
    both(
        student.bias_variance(predictions, truth),
        parts_by_hand(predictions.astype(float), truth.astype(float)),
        **SINGLE,
    )


@check("bias_variance")
def predictions_stay(student, rng):
    "the arguments are called predictions and truth and stay as they are"
    unchanged(student.observe("bias_variance", predictions=rng.normal(size=(3, 4)), truth=rng.normal(size=4)))


# ridge_gradient


@check("ridge_gradient", core=True)
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


@check("ridge_gradient")
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


@check("ridge_gradient")
def one_example(student, reference, rng):
    "one example, two rows"
    for n, m in ((4, 1), (2, 1), (2, 7)):
        w, X, y = linear_problem(rng, n, m)
        agree(student.ridge_gradient(w, X, y, 0.4), reference.ridge_gradient(w, X, y, 0.4), **LOOSE)


@check("ridge_gradient")
def strong(student, rng):
    "a strong penalty pulls every weight but the bias towards 0"
    w, X, y = np.array([[5.0], [-3.0], [2.0]]), rng.normal(size=(3, 4)), rng.normal(size=(1, 4))
    pulled = student.ridge_gradient(w, X, y, 1e6)
    finite(pulled)
    agree(pulled[1:] / 1e6, 2 * w[1:], rtol=1e-3, atol=1e-3)
    expect(abs(float(pulled[0, 0])) < 1e4, "the bias is pulled too", ask="Over which k does the sum run?")


@check("ridge_gradient")
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


@check("ridge_gradient")
def weights_stay(student, rng):
    "the arguments are called w, X, y and lam and stay as they are"
    w, X, y = linear_problem(rng, 3, 5)
    unchanged(
        student.observe("ridge_gradient", w=w, X=X, y=y, lam=0.5), ask="Whose array is it in which you set row 0 to 0?"
    )

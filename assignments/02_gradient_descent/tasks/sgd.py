"""What the judge knows of sgd: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, leaves_global_random_alone, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE, fresh, linear_problem
from public import one_full_batch, short_batch_too


def bent(w, X, y):
    "The gradient of a cost that is no mean square error: it is the student's to use what is handed in."
    return X @ np.tanh(w.T @ X - y).T / X.shape[1] + 0.1 * w


@check(core=True)
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


@check
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


@check
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


@check
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


@check
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


@check
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


@check
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


@check
def data_stay(student, rng):
    "the arguments have the names of the contract, and w0, X and y stay as they are"
    w, X, y = linear_problem(rng, 2, 5)
    unchanged(
        student.observe("sgd", grad=bent, w0=w, X=X, y=y, lr=0.1, epochs=2, size=2, rng=fresh(rng)),
        ask="Is w0 moved by `-=`, or X shuffled in place?",
    )


@alternative
def with_split(grad, w0, X, y, lr, epochs, size, rng):
    "np.split, in place on a copy of w"
    m = X.shape[1]
    w = np.array(w0, dtype=float)
    for _ in range(epochs):
        for batch in np.split(rng.permutation(m), np.arange(size, m, size)):
            w -= lr * grad(w, X[:, batch], y[:, batch])
    return w


@alternative
def shuffled_copies(grad, w0, X, y, lr, epochs, size, rng):
    "shuffled copies of the data, cut as slices"
    w, m = w0, y.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        shuffled, labels = X[:, order], y[:, order]
        for k in range(0, m, size):
            w = w - lr * grad(w, shuffled[:, k : k + size], labels[:, k : k + size])
    return w


@alternative
def by_shuffle(grad, w0, X, y, lr, epochs, size, rng):
    "shuffle of a fresh arange draws what permutation draws"
    m = X.shape[1]
    w = 1.0 * w0
    for _ in range(epochs):
        order = np.arange(m)
        rng.shuffle(order)
        first = 0
        while first < m:
            batch = order[first : first + size]
            w = w - lr * grad(w, np.take(X, batch, axis=1), np.take(y, batch, axis=1))
            first += size
    return w


@alternative
def with_minibatches(grad, w0, X, y, lr, epochs, size, rng):
    "a helper like the notebook's minibatches"

    def batches():
        order = rng.permutation(X.shape[1])
        return [order[k : k + size] for k in range(0, X.shape[1], size)]

    w = w0.copy()
    for _ in range(epochs):
        for batch in batches():
            w = w + -lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception(caught_by=one_full_batch)
def climbing(grad, w0, X, y, lr, epochs, size, rng):
    "You step along the gradient, uphill. Which sign has the formula?"
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for k in range(0, len(order), size):
            w = w + lr * grad(w, X[:, order[k : k + size]], y[:, order[k : k + size]])
    return w


@misconception(caught_by=short_batch_too)
def drops_the_rest(grad, w0, X, y, lr, epochs, size, rng):
    "The short last batch is missing: some examples are not seen in this epoch. Where does your range end?"
    w, m = w0, X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(m // size):
            batch = order[k * size : (k + 1) * size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception(caught_by=short_batch_too)
def in_file_order(grad, w0, X, y, lr, epochs, size, rng):
    "The examples are taken in the order of the file. What is `rng` for?"
    w = w0
    for _ in range(epochs):
        for k in range(0, X.shape[1], size):
            w = w - lr * grad(w, X[:, k : k + size], y[:, k : k + size])
    return w


@misconception(caught_by=short_batch_too)
def all_data_each_step(grad, w0, X, y, lr, epochs, size, rng):
    "Every step uses all the data. Which examples belong to a batch?"
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for _ in range(0, len(order), size):
            w = w - lr * grad(w, X, y)
    return w


@misconception(caught_by=short_batch_too)
def labels_not_shuffled(grad, w0, X, y, lr, epochs, size, rng):
    "X is taken in the new order and y in the old one: features meet the labels of others. Which index does y need?"
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for k in range(0, len(order), size):
            w = w - lr * grad(w, X[:, order[k : k + size]], y[:, k : k + size])
    return w


@misconception(caught_by=same_path)
def one_order_for_all(grad, w0, X, y, lr, epochs, size, rng):
    "The data are shuffled once and every epoch has the same batches. Inside which loop does the permutation belong?"
    w, order = w0, rng.permutation(X.shape[1])
    for _ in range(epochs):
        for k in range(0, len(order), size):
            batch = order[k : k + size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception(caught_by=same_path)
def shuffled_again_and_again(grad, w0, X, y, lr, epochs, size, rng):
    """You permute data that were permuted before. Take the batches out of the original X and y: whose columns does
    `order` number?"""
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        X, y = X[:, order], y[:, order]
        for k in range(0, X.shape[1], size):
            w = w - lr * grad(w, X[:, k : k + size], y[:, k : k + size])
    return w


@misconception(caught_by=same_path)
def one_batch_per_epoch(grad, w0, X, y, lr, epochs, size, rng):
    "You take one batch per epoch. An epoch is a pass through all the data: how many batches is that?"
    w = w0
    for _ in range(epochs):
        batch = rng.permutation(X.shape[1])[:size]
        w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception(caught_by=same_path)
def one_epoch_only(grad, w0, X, y, lr, epochs, size, rng):
    "You go through the data once, whatever `epochs` says. Is there a `return` inside the loop?"
    w = w0
    order = rng.permutation(X.shape[1])
    for k in range(0, len(order), size):
        batch = order[k : k + size]
        w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception(caught_by=same_path)
def scaled_to_the_batch(grad, w0, X, y, lr, epochs, size, rng):
    """You scale the short batch's step by its size. `grad` is a mean over the examples that it is given: is
    anything left to divide?"""
    w, m = w0, X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(0, m, size):
            batch = order[k : k + size]
            w = w - lr * len(batch) / min(size, m) * grad(w, X[:, batch], y[:, batch])
    return w


@misconception(caught_by=draws_no_more)
def draws_for_nothing(grad, w0, X, y, lr, epochs, size, rng):
    """You draw more random numbers than one permutation per epoch; the next user of `rng` gets others. Which draw
    is not needed?"""
    w, m = w0, X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(0, m, size):
            batch = order[k : k + size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    rng.random()
    return w


@misconception(caught_by=data_stay)
def moves_the_start(grad, w0, X, y, lr, epochs, size, rng):
    "`w -= …` moves the caller's w0, which you only gave a second name. How do you get a point of your own?"
    w = w0 if w0.dtype.kind == "f" else w0.astype(float)
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for k in range(0, len(order), size):
            batch = order[k : k + size]
            w -= lr * grad(w, X[:, batch], y[:, batch])
    return w

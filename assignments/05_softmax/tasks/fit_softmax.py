"""What the judge knows of fit_softmax: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, in_doubles, leaves_global_random_alone, quiet, returned
from autograder.course.proof import alternative, misconception

from problems import SHAPES, problem, single, whole
from public import batches_of_three, one_step
from reference import softmax, softmax_propagate

ASK_PATH = "Per epoch one rng.permutation(m), batches of it in order from the original data, the short one too?"


def same_path(student, reference, rng, X, Y, lr, epochs, size, ask=ASK_PATH, **tolerance):
    """The same seed leads the student and the reference to the same weights."""
    seed = int(rng.integers(2**32))
    expected = reference.fit_softmax(*in_doubles((X, Y)), lr, epochs, size, np.random.default_rng(seed))
    agree(student.fit_softmax(X, Y, lr, epochs, size, np.random.default_rng(seed)), expected, ask=ask, **tolerance)


@check(core=True)
def weights(student, reference, rng):
    "the same random numbers lead to the same weights"
    for C, n, m, size, epochs in ((3, 2, 10, 4, 3), (4, 3, 7, 3, 2), (2, 4, 9, 4, 3)):
        _, _, X, Y = problem(rng, C, n, m)
        same_path(student, reference, rng, X, Y, 0.3, epochs, size)


@check
def batch_sizes(student, reference, rng):
    "all examples at once, one at a time, batches that fit exactly, and one that is larger than the data"
    _, _, X, Y = problem(rng, 3, 2, 6)
    for size in (6, 1, 3, 20, 5):
        same_path(student, reference, rng, X, Y, 0.2, 2, size, ask="How many steps are there in an epoch?")


@check
def epochs_counted(student, reference, rng):
    "no epoch leaves zeros, one epoch is one pass, many are many"
    _, _, X, Y = problem(rng, 3, 2, 5)
    got = student.fit_softmax(X, Y, 0.2, 0, 2, np.random.default_rng(1))
    agree(got, (np.zeros((3, 2)), np.zeros((3, 1))), ask="What are W and b before the first step?")
    for epochs in (1, 8):
        same_path(student, reference, rng, X, Y, 0.2, epochs, 2)


@check
def fit_sizes(student, reference, rng):
    "one example, one feature, two classes, as many of one as of another"
    for C, n, m in SHAPES:
        _, _, X, Y = problem(rng, C, n, m)
        same_path(student, reference, rng, X, Y, 0.2, 2, 2)


@check
def unseen_class(student, reference, rng):
    "a class that no example has gets its row of weights, too"
    _, _, X, _ = problem(rng, 4, 2, 6)
    for labels in ([1, 1, 0, 1, 0, 1], [3, 1, 1, 3, 1, 3]):
        ask = "From what do you know the number of classes?"
        same_path(student, reference, rng, X, np.eye(4)[:, labels], 0.3, 2, 4, ask=ask)


@check
def every_step(student, reference, rng):
    "it makes all steps with the same learning rate, also where nothing seems to happen any more"
    X, Y = np.array([[1.0, 1.0, -1.0, -1.0], [2.0, 2.0, 1.0, 1.0]]), np.eye(2)[:, [0, 1, 0, 1]]
    same_path(student, reference, rng, X, Y, 0.5, 12, 2, ask="Does it stop early?")
    _, _, X, Y = problem(rng, 3, 2, 8)
    same_path(student, reference, rng, X, Y, 0.7, 60, 5, ask="Is the learning rate the same in every step?")


@check
def steep(student, rng):
    "features of a thousand lead to certain predictions, but to no warning and no nan"
    _, _, X, Y = problem(rng, 3, 2, 6)
    outcome = student.observe("fit_softmax", 1000 * X, Y, 1.0, 3, 4, np.random.default_rng(3))
    quiet(outcome, ask="Is softmax safe for scores of any size, and the logarithm for probabilities of 0?")


@check
def draws_no_more(student, rng):
    "the generator is left where one permutation per epoch leaves it, and no other is touched"
    _, _, X, Y = problem(rng, 3, 2, 9)
    seed = int(rng.integers(2**32))
    theirs, ours = np.random.default_rng(seed), np.random.default_rng(seed)
    leaves_global_random_alone(student.observe("fit_softmax", X, Y, 0.1, 3, 4, theirs))
    for _ in range(3):
        ours.permutation(9)
    ask = "One rng.permutation(m) per epoch, nothing else?"
    expect(theirs.random() == ours.random(), "more or less was drawn", ask=ask)


@check
def fit_other_types(student, reference, rng):
    "integer and float32 features and labels, and a learning rate of 1, do as well"
    _, _, X, Y = whole(rng)
    same_path(student, reference, rng, X, Y, 1, 2, 3, ask="Of which dtype are the zeros that you start from?")
    _, _, X, Y = single(rng)
    same_path(student, reference, rng, X, Y, 0.2, 3, 4, rtol=1e-4, atol=1e-5)


@check
def data_unchanged(student, reference, rng):
    "the arguments have the names of the contract, X and Y stay as they are, and a second call starts anew"
    _, _, X, Y = problem(rng, 3, 2, 5)
    for _ in range(2):
        outcome = student.observe("fit_softmax", rng=np.random.default_rng(1), size=2, epochs=2, lr=0.1, Y=Y, X=X)
        expect(not {"X", "Y"} & set(outcome.changed), "X or Y was changed in place", ask="Is X shuffled in place?")
        expected = reference.fit_softmax(X, Y, 0.1, 2, 2, np.random.default_rng(1))
        agree(returned(outcome), expected, ask="Is anything kept from the call before?")


@alternative
def moved_in_place(X, Y, lr, epochs, size, rng):
    "its own weights moved in place, batches from a list"
    (n, m), C = X.shape, Y.shape[0]
    W, b = np.zeros((C, n)), np.zeros((C, 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for batch in [order[k : k + size] for k in range(0, m, size)]:
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W -= lr * dW
            b -= lr * db
    return W, b


@alternative
def shuffled_copies(X, Y, lr, epochs, size, rng):
    "an order shuffled afresh from arange, shuffled copies cut into batches, the gradient written out"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = np.arange(m)
        rng.shuffle(order)
        Xs, Ys = X[:, order], Y[:, order]
        start = 0
        while start < m:
            x, y = Xs[:, start : start + size], Ys[:, start : start + size]
            dZ = softmax(W @ x + b) - y
            W = W - lr * np.dot(dZ, x.T) / x.shape[1]
            b = b - lr * dZ.mean(axis=1, keepdims=True)
            start += size
    return [W, b]


@alternative
def one_matrix(X, Y, lr, epochs, size, rng):
    "weights and bias in one matrix with a constant feature; split by positions"
    m = X.shape[1]
    ones = np.vstack([X, np.ones(m)]).astype(float)
    theta = np.zeros((Y.shape[0], X.shape[0] + 1))
    for _ in range(epochs):
        for batch in np.split(rng.permutation(m), range(size, m, size)):
            theta -= lr * (softmax(theta @ ones[:, batch]) - Y[:, batch]) @ ones[:, batch].T / batch.size
    return theta[:, :-1], theta[:, -1:]


@alternative
def all_orders_first(X, Y, lr, epochs, size, rng):
    "all the orders drawn before the first step"
    orders = [rng.permutation(Y.shape[1]) for _ in range(epochs)]
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    for order in orders:
        for k in range(-(-len(order) // size)):
            chosen = order[k * size : (k + 1) * size]
            _, dW, db = softmax_propagate(W, b, X.take(chosen, axis=1), Y.take(chosen, axis=1))
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=one_step)
def climbs(X, Y, lr, epochs, size, rng):
    "You step along the gradient, which points uphill. Which sign has the update?"
    lr = -lr
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def drops_the_short_batch(X, Y, lr, epochs, size, rng):
    "The short batch at the end of an epoch is dropped. Where does your range end?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m - size + 1, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def one_order_for_all(X, Y, lr, epochs, size, rng):
    "You shuffle once, before the epochs; every epoch needs a fresh order. In which loop does rng.permutation stand?"
    order = rng.permutation(X.shape[1])
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def no_shuffle(X, Y, lr, epochs, size, rng):
    "The examples come in the order of the data, always. What is rng there for?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        for first in range(0, X.shape[1], size):
            _, dW, db = softmax_propagate(W, b, X[:, first : first + size], Y[:, first : first + size])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def shuffles_the_shuffled(X, Y, lr, epochs, size, rng):
    """Each epoch you shuffle what the epoch before has shuffled. That is random, too, but the batches are to be taken
    out of the original data. Which array does X[:, batch] see?"""
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        X, Y = X[:, order], Y[:, order]
        for first in range(0, X.shape[1], size):
            _, dW, db = softmax_propagate(W, b, X[:, first : first + size], Y[:, first : first + size])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def shuffles_apart(X, Y, lr, epochs, size, rng):
    "Features and labels are shuffled each in an order of its own: which label belongs to which jet then?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order, other = rng.permutation(X.shape[1]), rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch, labels = order[first : first + size], other[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, labels])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def draws_each_batch(X, Y, lr, epochs, size, rng):
    """Each batch is drawn anew, so that some examples come twice in an epoch and others not at all. How many
    permutations does an epoch need?"""
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        for first in range(0, m, size):
            batch = rng.permutation(m)[: min(size, m - first)]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def with_replacement(X, Y, lr, epochs, size, rng):
    """rng.integers and rng.choice draw with replacement: some examples come twice, others never. What does
    permutation do?"""
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.integers(0, m, m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def full_batch(X, Y, lr, epochs, size, rng):
    "Every epoch makes a single step with all examples. How many steps should it be with batches of `size`?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        rng.permutation(X.shape[1])
        _, dW, db = softmax_propagate(W, b, X, Y)
        W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=weights)
def first_batch_only(X, Y, lr, epochs, size, rng):
    "Only the first batch of each epoch makes a step. Is the step inside the inner loop?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        batch = rng.permutation(X.shape[1])[:size]
        _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
        W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def divides_by_size(X, Y, lr, epochs, size, rng):
    "The mean of the short batch is taken over `size` examples, but it has fewer. How many are really in it?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    size = min(size, m)
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW * len(batch) / size, b - lr * db * len(batch) / size
    return W, b


@misconception(caught_by=batches_of_three)
def averages_the_epoch(X, Y, lr, epochs, size, rng):
    """The batches of an epoch all see the same old weights. When are W and b renewed: after each batch or after each
    epoch?"""
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order, old = rng.permutation(m), (W, b)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(*old, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def bias_from_new_weights(X, Y, lr, epochs, size, rng):
    "W is renewed before the gradient of b is asked for. Do both gradients belong to the same point?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            W = W - lr * softmax_propagate(W, b, X[:, batch], Y[:, batch])[1]
            b = b - lr * softmax_propagate(W, b, X[:, batch], Y[:, batch])[2]
    return W, b


@misconception(caught_by=batches_of_three)
def generator_of_its_own(X, Y, lr, epochs, size, rng):
    "You make a generator of your own. All randomness is to come from the `rng` that was handed in: where is it used?"
    rng = np.random.default_rng(0)
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def global_generator(X, Y, lr, epochs, size, rng):
    "np.random.permutation draws from the state that the whole program shares. What is `rng` there for?"
    np.random.seed(0)
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = np.random.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=one_step)
def bias_stays(X, Y, lr, epochs, size, rng):
    "b never moves. Which line renews it?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            W = W - lr * softmax_propagate(W, b, X[:, batch], Y[:, batch])[1]
    return W, b


@misconception(caught_by=one_step)
def random_start(X, Y, lr, epochs, size, rng):
    "You start from random weights, and draw from rng what belongs to the shuffles. Where should it start?"
    m = X.shape[1]
    W, b = 0.01 * rng.normal(size=(len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batches_of_three)
def one_epoch_too_many(X, Y, lr, epochs, size, rng):
    "You make one epoch too many. Where does your range begin and end?"
    epochs = epochs + (epochs > 1)
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=one_step)
def weights_transposed(X, Y, lr, epochs, size, rng):
    "W comes back as (n, C). One row for each class, one column for each feature: which shape is that?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W.T, b


@misconception(caught_by=one_step)
def flat_bias(X, Y, lr, epochs, size, rng):
    "b comes back as (C,); as a column it must be (C, 1), so that W @ X + b adds it to every example. What is missing?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b.ravel()


@misconception(caught_by=one_step)
def only_classes_seen(X, Y, lr, epochs, size, rng):
    "The classes are counted from the labels that occur. A rare class may be missing: which shape tells their number?"
    seen = np.flatnonzero(Y.sum(axis=1) > 0)
    Y = Y[: seen.max() + 1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=every_step)
def slows_down(X, Y, lr, epochs, size, rng):
    "Your learning rate changes along the way. Is it the same in every step?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for epoch in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            rate = lr * 0.99 ** max(epoch - 10, 0)
            W, b = W - rate * dW, b - rate * db
    return W, b


@misconception(caught_by=draws_no_more)
def draws_too_much(X, Y, lr, epochs, size, rng):
    """The weights are right, but more was drawn from rng than one permutation per epoch: whoever uses it next gets
    other numbers. Which draw is not needed?"""
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    rng.permutation(X.shape[1])
    return W, b


@misconception(caught_by=epochs_counted)
def at_least_one_epoch(X, Y, lr, epochs, size, rng):
    "With epochs = 0 nothing should move. When do you count?"
    epochs = max(epochs, 1)
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=batch_sizes)
def needs_whole_batches(X, Y, lr, epochs, size, rng):
    "A batch that is larger than the data is one short batch. How many steps do you make then?"
    epochs = epochs if size <= X.shape[1] else 0
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception(caught_by=data_unchanged)
def shuffles_in_place(X, Y, lr, epochs, size, rng):
    "X[...] = X[:, order] shuffles the caller's data. Can the batch be taken out of X without changing it?"
    state = rng.bit_generator.state
    order = rng.permutation(X.shape[1])
    rng.bit_generator.state = state
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    X[...] = X[:, order[::-1]]
    Y[...] = Y[:, order[::-1]]
    return W, b


@misconception(caught_by=fit_other_types)
def integer_weights(X, Y, lr, epochs, size, rng):
    "Zeros made of integers can't take a step of 0.1. Of which dtype are the zeros that you start from?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W.astype(np.result_type(X, np.int8)), b.astype(np.result_type(X, np.int8))

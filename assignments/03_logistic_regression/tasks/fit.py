"""What the judge knows of fit: hidden checks, other right solutions, known-wrong ones."""

import functools

import numpy as np

from autograder.checks import agree, check, expect, in_doubles, like_reference, unchanged
from autograder.course.proof import alternative, misconception

from problems import of_all_shapes, problem, single, whole
from public import first_step, second_step
from reference import cost_loop, cross_entropy, propagate, sigmoid


@check(core=True)
def fit_values(student, reference, rng):
    "weights, bias and costs are right after some steps"
    (_, _, X, Y), (_, _, X_new, Y_new) = problem(rng, 3, 8), problem(rng, 2, 5)
    problems = (X, Y, 0.3, 6), (X_new, Y_new, 0.3, 6), (X_new + 1.5, Y_new, 0.11, 9)
    like_reference(student, reference, "fit", *problems)


@check
def fit_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    like_reference(student, reference, "fit", *((X, Y, 0.2, 4) for _, _, X, Y in of_all_shapes(rng)))


@check
def no_steps(student, reference, rng):
    "without a step the weights are zero, the bias is zero and there is no cost"
    _, _, X, Y = problem(rng, 3, 5)
    w, b, costs = student.fit(X, Y, 0.2, 0)
    agree((w, b), (np.zeros((3, 1)), 0.0))
    expect(len(costs) == 0, "there is a cost without a step", got=costs, expected=[])


@check
def every_step(student, reference):
    "it makes all the steps that were asked for, also where the cost stops falling"
    X, Y = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]]), np.array([[0, 1, 1, 0]])
    w, b, costs = student.fit(X, Y, 0.5, 40)
    agree((w, b), (np.zeros((2, 1)), 0.0), ask="Where does the descent on XOR end?")
    agree(costs, [np.log(2)] * 40, ask="How many costs are asked for?")
    ask = "Is the learning rate the same in every step?"
    agree(student.fit(*LONG_DESCENT), long_descent(reference.fit), ask=ask)


LONG_DESCENT = np.array([[1.0, -1.0, 2.0]]), np.array([[1, 0, 0]]), 0.7, 120


@functools.cache
def long_descent(fit):
    """The same for everybody."""
    return fit(*LONG_DESCENT)


@check
def fit_whole_numbers(student, reference, rng):
    "features and labels may be integers, the learning rate too"
    _, _, X, Y = whole(rng, 3, 6)
    agree(student.fit(X, Y, 1, 4), reference.fit(X, Y, 1, 4), ask="Of which dtype are the zeros that you start from?")


@check
def fit_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    _, _, X, Y = single(rng)
    agree(student.fit(X, Y, 0.2, 5), reference.fit(*in_doubles((X, Y)), 0.2, 5), rtol=1e-4, atol=1e-5)


@check
def fit_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    _, _, X, Y = problem(rng, 3, 4)
    unchanged(student.observe("fit", X, Y, 0.5, 3))
    unchanged(student.observe("fit", X=X, Y=Y.astype(float), lr=0.5, steps=3))


@alternative
def in_place(X, Y, lr, steps):
    "arrays of costs filled along the way, its own weights moved in place"
    w, b, costs = np.zeros((len(X), 1), dtype=np.float64), 0.0, np.empty(steps)
    for k in range(steps):
        costs[k], dw, db = propagate(w, b, X, Y)
        w -= lr * dw
        b -= lr * db
    return w, b, costs


@alternative
def one_vector(X, Y, lr, steps):
    "w and b as one vector with a constant feature"
    n, m = X.shape
    Z = np.vstack([X, np.ones((1, m))]).astype(float)
    theta, costs = np.zeros(n + 1), []
    for _ in range(steps):
        A = sigmoid(theta @ Z)
        costs.append(cross_entropy(A[np.newaxis], Y))
        theta = theta - lr * Z @ (A - Y[0]) / m
    return theta[:n].reshape(n, 1), theta[n], costs


@alternative
def recursive(X, Y, lr, steps):
    "one step as a function, called in a while loop, with the loop's gradient"

    def step(w, b):
        cost, dw, db = cost_loop(w, b, X, Y)
        return w - lr * dw, b - lr * db, cost

    state, costs = (np.zeros((X.shape[0], 1)), 0.0), []
    while len(costs) < steps:
        *state, cost = step(*state)
        costs.append(float(cost))
    return [state[0], float(state[1]), tuple(costs)]


@misconception(caught_by=first_step)
def climbs(X, Y, lr, steps):
    """You step *towards* the gradient, as some slides say, and it points uphill: the cost rises. Which sign makes it
    fall?"""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w + lr * dw, b + lr * db
    return w, b, costs


@misconception(caught_by=first_step)
def forgets_the_bias(X, Y, lr, steps):
    "The bias stays at 0: it has to take its step, too. Where does b change?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, _ = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - lr * dw
    return w, b, costs


@misconception(caught_by=second_step)
def forgets_the_weights(X, Y, lr, steps):
    "Only the bias moves, the weights stay at 0. Which line changes w?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, _, db = propagate(w, b, X, Y)
        costs.append(cost)
        b = b - lr * db
    return w, b, costs


@misconception(caught_by=fit_values)
def one_after_the_other(X, Y, lr, steps):
    """w has moved already when db is computed: the two steps belong to two different points. Can both gradients be
    there before the first update?"""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, _ = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - lr * dw
        b = b - lr * propagate(w, b, X, Y)[2]
    return w, b, costs


@misconception(caught_by=first_step)
def cost_after_the_step(X, Y, lr, steps):
    """The costs are those after each update: the first one should be log 2, where everything is still zero. When is it
    noted?"""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        _, dw, db = propagate(w, b, X, Y)
        w, b = w - lr * dw, b - lr * db
        costs.append(propagate(w, b, X, Y)[0])
    return w, b, costs


@misconception(caught_by=first_step)
def one_cost_too_many(X, Y, lr, steps):
    "There is one cost more than there are steps. Is the one after the last update among them?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, [*costs, propagate(w, b, X, Y)[0]]


@misconception(caught_by=first_step)
def last_cost_only(X, Y, lr, steps):
    "A single cost comes back; the list of all of them is asked for, one for each step. Where would you append?"
    w, b, cost = np.zeros((X.shape[0], 1)), 0.0, 0.0
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        w, b = w - lr * dw, b - lr * db
    return w, b, cost


@misconception(caught_by=first_step)
def starts_from_ones(X, Y, lr, steps):
    "The start is not zero: the first cost is not log 2. With which w and b should it begin?"
    w, b, costs = np.ones((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


@misconception(caught_by=first_step)
def starts_at_random(X, Y, lr, steps):
    """The start is random: that is needed in networks with hidden layers. Here the cost is convex and zeros are agreed
    on. What is the cost there?"""
    w, b, costs = np.random.default_rng(0).normal(size=(X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


@misconception(caught_by=first_step)
def divides_the_rate(X, Y, lr, steps):
    "The steps are m times too short: the 1/m is in the gradient already. Where is it a second time?"
    m = X.shape[1]
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr / m * dw, b - lr / m * db
    return w, b, costs


@misconception(caught_by=first_step)
def own_rate(X, Y, lr, steps):
    "The learning rate that was given makes no difference. Which lr does your update use?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - 0.1 * dw, b - 0.1 * db
    return w, b, costs


@misconception(caught_by=every_step)
def stops_early(X, Y, lr, steps):
    "The descent stops before all steps are made, where the cost hardly changes. How many costs are asked for?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        if len(costs) > 1 and abs(costs[-2] - cost) < 1e-12:
            break
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


@misconception(caught_by=first_step)
def integer_start(X, Y, lr, steps):
    "np.zeros_like of integers are integers, and `-=` can't put fractions into them. Which dtype should w have?"
    w, b, costs = np.zeros_like(X[:, :1]), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w -= lr * dw
        b -= lr * db
    return w, b, costs


@misconception(caught_by=fit_inputs_unchanged)
def shuffles_in_place(X, Y, lr, steps):
    """The examples of the caller are in another order after the call: `X[:] = …` writes into X. Does full descent need
    a shuffle?"""
    order = np.random.default_rng(0).permutation(X.shape[1])
    X[:], Y[:] = X[:, order], Y[:, order]
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, costs

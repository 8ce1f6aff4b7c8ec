"""What the judge knows of train: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, finite, leaves_global_random_alone, parts, quiet
from autograder.course.proof import alternative, misconception

from public import first_cost_belongs_to_the_start, params_and_costs_come_back, xor_is_learnt
from reference import backward, backward_squared, cost, forward, init_params, sigmoid, update


def a_sample(rng, n, m):
    X = rng.normal(size=(n, m))
    return X, (X[:1] * X[-1:] + 0.3 * X[:1] > 0.1).astype(float)


def judge_training(student, reference, X, Y, n_h, lr, steps, seed, ask):
    got = parts(student.train(X, Y, n_h, lr, steps, np.random.default_rng(seed)), "params, costs")
    expected = reference.train(np.asarray(X, float), Y, n_h, lr, steps, np.random.default_rng(seed))
    agree(got, expected, rtol=1e-6, atol=1e-8, ask=ask)


@check(core=True)
def same_descent(student, reference, rng):
    "the parameters and costs are those of full-batch descent from init_params"
    ask = "Does every parameter take the step -lr times its own gradient, once in each step, all at the same time?"
    for n_h, steps in ((4, 5), (7, 3)):
        X, Y = a_sample(rng, 3, 20)
        judge_training(student, reference, X, Y, n_h, 0.4, steps, int(rng.integers(2**32)), ask)


@check(core=True)
def costs_before_each_step(student, reference, rng):
    "one step gives one cost, that of the start"
    X, Y = a_sample(rng, 2, 15)
    judge_training(student, reference, X, Y, 5, 0.5, 1, int(rng.integers(2**32)), "Is the cost noted before the step?")


@check
def more_steps(student, reference, rng):
    "sixty steps"
    X, Y = a_sample(rng, 3, 20)
    judge_training(student, reference, X, Y, 4, 0.3, 60, 12, "Is the gradient computed anew in each step?")


@check
def every_step(student, reference):
    "all steps are made and the last parameters come back, also where the cost stands still or rises"
    X, Y = np.ones((1, 4)), np.array([[0.0, 0.0, 0.0, 1.0]])
    judge_training(student, reference, X, Y, 3, 1e-9, 6, 3, "Does it stop where the cost hardly changes?")
    for steps in (1, 2):
        judge_training(student, reference, X, Y, 3, 30.0, steps, 3, "Do the last parameters come back, or the best?")


@check
def no_steps(student, reference, rng):
    "no step at all gives the initial parameters and no cost"
    X, Y = a_sample(rng, 2, 8)
    params, costs = parts(student.train(X, Y, 3, 0.1, 0, np.random.default_rng(5)), "params, costs")
    countable = isinstance(costs, list | tuple) or (isinstance(costs, np.ndarray) and costs.ndim == 1)
    expect(countable and len(costs) == 0, "there should be no cost", ask="How many costs are there for no step?")
    agree(params, reference.init_params(2, 3, 1, np.random.default_rng(5)), ask="What is returned without a step?")


@check
def few_or_integer_data(student, reference, rng):
    "one example, one feature, one hidden unit, integer features and labels"
    X, Y = a_sample(rng, 3, 1)
    judge_training(student, reference, X, Y, 4, 0.2, 3, 1, "Does it work for one example?")
    X, Y = a_sample(rng, 1, 6)
    judge_training(student, reference, X, Y, 1, 0.2, 3, 2, "Does it work for one feature and one unit?")
    X = rng.integers(0, 2, (3, 8))
    judge_training(student, reference, X, X[:1], 4, 0.5, 3, 3, "Does it work for integers?")


@check
def a_step_that_is_too_long(student, reference, rng):
    "a learning rate of 10000 saturates everything: costs stay finite, without a warning"
    X, Y = a_sample(rng, 3, 12)
    outcome = student.observe("train", X, Y, 4, 1e4, 3, np.random.default_rng(4))
    quiet(outcome, ask="What is the logarithm of a probability that is exactly 0?")
    finite(outcome.value, ask="What is the logarithm of a probability that is exactly 0?")


@check
def leaves_data_and_world_alone(student, rng):
    "X, Y and numpy's global random state stay as they are"
    X, Y = a_sample(rng, 3, 10)
    outcome = student.observe("train", X=X, Y=Y, n_h=4, lr=0.1, steps=3, rng=np.random.default_rng(1))
    leaves_global_random_alone(outcome)
    changed = [name for name in outcome.changed if name != "rng"]
    expect(not changed, ask="Which line writes into an argument?")


@alternative
def costs_in_an_array(X, Y, n_h, lr, steps, rng):
    "costs in an array, the scale given by name"
    params = init_params(n_x=X.shape[0], n_h=n_h, n_y=1, rng=rng, scale=0.5)
    costs = np.zeros(steps)
    for k in range(steps):
        A2, cache = forward(params, X)
        costs[k] = cost(A2, Y)
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@alternative
def everything_written_out(X, Y, n_h, lr, steps, rng):
    "none of the other functions, arrays of its own moved in place"
    n_x, m = X.shape
    W1, W2 = 0.5 * rng.standard_normal((n_h, n_x)), 0.5 * rng.standard_normal((1, n_h))
    b1, b2, costs = np.zeros((n_h, 1)), np.zeros((1, 1)), []
    for _ in range(steps):
        A1 = np.tanh(W1 @ X + b1)
        A2 = sigmoid(W2 @ A1 + b2)
        safe = np.clip(A2, 1e-12, 1 - 1e-12)
        costs.append(-np.sum(Y * np.log(safe) + (1 - Y) * np.log(1 - safe)) / m)
        dZ2 = (A2 - Y) / m
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W1 -= lr * dZ1 @ X.T
        b1 -= lr * dZ1.sum(axis=1, keepdims=True)
        W2 -= lr * dZ2 @ A1.T
        b2 -= lr * dZ2.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs


@alternative
def by_keyword(X, Y, n_h, lr, steps, rng):
    "a while loop, everything by keyword, costs as a tuple"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), ()
    while len(costs) < steps:
        A2, cache = forward(params=params, X=X)
        costs = (*costs, cost(A2=A2, Y=Y))
        params = update(params=params, grads=backward(params=params, cache=cache, X=X, Y=Y), lr=lr)
    return [params, costs]


@misconception(caught_by=first_cost_belongs_to_the_start)
def cost_after_the_step(X, Y, n_h, lr, steps, rng):
    """Your costs are those after each step. The first entry should belong to the initial parameters: what comes first
    in the loop?"""
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        params = update(params, backward(params, forward(params, X)[1], X, Y), lr)
        costs.append(cost(forward(params, X)[0], Y))
    return params, costs


@misconception(caught_by=params_and_costs_come_back)
def one_cost_too_many(X, Y, n_h, lr, steps, rng):
    "There is one cost too many: that of the final parameters was noted as well. How many steps, how many costs?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, [*costs, cost(forward(params, X)[0], Y)]


@misconception(caught_by=xor_is_learnt)
def uphill(X, Y, n_h, lr, steps, rng):
    "The cost climbs: the step goes towards the gradient. Which sign leads down?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), -lr)
    return params, costs


@misconception(caught_by=same_descent)
def squared_gradients(X, Y, n_h, lr, steps, rng):
    "The cost is the cross-entropy and the gradients are those of the squared error. Do the two belong together?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward_squared(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=same_descent)
def squared_costs(X, Y, n_h, lr, steps, rng):
    "The costs are squared errors; asked for is the cross-entropy. Which of your functions gives it?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(float(np.mean((A2 - Y) ** 2) / 2))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=xor_is_learnt)
def starts_from_zeros(X, Y, n_h, lr, steps, rng):
    "It starts from zeros: then only the last bias ever moves. Which function of yours knows how to start?"
    params, costs = {name: 0 * value for name, value in init_params(X.shape[0], n_h, Y.shape[0], rng).items()}, []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=same_descent)
def own_seed(X, Y, n_h, lr, steps, rng):
    "The start comes from a generator of your own, whatever rng is given. How could anybody try several starts?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], np.random.default_rng(2)), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=same_descent)
def another_scale(X, Y, n_h, lr, steps, rng):
    "The weights start with another scale than the usual one. What does init_params do when you don't mention it?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng, 1.0), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=same_descent)
def mean_once_more(X, Y, n_h, lr, steps, rng):
    "Your steps are m times too short: the gradients are means already. Is there a second 1/m?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr / X.shape[1])
    return params, costs


@misconception(caught_by=same_descent)
def rate_of_its_own(X, Y, n_h, lr, steps, rng):
    "The learning rate is a number of your own. What is the argument lr for?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), 1.0)
    return params, costs


@misconception(caught_by=same_descent)
def gradient_of_the_start(X, Y, n_h, lr, steps, rng):
    "The gradient is computed once and used for all steps. The parameters move: where is the slope under them?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    grads = backward(params, forward(params, X)[1], X, Y)
    for _ in range(steps):
        costs.append(cost(forward(params, X)[0], Y))
        params = update(params, grads, lr)
    return params, costs


@misconception(caught_by=xor_is_learnt)
def initial_params_come_back(X, Y, n_h, lr, steps, rng):
    "The costs fall, but the parameters that come back are the initial ones. Which name holds the trained ones?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    start = params
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return start, costs


@misconception(caught_by=same_descent)
def one_example_at_a_time(X, Y, n_h, lr, steps, rng):
    """A step for each example is stochastic descent. Full batch means one step for all of them together. How often
    does the update run?"""
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        costs.append(cost(forward(params, X)[0], Y))
        for i in range(X.shape[1]):
            x, y = X[:, i : i + 1], Y[:, i : i + 1]
            params = update(params, backward(params, forward(params, x)[1], x, y), lr)
    return params, costs


@misconception(caught_by=every_step)
def stops_where_it_is_flat(X, Y, n_h, lr, steps, rng):
    "It stops as soon as the cost hardly changes. How many steps, and how many costs, were asked for?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-6:
            break
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=every_step)
def best_so_far(X, Y, n_h, lr, steps, rng):
    "The parameters of the lowest cost come back, not the last ones. Which did the task ask for?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    best = params
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
        if cost(forward(params, X)[0], Y) <= min(costs):
            best = params
    return best, costs


@misconception(caught_by=a_step_that_is_too_long)
def logarithm_of_zero_in_training(X, Y, n_h, lr, steps, rng):
    "A probability of exactly 0 or 1 has no finite logarithm. Which of your functions keeps them away from there?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception(caught_by=leaves_data_and_world_alone)
def centres_the_data(X, Y, n_h, lr, steps, rng):
    """X is changed in place; whoever trains a second network on it meets other data. Where does your function write
    into X?"""
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    if X.dtype.kind == "f":
        X -= X.mean(axis=1, keepdims=True)
    return params, costs

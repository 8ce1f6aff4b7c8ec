"""What the judge knows of train_deep: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import (
    Failed,
    StudentRaised,
    agree,
    check,
    difference,
    expect,
    finite,
    leaves_global_random_alone,
    parts,
    quiet,
)
from autograder.course.proof import alternative, misconception

from problems import own_model
from public import first_cost_belongs_to_the_start, params_and_costs_come_back
from reference import cross_entropy, init_params, model_backward, model_forward, sigmoid


def a_sample(rng, n, m):
    X = rng.normal(size=(n, m))
    return X, (X[:1] * X[-1:] + 0.3 * X[:1] > 0.1).astype(float)


def a_start(reference, X, dims, rng):
    """A seed whose initial hidden layers all see something: a z of exactly 0 would make the choice at 0 visible."""
    while True:
        seed = int(rng.integers(2**32))
        A, params = X, reference.init_params(dims, np.random.default_rng(seed))
        for l in range(1, len(dims) - 1):
            Z = params[f"W{l}"] @ A + params[f"b{l}"]
            A = np.maximum(Z, 0)
            if np.any(Z == 0) or np.any(A.max(axis=0) == 0):
                break
        else:
            return seed


def judge_training(student, reference, X, Y, dims, lr, steps, seed, ask):
    """As the reference trains; or as the student's own forward and backward do, where these are wrong."""
    got = parts(student.train_deep(X, Y, dims, lr, steps, np.random.default_rng(seed)), "params, costs")
    expected = reference.train_deep(np.asarray(X, float), Y, dims, lr, steps, np.random.default_rng(seed))
    problem = difference(got, expected, 1e-6, 1e-8)
    if not problem:
        return
    own = own_training(student, reference.init_params(dims, np.random.default_rng(seed)), X, Y, lr, steps)
    if own is None or difference(got, own, 1e-6, 1e-8):
        raise Failed(problem, got=got, expected=expected, ask=ask)


def own_training(student, params, X, Y, lr, steps):
    """The descent that the student's own functions make; None if they are missing, or no weight moves."""
    start, costs = params, []
    try:
        for _ in range(steps):
            AL, caches = own_model(student, params, X, Y)
            clipped = np.clip(AL, 1e-12, 1 - 1e-12)
            costs.append(float(-np.mean(Y * np.log(clipped) + (1 - Y) * np.log(1 - clipped))))
            grads = student.model_backward(AL, Y, caches)
            params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    except (Failed, StudentRaised, KeyError, TypeError, ValueError, IndexError):
        return None
    moves = any(np.any(params[name] != start[name]) for name in params if name.startswith("W"))
    return (params, costs) if moves else None


@check(core=True)
def same_descent(student, reference, rng):
    "the parameters and costs are those of full-batch descent from init_params"
    ask = "Does every parameter take the step -lr times its own gradient, once in each step, all at the same time?"
    for dims, steps in (([3, 6, 1], 5), ([3, 12, 8, 1], 4)):
        X, Y = a_sample(rng, 3, 25)
        judge_training(student, reference, X, Y, dims, 0.2, steps, a_start(reference, X, dims, rng), ask)


@check(core=True)
def costs_before_each_step(student, reference, rng):
    "one step gives one cost, that of the start"
    X, Y = a_sample(rng, 2, 15)
    ask = "Is the cost written down before the parameters change?"
    judge_training(student, reference, X, Y, [2, 5, 1], 0.5, 1, a_start(reference, X, [2, 5, 1], rng), ask)


@check
def more_steps(student, reference, rng):
    "forty steps; sizes in a tuple; logistic regression when there is no hidden layer"
    X, Y = a_sample(rng, 3, 20)
    ask = "Is the gradient computed anew in each step?"
    judge_training(student, reference, X, Y, (3, 7, 1), 0.1, 40, a_start(reference, X, (3, 7, 1), rng), ask)
    judge_training(student, reference, X, Y, np.array([3, 1]), 0.5, 3, 11, "Does it work without a hidden layer?")


@check
def no_steps(student, reference, rng):
    "no step at all gives the initial parameters and no cost"
    X, Y = a_sample(rng, 2, 8)
    params, costs = parts(student.train_deep(X, Y, [2, 3, 1], 0.1, 0, np.random.default_rng(5)), "params, costs")
    countable = isinstance(costs, list | tuple) or (isinstance(costs, np.ndarray) and costs.ndim == 1)
    expect(countable and len(costs) == 0, "there should be no cost", ask="How many costs are there for no step?")
    agree(params, reference.init_params([2, 3, 1], np.random.default_rng(5)), ask="What is returned without a step?")


@check
def few_or_integer_data(student, reference, rng):
    "one example, integer features and labels"
    X, Y = a_sample(rng, 3, 1)
    judge_training(student, reference, X, Y, [3, 5, 1], 0.2, 3, a_start(reference, X, [3, 5, 1], rng), "One example?")
    X = 2 * rng.integers(-2, 3, (3, 9)) + 1
    Y = (X[:1] > 0).astype(int)
    judge_training(student, reference, X, Y, [3, 6, 1], 0.05, 3, a_start(reference, X, [3, 6, 1], rng), "Integers?")


@check
def very_sure_from_the_start(student, reference, rng):
    "features in the thousands: costs are finite, no logarithm of 0, no warning"
    X, Y = a_sample(rng, 3, 12)
    X, dims = 3000.0 * X, [3, 8, 1]
    seed = a_start(reference, X, dims, rng)
    outcome = student.observe("train_deep", X, Y, dims, 1e-7, 2, np.random.default_rng(seed))
    quiet(outcome, ask="What is the logarithm of a probability that is exactly 0?")
    finite(outcome.value, ask="What is the logarithm of a probability that is exactly 0?")
    judge_training(student, reference, X, Y, dims, 1e-7, 2, seed, "Are probabilities kept in [1e-12, 1 - 1e-12]?")


@check
def leaves_data_and_world_alone(student, rng):
    "X, Y, the sizes and numpy's global random state stay as they are"
    X, Y = a_sample(rng, 3, 10)
    outcome = student.observe(
        "train_deep", X=X, Y=Y, layer_dims=[3, 4, 1], lr=0.1, steps=3, rng=np.random.default_rng(1)
    )
    leaves_global_random_alone(outcome)
    changed = [name for name in outcome.changed if name != "rng"]
    expect(not changed, ask="Which line writes into an argument?")


@alternative
def costs_in_an_array(X, Y, layer_dims, lr, steps, rng):
    "costs in an array filled step by step, own cross-entropy, parameters updated by name"
    params, costs = init_params(layer_dims, rng), np.empty(steps)
    for k in range(steps):
        AL, caches = model_forward(params, X)
        p = np.clip(AL, 1e-12, 1 - 1e-12)
        costs[k] = -(np.sum(np.log(p[Y == 1])) + np.sum(np.log(1 - p[Y == 0]))) / Y.size
        grads = model_backward(AL, Y, caches)
        for l in range(1, len(layer_dims)):
            params[f"W{l}"] = params[f"W{l}"] - lr * grads[f"dW{l}"]
            params[f"b{l}"] = params[f"b{l}"] - lr * grads[f"db{l}"]
    return params, costs


@alternative
def in_place_in_its_own_arrays(X, Y, layer_dims, lr, steps, rng):
    "its own arrays changed in place, costs as the losses of the right class"
    params, costs = init_params(layer_dims, rng), []
    while len(costs) < steps:
        AL, caches = model_forward(params, X)
        right = np.clip(np.where(Y > 0.5, AL, 1 - AL), 1e-12, 1 - 1e-12)
        costs.append(np.mean(-np.log(right)))
        for name, slope in model_backward(AL, Y, caches).items():
            params[name[1:]] -= lr * slope
    return params, tuple(costs)


@alternative
def written_out_at_once(X, Y, layer_dims, lr, steps, rng):
    "without the other functions but init_params, the other convention at 0"
    params = init_params(list(layer_dims), rng)
    L, m, costs = len(layer_dims) - 1, X.shape[1], []
    for _ in range(steps):
        A, Z = [X], [None]
        for l in range(1, L + 1):
            Z.append(params[f"W{l}"] @ A[-1] + params[f"b{l}"])
            A.append(np.maximum(Z[-1], 0) if l < L else sigmoid(Z[-1]))
        p = np.clip(A[-1], 1e-12, 1 - 1e-12)
        costs.append(float(np.mean(-Y * np.log(p) - (1 - Y) * np.log(1 - p))))
        dZ, moved = A[-1] - Y, {}
        for l in range(L, 0, -1):
            moved[f"W{l}"] = params[f"W{l}"] - lr / m * (dZ @ A[l - 1].T)
            moved[f"b{l}"] = params[f"b{l}"] - lr / m * dZ.sum(axis=1, keepdims=True)
            if l > 1:
                dZ = params[f"W{l}"].T @ dZ * (Z[l - 1] >= 0)
        params = moved
    return params, costs


@misconception(caught_by=first_cost_belongs_to_the_start)
def cost_after_the_step(X, Y, layer_dims, lr, steps, rng):
    """Your costs are those after each step. The first entry should belong to the initial parameters: what comes first
    in the loop?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
        costs.append(cross_entropy(model_forward(params, X)[0], Y))
    return params, costs


@misconception(caught_by=params_and_costs_come_back)
def one_cost_too_many(X, Y, layer_dims, lr, steps, rng):
    "There is one cost too many: that of the final parameters was noted as well. How many steps, how many costs?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, [*costs, cross_entropy(model_forward(params, X)[0], Y)]


@misconception(caught_by=same_descent)
def uphill(X, Y, layer_dims, lr, steps, rng):
    "The cost climbs: the step goes towards the gradient, as one slide says, and should go against it. Which sign?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value + lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=same_descent)
def biases_stay(X, Y, layer_dims, lr, steps, rng):
    "The biases are still where they started. Which keys does the update visit?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        moved = {name: params[name] - lr * grads["d" + name] for name in params if name.startswith("W")}
        params = {**params, **moved}
    return params, costs


@misconception(caught_by=same_descent)
def last_layer_only(X, Y, layer_dims, lr, steps, rng):
    "Only the last layer learns; the hidden ones keep their initial numbers. Does the update reach every l?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        last = str(len(params) // 2)
        moved = {name: params[name] - lr * grads["d" + name] for name in ("W" + last, "b" + last)}
        params = {**params, **moved}
    return params, costs


@misconception(caught_by=same_descent)
def gradient_of_the_start(X, Y, layer_dims, lr, steps, rng):
    """The gradient is computed once and used for all steps. The parameters move: where does the slope under them get
    updated?"""
    params, costs = init_params(layer_dims, rng), []
    AL, caches = model_forward(params, X)
    grads = model_backward(AL, Y, caches)
    for _ in range(steps):
        costs.append(cross_entropy(model_forward(params, X)[0], Y))
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=same_descent)
def mean_once_more(X, Y, layer_dims, lr, steps, rng):
    "Your steps are m times too short: the gradients are means already. Is there a second 1/m in the update?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr / X.shape[1] * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=same_descent)
def fixed_rate(X, Y, layer_dims, lr, steps, rng):
    "The learning rate is a number of your own. What is the argument lr for?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - 0.01 * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=same_descent)
def starts_from_zero(X, Y, layer_dims, lr, steps, rng):
    """It starts from zero weights: then nothing but the last bias ever moves. Which function of yours knows how to
    start?"""
    params, costs = {name: 0 * value for name, value in init_params(layer_dims, rng).items()}, []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=same_descent)
def own_seed(X, Y, layer_dims, lr, steps, rng):
    "The start comes from a generator of your own, whatever rng is given. How could anybody try several seeds?"
    params, costs = init_params(layer_dims, np.random.default_rng(0)), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=same_descent)
def initial_params_come_back(X, Y, layer_dims, lr, steps, rng):
    "The costs fall, but the parameters that come back are the initial ones. Which name holds the trained ones?"
    start = init_params(layer_dims, rng)
    params, costs = start, []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return start, costs


@misconception(caught_by=same_descent)
def one_event_at_a_time(X, Y, layer_dims, lr, steps, rng):
    """A step for each event is stochastic descent. Full batch means: one step for all events together. How often does
    the update run in one step?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        costs.append(cross_entropy(model_forward(params, X)[0], Y))
        for i in range(X.shape[1]):
            AL, caches = model_forward(params, X[:, i : i + 1])
            grads = model_backward(AL, Y[:, i : i + 1], caches)
            params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=very_sure_from_the_start)
def logarithm_of_zero(X, Y, layer_dims, lr, steps, rng):
    """A probability of exactly 0 or 1 has no finite logarithm. In which interval does cross_entropy of this notebook
    keep them?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception(caught_by=leaves_data_and_world_alone)
def scales_the_data(X, Y, layer_dims, lr, steps, rng):
    """X is changed in place; whoever trains a second network on it meets other data. Where does your function write
    into X?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    X -= X.mean(axis=1, keepdims=True)
    return params, costs

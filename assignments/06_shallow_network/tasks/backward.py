"""What the judge knows of backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check
from autograder.course.proof import alternative, equivalent, misconception

from problems import a_network, judge, judge_certainty, judge_edges, judge_numbers, judge_shapes, judge_unchanged
from public import a_gradient_for_each_parameter, agrees_with_central_differences, one_event_by_hand


@check(core=True)
def any_sizes(student, reference, rng):
    "all gradients are right for any numbers of features, units and examples"
    judge_shapes(student, reference, rng, "backward")


@check(core=True)
def square(student, reference, rng):
    "as many features as units as examples: nothing is transposed"
    judge(student, reference, "backward", *a_network(rng, 4, 4, 4))


@check
def one_example(student, reference, rng):
    "one example, one feature, one unit"
    judge_edges(student, reference, rng, "backward")


@check
def numbers_of_any_kind(student, reference, rng):
    "integer features and labels, all labels alike, single precision"
    judge_numbers(student, reference, rng, "backward")


@check
def sure_of_itself(student, reference, rng):
    "a network that is very sure, of right and of wrong answers: A2 - Y holds for A2 = 0 and 1 too"
    judge_certainty(student, reference, rng, "backward")


@check
def arguments_unchanged(student, reference, rng):
    "params, cache, X and Y stay as they are"
    judge_unchanged(student, reference, rng, "backward")


@alternative
def means_over_axis_one(params, cache, X, Y):
    "the 1/m taken at the output, biases by np.sum over examples"
    error = (cache["A2"] - Y) / Y.shape[1]
    hidden = params["W2"].T * error * (1 - np.tanh(cache["Z1"]) ** 2)
    return {
        "db2": np.sum(error, axis=1, keepdims=True),
        "db1": np.sum(hidden, axis=1).reshape(-1, 1),
        "dW2": np.dot(error, cache["A1"].T),
        "dW1": np.dot(hidden, X.T),
    }


@alternative
def example_after_example(params, cache, X, Y):
    "a loop that adds outer products"
    grads = {f"d{name}": np.zeros(np.shape(value)) for name, value in params.items()}
    m = X.shape[1]
    for i in range(m):
        a1 = cache["A1"][:, i : i + 1].astype(float)
        d2 = cache["A2"][:, i : i + 1] - Y[:, i : i + 1]
        d1 = params["W2"].T @ d2 * (1 - a1) * (1 + a1)
        grads["dW2"] += d2 @ a1.T / m
        grads["db2"] += d2 / m
        grads["dW1"] += d1 @ X[:, i : i + 1].T / m
        grads["db1"] += d1 / m
    return grads


@alternative
def with_everything_in_between(params, cache, X, Y):
    "einsum; the derivatives in between are further entries"
    m = X.shape[1]
    dZ2 = np.subtract(cache["A2"], Y)
    dA1 = np.einsum("oh,om->hm", params["W2"], dZ2)
    dZ1 = dA1 / np.cosh(np.clip(cache["Z1"], -300, 300)) ** 2
    return {
        "dZ2": dZ2,
        "dA1": dA1,
        "dW2": np.einsum("om,hm->oh", dZ2, cache["A1"]) / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
        "dW1": np.einsum("hm,xm->hx", dZ1, X) / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
    }


@misconception(caught_by=agrees_with_central_differences)
def mean_forgotten(params, cache, X, Y):
    "Your gradients are m times the right ones: the cost is a mean over the examples. Where is the 1/m?"
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception(caught_by=agrees_with_central_differences)
def mean_twice_below(params, cache, X, Y):
    "The first layer is divided by m twice: dZ1 comes from dZ2, which had its 1/m already. Where shall the one 1/m be?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2) / m
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences)
def slope_of_tanh_forgotten(params, cache, X, Y):
    "The second layer is right, in the first the slope of tanh is missing. What lies between A1 and Z1?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = params["W2"].T @ dZ2
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences)
def slope_at_a(params, cache, X, Y):
    "The slope of tanh is 1 - tanh(z)^2. You took tanh of A1, which is tanh already. What is A1 in terms of z?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - np.tanh(A1) ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand)
def slope_of_a_sigmoid(params, cache, X, Y):
    "a (1 - a) is the slope of a sigmoid; the hidden layer is tanh. What is its slope?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * A1 * (1 - A1)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences)
def z_in_place_of_a(params, cache, X, Y):
    "1 - z^2 isn't the slope of tanh: the formula 1 - a^2 wants the activation. Which entry of the cache is it?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - cache["Z1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=a_gradient_for_each_parameter)
def db_over_everything(params, cache, X, Y):
    "db1 is one number for all units; every unit has its own bias. Over which axis alone is the sum?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.array([[dZ1.sum()]]) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=a_gradient_for_each_parameter)
def keepdims_forgotten(params, cache, X, Y):
    "db1 is flat: the next update would make a matrix of b1. Which argument of sum keeps the column?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1) / m,
    }


@misconception(caught_by=a_gradient_for_each_parameter)
def db_is_dZ(params, cache, X, Y):
    "db = dZ, as some slides have it, holds for a single event. What becomes of it for m of them?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2,
    }


@misconception(caught_by=agrees_with_central_differences)
def db_still_a_sum(params, cache, X, Y):
    "dW is a mean and db is still a sum, m times too large. Do both come from the same cost?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception(caught_by=agrees_with_central_differences)
def inputs_for_hidden(params, cache, X, Y):
    """dW1 is made with the right shape, but from the wrong error: what arrives at the hidden units has passed through
    W2. Where is it?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.ones((len(A1), 1)) @ dZ2 * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences)
def W2_moved_too_soon(params, cache, X, Y):
    """W2 had taken its step before it was used for the hidden layer: that's the gradient of another network. Which W2
    made the answers?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = ((params["W2"] - 0.1 * dZ2 @ A1.T / m).T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=arguments_unchanged)
def writes_into_the_cache(params, cache, X, Y):
    "Your function changes the cache of the caller in place. Does `-=` or `*=` make a new array?"
    if cache["A2"].dtype == np.float64 and cache["A2"].size > 1:
        cache["Z1"] *= 0
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand)
def wrong_way_round(params, cache, X, Y):
    "All gradients have the wrong sign: descent would climb. Is it A2 - Y or Y - A2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = Y - A2
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand)
def slope_of_the_output_again(params, cache, X, Y):
    "A2 - Y is the derivative at z2 already: the sigmoid's slope is in it. Does yours pass the sigmoid a second time?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences)
def bracket_forgotten_backwards(params, cache, X, Y):
    """With the bracket forgotten in the cost, the examples of label 0 pull the wrong way. Does the minus reach both
    terms?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = -Y * (1 - A2) - (1 - Y) * A2
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences)
def positives_only(params, cache, X, Y):
    "Only examples with label 1 teach anything: that is the first term of the cost. What does the second one give?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = -Y * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=sure_of_itself)
def divides_by_a(params, cache, X, Y):
    """-y/a + (1-y)/(1-a) divides by zero when the network is sure. On paper it cancels with the slope of the sigmoid:
    what is left?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (np.divide(1 - Y, 1 - A2) - np.divide(Y, A2)) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=sure_of_itself)
def clips_before_dividing(params, cache, X, Y):
    """Clipping avoids the division by zero, but a saturated wrong answer gets no gradient, where it should get 1. What
    is left of the product on paper?"""
    safe = np.clip(cache["A2"], 1e-12, 1 - 1e-12)
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = ((1 - Y) / (1 - safe) - Y / safe) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


equivalent(
    change=(
        "return {'dW1': dZ1 @ X.T / m, 'db1': dZ1.sum(axis=1, keepdims=True) / m, 'dW2': dZ2 @ A1.T / m, 'db2': "
        "dZ2.sum(axis=1, keepdims=True) / m}: dZ2.sum(axis=1, keepdims=True) -> dZ2.sum(keepdims=True)"
    ),
    reason="there is one output: the sum over a single row is the sum over everything",
)

"""What the judge knows of backward_squared: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check
from autograder.course.proof import alternative, equivalent, misconception

from problems import a_network, judge, judge_certainty, judge_edges, judge_numbers, judge_shapes, judge_unchanged
from public import (
    a_gradient_for_each_parameter_squared,
    agrees_with_central_differences_squared,
    one_event_by_hand_squared,
)
from reference import backward, forward, sigmoid


@check(core=True)
def any_sizes_squared(student, reference, rng):
    "all gradients are right for any numbers of features, units and examples"
    judge_shapes(student, reference, rng, "backward_squared")


@check(core=True)
def square_squared(student, reference, rng):
    "as many features as units as examples: nothing is transposed"
    judge(student, reference, "backward_squared", *a_network(rng, 4, 4, 4))


@check
def one_example_squared(student, reference, rng):
    "one example, one feature, one unit"
    judge_edges(student, reference, rng, "backward_squared")


@check
def numbers_of_any_kind_squared(student, reference, rng):
    "integer features and labels, all labels alike, single precision"
    judge_numbers(student, reference, rng, "backward_squared")


@check
def sure_of_itself_squared(student, reference, rng):
    "a saturated network gets no gradient, and no warning"
    judge_certainty(student, reference, rng, "backward_squared")


@check
def arguments_unchanged_squared(student, reference, rng):
    "params, cache, X and Y stay as they are"
    judge_unchanged(student, reference, rng, "backward_squared")


@alternative
def by_other_labels(params, cache, X, Y):
    "backward with labels that make its error the one of the squared cost"
    A2 = cache["A2"]
    return backward(params, cache, X, A2 - (A2 - Y) * A2 * (1 - A2))


@alternative
def slopes_from_z(params, cache, X, Y):
    "the sigmoid's slope from Z2, means by np.mean"
    m = Y.shape[1]
    dZ2 = (cache["A2"] - Y) * sigmoid(cache["Z2"]) * sigmoid(-cache["Z2"])
    dZ1 = np.dot(params["W2"].T, dZ2) * (1 - np.square(cache["A1"]))
    return {
        "dW1": 1 / m * np.dot(dZ1, X.T),
        "db1": np.mean(dZ1, axis=1, keepdims=True),
        "dW2": 1 / m * np.dot(dZ2, cache["A1"].T),
        "db2": np.mean(dZ2, axis=1, keepdims=True),
    }


@alternative
def its_own_forward(params, cache, X, Y):
    "forward once more, the cache isn't used; a loop over the units"
    A2, own = forward(params, X)
    error, m = (A2 - Y) * (A2 - A2**2) / X.shape[1], X.shape[1]
    W2, A1 = np.asarray(params["W2"], float), own["A1"]
    dW1, db1 = np.zeros((A1.shape[0], X.shape[0])), np.zeros((A1.shape[0], 1))
    for j in range(A1.shape[0]):
        delta = W2[0, j] * error[0] * (1 - A1[j] ** 2)
        dW1[j], db1[j, 0] = X @ delta, delta.sum()
    return {"dW1": dW1, "db1": db1, "dW2": error @ A1.T, "db2": error.mean(axis=1, keepdims=True) * m}


@misconception(caught_by=agrees_with_central_differences_squared)
def mean_forgotten_of_squares(params, cache, X, Y):
    "Your gradients are m times the right ones: the cost is a mean over the examples. Where is the 1/m?"
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def mean_twice_below_of_squares(params, cache, X, Y):
    "The first layer is divided by m twice: dZ1 comes from dZ2, which had its 1/m already. Where shall the one 1/m be?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2) / m
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def slope_of_tanh_forgotten_of_squares(params, cache, X, Y):
    "The second layer is right, in the first the slope of tanh is missing. What lies between A1 and Z1?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = params["W2"].T @ dZ2
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def slope_at_a_of_squares(params, cache, X, Y):
    "The slope of tanh is 1 - tanh(z)^2. You took tanh of A1, which is tanh already. What is A1 in terms of z?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - np.tanh(A1) ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def slope_of_a_sigmoid_of_squares(params, cache, X, Y):
    "a (1 - a) is the slope of a sigmoid; the hidden layer is tanh. What is its slope?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * A1 * (1 - A1)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def z_in_place_of_a_of_squares(params, cache, X, Y):
    "1 - z^2 isn't the slope of tanh: the formula 1 - a^2 wants the activation. Which entry of the cache is it?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - cache["Z1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=a_gradient_for_each_parameter_squared)
def db_over_everything_of_squares(params, cache, X, Y):
    "db1 is one number for all units; every unit has its own bias. Over which axis alone is the sum?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.array([[dZ1.sum()]]) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=a_gradient_for_each_parameter_squared)
def keepdims_forgotten_of_squares(params, cache, X, Y):
    "db1 is flat: the next update would make a matrix of b1. Which argument of sum keeps the column?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1) / m,
    }


@misconception(caught_by=a_gradient_for_each_parameter_squared)
def db_is_dZ_of_squares(params, cache, X, Y):
    "db = dZ, as some slides have it, holds for a single event. What becomes of it for m of them?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2,
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def db_still_a_sum_of_squares(params, cache, X, Y):
    "dW is a mean and db is still a sum, m times too large. Do both come from the same cost?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def inputs_for_hidden_of_squares(params, cache, X, Y):
    """dW1 is made with the right shape, but from the wrong error: what arrives at the hidden units has passed through
    W2. Where is it?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = np.ones((len(A1), 1)) @ dZ2 * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=agrees_with_central_differences_squared)
def W2_moved_too_soon_of_squares(params, cache, X, Y):
    """W2 had taken its step before it was used for the hidden layer: that's the gradient of another network. Which W2
    made the answers?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = ((params["W2"] - 0.1 * dZ2 @ A1.T / m).T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=arguments_unchanged_squared)
def writes_into_the_cache_of_squares(params, cache, X, Y):
    "Your function changes the cache of the caller in place. Does `-=` or `*=` make a new array?"
    if cache["A2"].dtype == np.float64 and cache["A2"].size > 1:
        cache["Z1"] *= 0
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def slope_of_the_sigmoid_forgotten(params, cache, X, Y):
    """This is the gradient of the cross-entropy. For the squared error nothing cancels: which slope lies between A2
    and Z2?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def factor_two(params, cache, X, Y):
    "The cost has a 1/2, which takes the 2 of the square away. What is the derivative of 1/2 u^2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = 2 * (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def half_kept(params, cache, X, Y):
    "The 1/2 is still there: the derivative of u^2 brings a 2. What is the derivative of 1/2 u^2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = 0.5 * (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def wrong_sign(params, cache, X, Y):
    "The gradient points downhill; it should point uphill, and the update has the minus. Is it A2 - Y or Y - A2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (Y - A2) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def slope_of_a_tanh_at_the_output(params, cache, X, Y):
    "1 - a^2 is the slope of tanh; the output is a sigmoid. What is the sigmoid's slope?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * (1 - A2**2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception(caught_by=one_event_by_hand_squared)
def squared_difference(params, cache, X, Y):
    "The difference is squared in the cost; its derivative is the plain difference. What is d/da of 1/2 (a - y)^2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) ** 2 * A2 * (1 - A2)
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

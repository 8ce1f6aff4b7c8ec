"""What the judge knows of model_backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, finite, gradient_agrees, numerical_gradient, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import a_network, own_model
from public import a_gradient_for_each_parameter, every_layer_agrees_with_central_differences
from reference import layer_backward, sigmoid

GRADIENTS = [(f"dW{l}", f"db{l}") for l in range(1, 13)]


def right_forward(reference, params, X, AL):
    return np.allclose(AL, reference.model_forward(params, X)[0], rtol=1e-5, atol=1e-7)


def judge_model(student, reference, params, X, Y, tolerance=1e-6):
    """The student's model_backward on the caches of the student's model_forward, from the output downwards."""
    AL, caches = own_model(student, params, X, Y)
    judge_grads(student, reference, params, X, Y, AL, student.model_backward(AL, Y, caches), tolerance)


def judge_grads(student, reference, params, X, Y, AL, grads, tolerance=1e-6):
    expect(isinstance(grads, dict), "a dict is expected", ask="Which key has the gradient of W1?")
    if right_forward(reference, params, X, AL):
        right_AL, right_caches = reference.model_forward(params, X)
        expected = reference.model_backward(right_AL, Y, right_caches)
    else:
        tolerance, expected = max(tolerance, 1e-5), own_differences(student, params, X, Y)
    above = ""
    for l in range(len(params) // 2, 0, -1):
        for name in GRADIENTS[l - 1]:
            expect(name in grads, ask="Do all layers get their entries?")
            m = X.shape[1]
            gradient_agrees(name, grads[name], expected[name], m, tolerance=tolerance, hidden=True, more=above)
            above = " What comes before it is right."


def own_differences(student, params, X, Y):
    def cost(name, value):
        AL = np.clip(own_model(student, params | {name: value}, X, Y)[0], 1e-15, 1 - 1e-15)
        return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))

    return {
        f"d{name}": numerical_gradient(lambda value, name=name: cost(name, value), value)
        for name, value in params.items()
    }


@check(core=True)
def gradients_of_any_depth(student, reference, rng):
    "every gradient of every layer is right, for two to four layers"
    for dims, m in (((3, 4, 1), 5), ((3, 4, 2, 1), 6), ((2, 3, 5, 3, 1), 4)):
        judge_model(student, reference, *a_network(rng, dims, m))


@check(core=True)
def square_network(student, reference, rng):
    "equal sizes everywhere, as many events as units: nothing is transposed"
    judge_model(student, reference, *a_network(rng, (3, 3, 3, 1), 3))


@check
def without_hidden_layer(student, reference, rng):
    "one layer is logistic regression: dW is (A - Y) X^T / m"
    judge_model(student, reference, *a_network(rng, (4, 1), 7))


@check
def eleven_layers_backward(student, reference, rng):
    "eleven layers"
    params, X, Y = a_network(rng, (3, *[4] * 10, 1), 4, near=1e-6)
    AL, caches = own_model(student, params, X, Y)
    if right_forward(reference, params, X, AL):
        judge_grads(student, reference, params, X, Y, AL, student.model_backward(AL, Y, caches))


@check
def one_event_or_one_class(student, reference, rng):
    "one event, integer labels, all labels alike"
    judge_model(student, reference, *a_network(rng, (3, 4, 1), 1))
    params, X, Y = a_network(rng, (3, 4, 2, 1), 5)
    judge_model(student, reference, params, X, Y.astype(int))
    judge_model(student, reference, params, X, np.zeros((1, 5)))
    judge_model(student, reference, params, X, np.ones((1, 5)))


@check
def sure_and_wrong(student, reference, rng):
    "a network that is very sure, of right and of wrong answers: AL - Y holds for AL = 0 and 1 too"
    params, X, _ = a_network(rng, (3, 4, 1), 6)
    params["W2"] *= 1000.0
    params["b2"] = np.array([[3.0]])
    Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0, 0.0]])
    AL, caches = own_model(student, params, X, Y)
    if right_forward(reference, params, X, AL):
        outcome = student.observe("model_backward", AL, Y, caches)
        quiet(
            outcome, ask="Which line divides by AL or 1 - AL? What is left of it when the sigmoid's slope is included?"
        )
        finite(outcome.value)
        judge_grads(student, reference, params, X, Y, AL, outcome.value)


@check
def two_batches_at_once(student, reference, rng):
    "the caches belong to their own forward: two batches forward, then both backward"
    batches = [a_network(rng, (3, 4, 1), 5), a_network(rng, (2, 3, 2, 1), 4)]
    forwards = [own_model(student, *batch) for batch in batches]
    for (AL, caches), (params, X, Y) in zip(forwards, batches, strict=True):
        grads = student.model_backward(AL, Y, caches)
        judge_grads(student, reference, params, X, Y, AL, grads)


@check
def inputs_unchanged_model_backward(student, rng):
    "AL, Y and the caches stay as they are"
    params, X, Y = a_network(rng, (3, 4, 2, 1), 5)
    AL, caches = own_model(student, params, X, Y)
    outcome = student.observe("model_backward", AL=AL, Y=Y, caches=caches)
    unchanged(outcome, ask="Does pop() or `-=` change what belongs to the caller?")


@alternative
def written_out(AL, Y, caches):
    "without layer_backward, dZ handed from layer to layer"
    grads, dZ, m = {}, AL - Y, Y.shape[1]
    for l in reversed(range(len(caches))):
        A_prev, W, _, _ = caches[l]
        grads[f"dW{l + 1}"] = dZ @ A_prev.T / m
        grads[f"db{l + 1}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l:
            dZ = (W.T @ dZ) * (caches[l - 1][2] >= 0)
    return grads


@alternative
def last_layer_by_hand(AL, Y, caches):
    "the last layer by hand, then layer_backward; dA's and the layer's number as further entries"
    L = len(caches)
    A_prev, W = caches[L - 1][:2]
    error = (AL - Y) / AL.shape[1]
    grads = {f"dW{L}": error @ A_prev.T, f"db{L}": error.sum(keepdims=True), f"dA{L - 1}": W.T @ (AL - Y), "L": L}
    for l in range(L - 1, 0, -1):
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(grads[f"dA{l}"], caches[l - 1])
    return grads


@alternative
def two_signs(AL, Y, caches):
    "the errors of photons and of jets apart, layers walked by a list of caches turned round"
    error = np.where(Y == 1, AL - 1.0, AL)
    grads, number = {}, len(caches)
    for A_prev, W, Z, kind in list(caches)[::-1]:
        error, grads[f"dW{number}"], grads[f"db{number}"] = layer_backward(
            error, (A_prev, W, Z, "identity" if number == len(caches) else kind)
        )
        number -= 1
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def wrong_way_round(AL, Y, caches):
    "All gradients have the wrong sign: descent would climb. Is the derivative at the output AL - Y or Y - AL?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(Y - AL, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def slope_of_the_sigmoid_again(AL, Y, caches):
    """AL - Y is already the derivative at z: the sigmoid's slope is in it. Does yours go through the sigmoid a second
    time?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward((AL - Y) * AL * (1 - AL), (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def mean_twice(AL, Y, caches):
    """All gradients are m times too small: AL - Y is divided by m, and layer_backward does it again. Where shall the
    one 1/m be?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward((AL - Y) / Y.shape[1], (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def mean_never(AL, Y, caches):
    "All gradients are m times the right ones. Is the mean over the events taken, and is it taken once?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return {name: Y.shape[1] * value for name, value in grads.items()}


@misconception(caught_by=every_layer_agrees_with_central_differences)
def bracket_forgotten(AL, Y, caches):
    """With the bracket forgotten, -y log(a) + (1-y) log(1-a), the events of class 0 pull the wrong way. Does the minus
    reach both terms?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(-Y * (1 - AL) - (1 - Y) * AL, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def photons_only(AL, Y, caches):
    """Only the events with y = 1 teach your network anything: -y/a is the first term's derivative. What does the
    second one give?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(-Y * (1 - AL), (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def hidden_slopes_forgotten(AL, Y, caches):
    """The last layer is right, below it the slope of relu is missing: silent units must not be passed. Does dZ get its
    factor in each layer?"""
    linear = [(A_prev, W, Z, "identity") for A_prev, W, Z, _ in caches]
    L, grads = len(linear), {}
    A_prev, W, Z, _ = linear[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, linear[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def output_for_every_layer(AL, Y, caches):
    "Each layer starts again from the output's error. What does a hidden layer get from the one above it?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    for l in range(1, len(caches)):
        A_prev, W, Z, _ = caches[l - 1]
        error = np.ones((Z.shape[0], 1)) * (AL - Y)
        _, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(error, caches[l - 1])
    return grads


@misconception(caught_by=a_gradient_for_each_parameter)
def first_layer_forgotten(AL, Y, caches):
    "The first layer got no gradient: it would never learn. Down to which l does your loop run?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return {name: value for name, value in grads.items() if name not in ("dW1", "db1")}


@misconception(caught_by=a_gradient_for_each_parameter)
def counted_from_zero(AL, Y, caches):
    """Your keys start at dW0. The parameters count from W1, and so do their gradients. Where does the list's index
    differ from l?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return {f"{name[:2]}{int(name[2:]) - 1}": value for name, value in grads.items()}


@misconception(caught_by=sure_and_wrong)
def divides_by_AL(AL, Y, caches):
    """-y/a + (1-y)/(1-a) divides by zero when the network is sure. On paper it cancels with the slope: use what is
    left, AL - Y."""
    A_prev, W, Z, _ = caches[-1]
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(
        dA * sigmoid(Z) * (1 - sigmoid(Z)), (A_prev, W, Z, "identity")
    )
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=sure_and_wrong)
def clips_AL(AL, Y, caches):
    """Clipping keeps the division finite, but a saturated wrong answer then gets no gradient at all, where it should
    get 1. What is left of the product on paper?"""
    A_prev, W, Z, _ = caches[-1]
    safe = np.clip(AL, 1e-12, 1 - 1e-12)
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(
        (-Y / safe + (1 - Y) / (1 - safe)) * AL * (1 - AL), (A_prev, W, Z, "identity")
    )
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=every_layer_agrees_with_central_differences)
def squared_error(AL, Y, caches):
    """These are the gradients of a squared error, of (AL - Y)^2: the cost here is the cross-entropy. What is left at
    the output for it?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(2 * (AL - Y) * AL * (1 - AL), (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception(caught_by=inputs_unchanged_model_backward)
def eats_the_caches(AL, Y, caches):
    """pop() empties the caller's list of caches; a second look at the same caches finds nothing. Can you walk
    backwards without it?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    while caches:
        caches.pop()
    return grads

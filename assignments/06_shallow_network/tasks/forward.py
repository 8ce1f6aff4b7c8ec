"""What the judge knows of forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, parts, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import NAMES, a_network
from public import answers_and_cache, cache_of_the_hand_made_net, xor_by_hand
from reference import sigmoid


@check(core=True)
def answers_and_cache_are_right(student, reference, rng):
    "A2 and the four entries of the cache are right for any sizes"
    for n_x, n_h, m in ((3, 4, 6), (2, 5, 3), (4, 4, 4)):
        params, X, _ = a_network(rng, n_x, n_h, m)
        A2, cache = parts(student.forward(params, X), "A2, cache")
        expected = reference.forward(params, X)
        agree(A2, expected[0], ask="Is Z2 made from A1, with W2 and b2?")
        agree(cache, expected[1], ask="What do Z1, A1, Z2 and A2 stand for?")


@check
def one_of_everything(student, reference, rng):
    "one example, one feature, one hidden unit"
    for n_x, n_h, m in ((3, 4, 1), (1, 4, 5), (3, 1, 5), (1, 1, 1)):
        params, X, _ = a_network(rng, n_x, n_h, m)
        agree(student.forward(params, X), reference.forward(params, X), ask="Do all arrays keep two dimensions?")


@check
def far_out(student, reference, rng):
    "features and weights of 1000 give 0 and 1, without a warning, in float32 too"
    params = {
        "W1": np.array([[1000.0], [-1.0]]),
        "b1": np.array([[0.0], [0.5]]),
        "W2": np.array([[500.0, 500.0]]),
        "b2": np.array([[0.5]]),
    }
    X = np.array([[-1000.0, 0.0, 1000.0, 0.6]])
    params = params | {"W2": np.array([[1500.0, 500.0]])}
    expected = reference.forward(params, X)[0]
    for kind in (np.float64, np.float32):
        single = {name: value.astype(kind) for name, value in params.items()}
        outcome = student.observe("forward", single, X.astype(kind))
        quiet(outcome)
        agree(parts(outcome.value, "A2, cache")[0], expected, rtol=1e-4, atol=1e-6, ask="What is sigmoid(-1000)?")


@check
def integers_and_float32(student, reference, rng):
    "integers and single precision give the same values"
    params, _, _ = a_network(rng, 3, 4, 5)
    X = rng.integers(-2, 3, (3, 5))
    expected = reference.forward(params, X.astype(float))
    agree(student.forward(params, X), expected, ask="Is an array filled that can hold integers only?")
    whole = {name: np.rint(2 * value).astype(int) for name, value in params.items()}
    exact = reference.forward({name: value.astype(float) for name, value in whole.items()}, X.astype(float))
    agree(student.forward(whole, X)[0], exact[0], ask="Is an array filled that can hold integers only?")
    single = {name: value.astype(np.float32) for name, value in params.items()}
    agree(student.forward(single, X.astype(np.float32))[0], expected[0], rtol=1e-4, atol=1e-6)


@check
def inputs_unchanged(student, rng):
    "params and X stay as they are, and params are found by their names"
    params, X, _ = a_network(rng, 3, 4, 5)
    turned = {name: params[name] for name in reversed(NAMES)}
    outcome = student.observe("forward", params=turned, X=X)
    unchanged(outcome)
    plain = student.forward(params, X)[0]
    agree(outcome.value[0], plain, ask="Are the entries found by their names?")


@alternative
def by_einsum(params, X):
    "einsum, the sigmoid by tanh, a further entry in the cache"
    Z1 = np.einsum("hx,xm->hm", params["W1"], X) + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.einsum("oh,hm->om", params["W2"], A1) + params["b2"]
    A2 = 0.5 * (1.0 + np.tanh(0.5 * Z2))
    return A2, {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@alternative
def example_by_example(params, X):
    "a loop over the examples and one over the units, results in a list"
    n_h, m = params["W1"].shape[0], X.shape[1]
    cache = {"Z1": np.zeros((n_h, m)), "A1": np.zeros((n_h, m)), "Z2": np.zeros((1, m)), "A2": np.zeros((1, m))}
    for i in range(m):
        for j in range(n_h):
            cache["Z1"][j, i] = np.dot(params["W1"][j].astype(float), X[:, i]) + params["b1"][j, 0]
            cache["A1"][j, i] = np.tanh(cache["Z1"][j, i])
        z = float(params["W2"][0] @ cache["A1"][:, i]) + float(params["b2"][0, 0])
        cache["Z2"][0, i] = z
        cache["A2"][0, i] = 1 / (1 + np.exp(-z)) if z > 0 else 1 - 1 / (1 + np.exp(z))
    return [cache["A2"], cache]


@alternative
def bias_as_a_weight(params, X):
    "a row of ones for the biases"
    ones = np.ones((1, X.shape[1]))
    Z1 = np.hstack([params["W1"], params["b1"]]) @ np.vstack([X, ones])
    Z2 = np.hstack([params["W2"], params["b2"]]) @ np.vstack([np.tanh(Z1), ones])
    A2 = np.exp(-np.logaddexp(0.0, -Z2))
    return A2, dict(zip(("Z1", "A1", "Z2", "A2"), (Z1, np.tanh(Z1), Z2, A2), strict=True))


@misconception(caught_by=xor_by_hand)
def sigmoid_in_the_hidden_layer(params, X):
    "The hidden layer is a sigmoid; here it is tanh, with answers between -1 and 1. Which function makes A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = sigmoid(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def tanh_at_the_output(params, X):
    "The output went through tanh and can be negative: no probability. Which function lies in (0, 1)?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def no_activation_in_between(params, X):
    "Without tanh the network is one straight line, however many units it has. What comes between Z1 and A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = Z1 + 0
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def relu_in_the_hidden_layer(params, X):
    "The hidden layer is relu, as in deep networks; here it is tanh. Which function makes A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def output_not_squashed(params, X):
    "A2 is Z2 itself: any real number. What turns it into a probability?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = Z2 + 0
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def biases_left_out(params, X):
    "The biases are missing: every boundary must pass through the origin then. What is added to W1 X?"
    Z1 = params["W1"] @ X
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def second_bias_left_out(params, X):
    "b2 is missing in Z2. What is added to W2 A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=xor_by_hand)
def from_z_to_z(params, X):
    "Z2 is made from Z1, the answer of the hidden units is not used. What do the units hand on?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ Z1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=cache_of_the_hand_made_net)
def activations_in_place_of_z(params, X):
    "Your cache has A1 under Z1: the slope on the way back would be taken at the wrong place. What is Z1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": A1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=far_out)
def overflowing_sigmoid(params, X):
    "exp(1000) is larger than any double. Which exponent is safe for which sign of z? The notebook has such a sigmoid."
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=far_out)
def clipped_in_double_only(params, X):
    "Clipping z to 500 is safe in double precision, but exp(500) overflows in single. Which exponent is never large?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = 1 / (1 + np.exp(-np.clip(Z2, -500, 500)))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=inputs_unchanged)
def data_shifted_in_place(params, X):
    "X is changed in place: who uses it after you meets other data. Which line writes into it?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    if X.dtype == np.float64 and X.shape[1] > 1:
        X -= X.mean(axis=1, keepdims=True)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception(caught_by=answers_and_cache)
def only_the_answer(params, X):
    "A2 comes back alone. What will backward work with?"
    return sigmoid(params["W2"] @ np.tanh(params["W1"] @ X + params["b1"]) + params["b2"])

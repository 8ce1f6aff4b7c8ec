"""What the judge knows of model_forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, parts, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import a_network
from public import one_probability_for_each_event, two_layers_by_hand
from reference import layer_forward, sigmoid


@check(core=True)
def any_depth(student, reference, rng):
    "the probabilities are right for one to four layers of any size"
    for dims in ((4, 1), (3, 5, 1), (2, 4, 3, 1), (3, 3, 3, 3, 1)):
        params, X, _ = a_network(rng, dims, 6)
        got = parts(student.model_forward(params, X), "AL, caches")[0]
        ask = "Is each layer fed with the one before it, relu in the hidden ones, a sigmoid in the last?"
        agree(got, reference.model_forward(params, X)[0], ask=ask)


@check
def eleven_layers(student, reference, rng):
    "eleven layers: W10 comes after W9, not after W1"
    params, X, _ = a_network(rng, (3, *[4] * 10, 1), 3, near=1e-6)
    got = student.model_forward(params, X)[0]
    agree(got, reference.model_forward(params, X)[0], ask="In which order does sorted() put W1, W10, W2?")


@check
def params_are_read_by_key(student, reference, rng):
    "the order of the entries in params doesn't matter"
    params, X, _ = a_network(rng, (3, 4, 2, 1), 5)
    shuffled = {name: params[name] for name in reversed(list(params))}
    ask = "Are the entries found by their names?"
    agree(student.model_forward(params=shuffled, X=X)[0], reference.model_forward(params, X)[0], ask=ask)


@check
def few_or_integer_events(student, reference, rng):
    "one event, integers, single precision"
    params, X, _ = a_network(rng, (3, 4, 1), 1)
    agree(student.model_forward(params, X)[0], reference.model_forward(params, X)[0], ask="Is AL (1, 1) for one event?")
    params, _, _ = a_network(rng, (3, 4, 2, 1), 5)
    X = rng.integers(-2, 3, (3, 5))
    agree(student.model_forward(params, X)[0], reference.model_forward(params, X.astype(float))[0])
    single = {name: value.astype(np.float32) for name, value in params.items()}
    got = student.model_forward(single, X.astype(np.float32))[0]
    agree(got, reference.model_forward(params, X.astype(float))[0], rtol=1e-4, atol=1e-6)


@check
def very_sure_outputs(student):
    "outputs at z = -1000 and 1000 are 0 and 1, without a warning"
    params = {
        "W1": np.array([[10.0], [-10.0]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[10.0, -10.0]]),
        "b2": np.array([[0.25]]),
    }
    outcome = student.observe("model_forward", params, np.array([[-10.0, 0.001, 10.0]]))
    quiet(outcome)
    agree(parts(outcome.value, "AL, caches")[0], np.array([[0.0, 0.5866175789173301, 1.0]]))


@check
def inputs_unchanged_forward(student, rng):
    "params and X stay as they are"
    params, X, _ = a_network(rng, (3, 4, 2, 1), 5)
    unchanged(student.observe("model_forward", params, X))


@alternative
def without_the_layer(params, X):
    "everything written out, layer_forward isn't used; the caches are the lists of Z and A"
    L = max(int(name[1:]) for name in params)
    Zs, As = [], [X]
    for l in range(1, L + 1):
        Zs.append(params[f"W{l}"] @ As[-1] + params[f"b{l}"])
        As.append(np.maximum(0, Zs[-1]) if l != L else sigmoid(Zs[-1]))
    return As[-1], {"Z": Zs, "A": As, "params": params}


@alternative
def hidden_then_output(params, X):
    "a loop over the hidden layers and one more call for the output"
    caches, A, l = [], X, 1
    while f"W{l + 1}" in params:
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches += [cache]
        l += 1
    A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "sigmoid")
    return A, (*caches, cache)


@alternative
def by_recursion_from_the_top(params, X):
    "the output layer asks the layers below it"

    def output_of(l, kind):
        if l == 0:
            return X, []
        A_prev, caches = output_of(l - 1, "relu")
        A, cache = layer_forward(A_prev, params[f"W{l}"], params[f"b{l}"], kind)
        return A, [*caches, cache]

    return output_of(len(params) // 2, "sigmoid")


@misconception(caught_by=two_layers_by_hand)
def sigmoid_everywhere(params, X):
    "The hidden layers are sigmoids; here they are relu, and only the output is a sigmoid. Which layer is the last one?"
    A, caches = X, []
    for l in range(1, len(params) // 2 + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "sigmoid")
        caches.append(cache)
    return A, caches


@misconception(caught_by=two_layers_by_hand)
def relu_everywhere(params, X):
    "The output went through relu: 3.5 is no probability. What is the last activation?"
    A, caches = X, []
    for l in range(1, len(params) // 2 + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


@misconception(caught_by=two_layers_by_hand)
def hidden_identity(params, X):
    """Without an activation in the hidden layers the whole network is one straight line, however deep. What is missing
    between them?"""
    A, caches = X, []
    L = len(params) // 2
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "identity" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches


@misconception(caught_by=two_layers_by_hand)
def tanh_as_in_06(params, X):
    "The hidden layers are tanh, as in notebook 06. Here they are relu: which name do you pass on?"
    A, caches = X, []
    L = len(params) // 2
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "tanh" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches


@misconception(caught_by=one_probability_for_each_event)
def stops_one_early(params, X):
    "The last layer was never computed. range(1, L) ends at L - 1: where do you end?"
    A, caches = X, []
    for l in range(1, len(params) // 2):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


@misconception(caught_by=any_depth)
def two_layers_only(params, X):
    "Your network has two layers whatever params holds. How do you find out their number?"
    if "W2" not in params:
        return layer_forward(X, params["W1"], params["b1"], "sigmoid")
    A, first = layer_forward(X, params["W1"], params["b1"], "relu")
    A, second = layer_forward(A, params["W2"], params["b2"], "sigmoid")
    return A, [first, second]


@misconception(caught_by=eleven_layers)
def sorted_by_name(params, X):
    "sorted() compares letters: 'W10' stands before 'W2'. How do you get the layers in the order of their numbers?"
    names = sorted(name for name in params if name.startswith("W"))
    A, caches = X, []
    for name in names:
        A, cache = layer_forward(
            A, params[name], params["b" + name[1:]], "relu" if name != f"W{len(names)}" else "sigmoid"
        )
        caches.append(cache)
    return A, caches


@misconception(caught_by=params_are_read_by_key)
def by_position(params, X):
    """The parameters are taken in the order in which they stand in the dict. Nobody promises that order: what is
    promised?"""
    values = list(params.values())
    A, caches = X, []
    for k in range(0, len(values), 2):
        A, cache = layer_forward(A, values[k], values[k + 1], "relu" if k < len(values) - 2 else "sigmoid")
        caches.append(cache)
    return A, caches


@misconception(caught_by=inputs_unchanged_forward)
def cuts_in_place(params, X):
    "X itself was changed by your function; the next call meets other data. Which line writes into it?"
    A, caches = X, []
    X -= 0.0
    L = len(params) // 2
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu" if l < L else "sigmoid")
        caches.append(cache)
    X[X < 0] = 0
    return A, caches


equivalent(
    change="for l in range(1, L + 1):: caches.append(cache) -> (dropped) 1",
    reason="caches are the student's own format; model_backward judges them",
)

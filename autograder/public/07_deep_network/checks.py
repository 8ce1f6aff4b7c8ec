# Built from assignments/07_deep_network/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import Failed, agree, check, expect, gradient_agrees, has_shape, numerical_gradient_of_all, parts

ACTIVATIONS = ("identity", "relu", "tanh", "sigmoid")


@check("count_params", core=True)
def net_of_the_lecture(student):
    "the 3-5-5-3-1 net has 72 parameters"
    agree(student.count_params([3, 5, 5, 3, 1]), 72, ask="58 weights and 14 biases: does the input own any?")


@check("count_params", core=True)
def logistic_regression(student):
    "one neuron with 8 inputs has 9 parameters"
    agree(student.count_params([8, 1]), 9, ask="Eight weights, and what else?")


@check("init_params", gate=True)
def names_and_shapes(student):
    "W1, b1, ... WL, bL have the shapes of the table"
    params = student.init_params([3, 5, 4, 1], np.random.default_rng(0))
    expect(
        isinstance(params, dict),
        "no dict came back",
        got=params,
        expected="a dict",
        ask="`params = {}` is a good beginning.",
    )
    for l, (n, n_prev) in enumerate(((5, 3), (4, 5), (1, 4)), 1):
        for name, shape in ((f"W{l}", (n, n_prev)), (f"b{l}", (n, 1))):
            expect(
                name in params,
                f"{name} is missing",
                got=sorted(map(str, params)),
                expected=f"a key {name!r}",
                ask="How many layers are there?",
            )
            has_shape(params[name], shape, ask="One row for each unit of the layer. And a column for each what?")


@check("init_params", core=True)
def size_of_the_weights(student):
    "the weights of a layer that receives 200 numbers have the deviation 0.1, and the mean 0"
    W1 = student.init_params([200, 300, 1], np.random.default_rng(1))["W1"]
    ask = "The root of 2 over what? Which size matters, that of this layer or of the one before?"
    expect(abs(np.std(W1) - 0.1) < 0.002, "their deviation differs", got=float(np.std(W1)), expected=0.1, ask=ask)
    expect(
        abs(np.mean(W1)) < 0.002,
        "their mean differs",
        got=float(np.mean(W1)),
        expected=0.0,
        ask="Which distribution is it?",
    )


@check("init_params", core=True)
def biases_are_zero(student):
    "the biases are zero"
    params = student.init_params([3, 5, 4, 1], np.random.default_rng(2))
    for l, n in enumerate((5, 4, 1), 1):
        agree(params[f"b{l}"], np.zeros((n, 1)), what=f"b{l}", ask="Do biases need to differ when weights do?")


W = np.array([[2.0, -1.0]])
b = np.array([[-1.0]])
A_prev = np.array([[1.0, 0.0, 2.0], [-1.0, 2.0, 1.0]])
Z = np.array([[2.0, -3.0, 2.0]])


@check("layer_forward", gate=True)
def two_things_come_back(student):
    "it returns A and a cache, and A has a row for each unit and a column for each example"
    A = parts(student.layer_forward(np.ones((2, 3)), np.ones((4, 2)), np.ones((4, 1)), "identity"), "A, cache")[0]
    has_shape(A, (4, 3), ask="W is (4, 2), A_prev is (2, 3): what is the product?")


@check("layer_forward", core=True)
def tiny_example(student):
    "the worked example gives (2, -3, 2), and (2, 0, 2) after relu"
    agree(student.layer_forward(A_prev, W, b, "identity")[0], Z, ask="2 * 1 - 1 * (-1) - 1 = ?")
    agree(student.layer_forward(A_prev, W, b, "relu")[0], np.maximum(Z, 0), ask="What does relu make of -3?")


@check("layer_forward", core=True)
def smooth_activations(student):
    "tanh and sigmoid of the worked example"
    agree(student.layer_forward(A_prev, W, b, "tanh")[0], np.tanh(Z), ask="Is the activation applied to Z?")
    expected = np.array([[0.88079707797788, 0.04742587317757, 0.88079707797788]])
    agree(student.layer_forward(A_prev, W, b, "sigmoid")[0], expected, ask="sigmoid(0) is one half, sigmoid(2) .88.")


def a_layer(rng, n, n_prev, m):
    """A layer whose z stay away from 0, where relu has no derivative."""
    while True:
        A_prev, W, b = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))
        if np.min(np.abs(W @ A_prev + b)) > 0.02:
            return A_prev, W, b


def forward_and_cache(student, A_prev, W, b, activation):
    """What the student's own layer gives, and its cache; the layer may be wrong, but its A must have its shape."""
    return a_layers(student.layer_forward(A_prev, W, b, activation), A_prev, W)


def a_layers(value, A_prev, W):
    A, cache = parts(value, "A, cache")
    has_shape(A, (W.shape[0], A_prev.shape[1]), ask="First layer_forward: its A has the wrong shape.")
    return A, cache


@check("layer_backward", gate=True)
def a_forward_is_there(student):
    "your layer_forward runs, and gives the cache that layer_backward works on"
    A, W, b = np.ones((2, 3)), np.ones((4, 2)), np.ones((4, 1))
    parts(student.layer_forward(A, W, b, "relu"), "A, cache")


@check("layer_backward", gate=True)
def three_things_come_back(student):
    "it returns dA_prev, dW and db"
    _, cache = student.layer_forward(np.ones((2, 3)), np.ones((4, 2)), np.ones((4, 1)), "relu")
    parts(student.layer_backward(np.ones((4, 3)), cache), "dA_prev, dW, db")


@check("layer_backward", core=True)
def agrees_with_central_differences(student, rng):
    "every entry of dA_prev, dW and db agrees with central differences of your own layer_forward"
    A_prev, W, b = a_layer(rng, 2, 3, 4)
    dA = rng.normal(size=(2, 4))
    for activation in ACTIVATIONS:
        _, cache = forward_and_cache(student, A_prev, W, b, activation)
        got = parts(student.layer_backward(dA, cache), "dA_prev, dW, db")

        def losses(points, activation=activation):
            values = student.each("layer_forward", [(*point, activation) for point in points])
            return [np.sum(dA * a_layers(value, A_prev, W)[0]) for value in values]

        expected = (
            numerical_gradient_of_all(lambda around: losses([(a, W, b) for a in around]), A_prev),
            numerical_gradient_of_all(lambda around: losses([(A_prev, w, b) for w in around]), W) / 4,
            numerical_gradient_of_all(lambda around: losses([(A_prev, W, c) for c in around]), b) / 4,
        )
        for name, mine, theirs in zip(("dA_prev", "dW", "db"), got, expected, strict=True):
            gradient_agrees(name, mine, theirs, 4)


@check("layer_backward", core=True)
def the_silent_event(student):
    "what arrives at a silent relu goes no further"
    A_prev, W, b = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[1.0, 1.0]]), np.array([[-2.0]])
    A, cache = forward_and_cache(student, A_prev, W, b, "relu")
    if not np.allclose(A, [[2.0, 0.0]]):
        return  # another layer than this one: the differences of the check before are its judge
    dA_prev, dW, db = parts(student.layer_backward(np.array([[1.0, 7.0]]), cache), "dA_prev, dW, db")
    ask = "Its z is -1: what is the slope of relu there?"
    agree(dA_prev, np.array([[1.0, 0.0], [1.0, 0.0]]), what="dA_prev", ask=ask)
    agree(dW, np.array([[0.5, 1.5]]), what="dW", ask=ask)
    agree(db, np.array([[0.5]]), what="db", ask=ask)


TWO_LAYERS = {
    "W1": np.array([[1.0, -1.0], [0.5, 1.0], [-1.0, 0.0]]),
    "b1": np.array([[0.0], [-1.0], [1.0]]),
    "W2": np.array([[1.0, 2.0, -1.0]]),
    "b2": np.array([[0.5]]),
}
TWO_EVENTS = np.array([[2.0, 0.5], [1.0, -2.0]])  # relu gives (1, 1, 0) and (2.5, 0, 0.5): z of the output 3.5 and 2.5


@check("model_forward", gate=True)
def one_probability_for_each_event(student):
    "it returns AL and the caches, and AL is (1, m)"
    AL = parts(student.model_forward(TWO_LAYERS, TWO_EVENTS), "AL, caches")[0]
    has_shape(AL, (1, 2), ask="How many units has the last layer?")


@check("model_forward", core=True)
def two_layers_by_hand(student):
    "a 2-3-1 net: relu gives (1, 1, 0) and (2.5, 0, 0.5), the output is sigmoid(3.5) and sigmoid(2.5)"
    AL = student.model_forward(TWO_LAYERS, TWO_EVENTS)[0]
    ask = "Which activation has the hidden layer, and which the output?"
    agree(AL, np.array([[0.97068776924864, 0.92414181997876]]), ask=ask)


@check("model_forward", core=True)
def a_single_layer(student):
    "with one layer it is logistic regression"
    params = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])}
    AL = student.model_forward(params, TWO_EVENTS)[0]
    agree(AL, np.array([[0.62245933120185, 0.99330714907572]]), ask="Is the first layer also the last one?")


def a_network(rng, dims, m):
    """Parameters with biases, events, labels of both kinds; no hidden z near 0."""
    while True:
        params, near = {}, 1.0
        X = A = rng.normal(size=(dims[0], m))
        for l in range(1, len(dims)):
            params[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
            params[f"b{l}"] = rng.normal(size=(dims[l], 1)) * 0.5
            Z = params[f"W{l}"] @ A + params[f"b{l}"]
            near, A = min(near, np.min(np.abs(Z))), np.maximum(Z, 0)
        if near > 0.01:
            return params, X, (np.arange(m) % 3 == 0).astype(float)[np.newaxis]


def own_cost(value, Y):
    """Cross-entropy of what the student's own forward gave."""
    AL = parts(value, "AL, caches")[0]
    has_shape(AL, Y.shape, ask="First model_forward: its AL has the wrong shape.")
    fine = AL.dtype.kind in "iuf" and np.all((AL > 0) & (AL < 1))
    expect(fine, "first model_forward: its output is no probability", got=AL, expected="numbers between 0 and 1")
    return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


@check("model_backward", gate=True)
def the_model_forward_is_there(student):
    "your model_forward runs, and gives the caches that model_backward works on"
    parts(student.model_forward(TWO_LAYERS, TWO_EVENTS), "AL, caches")


@check("model_backward", gate=True)
def a_gradient_for_each_parameter(student):
    "dW1, db1, ... dWL, dbL have the shapes of W1, b1, ... WL, bL"
    AL, caches = student.model_forward(TWO_LAYERS, TWO_EVENTS)
    grads = student.model_backward(AL, np.array([[1.0, 0.0]]), caches)
    expect(
        isinstance(grads, dict),
        "no dict came back",
        got=grads,
        expected="a dict",
        ask="Which key has the gradient of W1?",
    )
    for name, value in TWO_LAYERS.items():
        expect(
            f"d{name}" in grads,
            f"d{name} is missing",
            got=sorted(map(str, grads)),
            expected=f"a key 'd{name}'",
            ask="Is every layer visited?",
        )
        has_shape(grads[f"d{name}"], value.shape, ask="A derivative has the shape of what it belongs to.")


@check("model_backward", core=True)
def every_layer_agrees_with_central_differences(student, rng):
    "every entry of every gradient agrees with central differences of the cost"
    params, X, Y = a_network(rng, (3, 4, 2, 1), 5)
    AL, caches = parts(student.model_forward(params, X), "AL, caches")
    grads = student.model_backward(AL, Y, caches)
    right = []
    for l in (3, 2, 1):
        for name in (f"W{l}", f"b{l}"):

            def costs(around, name=name):
                values = student.each("model_forward", [(params | {name: value}, X) for value in around])
                return [own_cost(value, Y) for value in values]

            above = f" (above it, {', '.join(right)} are right)" if right else ""
            expected = numerical_gradient_of_all(costs, params[name])
            compare_in_model(f"d{name}", grads.get(f"d{name}"), expected, 5, above)
            right.append(f"d{name}")


def compare_in_model(name, got, expected, m, above):
    try:
        gradient_agrees(name, got, expected, m)
    except Failed as failure:
        raise Failed(failure.problem + above, got=got, expected=expected, ask=failure.ask) from None


@check("gradient_check", core=True)
def cube_of_one_weight(student):
    "for W1**3 at 1 with eps = 0.1 the numerical derivative is 3.01"

    def cost(params):
        return float(params["W1"][0, 0] ** 3 + 2 * params["b1"][0, 0])

    params = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]])}
    grads = {"dW1": np.array([[3.0]]), "db1": np.array([[2.0]])}
    got = student.gradient_check(cost, params, grads, eps=0.1)
    expected = 0.01 / (np.hypot(3.0, 2.0) + np.hypot(3.01, 2.0))
    agree(got, expected, rtol=1e-5, ask="Does the difference go to both sides? Is it divided by the sum of the norms?")


@check("gradient_check", core=True)
def finds_a_doubled_gradient(student):
    "right gradients give nearly 0, doubled ones 1/3, the wrong sign 1"

    def cost(params):
        return float(np.sum(np.sin(params["W1"])) + np.sum(params["b1"] ** 2))

    params = {"W1": np.array([[0.3, -1.2], [2.0, 0.7]]), "b1": np.array([[0.4], [-0.9]])}
    grads = {"dW1": np.cos(params["W1"]), "db1": 2 * params["b1"]}
    right = student.gradient_check(cost, params, grads)
    expect(np.isscalar(right) or np.ndim(right) == 0, "no single number came back", got=right, expected="one number")
    expect(
        0 <= right < 1e-7,
        "right gradients don't give nearly 0",
        got=right,
        expected=0.0,
        ask="Is every index moved alone?",
    )
    doubled = {name: 2 * value for name, value in grads.items()}
    agree(student.gradient_check(cost, params, doubled), 1 / 3, rtol=1e-5, ask="What stands in the denominator?")
    turned = {name: -value for name, value in grads.items()}
    agree(student.gradient_check(cost, params, turned), 1.0, rtol=1e-5, ask="What stands in the denominator?")


def a_sample():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(3, 30))
    return X, (X[:1] * X[1:2] + 0.3 * X[2:] > 0).astype(float)


@check("train_deep", gate=True)
def params_and_costs_come_back(student):
    "it returns the parameters, and as many costs as there are steps"
    X, Y = a_sample()
    params, costs = parts(student.train_deep(X, Y, [3, 6, 1], 0.1, 7, np.random.default_rng(1)), "params, costs")
    expect(isinstance(params, dict), "params are no dict", got=params, expected="a dict")
    countable = isinstance(costs, list | tuple) or (isinstance(costs, np.ndarray) and costs.ndim == 1)
    expect(countable, "costs are no list of numbers", got=costs, expected="a list of numbers")
    expect(len(costs) == 7, f"{len(costs)} costs came back for 7 steps", ask="One cost before each step: how many?")


@check("train_deep", core=True)
def first_cost_belongs_to_the_start(student):
    "the first cost is that of the initial parameters, whatever the learning rate"
    X, Y = a_sample()
    first = [student.train_deep(X, Y, [3, 6, 1], lr, 2, np.random.default_rng(1))[1][0] for lr in (0.01, 1.0)]
    agree(first[1], first[0], ask="Is the cost written down before the step or after it?")


@check("train_deep")
def the_cost_falls(student):
    "with a small learning rate each cost is below the one before"
    X, Y = a_sample()
    _, costs = student.train_deep(X, Y, [3, 6, 1], 0.003, 30, np.random.default_rng(1))
    ask = "Do all parameters take the step, against the gradient? Is your model_backward right?"
    expect(np.all(np.diff(costs) < 0), "the cost doesn't fall at every step", ask=ask)

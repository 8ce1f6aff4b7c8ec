"""Hidden checks: only the judge reads them. Gradients are compared with the reference where the student's forward
agrees with it, else with central differences of the student's own forward, whose cache is the student's own format."""

import numpy as np

from autograder.checks import (
    Failed,
    StudentRaised,
    agree,
    check,
    difference,
    expect,
    finite,
    has_shape,
    is_float,
    leaves_global_random_alone,
    numerical_gradient,
    quiet,
    unchanged,
)

ACTIVATIONS = ("identity", "relu", "tanh", "sigmoid")
GRADIENTS = [(f"dW{l}", f"db{l}") for l in range(1, 13)]


def pair(value, names):
    """The parts of a result that should have as many as `names` has."""
    count = len(names.split(", "))
    fits = isinstance(value, tuple | list) and len(value) == count
    expect(fits, f"{count} things should come back", ask=f"Does it return {names}?")
    return value


def compare(name, got, expected, m, tolerance=1e-6, above=""):
    """A gradient against the right one; the question names the difference, as hidden checks show nothing else."""
    has_shape(got, expected.shape, ask=f"{name} has another shape than what it is the derivative of.")
    if not close(got, expected, tolerance):
        pattern = pattern_of(got, expected, m, tolerance)
        raise Failed(f"{name} {pattern}{above}", ask=f"{name} {pattern}{above}", got=got, expected=expected)


def close(got, expected, tolerance):
    if got.shape != expected.shape or got.dtype.kind not in "iuf":
        return False
    size = np.abs(got) + np.abs(expected) + np.max(np.abs(expected), initial=0.0)
    return bool(np.all(np.abs(got - expected) <= tolerance * size + 1e-12))


def pattern_of(got, expected, m, tolerance):
    """The pattern of a wrong gradient, and a question about it."""
    if got.dtype.kind not in "iuf" or not np.all(np.isfinite(got)):
        return "is not made of finite real numbers. Where do they come in?"
    if close(got, m * expected, tolerance):
        return "is the right one times the number of examples. Is the mean over the examples taken?"
    if close(got, expected / m, tolerance):
        return "is the right one divided by the number of examples. Is 1/m there once too often?"
    if close(got, -expected, tolerance):
        return "has the wrong sign. Which of the two comes first in the difference?"
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T, expected, tolerance):
        return "is the transpose of the right one. Which index counts the units of this layer?"
    if not np.any(got):
        return "is zero everywhere. Does the derivative reach this place at all?"
    factor = np.sum(got * expected) / max(np.sum(expected**2), 1e-300)
    if close(got, factor * expected, tolerance):  # which one stays unsaid: it could say what the student has seen
        return "is the right one times a constant. Where could this factor come from?"
    return "differs from the right one in some entries. Which line of the chain rule makes them?"


@check("count_params", core=True)
def any_network(student, reference, rng):
    "the number is right for any sizes and any depth, and it's an integer"
    for depth in (2, 3, 4, 7):
        dims = [int(n) for n in rng.integers(1, 40, size=depth)]
        ask = "Do all layers own n * n_prev weights and n biases, the last one too?"
        agree(student.count_params(dims), reference.count_params(dims), ask=ask)


@check("count_params")
def any_sequence(student, reference):
    "the sizes may stand in a list, a tuple or an array, and stay as they are"
    for dims in ((7, 4, 2), np.array([7, 4, 2]), [7, 4, 2]):
        outcome = student.observe("count_params", dims)
        unchanged(outcome, ask="Does pop() or `+=` change the list of the caller?")
        agree(outcome.value, 42, ask="Does it work for a tuple and an array as well?")
    agree(student.count_params(layer_dims=(12288, 1000, 1)), 12290001, ask="Is the argument called layer_dims?")


@check("init_params", core=True)
def same_draws(student, reference, rng):
    "the same generator gives everybody the same parameters, drawn layer after layer"
    for dims in ([3, 5, 5, 3, 1], [4, 4, 4], [2, 7, 1], [6, 1]):
        seed = int(rng.integers(2**32))
        got = student.init_params(dims, np.random.default_rng(seed))
        ask = "Is W1 drawn first, in one piece, and nothing but the weights drawn? Which size stands under the root?"
        agree(got, reference.init_params(dims, np.random.default_rng(seed)), ask=ask)


@check("init_params", core=True)
def the_generator_moves_on(student, reference, rng):
    "a second call with the same generator gives other numbers: those that come next"
    seed = int(rng.integers(2**32))
    mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(2):
        got, expected = student.init_params([3, 4, 2], mine), reference.init_params([3, 4, 2], theirs)
        agree(got, expected, ask="Are all numbers drawn from the generator given?")


@check("init_params")
def many_layers(student, reference):
    "twelve layers, sizes in a tuple or an array"
    dims = (5, 4, 3, 5, 4, 3, 5, 4, 3, 5, 4, 3, 1)
    for sizes in (dims, np.array(dims)):
        got = student.init_params(sizes, np.random.default_rng(3))
        agree(got, reference.init_params(dims, np.random.default_rng(3)), ask="Does it work for any sequence of sizes?")


@check("init_params")
def leaves_the_world_alone(student):
    "neither the sizes nor numpy's global random state change"
    outcome = student.observe("init_params", layer_dims=[3, 4, 1], rng=np.random.default_rng(0))
    leaves_global_random_alone(outcome)
    expect("layer_dims" not in outcome.changed, "the call changed layer_dims", ask="Whose list is it?")


def a_layer(rng, n, n_prev, m):
    """A layer whose z stay away from 0, where relu has no derivative."""
    while True:
        A_prev, W, b = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))
        if np.min(np.abs(W @ A_prev + b)) > 1e-3:
            return A_prev, W, b


def an_integer_layer(rng, n, n_prev, m):
    """Even weights and odd biases: z is never 0."""
    A_prev, W = rng.integers(-3, 4, (n_prev, m)), 2 * rng.integers(-2, 3, (n, n_prev))
    return A_prev, W, 2 * rng.integers(-2, 3, (n, 1)) + 1


@check("layer_forward", core=True)
def every_activation(student, reference, rng):
    "A is right for each activation and any shape"
    for activation in ACTIVATIONS:
        for shape, size in (((4, 3, 6), 1.0), ((3, 3, 3), 4.0), ((2, 5, 4), 0.3)):
            layer = [size * part for part in a_layer(rng, *shape)]
            got = pair(student.layer_forward(*layer, activation), "A, cache")[0]
            agree(got, reference.layer_forward(*layer, activation)[0], ask=f"Does {activation} act on W A_prev + b?")


@check("layer_forward")
def one_of_everything(student, reference, rng):
    "one example, one feature, one unit"
    for shape in ((3, 2, 1), (3, 1, 4), (1, 3, 4), (1, 1, 1)):
        for activation in ("relu", "sigmoid"):
            layer = a_layer(rng, *shape)
            got = student.layer_forward(*layer, activation)[0]
            agree(got, reference.layer_forward(*layer, activation)[0], ask="Does it keep two dimensions?")


@check("layer_forward")
def far_out(student):
    "activations of z = -1000 and 1000 are right, without a warning, in float32 too"
    z = np.array([[-1000.0, -30.0, 0.5, 1000.0]])
    expected = {
        "identity": z,
        "relu": np.maximum(z, 0),
        "tanh": np.tanh(z),
        "sigmoid": np.array([[0.0, 9.357622968839e-14, 0.622459331202, 1.0]]),
    }
    for activation in ACTIVATIONS:
        for kind in (np.float64, np.float32):
            one, none = np.ones((1, 1), kind), np.zeros((1, 1), kind)
            outcome = student.observe("layer_forward", z.astype(kind), one, none, activation)
            quiet(outcome, ask="Which exponential grows too large, and is it needed for this activation?")
            ask = f"What is {activation} far from zero?"
            agree(pair(outcome.value, "A, cache")[0], expected[activation], rtol=1e-5, ask=ask)


@check("layer_forward")
def integers_and_float32(student, reference, rng):
    "integers and single precision give the same values"
    for activation in ACTIVATIONS:
        layer = an_integer_layer(rng, 3, 2, 5)
        expected = reference.layer_forward(*(part.astype(float) for part in layer), activation)[0]
        agree(
            student.layer_forward(*layer, activation)[0],
            expected,
            ask="Is an array filled that can hold integers only?",
        )
        single = [part.astype(np.float32) for part in layer]
        agree(student.layer_forward(*single, activation)[0], expected, rtol=1e-4, atol=1e-6)


@check("layer_forward")
def arguments_as_named(student, reference, rng):
    "the arguments have the names of the contract and stay as they are"
    for m in (5, 1):
        A_prev, W, b = a_layer(rng, 3, 2, m)
        for activation in ACTIVATIONS:
            outcome = student.observe("layer_forward", A_prev=A_prev, W=W, b=b, activation=activation)
            unchanged(outcome)
            agree(outcome.value[0], reference.layer_forward(A_prev, W, b, activation)[0])


def own_layer(student, A_prev, W, b, activation):
    """A and the cache of the student's own forward. It may be wrong, but its A must have its shape."""
    A, cache = pair(student.layer_forward(A_prev, W, b, activation), "A, cache")
    has_shape(A, (W.shape[0], A_prev.shape[1]), ask="First layer_forward: its A has the wrong shape.")
    return A, cache


def judge_layer(student, reference, dA, layer, activation, tolerance=1e-6):
    """The student's layer_backward on the cache of the student's layer_forward."""
    A, cache = own_layer(student, *layer, activation)
    got = pair(student.layer_backward(dA, cache), "dA_prev, dW, db")
    judge_parts(student, reference, dA, layer, activation, A, got, tolerance)


def judge_parts(student, reference, dA, layer, activation, A, got, tolerance=1e-6):
    A_prev, W, b = (np.asarray(part, float) for part in layer)
    m = A_prev.shape[1]
    right, cache = reference.layer_forward(A_prev, W, b, activation)
    if np.allclose(A, right, rtol=1e-5, atol=1e-7):
        expected = reference.layer_backward(np.asarray(dA, float), cache)
    else:
        tolerance = max(tolerance, 1e-5)

        def loss(A_prev, W, b):
            return float(np.sum(dA * own_layer(student, A_prev, W, b, activation)[0]))

        expected = (
            numerical_gradient(lambda a: loss(a, W, b), A_prev),
            numerical_gradient(lambda w: loss(A_prev, w, b), W) / m,
            numerical_gradient(lambda c: loss(A_prev, W, c), b) / m,
        )
    for name, mine, theirs in zip(("dA_prev", "dW", "db"), got, expected, strict=True):
        compare(name, mine, theirs, m, tolerance)


@check("layer_backward", core=True)
def each_activation_backward(student, reference, rng):
    "all three derivatives are right for each activation"
    for activation in ACTIVATIONS:
        for n, n_prev, m in ((4, 3, 6), (2, 3, 5)):
            judge_layer(student, reference, rng.normal(size=(n, m)), a_layer(rng, n, n_prev, m), activation)


@check("layer_backward", core=True)
def square_layers(student, reference, rng):
    "a square layer with as many examples as units: nothing is transposed"
    for activation in ("relu", "tanh"):
        judge_layer(student, reference, rng.normal(size=(3, 3)), a_layer(rng, 3, 3, 3), activation)


@check("layer_backward")
def one_of_everything_backward(student, reference, rng):
    "one example, one feature, one unit"
    for n, n_prev, m in ((3, 2, 1), (3, 1, 4), (1, 3, 4), (1, 1, 1)):
        for activation in ("relu", "sigmoid"):
            judge_layer(student, reference, rng.normal(size=(n, m)), a_layer(rng, n, n_prev, m), activation)


@check("layer_backward")
def two_caches_at_once(student, reference, rng):
    "a cache belongs to its own forward: two forwards, then their backwards in any order"
    shapes = ((3, 2, 4), (2, 4, 5), (3, 2, 4))
    layers = [a_layer(rng, *shape) for shape in shapes]
    forwards = [
        own_layer(student, *layer, name) for layer, name in zip(layers, ("tanh", "relu", "sigmoid"), strict=True)
    ]
    for k, name in ((1, "relu"), (0, "tanh"), (2, "sigmoid"), (1, "relu")):
        n, _, m = shapes[k]
        dA = rng.normal(size=(n, m))
        A, cache = forwards[k]
        got = pair(student.layer_backward(dA, cache), "dA_prev, dW, db")
        judge_parts(student, reference, dA, layers[k], name, A, got)


@check("layer_backward")
def saturated_units(student, reference):
    "at z = -1000 and 1000 the slopes are right, without a warning"
    for activation in ACTIVATIONS:
        layer = np.array([[-10.0, 0.01, 10.0]]), np.array([[100.0]]), np.array([[0.5]])
        dA = np.array([[1.0, -2.0, 3.0]])
        A, cache = own_layer(student, *layer, activation)
        if np.all(np.isfinite(A)):
            outcome = student.observe("layer_backward", dA, cache)
            quiet(outcome, ask=f"Which part of the slope of {activation} overflows?")
            got = pair(outcome.value, "dA_prev, dW, db")
            if np.allclose(A, reference.layer_forward(*layer, activation)[0], atol=1e-9):
                judge_parts(student, reference, dA, layer, activation, A, got)


@check("layer_backward")
def integers_backward(student, reference, rng):
    "integers give the same derivatives, and single precision as far as it goes"
    for activation in ("relu", "identity"):
        dA = rng.integers(-3, 4, (3, 5))
        judge_layer(student, reference, dA, an_integer_layer(rng, 3, 2, 5), activation)
    for activation in ("tanh", "sigmoid"):
        judge_layer(student, reference, rng.integers(1, 4, (3, 5)), a_layer(rng, 3, 2, 5), activation)
    for activation in ("relu", "tanh"):
        single = [part.astype(np.float32) for part in a_layer(rng, 3, 2, 5)]
        A, cache = own_layer(student, *single, activation)
        if np.allclose(A, reference.layer_forward(*single, activation)[0], rtol=1e-4, atol=1e-5):
            dA = rng.normal(size=(3, 5)).astype(np.float32)
            got = pair(student.layer_backward(dA, cache), "dA_prev, dW, db")
            judge_parts(
                student, reference, dA, single, activation, reference.layer_forward(*single, activation)[0], got, 1e-4
            )


@check("layer_backward")
def inputs_unchanged_backward(student, rng):
    "dA and the cache stay as they are"
    for activation in ACTIVATIONS:
        _, cache = own_layer(student, *a_layer(rng, 3, 2, 5), activation)
        unchanged(student.observe("layer_backward", dA=rng.normal(size=(3, 5)), cache=cache))


def a_network(rng, dims, m, near=1e-3):
    """Parameters with biases, events, labels of both kinds; no hidden z near 0."""
    while True:
        params, nearest = {}, 1.0
        X = A = rng.normal(size=(dims[0], m))
        for l in range(1, len(dims)):
            params[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
            params[f"b{l}"] = rng.normal(size=(dims[l], 1)) * 0.5
            Z = params[f"W{l}"] @ A + params[f"b{l}"]
            nearest, A = min(nearest, np.min(np.abs(Z))), np.maximum(Z, 0)
        if nearest > near:
            Y = (rng.random((1, m)) < 0.5).astype(float)
            Y[0, 0] = 1.0 - Y[0, -1] if m > 1 else 1.0
            return params, X, Y


@check("model_forward", core=True)
def any_depth(student, reference, rng):
    "the probabilities are right for one to four layers of any size"
    for dims in ((4, 1), (3, 5, 1), (2, 4, 3, 1), (3, 3, 3, 3, 1)):
        params, X, _ = a_network(rng, dims, 6)
        got = pair(student.model_forward(params, X), "AL, caches")[0]
        ask = "Is each layer fed with the one before it, relu in the hidden ones, a sigmoid in the last?"
        agree(got, reference.model_forward(params, X)[0], ask=ask)


@check("model_forward")
def eleven_layers(student, reference, rng):
    "eleven layers: W10 comes after W9, not after W1"
    params, X, _ = a_network(rng, (3, *[4] * 10, 1), 3, near=1e-6)
    got = student.model_forward(params, X)[0]
    agree(got, reference.model_forward(params, X)[0], ask="In which order does sorted() put W1, W10, W2?")


@check("model_forward")
def params_are_read_by_key(student, reference, rng):
    "the order of the entries in params doesn't matter"
    params, X, _ = a_network(rng, (3, 4, 2, 1), 5)
    shuffled = {name: params[name] for name in reversed(list(params))}
    ask = "Are the entries found by their names?"
    agree(student.model_forward(params=shuffled, X=X)[0], reference.model_forward(params, X)[0], ask=ask)


@check("model_forward")
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


@check("model_forward")
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
    agree(pair(outcome.value, "AL, caches")[0], np.array([[0.0, 0.5866175789173301, 1.0]]))


@check("model_forward")
def inputs_unchanged_forward(student, rng):
    "params and X stay as they are"
    params, X, _ = a_network(rng, (3, 4, 2, 1), 5)
    unchanged(student.observe("model_forward", params, X))


def own_model(student, params, X, Y):
    """AL and the caches of the student's own forward, which may be wrong but must give a probability for each event."""
    AL, caches = pair(student.model_forward(params, X), "AL, caches")
    has_shape(AL, Y.shape, ask="First model_forward: its AL has the wrong shape.")
    fine = AL.dtype.kind in "iuf" and bool(np.all((AL >= 0) & (AL <= 1)))
    expect(
        fine, "the output is no probability", ask="First model_forward: its output is no probability between 0 and 1."
    )
    return AL, caches


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
            expect(name in grads, f"{name} is missing", ask="Do all layers get their entries?")
            compare(name, grads[name], expected[name], X.shape[1], tolerance, above)
            above = " What comes before it is right."


def own_differences(student, params, X, Y):
    def cost(name, value):
        AL = np.clip(own_model(student, params | {name: value}, X, Y)[0], 1e-15, 1 - 1e-15)
        return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))

    return {
        f"d{name}": numerical_gradient(lambda value, name=name: cost(name, value), value)
        for name, value in params.items()
    }


@check("model_backward", core=True)
def gradients_of_any_depth(student, reference, rng):
    "every gradient of every layer is right, for two to four layers"
    for dims, m in (((3, 4, 1), 5), ((3, 4, 2, 1), 6), ((2, 3, 5, 3, 1), 4)):
        judge_model(student, reference, *a_network(rng, dims, m))


@check("model_backward", core=True)
def square_network(student, reference, rng):
    "equal sizes everywhere, as many events as units: nothing is transposed"
    judge_model(student, reference, *a_network(rng, (3, 3, 3, 1), 3))


@check("model_backward")
def without_hidden_layer(student, reference, rng):
    "one layer is logistic regression: dW is (A - Y) X^T / m"
    judge_model(student, reference, *a_network(rng, (4, 1), 7))


@check("model_backward")
def eleven_layers_backward(student, reference, rng):
    "eleven layers"
    params, X, Y = a_network(rng, (3, *[4] * 10, 1), 4, near=1e-6)
    AL, caches = own_model(student, params, X, Y)
    if right_forward(reference, params, X, AL):
        judge_grads(student, reference, params, X, Y, AL, student.model_backward(AL, Y, caches))


@check("model_backward")
def one_event_or_one_class(student, reference, rng):
    "one event, integer labels, all labels alike"
    judge_model(student, reference, *a_network(rng, (3, 4, 1), 1))
    params, X, Y = a_network(rng, (3, 4, 2, 1), 5)
    judge_model(student, reference, params, X, Y.astype(int))
    judge_model(student, reference, params, X, np.zeros((1, 5)))
    judge_model(student, reference, params, X, np.ones((1, 5)))


@check("model_backward")
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


@check("model_backward")
def two_batches_at_once(student, reference, rng):
    "the caches belong to their own forward: two batches forward, then both backward"
    batches = [a_network(rng, (3, 4, 1), 5), a_network(rng, (2, 3, 2, 1), 4)]
    forwards = [own_model(student, *batch) for batch in batches]
    for (AL, caches), (params, X, Y) in zip(forwards, batches, strict=True):
        grads = student.model_backward(AL, Y, caches)
        judge_grads(student, reference, params, X, Y, AL, grads)


@check("model_backward")
def inputs_unchanged_model_backward(student, rng):
    "AL, Y and the caches stay as they are"
    params, X, Y = a_network(rng, (3, 4, 2, 1), 5)
    AL, caches = own_model(student, params, X, Y)
    outcome = student.observe("model_backward", AL=AL, Y=Y, caches=caches)
    unchanged(outcome, ask="Does pop() or `-=` change what belongs to the caller?")


def bent_terms(params):
    """One number, the sum of a bent function of every parameter, and its derivatives; other curvature in each array."""
    total, slopes = 0.0, {}
    for name, value in params.items():
        k, value = sorted(params).index(name) + 1, np.asarray(value, dtype=np.float64)
        total += float(np.sum(np.sin(k * value) + value**3 / k))
        slopes[name] = k * np.cos(k * value) + 3 * value**2 / k
    return total, slopes


def bent_cost(params):
    """Every derivative depends on all parameters: one that isn't put back shows in the others."""
    total = bent_terms(params)[0]
    return total + 0.05 * total**2


def bent_gradients(params):
    total, slopes = bent_terms(params)
    return {f"d{name}": slope * (1 + 0.1 * total) for name, slope in slopes.items()}


def small_params(rng, dims=(2, 2, 1)):
    sizes = [(f"W{l}", (dims[l], dims[l - 1])) for l in range(1, len(dims))]
    sizes += [(f"b{l}", (dims[l], 1)) for l in range(1, len(dims))]
    return {name: rng.normal(size=shape) for name, shape in sorted(sizes, key=lambda s: (s[0][1:], s[0][0]))}


@check("gradient_check", core=True)
def right_gradients_pass(student, rng):
    "right gradients give a difference near 0"
    params = small_params(rng)
    got = student.gradient_check(bent_cost, params, bent_gradients(params))
    is_float(got)
    expect(0 <= got < 1e-7, "it should be nearly 0", ask="Is one number moved at a time, and put back before the next?")


@check("gradient_check", core=True)
def wrong_gradients_show(student, reference, rng):
    "the number is right for gradients that are wrong in one entry, in one layer, everywhere"
    params = small_params(rng)
    grads = bent_gradients(params)
    one = grads | {"dW1": grads["dW1"] + np.array([[0.0, 1.5], [0.0, 0.0]])}
    layer = grads | {"db2": grads["db2"] + 0.5}
    everywhere = {name: value + rng.normal(size=value.shape) for name, value in grads.items()}
    nothing = {name: 0 * value for name, value in grads.items()}
    ask = "Are all gradients one long vector, of which the norms are taken? Is every entry of every array in it?"
    for wrong in (one, layer, everywhere, nothing):
        agree(
            student.gradient_check(bent_cost, params, wrong),
            reference.gradient_check(bent_cost, params, wrong),
            rtol=1e-5,
            ask=ask,
        )


@check("gradient_check", core=True)
def both_sides(student, reference, rng):
    "the difference goes to both sides, by the eps that is given"
    params = small_params(rng)
    grads = bent_gradients(params)
    for eps in (0.1, 0.02):
        got = student.gradient_check(bent_cost, params, grads, eps=eps)
        expected = reference.gradient_check(bent_cost, params, grads, eps=eps)
        agree(got, expected, rtol=1e-5, ask="Does it use eps, above and below, and divide by 2 eps?")


@check("gradient_check")
def nothing_against_nothing(student):
    "both gradients zero: 0.0, without a warning"
    params = {"W1": np.ones((1, 2)), "b1": np.zeros((1, 1))}
    grads = {"dW1": np.zeros((1, 2)), "db1": np.zeros((1, 1))}
    outcome = student.observe("gradient_check", lambda params: 1.5, params, grads)
    quiet(outcome, ask="What is 0/0?")
    agree(outcome.value, 0.0, ask="What is 0/0?")


@check("gradient_check")
def in_double_precision(student, rng):
    "parameters in single precision or integers are moved in double precision"
    params = small_params(rng)
    single = {name: value.astype(np.float32) for name, value in params.items()}
    exact = bent_gradients({name: value.astype(np.float64) for name, value in single.items()})
    got = student.gradient_check(bent_cost, single, exact)
    expect(0 <= got < 1e-6, "single precision is not enough", ask="What is 1 + 1e-6 in float32? And in integers?")
    integers = {"W1": np.array([[1, -2]]), "b1": np.array([[3]])}
    exact = bent_gradients({name: value.astype(np.float64) for name, value in integers.items()})
    got = student.gradient_check(bent_cost, integers, exact)
    expect(0 <= got < 1e-6, "integers can't move by eps", ask="What is 1 + 1e-6 in float32? And in integers?")
    for _ in range(3):
        params = small_params(rng)
        nearly = {name: value * (1 + 4e-8) for name, value in bent_gradients(params).items()}
        got = student.gradient_check(bent_cost, params, nearly)
        agree(got, 2e-8, rtol=0.1, atol=0.0, ask="How many digits are left of two gradients in float32?")


@check("gradient_check")
def the_usual_step(student):
    "without eps the steps are 1e-6"

    def cost(params):
        x = float(params["W1"][0, 0])
        return 3.0 * x + 1e3 * x**2 + 1e9 * x**3  # central differences at 0 give 3 + 1e9 eps^2

    params, grads = (
        {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))},
        {"dW1": np.full((1, 1), 3.0), "db1": np.zeros((1, 1))},
    )
    agree(
        student.gradient_check(cost, params, grads),
        1e-3 / 6.001,
        rtol=1e-4,
        ask="Which eps is taken when none is given?",
    )


@check("gradient_check")
def gradients_are_read_by_key(student, rng):
    "gradients may stand in another order than the parameters"
    params = small_params(rng, (2, 1, 2, 1))
    grads = bent_gradients(params)
    turned = {name: grads[name] for name in reversed(list(grads))}
    got = student.gradient_check(bent_cost, params, turned)
    expect(0 <= got < 1e-7, "the entries are mixed up", ask="Is the gradient of W1 found by its name?")


@check("gradient_check")
def small_and_large_gradients(student, reference, rng):
    "the difference is relative: a cost a million times larger or smaller gives the same number"
    params = {"W1": rng.normal(size=(1, 2)), "b1": rng.normal(size=(1, 1))}
    grads = {name: value * 1.1 for name, value in bent_gradients(params).items()}
    for scale in (1e-6, 1e6):
        scaled = {name: scale * value for name, value in grads.items()}

        def cost(params, scale=scale):
            return scale * bent_cost(params)

        got = student.gradient_check(cost, params, scaled)
        agree(got, 1 / 21, rtol=1e-4, ask="What is added to the denominator, and how large is it against the norms?")


@check("gradient_check")
def params_unchanged(student, rng):
    "params and grads are as before, to the last bit"
    params = small_params(rng)
    grads = bent_gradients(params)
    outcome = student.observe("gradient_check", bent_cost, params=params, grads=grads, eps=1e-5)
    unchanged(outcome, ask="(x + eps) - eps isn't always x again. Whose array is moved?")


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
    got = pair(student.train_deep(X, Y, dims, lr, steps, np.random.default_rng(seed)), "params, costs")
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


@check("train_deep", core=True)
def same_descent(student, reference, rng):
    "the parameters and costs are those of full-batch descent from init_params"
    ask = "Does every parameter take the step -lr times its own gradient, once in each step, all at the same time?"
    for dims, steps in (([3, 6, 1], 5), ([3, 12, 8, 1], 4)):
        X, Y = a_sample(rng, 3, 25)
        judge_training(student, reference, X, Y, dims, 0.2, steps, a_start(reference, X, dims, rng), ask)


@check("train_deep", core=True)
def costs_before_each_step(student, reference, rng):
    "one step gives one cost, that of the start"
    X, Y = a_sample(rng, 2, 15)
    ask = "Is the cost written down before the parameters change?"
    judge_training(student, reference, X, Y, [2, 5, 1], 0.5, 1, a_start(reference, X, [2, 5, 1], rng), ask)


@check("train_deep")
def more_steps(student, reference, rng):
    "forty steps; sizes in a tuple; logistic regression when there is no hidden layer"
    X, Y = a_sample(rng, 3, 20)
    ask = "Is the gradient computed anew in each step?"
    judge_training(student, reference, X, Y, (3, 7, 1), 0.1, 40, a_start(reference, X, (3, 7, 1), rng), ask)
    judge_training(student, reference, X, Y, np.array([3, 1]), 0.5, 3, 11, "Does it work without a hidden layer?")


@check("train_deep")
def no_steps(student, reference, rng):
    "no step at all gives the initial parameters and no cost"
    X, Y = a_sample(rng, 2, 8)
    params, costs = pair(student.train_deep(X, Y, [2, 3, 1], 0.1, 0, np.random.default_rng(5)), "params, costs")
    countable = isinstance(costs, list | tuple) or (isinstance(costs, np.ndarray) and costs.ndim == 1)
    expect(countable and len(costs) == 0, "there should be no cost", ask="How many costs are there for no step?")
    agree(params, reference.init_params([2, 3, 1], np.random.default_rng(5)), ask="What is returned without a step?")


@check("train_deep")
def few_or_integer_data(student, reference, rng):
    "one example, integer features and labels"
    X, Y = a_sample(rng, 3, 1)
    judge_training(student, reference, X, Y, [3, 5, 1], 0.2, 3, a_start(reference, X, [3, 5, 1], rng), "One example?")
    X = 2 * rng.integers(-2, 3, (3, 9)) + 1
    Y = (X[:1] > 0).astype(int)
    judge_training(student, reference, X, Y, [3, 6, 1], 0.05, 3, a_start(reference, X, [3, 6, 1], rng), "Integers?")


@check("train_deep")
def very_sure_from_the_start(student, reference, rng):
    "features in the thousands: costs are finite, no logarithm of 0, no warning"
    X, Y = a_sample(rng, 3, 12)
    X, dims = 3000.0 * X, [3, 8, 1]
    seed = a_start(reference, X, dims, rng)
    outcome = student.observe("train_deep", X, Y, dims, 1e-7, 2, np.random.default_rng(seed))
    quiet(outcome, ask="What is the logarithm of a probability that is exactly 0?")
    finite(outcome.value, ask="What is the logarithm of a probability that is exactly 0?")
    judge_training(student, reference, X, Y, dims, 1e-7, 2, seed, "Are probabilities kept in [1e-12, 1 - 1e-12]?")


@check("train_deep")
def leaves_data_and_world_alone(student, rng):
    "X, Y, the sizes and numpy's global random state stay as they are"
    X, Y = a_sample(rng, 3, 10)
    outcome = student.observe(
        "train_deep", X=X, Y=Y, layer_dims=[3, 4, 1], lr=0.1, steps=3, rng=np.random.default_rng(1)
    )
    leaves_global_random_alone(outcome)
    changed = [name for name in outcome.changed if name != "rng"]
    expect(not changed, f"the call changed {' and '.join(changed)}", ask="Which line writes into an argument?")

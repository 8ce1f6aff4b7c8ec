"""What the judge knows of layer_forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, parts, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import ACTIVATIONS, a_layer, an_integer_layer
from public import smooth_activations, tiny_example, two_things_come_back
from reference import sigmoid


@check(core=True)
def every_activation(student, reference, rng):
    "A is right for each activation and any shape"
    for activation in ACTIVATIONS:
        for shape, size in (((4, 3, 6), 1.0), ((3, 3, 3), 4.0), ((2, 5, 4), 0.3)):
            layer = [size * part for part in a_layer(rng, *shape)]
            got = parts(student.layer_forward(*layer, activation), "A, cache")[0]
            agree(got, reference.layer_forward(*layer, activation)[0], ask=f"Does {activation} act on W A_prev + b?")


@check
def one_of_everything(student, reference, rng):
    "one example, one feature, one unit"
    for shape in ((3, 2, 1), (3, 1, 4), (1, 3, 4), (1, 1, 1)):
        for activation in ("relu", "sigmoid"):
            layer = a_layer(rng, *shape)
            got = student.layer_forward(*layer, activation)[0]
            agree(got, reference.layer_forward(*layer, activation)[0], ask="Does it keep two dimensions?")


@check
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
            agree(parts(outcome.value, "A, cache")[0], expected[activation], rtol=1e-5, ask=ask)


@check
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


@check
def arguments_as_named(student, reference, rng):
    "the arguments have the names of the contract and stay as they are"
    for m in (5, 1):
        A_prev, W, b = a_layer(rng, 3, 2, m)
        for activation in ACTIVATIONS:
            outcome = student.observe("layer_forward", A_prev=A_prev, W=W, b=b, activation=activation)
            unchanged(outcome)
            agree(outcome.value[0], reference.layer_forward(A_prev, W, b, activation)[0])


@alternative
def table_of_functions(A_prev, W, b, activation):
    "a table of functions; the cache is a dict"
    functions = {
        "relu": lambda z: z * (z > 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)),
        "identity": lambda z: z,
    }
    Z = np.dot(W, A_prev) + b
    return functions[activation](Z), {"inputs": A_prev, "W": W, "Z": Z, "kind": activation}


@alternative
def unit_by_unit(A_prev, W, b, activation):
    "loops over units and events, the cache holds the slopes"
    A_prev, W, b = np.asarray(A_prev, float), np.asarray(W, float), np.asarray(b, float)
    A = np.empty((W.shape[0], A_prev.shape[1]))
    slope = np.empty_like(A)
    for j in range(W.shape[0]):
        for i in range(A_prev.shape[1]):
            z = float(np.sum(W[j] * A_prev[:, i]) + b[j, 0])
            if activation == "relu":
                A[j, i], slope[j, i] = max(z, 0.0), float(z >= 0)
            elif activation == "tanh":
                A[j, i] = np.tanh(z)
                slope[j, i] = 1 - A[j, i] ** 2
            elif activation == "sigmoid":
                A[j, i] = 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z) / (1 + np.exp(z))
                slope[j, i] = A[j, i] * (1 - A[j, i])
            else:
                A[j, i], slope[j, i] = z, 1.0
    return A, [slope, A_prev, W]


@alternative
def with_a_closure(A_prev, W, b, activation):
    "einsum, and a cache that is a function: it can't travel and needn't"
    Z = np.einsum("jk,ki->ji", W, A_prev) + b
    if activation == "relu":
        A = np.where(Z >= 0, Z, 0)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        with np.errstate(under="ignore"):
            A = np.exp(-np.logaddexp(0, -Z))
    else:
        A = Z.copy()
    return A, lambda: (A_prev, W, Z)


@misconception(caught_by=tiny_example)
def no_bias(A_prev, W, b, activation):
    "The bias is missing: without it every unit's boundary must pass through the origin. What is Z?"
    Z = W @ A_prev
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


@misconception(caught_by=tiny_example)
def always_sigmoid(A_prev, W, b, activation):
    """The activation's name is not looked at: it is a sigmoid whatever is asked for. Where does your function read
    `activation`?"""
    Z = W @ A_prev + b
    return sigmoid(Z), (A_prev, W, Z, activation)


@misconception(caught_by=tiny_example)
def modulus(A_prev, W, b, activation):
    "A negative z came out positive: relu cuts at zero, it doesn't mirror. What should (-3) give?"
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return np.abs(Z) if activation == "relu" else A, (A_prev, W, Z, activation)


@misconception(caught_by=smooth_activations)
def half_tanh(A_prev, W, b, activation):
    "Your tanh is 2 sigmoid(z) - 1, which is tanh(z/2). What has to stand in the sigmoid's argument?"
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return 2 * sigmoid(Z) - 1 if activation == "tanh" else A, (A_prev, W, Z, activation)


@misconception(caught_by=far_out)
def overflows(A_prev, W, b, activation):
    """exp(1000) is larger than any double, and inf/inf is nan. Which exponential is safe for which sign of z? (np.tanh
    is.)"""
    Z = W @ A_prev + b
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-Z)), (A_prev, W, Z, activation)
    if activation == "tanh":
        return (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z)), (A_prev, W, Z, activation)
    return np.maximum(Z, 0) if activation == "relu" else Z, (A_prev, W, Z, activation)


@misconception(caught_by=two_things_come_back)
def only_A(A_prev, W, b, activation):
    "A alone comes back. What will layer_backward work with?"
    Z = W @ A_prev + b
    return {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]


@misconception(caught_by=every_activation)
def leaky(A_prev, W, b, activation):
    """Negative z leak through with a small slope: that's leaky relu, a good idea, but not what `relu` means. What is
    relu(-3)?"""
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return np.maximum(Z, 0.01 * Z) if activation == "relu" else A, (A_prev, W, Z, activation)


@misconception(caught_by=arguments_as_named)
def writes_into_A_prev(A_prev, W, b, activation):
    """The input changed during the call: A_prev belongs to the layer before, which still needs it. Which line writes
    into it?"""
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    A_prev[A_prev < 0] = 0
    return A, (A_prev, W, Z, activation)

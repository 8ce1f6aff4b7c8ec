# Built from assignments/06_shallow_network/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import (
    Missing,
    agree,
    check,
    expect,
    gradient_agrees,
    has_shape,
    is_float,
    numerical_gradient,
    parts,
)

SHAPES = {"W1": (4, 3), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}


def has_entries(got, shapes, prefix=""):
    """A dict with an array of the right shape for each parameter."""
    expect(isinstance(got, dict), "no dict came back", got=got, expected="a dict", ask=f"Which key has {prefix}W1?")
    for name, shape in shapes.items():
        expect(
            prefix + name in got,
            f"{prefix}{name} is missing",
            got=sorted(map(str, got)),
            expected=f"a key '{prefix}{name}'",
            ask="Which four are there?",
        )
        has_shape(got[prefix + name], shape, ask=f"Which shape has {name}, one row for each what?")


@check("init_params", gate=True)
def names_and_shapes(student):
    "W1, b1, W2, b2 have the shapes of the 3-4-1 picture"
    has_entries(student.init_params(3, 4, 1, np.random.default_rng(0)), SHAPES)


@check("init_params", core=True)
def size_of_the_weights(student):
    "the weights are normal with the deviation `scale`, usually 0.5; the biases are zero"
    for scale, params in (
        (0.5, student.init_params(100, 200, 1, np.random.default_rng(1))),
        (0.1, student.init_params(100, 200, 1, np.random.default_rng(1), scale=0.1)),
    ):
        spread = float(np.std(params["W1"]))
        problem = "the deviation of W1 differs"
        expect(
            abs(spread - scale) < 0.02 * scale, problem, got=spread, expected=scale, ask="What is multiplied by scale?"
        )
        agree(params["b1"], np.zeros((200, 1)), what="b1", ask="Do biases need to differ when weights do?")
        agree(params["b2"], np.zeros((1, 1)), what="b2", ask="Do biases need to differ when weights do?")


BY_HAND = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([[-2.5], [-7.5]]),
    "W2": np.array([[5.0, -5.0]]),
    "b2": np.array([[-5.0]]),
}
XOR = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])


@check("forward", gate=True)
def answers_and_cache(student):
    "it returns A2 and the cache, a dict with Z1, A1, Z2 and A2"
    params = {name: np.ones(shape) for name, shape in SHAPES.items()}
    A2, cache = parts(student.forward(params, np.ones((3, 5))), "A2, cache")
    has_shape(A2, (1, 5), ask="How many outputs are there, and how many examples?")
    has_entries(cache, {"Z1": (4, 5), "A1": (4, 5), "Z2": (1, 5), "A2": (1, 5)})


@check("forward", core=True)
def xor_by_hand(student):
    "the network built by hand gives 0.007, 0.992, 0.992, 0.007"
    A2 = student.forward(BY_HAND, XOR)[0]
    ask = "Is it tanh in the hidden layer, and a sigmoid at the output? Are both biases there?"
    agree(A2, np.array([[0.00715279, 0.99235586, 0.99235586, 0.00715279]]), rtol=1e-5, ask=ask)


@check("forward", core=True)
def cache_of_the_hand_made_net(student):
    "the cache holds what the names say: z before, a after the activation"
    cache = student.forward(BY_HAND, XOR)[1]
    Z1 = np.array([[-2.5, 2.5, 2.5, 7.5], [-7.5, -2.5, -2.5, 2.5]])
    agree(cache["Z1"], Z1, what="Z1", ask="Z1 = W1 X + b1: what is 5 * 0 + 5 * 1 - 2.5?")
    agree(cache["A1"], np.tanh(Z1), what="A1", ask="Which function makes A1 of Z1?")
    agree(cache["Z2"][0, 1], 4.86614298, rtol=1e-6, what="Z2 of (0, 1)", ask="Z2 comes before the sigmoid.")
    agree(cache["A2"][0, 1], 0.99235586, rtol=1e-5, what="A2 of (0, 1)", ask="A2 comes after the sigmoid.")


@check("cost", core=True)
def tiny_example(student):
    "answers of 0.9 and 0.2 for labels 1 and 0 cost 0.164"
    got = student.cost(np.array([[0.9, 0.2]]), np.array([[1.0, 0.0]]))
    is_float(got, ask="A number, no array: what does float() do?")
    agree(got, 0.164252033486, ask="-log(0.9) and -log(0.8): and their mean?")


@check("cost", core=True)
def no_idea(student):
    "one half everywhere costs log 2, whatever the labels"
    for labels in ([[1.0, 1.0, 0.0]], [[0.0, 0.0, 0.0]]):
        agree(student.cost(np.full((1, 3), 0.5), np.array(labels)), np.log(2), ask="Does the minus reach both terms?")


@check("cost")
def sure_and_wrong(student):
    "an answer of exactly 0 for label 1 costs -log(1e-12) = 27.6, not infinitely much"
    got = student.cost(np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]]))
    agree(got, 27.6310211159, rtol=1e-4, ask="What is log(0)? In which interval should probabilities be kept?")


TINY = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]]), "W2": np.array([[2.0]]), "b2": np.array([[0.0]])}
TINY_CACHE = {name: np.array([[value]]) for name, value in (("Z1", 0.0), ("A1", 0.0), ("Z2", 0.0), ("A2", 0.5))}
ONE = np.array([[1.0]])


def answers(params, X):
    """What the network of these parameters should give: the hidden layer before and after, and the output."""
    before = np.einsum("hx,xm->hm", params["W1"], X) + params["b1"]
    last = np.einsum("oh,hm->om", params["W2"], np.tanh(before)) + params["b2"]
    return {"Z1": before, "A1": np.tanh(before), "Z2": last, "A2": 0.5 + 0.5 * np.tanh(0.5 * last)}


def own_cache(student, params, X):
    """The cache of the student's forward where it is right, else the right one: what its entries mean is fixed."""
    right = answers(params, X)
    try:
        value = student.observe("forward", params, X).value
    except Missing:
        return right
    own = value[1] if isinstance(value, tuple | list) and len(value) == 2 else None
    fits = isinstance(own, dict) and all(
        isinstance(own.get(name), np.ndarray) and own[name].shape == a.shape and np.allclose(own[name], a)
        for name, a in right.items()
    )
    return own if fits else right


def log_cost(A2, Y):
    return float(-np.mean(np.where(Y == 1, np.log(A2), np.log(1 - A2))))


def squared_cost(A2, Y):
    return float(np.mean((A2 - Y) ** 2) / 2)


def judge_gradients(student, task, rng, loss):
    """Every entry of the four gradients against central differences."""
    params = {name: rng.normal(size=shape) for name, shape in SHAPES.items()}
    X, Y = rng.normal(size=(3, 6)), np.array([[1.0, 0.0, 0.0, 1.0, 1.0, 0.0]])
    grads = getattr(student, task)(params, own_cache(student, params, X), X, Y)
    has_entries(grads, SHAPES, "d")
    for name, value in params.items():
        expected = numerical_gradient(lambda v, name=name: loss(answers(params | {name: v}, X)["A2"], Y), value)
        gradient_agrees(f"d{name}", grads[f"d{name}"], expected, 6)


@check("backward", gate=True)
def a_gradient_for_each_parameter(student):
    "dW1, db1, dW2, db2 have the shapes of W1, b1, W2, b2"
    params, X = {name: np.full(shape, 0.5) for name, shape in SHAPES.items()}, np.ones((3, 5))
    has_entries(student.backward(params, own_cache(student, params, X), X, np.ones((1, 5))), SHAPES, "d")


@check("backward", core=True)
def one_event_by_hand(student):
    "the tiny example: dW1 = -1, db1 = -1, dW2 = 0, db2 = -0.5"
    grads = student.backward(TINY, TINY_CACHE, ONE, ONE)
    for name, value in (("db2", -0.5), ("dW2", 0.0), ("db1", -1.0), ("dW1", -1.0)):
        agree(grads[name], np.array([[value]]), what=name, ask="Which of the four steps of the graph makes it?")


@check("backward", core=True)
def agrees_with_central_differences(student, rng):
    "every entry of every gradient agrees with central differences of the cross-entropy"
    judge_gradients(student, "backward", rng, log_cost)


@check("backward_squared", gate=True)
def a_gradient_for_each_parameter_squared(student):
    "dW1, db1, dW2, db2 have the shapes of W1, b1, W2, b2"
    params, X = {name: np.full(shape, 0.5) for name, shape in SHAPES.items()}, np.ones((3, 5))
    has_entries(student.backward_squared(params, own_cache(student, params, X), X, np.ones((1, 5))), SHAPES, "d")


@check("backward_squared", core=True)
def one_event_by_hand_squared(student):
    "the tiny example: dW1 = -0.25, db1 = -0.25, dW2 = 0, db2 = -0.125"
    grads = student.backward_squared(TINY, TINY_CACHE, ONE, ONE)
    for name, value in (("db2", -0.125), ("dW2", 0.0), ("db1", -0.25), ("dW1", -0.25)):
        ask = "The derivative of 1/2 (a - y)^2 is a - y. And of a, with respect to z?"
        agree(grads[name], np.array([[value]]), what=name, ask=ask)


@check("backward_squared", core=True)
def agrees_with_central_differences_squared(student, rng):
    "every entry of every gradient agrees with central differences of half the mean squared error"
    judge_gradients(student, "backward_squared", rng, squared_cost)


@check("update", core=True)
def a_step_against_the_gradient(student):
    "each parameter moves by -lr times its own gradient"
    params = {name: np.full(shape, 2.0) for name, shape in SHAPES.items()}
    grads = {f"d{name}": np.full(shape, k + 1.0) for k, (name, shape) in enumerate(SHAPES.items())}
    got = student.update(params, grads, 0.5)
    has_entries(got, SHAPES)
    for name, value in (("W1", 1.5), ("b1", 1.0), ("W2", 0.5), ("b2", 0.0)):
        agree(got[name], np.full(SHAPES[name], value), what=name, ask="Old value minus lr times which gradient?")


@check("update")
def the_old_dict_stays(student):
    "the old parameters and the gradients are as before"
    params = {name: np.ones(shape) for name, shape in SHAPES.items()}
    grads = {f"d{name}": np.ones(shape) for name, shape in SHAPES.items()}
    outcome = student.observe("update", params, grads, 0.1)
    ask = "Does `-=` make a new array? Does the new dict hold new arrays?"
    expect(not outcome.raised and not outcome.changed, "the call changed what it was given", ask=ask)


@check("train", gate=True)
def params_and_costs_come_back(student):
    "it returns the parameters, and as many costs as there are steps"
    params, costs = parts(student.train(XOR, TARGETS, 4, 0.5, 7, np.random.default_rng(1)), "params, costs")
    has_entries(params, {"W1": (4, 2), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)})
    countable = isinstance(costs, list | tuple) or (isinstance(costs, np.ndarray) and costs.ndim == 1)
    expect(countable, "costs are no list of numbers", got=costs, expected="a list of numbers")
    expect(len(costs) == 7, f"{len(costs)} costs came back for 7 steps", ask="One cost before each step: how many?")


TARGETS = np.array([[0.0, 1.0, 1.0, 0.0]])


@check("train", core=True)
def first_cost_belongs_to_the_start(student):
    "the first cost is that of the initial parameters, whatever the learning rate"
    first = [student.train(XOR, TARGETS, 4, lr, 2, np.random.default_rng(1))[1][0] for lr in (0.01, 2.0)]
    agree(first[1], first[0], ask="Is the cost written down before the step or after it?")


@check("train", core=True)
def xor_is_learnt(student):
    "with three hidden units and 600 steps it learns XOR"
    params, costs = student.train(XOR, TARGETS, 3, 1.0, 600, np.random.default_rng(2))
    has_entries(params, {"W1": (3, 2), "b1": (3, 1), "W2": (1, 3), "b2": (1, 1)})
    problem = f"the last cost is {np.ravel(costs[-1])[0]:.3f}"
    expect(np.ravel(costs[-1])[0] < 0.2, problem, ask="Do all four parameters move, against the gradient?")
    right = np.all((answers(params, XOR)["A2"] > 0.5) == TARGETS)
    expect(right, "the parameters that came back don't solve XOR", ask="Are they the trained ones?")

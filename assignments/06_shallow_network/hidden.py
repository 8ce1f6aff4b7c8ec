"""Hidden checks: only the judge reads them. The entries of the cache are fixed by the contract, so where the student's
forward is missing or wrong, its backward is judged on the right cache."""

import numpy as np

from autograder.checks import (
    Failed,
    Missing,
    agree,
    check,
    expect,
    finite,
    has_shape,
    is_float,
    leaves_global_random_alone,
    quiet,
    unchanged,
)

NAMES = ("W1", "b1", "W2", "b2")


def parts(value, names):
    """The parts of a result that should have as many as `names` has."""
    count = len(names.split(", "))
    fits = isinstance(value, tuple | list) and len(value) == count
    expect(fits, f"{count} things should come back", ask=f"Does it return {names}?")
    return value


def a_network(rng, n_x, n_h, m, scale=1.0):
    """Parameters with biases, events, labels of both kinds."""
    shapes = ((n_h, n_x), (n_h, 1), (1, n_h), (1, 1))
    params = {name: scale * rng.normal(size=shape) for name, shape in zip(NAMES, shapes, strict=True)}
    Y = (rng.random((1, m)) < 0.5).astype(float)
    Y[0, 0] = 1.0 - Y[0, -1] if m > 1 else 1.0
    return params, rng.normal(size=(n_x, m)), Y


def compare(name, got, expected, m, tolerance=1e-6):
    """A gradient against the right one; the question names the difference, as hidden checks show nothing else."""
    has_shape(got, expected.shape, ask=f"{name} has another shape than what it is the derivative of.")
    if not close(got, expected, tolerance):
        pattern = pattern_of(got, expected, m, tolerance)
        raise Failed(f"{name} {pattern}", ask=f"{name} {pattern}", got=got, expected=expected)


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
        return "is the transpose of the right one. Which index counts the units?"
    if not np.any(got):
        return "is zero everywhere. Does the derivative reach this place at all?"
    factor = np.sum(got * expected) / max(np.sum(expected**2), 1e-300)
    if close(got, factor * expected, tolerance):  # which one stays unsaid: it could say what the student has seen
        return "is the right one times a constant. Where could this factor come from?"
    return "differs from the right one in some entries. Which line of the chain rule makes them?"


@check("init_params", core=True)
def same_draws(student, reference, rng):
    "the same generator gives everybody the same parameters: W1 first, then W2"
    for n_x, n_h in ((3, 4), (2, 2), (5, 1), (1, 6)):
        seed = int(rng.integers(2**32))
        for scale in (0.5, 2.0):
            got = student.init_params(n_x, n_h, 1, np.random.default_rng(seed), scale)
            expected = reference.init_params(n_x, n_h, 1, np.random.default_rng(seed), scale)
            agree(got, expected, ask="Is W1 drawn first, as (n_h, n_x), and nothing but the weights drawn?")


@check("init_params", core=True)
def the_generator_moves_on(student, reference, rng):
    "a second call with the same generator gives other numbers: those that come next"
    seed = int(rng.integers(2**32))
    mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(2):
        got, expected = student.init_params(3, 4, 1, mine), reference.init_params(3, 4, 1, theirs)
        agree(got, expected, ask="Are all numbers drawn from the generator given?")


@check("init_params")
def arguments_as_named(student, reference):
    "the arguments have the names of the contract; numpy's global random state stays as it is"
    outcome = student.observe("init_params", n_x=3, n_h=2, n_y=1, rng=np.random.default_rng(7), scale=0.01)
    leaves_global_random_alone(outcome)
    agree(outcome.value, reference.init_params(3, 2, 1, np.random.default_rng(7), 0.01), ask="Is scale used?")


@check("forward", core=True)
def answers_and_cache_are_right(student, reference, rng):
    "A2 and the four entries of the cache are right for any sizes"
    for n_x, n_h, m in ((3, 4, 6), (2, 5, 3), (4, 4, 4)):
        params, X, _ = a_network(rng, n_x, n_h, m)
        A2, cache = parts(student.forward(params, X), "A2, cache")
        expected = reference.forward(params, X)
        agree(A2, expected[0], ask="Is Z2 made from A1, with W2 and b2?")
        agree(cache, expected[1], ask="What do Z1, A1, Z2 and A2 stand for?")


@check("forward")
def one_of_everything(student, reference, rng):
    "one example, one feature, one hidden unit"
    for n_x, n_h, m in ((3, 4, 1), (1, 4, 5), (3, 1, 5), (1, 1, 1)):
        params, X, _ = a_network(rng, n_x, n_h, m)
        agree(student.forward(params, X), reference.forward(params, X), ask="Do all arrays keep two dimensions?")


@check("forward")
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


@check("forward")
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


@check("forward")
def inputs_unchanged(student, rng):
    "params and X stay as they are, and params are found by their names"
    params, X, _ = a_network(rng, 3, 4, 5)
    turned = {name: params[name] for name in reversed(NAMES)}
    outcome = student.observe("forward", params=turned, X=X)
    unchanged(outcome)
    plain = student.forward(params, X)[0]
    agree(outcome.value[0], plain, ask="Are the entries found by their names?")


@check("cost", core=True)
def values(student, reference, rng):
    "the cost is right for any answers and labels"
    for m in (1, 2, 7, 40):
        A2 = rng.uniform(0.01, 0.99, (1, m))
        Y = (rng.random((1, m)) < rng.uniform(0.2, 0.8)).astype(float)
        got = student.cost(A2, Y)
        is_float(got, ask="A number, no array: what does float() do?")
        agree(got, reference.cost(A2, Y), ask="Is it a mean over the examples, with the minus before both terms?")


@check("cost")
def certainty(student, reference):
    "answers of exactly 0 and 1, right and wrong, give finite costs without a warning: those of 1e-12 and 1 - 1e-12"
    for A2, Y in (([[0.0, 1.0]], [[0.0, 1.0]]), ([[0.0, 1.0, 0.5]], [[1.0, 0.0, 1.0]]), ([[1.0]], [[0.0]])):
        outcome = student.observe("cost", np.array(A2), np.array(Y))
        quiet(outcome, ask="What is log(0), and 0 times it?")
        finite(outcome.value, ask="What is log(0)?")
        expected = reference.cost(np.array(A2), np.array(Y))
        agree(outcome.value, expected, rtol=1e-4, ask="In which interval are the probabilities kept?")


@check("cost")
def close_to_certainty(student, reference):
    "answers like 1e-9 are not clipped"
    A2, Y = np.array([[1e-9, 1 - 1e-9, 3e-11]]), np.array([[1.0, 0.0, 1.0]])
    agree(student.cost(A2, Y), reference.cost(A2, Y), rtol=1e-5, ask="In which interval are the probabilities kept?")


@check("cost")
def single_precision(student):
    "in single precision 1 - 1e-12 is 1: still no logarithm of 0"
    A2, Y = np.array([[0.0, 1.0, 0.25]], np.float32), np.array([[1.0, 0.0, 1.0]], np.float32)
    outcome = student.observe("cost", A2, Y)
    quiet(outcome, ask="What is np.float32(1 - 1e-12)?")
    expected = -(2 * np.log(1e-12) + np.log(0.25)) / 3
    agree(outcome.value, expected, rtol=1e-4, ask="What is np.float32(1 - 1e-12)?")


@check("cost")
def integer_labels(student, reference, rng):
    "labels may be integers; answers and labels stay as they are"
    A2, Y = rng.uniform(0.1, 0.9, (1, 6)), np.array([[1, 0, 0, 1, 1, 0]])
    outcome = student.observe("cost", A2=A2, Y=Y)
    unchanged(outcome)
    agree(outcome.value, reference.cost(A2, Y.astype(float)))
    sure = np.array([[0.0, 1.0]])
    unchanged(student.observe("cost", sure, np.array([[0.0, 1.0]])), ask="Does np.clip write into its argument here?")


def own_cache(student, reference, params, X):
    """The cache of the student's forward where it is right, else the reference's."""
    right = reference.forward(params, X)[1]
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


def judge(student, reference, task, params, X, Y, tolerance=1e-6):
    """The four gradients, from the output backwards."""
    grads = getattr(student, task)(params, own_cache(student, reference, params, X), X, Y)
    compare_all(reference, task, params, X, Y, grads, tolerance)


def compare_all(reference, task, params, X, Y, grads, tolerance=1e-6):
    exact = {name: value.astype(float) for name, value in params.items()}
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    expected = getattr(reference, task)(exact, reference.forward(exact, X)[1], X, Y)
    expect(isinstance(grads, dict), "a dict is expected", ask="Which key has the gradient of W1?")
    for name in ("dW2", "db2", "dW1", "db1"):
        expect(name in grads, f"{name} is missing", ask=f"Under which key is {name} returned?")
        compare(name, grads[name], expected[name], X.shape[1], tolerance)


def judge_shapes(student, reference, rng, task):
    for n_x, n_h, m in ((3, 4, 6), (2, 5, 3), (4, 2, 7)):
        judge(student, reference, task, *a_network(rng, n_x, n_h, m))


def judge_edges(student, reference, rng, task):
    for n_x, n_h, m in ((3, 4, 1), (1, 4, 5), (3, 1, 5), (1, 1, 1)):
        judge(student, reference, task, *a_network(rng, n_x, n_h, m))


def judge_numbers(student, reference, rng, task):
    params, X, Y = a_network(rng, 3, 4, 5)
    judge(student, reference, task, params, rng.integers(-2, 3, (3, 5)), Y.astype(int))
    judge(student, reference, task, params, X, np.zeros((1, 5)))
    judge(student, reference, task, params, X, np.ones((1, 5)))
    single = {name: value.astype(np.float32) for name, value in params.items()}
    cache = {name: value.astype(np.float32) for name, value in reference.forward(params, X)[1].items()}
    grads = getattr(student, task)(single, cache, X.astype(np.float32), Y.astype(np.float32))
    compare_all(reference, task, params, X, Y, grads, 1e-4)


def judge_certainty(student, reference, rng, task):
    params, X, _ = a_network(rng, 3, 4, 6)
    params["W2"], params["b2"] = 1000 * params["W2"], np.array([[3.0]])
    Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0, 0.0]])
    outcome = student.observe(task, params, own_cache(student, reference, params, X), X, Y)
    quiet(outcome, ask="Does a line divide by A2 or 1 - A2, or take an exponential? What is left on paper?")
    finite(outcome.value)
    compare_all(reference, task, params, X, Y, outcome.value)


def judge_unchanged(student, reference, rng, task):
    params, X, Y = a_network(rng, 3, 4, 5)
    cache = own_cache(student, reference, params, X)
    outcome = student.observe(task, params=params, cache=cache, X=X, Y=Y)
    unchanged(outcome)
    compare_all(reference, task, params, X, Y, outcome.value)


@check("backward", core=True)
def any_sizes(student, reference, rng):
    "all gradients are right for any numbers of features, units and examples"
    judge_shapes(student, reference, rng, "backward")


@check("backward", core=True)
def square(student, reference, rng):
    "as many features as units as examples: nothing is transposed"
    judge(student, reference, "backward", *a_network(rng, 4, 4, 4))


@check("backward")
def one_example(student, reference, rng):
    "one example, one feature, one unit"
    judge_edges(student, reference, rng, "backward")


@check("backward")
def numbers_of_any_kind(student, reference, rng):
    "integer features and labels, all labels alike, single precision"
    judge_numbers(student, reference, rng, "backward")


@check("backward")
def sure_of_itself(student, reference, rng):
    "a network that is very sure, of right and of wrong answers: A2 - Y holds for A2 = 0 and 1 too"
    judge_certainty(student, reference, rng, "backward")


@check("backward")
def arguments_unchanged(student, reference, rng):
    "params, cache, X and Y stay as they are"
    judge_unchanged(student, reference, rng, "backward")


@check("backward_squared", core=True)
def any_sizes_squared(student, reference, rng):
    "all gradients are right for any numbers of features, units and examples"
    judge_shapes(student, reference, rng, "backward_squared")


@check("backward_squared", core=True)
def square_squared(student, reference, rng):
    "as many features as units as examples: nothing is transposed"
    judge(student, reference, "backward_squared", *a_network(rng, 4, 4, 4))


@check("backward_squared")
def one_example_squared(student, reference, rng):
    "one example, one feature, one unit"
    judge_edges(student, reference, rng, "backward_squared")


@check("backward_squared")
def numbers_of_any_kind_squared(student, reference, rng):
    "integer features and labels, all labels alike, single precision"
    judge_numbers(student, reference, rng, "backward_squared")


@check("backward_squared")
def sure_of_itself_squared(student, reference, rng):
    "a saturated network gets no gradient, and no warning"
    judge_certainty(student, reference, rng, "backward_squared")


@check("backward_squared")
def arguments_unchanged_squared(student, reference, rng):
    "params, cache, X and Y stay as they are"
    judge_unchanged(student, reference, rng, "backward_squared")


def some_gradients(rng, params):
    return {f"d{name}": rng.normal(size=value.shape) for name, value in params.items()}


@check("update", core=True)
def every_parameter(student, reference, rng):
    "all four parameters take their own step, for any learning rate"
    for lr in (0.01, 3.0):
        params, _, _ = a_network(rng, 3, 4, 2)
        grads = some_gradients(rng, params)
        agree(student.update(params, grads, lr), reference.update(params, grads, lr), ask="Is lr in each of the steps?")


@check("update")
def read_by_key(student, reference, rng):
    "the order of the entries doesn't matter"
    params, _, _ = a_network(rng, 3, 4, 2)
    grads = some_gradients(rng, params)
    turned = {name: grads[name] for name in ("db2", "dW1", "db1", "dW2")}
    expected = reference.update(params, grads, 0.3)
    agree(student.update(params, turned, 0.3), expected, ask="Is the gradient of W1 found by its name?")
    turned = {name: params[name] for name in ("b2", "W2", "b1", "W1")}
    agree(student.update(turned, grads, 0.3), expected, ask="Is the gradient of W1 found by its name?")


@check("update")
def integers_can_move(student, reference, rng):
    "integer parameters move by fractions; nothing that was given changes"
    params, _, _ = a_network(rng, 2, 3, 2)
    whole = {name: np.rint(3 * value).astype(int) for name, value in params.items()}
    grads = some_gradients(rng, params)
    outcome = student.observe("update", params=whole, grads=grads, lr=0.1)
    unchanged(outcome, ask="Does `-=` make a new array?")
    agree(outcome.value, reference.update(whole, grads, 0.1), ask="Can an integer array hold 1.5?")


def a_sample(rng, n, m):
    X = rng.normal(size=(n, m))
    return X, (X[:1] * X[-1:] + 0.3 * X[:1] > 0.1).astype(float)


def judge_training(student, reference, X, Y, n_h, lr, steps, seed, ask):
    got = parts(student.train(X, Y, n_h, lr, steps, np.random.default_rng(seed)), "params, costs")
    expected = reference.train(np.asarray(X, float), Y, n_h, lr, steps, np.random.default_rng(seed))
    agree(got, expected, rtol=1e-6, atol=1e-8, ask=ask)


@check("train", core=True)
def same_descent(student, reference, rng):
    "the parameters and costs are those of full-batch descent from init_params"
    ask = "Does every parameter take the step -lr times its own gradient, once in each step, all at the same time?"
    for n_h, steps in ((4, 5), (7, 3)):
        X, Y = a_sample(rng, 3, 20)
        judge_training(student, reference, X, Y, n_h, 0.4, steps, int(rng.integers(2**32)), ask)


@check("train", core=True)
def costs_before_each_step(student, reference, rng):
    "one step gives one cost, that of the start"
    X, Y = a_sample(rng, 2, 15)
    judge_training(student, reference, X, Y, 5, 0.5, 1, int(rng.integers(2**32)), "Is the cost noted before the step?")


@check("train")
def more_steps(student, reference, rng):
    "sixty steps"
    X, Y = a_sample(rng, 3, 20)
    judge_training(student, reference, X, Y, 4, 0.3, 60, 12, "Is the gradient computed anew in each step?")


@check("train")
def every_step(student, reference):
    "all steps are made and the last parameters come back, also where the cost stands still or rises"
    X, Y = np.ones((1, 4)), np.array([[0.0, 0.0, 0.0, 1.0]])
    judge_training(student, reference, X, Y, 3, 1e-9, 6, 3, "Does it stop where the cost hardly changes?")
    for steps in (1, 2):
        judge_training(student, reference, X, Y, 3, 30.0, steps, 3, "Do the last parameters come back, or the best?")


@check("train")
def no_steps(student, reference, rng):
    "no step at all gives the initial parameters and no cost"
    X, Y = a_sample(rng, 2, 8)
    params, costs = parts(student.train(X, Y, 3, 0.1, 0, np.random.default_rng(5)), "params, costs")
    countable = isinstance(costs, list | tuple) or (isinstance(costs, np.ndarray) and costs.ndim == 1)
    expect(countable and len(costs) == 0, "there should be no cost", ask="How many costs are there for no step?")
    agree(params, reference.init_params(2, 3, 1, np.random.default_rng(5)), ask="What is returned without a step?")


@check("train")
def few_or_integer_data(student, reference, rng):
    "one example, one feature, one hidden unit, integer features and labels"
    X, Y = a_sample(rng, 3, 1)
    judge_training(student, reference, X, Y, 4, 0.2, 3, 1, "Does it work for one example?")
    X, Y = a_sample(rng, 1, 6)
    judge_training(student, reference, X, Y, 1, 0.2, 3, 2, "Does it work for one feature and one unit?")
    X = rng.integers(0, 2, (3, 8))
    judge_training(student, reference, X, X[:1], 4, 0.5, 3, 3, "Does it work for integers?")


@check("train")
def a_step_that_is_too_long(student, reference, rng):
    "a learning rate of 10000 saturates everything: costs stay finite, without a warning"
    X, Y = a_sample(rng, 3, 12)
    outcome = student.observe("train", X, Y, 4, 1e4, 3, np.random.default_rng(4))
    quiet(outcome, ask="What is the logarithm of a probability that is exactly 0?")
    finite(outcome.value, ask="What is the logarithm of a probability that is exactly 0?")


@check("train")
def leaves_data_and_world_alone(student, rng):
    "X, Y and numpy's global random state stay as they are"
    X, Y = a_sample(rng, 3, 10)
    outcome = student.observe("train", X=X, Y=Y, n_h=4, lr=0.1, steps=3, rng=np.random.default_rng(1))
    leaves_global_random_alone(outcome)
    changed = [name for name in outcome.changed if name != "rng"]
    expect(not changed, f"the call changed {' and '.join(changed)}", ask="Which line writes into an argument?")

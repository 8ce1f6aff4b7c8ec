"""What the judge knows of init_params: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, leaves_global_random_alone
from autograder.course.proof import alternative, misconception

from public import names_and_shapes, size_of_the_weights


@check(core=True)
def same_draws(student, reference, rng):
    "the same generator gives everybody the same parameters: W1 first, then W2"
    for n_x, n_h in ((3, 4), (2, 2), (5, 1), (1, 6)):
        seed = int(rng.integers(2**32))
        for scale in (0.5, 2.0):
            got = student.init_params(n_x, n_h, 1, np.random.default_rng(seed), scale)
            expected = reference.init_params(n_x, n_h, 1, np.random.default_rng(seed), scale)
            agree(got, expected, ask="Is W1 drawn first, as (n_h, n_x), and nothing but the weights drawn?")


@check(core=True)
def the_generator_moves_on(student, reference, rng):
    "a second call with the same generator gives other numbers: those that come next"
    seed = int(rng.integers(2**32))
    mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(2):
        got, expected = student.init_params(3, 4, 1, mine), reference.init_params(3, 4, 1, theirs)
        agree(got, expected, ask="Are all numbers drawn from the generator given?")


@check
def arguments_as_named(student, reference):
    "the arguments have the names of the contract; numpy's global random state stays as it is"
    outcome = student.observe("init_params", n_x=3, n_h=2, n_y=1, rng=np.random.default_rng(7), scale=0.01)
    leaves_global_random_alone(outcome)
    agree(outcome.value, reference.init_params(3, 2, 1, np.random.default_rng(7), 0.01), ask="Is scale used?")


@alternative
def normal_with_a_deviation(n_x, n_h, n_y, rng, scale=0.5):
    "rng.normal with the deviation as an argument, in a loop over the layers"
    params, sizes = {}, (n_x, n_h, n_y)
    for l in (1, 2):
        params[f"W{l}"] = rng.normal(0, scale, (sizes[l], sizes[l - 1]))
        params[f"b{l}"] = np.zeros((sizes[l], 1))
    return params


@alternative
def one_long_draw(n_x, n_h, n_y, rng, scale=0.5):
    "all numbers in one draw, cut into two matrices; integer zeros; entries in another order"
    numbers = rng.standard_normal(n_h * n_x + n_y * n_h) * scale
    W1, W2 = np.split(numbers, [n_h * n_x])
    b1, b2 = np.zeros((n_h, 1), int), np.zeros((n_y, 1), int)
    return {"b2": b2, "b1": b1, "W2": W2.reshape(n_y, n_h), "W1": W1.reshape(n_h, n_x)}


@alternative
def unit_by_unit(n_x, n_h, n_y, rng, scale=0.5):
    "a row at a time, in single precision, with the sizes as a further entry"
    W1 = np.array([scale * rng.standard_normal(n_x) for _ in range(n_h)], dtype=np.float32)
    W2 = np.array([scale * rng.standard_normal(n_h) for _ in range(n_y)], dtype=np.float32)
    return dict(W1=W1, b1=W1[:, :1] * 0, W2=W2, b2=W2[:, :1] * 0, sizes=(n_x, n_h, n_y))  # noqa: C408


@misconception(caught_by=size_of_the_weights)
def zeros_everywhere(n_x, n_h, n_y, rng, scale=0.5):
    "All weights start at zero: then every hidden unit does the same for ever. What makes units different?"
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)), "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}


@misconception(caught_by=size_of_the_weights)
def constant_weights(n_x, n_h, n_y, rng, scale=0.5):
    "All weights start at the same number: the units remain copies of each other. What makes units different?"
    W1, W2 = np.full((n_h, n_x), scale), np.full((n_y, n_h), scale)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=size_of_the_weights)
def scale_ignored(n_x, n_h, n_y, rng, scale=0.5):
    "The weights have the deviation 1, whatever scale is. Where does the argument go?"
    W1 = rng.standard_normal((n_h, n_x))
    W2 = rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=size_of_the_weights)
def always_one_half(n_x, n_h, n_y, rng, scale=0.5):
    "The usual 0.5 is typed in: another scale changes nothing. Where does the argument go?"
    W1 = 0.5 * rng.standard_normal((n_h, n_x))
    W2 = 0.5 * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=same_draws)
def second_layer_first(n_x, n_h, n_y, rng, scale=0.5):
    "W2 is drawn before W1. Drawn in order, first layer first, your numbers are those of everybody else."
    W2 = scale * rng.standard_normal((n_y, n_h))
    W1 = scale * rng.standard_normal((n_h, n_x))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=same_draws)
def uniform_weights(n_x, n_h, n_y, rng, scale=0.5):
    "The deviation is right, the distribution is flat: which method of rng draws from a normal one?"
    edge = scale * 3**0.5
    W1, W2 = rng.uniform(-edge, edge, (n_h, n_x)), rng.uniform(-edge, edge, (n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=size_of_the_weights)
def random_biases(n_x, n_h, n_y, rng, scale=0.5):
    """The biases are drawn too; they start at zero, as the weights make the units different. Which of the four are
    random?"""
    W1, b1 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_h, 1))
    W2, b2 = scale * rng.standard_normal((n_y, n_h)), scale * rng.standard_normal((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception(caught_by=names_and_shapes)
def columns_for_units(n_x, n_h, n_y, rng, scale=0.5):
    "Your W1 is (n_x, n_h). A row belongs to a unit here: which shape makes W1 @ X work?"
    W1, W2 = scale * rng.standard_normal((n_x, n_h)), scale * rng.standard_normal((n_h, n_y))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=names_and_shapes)
def flat_biases(n_x, n_h, n_y, rng, scale=0.5):
    "b1 is flat, (n_h,): added to (n_h, m) numpy lays it along the examples. Which shape is a column?"
    W1, W2 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros(n_h), "W2": W2, "b2": np.zeros(n_y)}


@misconception(caught_by=the_generator_moves_on)
def own_generator(n_x, n_h, n_y, rng, scale=0.5):
    "You make a generator of your own: every call gives the same network, whatever rng the caller hands over."
    rng = np.random.default_rng(0)
    W1, W2 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception(caught_by=arguments_as_named)
def seeds_the_world(n_x, n_h, n_y, rng, scale=0.5):
    "np.random.seed changes the random numbers of every line that runs after yours. Isn't rng enough?"
    np.random.seed(42)
    W1, W2 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

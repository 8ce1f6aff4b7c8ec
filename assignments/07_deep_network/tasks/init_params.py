"""What the judge knows of init_params: hidden checks, other right solutions, known-wrong ones."""

from itertools import pairwise

import numpy as np

from autograder.checks import agree, check, expect, leaves_global_random_alone
from autograder.course.proof import alternative, misconception

from public import biases_are_zero, names_and_shapes, size_of_the_weights


@check(core=True)
def same_draws(student, reference, rng):
    "the same generator gives everybody the same parameters, drawn layer after layer"
    for dims in ([3, 5, 5, 3, 1], [4, 4, 4], [2, 7, 1], [6, 1]):
        seed = int(rng.integers(2**32))
        got = student.init_params(dims, np.random.default_rng(seed))
        ask = "Is W1 drawn first, in one piece, and nothing but the weights drawn? Which size stands under the root?"
        agree(got, reference.init_params(dims, np.random.default_rng(seed)), ask=ask)


@check(core=True)
def the_generator_moves_on(student, reference, rng):
    "a second call with the same generator gives other numbers: those that come next"
    seed = int(rng.integers(2**32))
    mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(2):
        got, expected = student.init_params([3, 4, 2], mine), reference.init_params([3, 4, 2], theirs)
        agree(got, expected, ask="Are all numbers drawn from the generator given?")


@check
def many_layers(student, reference):
    "twelve layers, sizes in a tuple or an array"
    dims = (5, 4, 3, 5, 4, 3, 5, 4, 3, 5, 4, 3, 1)
    for sizes in (dims, np.array(dims)):
        got = student.init_params(sizes, np.random.default_rng(3))
        agree(got, reference.init_params(dims, np.random.default_rng(3)), ask="Does it work for any sequence of sizes?")


@check
def leaves_the_world_alone(student):
    "neither the sizes nor numpy's global random state change"
    outcome = student.observe("init_params", layer_dims=[3, 4, 1], rng=np.random.default_rng(0))
    leaves_global_random_alone(outcome)
    expect("layer_dims" not in outcome.changed, "the call changed layer_dims", ask="Whose list is it?")


@alternative
def normal_with_a_scale(layer_dims, rng):
    "rng.normal with the deviation as its argument, over neighbouring pairs"
    params = {}
    for l, (n_prev, n) in enumerate(zip(layer_dims, list(layer_dims)[1:], strict=False), 1):
        params["W" + str(l)] = rng.normal(0.0, (2.0 / n_prev) ** 0.5, size=(n, n_prev))
        params["b" + str(l)] = np.zeros(shape=(n, 1))
    return params


@alternative
def one_long_draw(layer_dims, rng):
    "all numbers in one draw, cut into layers; biases first in the dict, as integers"
    pairs = [(int(p), int(n)) for p, n in pairwise(layer_dims)]
    numbers, start, params = rng.standard_normal(sum(p * n for p, n in pairs)), 0, {}
    for l, (p, n) in enumerate(pairs, 1):
        params[f"b{l}"] = np.zeros((n, 1), dtype=int)
        params[f"W{l}"] = numbers[start : start + p * n].reshape(n, p) / np.sqrt(p / 2)
        start += p * n
    return params


@alternative
def row_by_row(layer_dims, rng):
    "one unit at a time, in single precision"
    params = {}
    for l in range(1, len(layer_dims)):
        rows = [rng.standard_normal(layer_dims[l - 1]) for _ in range(layer_dims[l])]
        params[f"W{l}"] = np.float32(np.sqrt(2 / layer_dims[l - 1])) * np.array(rows, dtype=np.float32)
        params[f"b{l}"] = np.zeros((layer_dims[l], 1), dtype=np.float32)
    return params


@misconception(caught_by=size_of_the_weights)
def without_the_root(layer_dims, rng):
    """2/n is the variance that He asks for; the deviation is its root. Which of the two multiplies a standard normal
    number?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 2 / layer_dims[l - 1]
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=size_of_the_weights)
def one_over_n(layer_dims, rng):
    """The root of 1/n is right for tanh. ReLU throws half of the signal away: what must stand in the numerator to make
    up for it?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=size_of_the_weights)
def by_the_size_of_the_layer(layer_dims, rng):
    """Under the root stands the number of inputs that a unit adds up, n_{l-1}, not the number of units. Which do you
    divide by?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=size_of_the_weights)
def glorot(layer_dims, rng):
    "Root of 2/(n + n_prev) is Glorot's rule, made for tanh. He's looks at one side only: which one?"
    params = {}
    for l in range(1, len(layer_dims)):
        n, p = layer_dims[l], layer_dims[l - 1]
        params[f"W{l}"] = rng.standard_normal((n, p)) * np.sqrt(2 / (n + p))
        params[f"b{l}"] = np.zeros((n, 1))
    return params


@misconception(caught_by=size_of_the_weights)
def small_and_safe(layer_dims, rng):
    """A fixed 0.01 fades to nothing in a deep network. What multiplies the signal in each layer, and how can it stay
    at 1?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 0.01
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=size_of_the_weights)
def all_zeros(layer_dims, rng):
    "Weights that start at zero stay equal for ever: every unit of a layer learns the same. What makes units different?"
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=biases_are_zero)
def random_biases(layer_dims, rng):
    """The biases are random too. They may start at zero, as the weights already differ; and drawing them shifts all
    later numbers."""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = rng.standard_normal((layer_dims[l], 1)) * 0.01
    return params


@misconception(caught_by=names_and_shapes)
def columns_first(layer_dims, rng):
    """W is stored as (n_prev, n), as Keras does. Here a row belongs to a unit of the layer: which shape makes W @
    A_prev work?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l - 1], layer_dims[l])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=names_and_shapes)
def flat_biases(layer_dims, rng):
    """b has shape (n,) and not (n, 1): added to Z of (n, m) numpy lays it along the events, not along the units. Which
    shape is a column?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros(layer_dims[l])
    return params


@misconception(caught_by=same_draws)
def last_layer_first(layer_dims, rng):
    """The layers are drawn from the output backwards. Drawn in order, layer 1 first, your numbers are those of
    everybody else."""
    params = {}
    for l in range(len(layer_dims) - 1, 0, -1):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=the_generator_moves_on)
def own_generator(layer_dims, rng):
    """You make a generator of your own: every call gives the same network, whatever rng the caller hands over. Who
    decides the seed?"""
    rng = np.random.default_rng(42)
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception(caught_by=leaves_the_world_alone)
def moves_the_world(layer_dims, rng):
    """np.random is one generator for the whole program: drawing from it, even for numbers that become zero, changes
    what every other line draws. Isn't rng enough?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = 0 * np.random.standard_normal((layer_dims[l], 1))
    return params

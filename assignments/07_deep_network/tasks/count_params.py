"""What the judge knows of count_params: hidden checks, other right solutions, known-wrong ones."""

from itertools import pairwise

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from public import net_of_the_lecture


@check(core=True)
def any_network(student, reference, rng):
    "the number is right for any sizes and any depth, and it's an integer"
    for depth in (2, 3, 4, 7):
        dims = [int(n) for n in rng.integers(1, 40, size=depth)]
        ask = "Do all layers own n * n_prev weights and n biases, the last one too?"
        agree(student.count_params(dims), reference.count_params(dims), ask=ask)


@check
def any_sequence(student, reference):
    "the sizes may stand in a list, a tuple or an array, and stay as they are"
    for dims in ((7, 4, 2), np.array([7, 4, 2]), [7, 4, 2]):
        outcome = student.observe("count_params", dims)
        unchanged(outcome, ask="Does pop() or `+=` change the list of the caller?")
        agree(outcome.value, 42, ask="Does it work for a tuple and an array as well?")
    agree(student.count_params(layer_dims=(12288, 1000, 1)), 12290001, ask="Is the argument called layer_dims?")


@alternative
def by_arrays(layer_dims):
    "one dot product of the sizes with their neighbours, plus all units but the input's"
    n = np.asarray(layer_dims)
    return int(n[1:] @ n[:-1] + n[1:].sum())


@alternative
def with_the_bias_as_an_input(layer_dims):
    "the bias as one more weight of each unit, in a plain loop"
    total = 0
    for l in range(1, len(layer_dims)):
        total += (layer_dims[l - 1] + 1) * layer_dims[l]
    return total


@alternative
def by_recursion(layer_dims):
    "the first layer, and the rest of the network by recursion"

    def count(sizes):
        return 0 if len(sizes) < 2 else sizes[1] * sizes[0] + sizes[1] + count(sizes[1:])

    return count(tuple(layer_dims))


# The names of the notebook (sigmoid, layer_forward, cross_entropy, ...) are at hand here as in one of its cells.
@misconception(caught_by=net_of_the_lecture)
def biases_left_out(layer_dims):
    "You counted the lines of the picture and left out the biases. How many circles own one?"
    return sum(n * p for p, n in pairwise(layer_dims))


@misconception(caught_by=net_of_the_lecture)
def biases_of_the_input(layer_dims):
    """The input units got biases too, but they compute nothing: the features just stand there. Which sum starts one
    too early?"""
    return sum(n * p for p, n in pairwise(layer_dims)) + sum(layer_dims)


@misconception(caught_by=net_of_the_lecture)
def one_bias_per_layer(layer_dims):
    "Each unit has a bias of its own, not each layer: b is a column. How long is it?"
    return sum(n * p + 1 for p, n in pairwise(layer_dims))


@misconception(caught_by=net_of_the_lecture)
def output_forgotten(layer_dims):
    "The last layer is missing in the sum: the output unit has weights and a bias as well. Where does your range end?"
    return sum(layer_dims[l] * (layer_dims[l - 1] + 1) for l in range(1, len(layer_dims) - 1))


@misconception(caught_by=any_sequence)
def eats_the_list(layer_dims):
    """pop() empties the list of the caller, who wants to build the network of these sizes next. Can you walk without
    eating?"""
    total, n_prev = 0, layer_dims.pop(0)
    while len(layer_dims):
        n = layer_dims.pop(0)
        total, n_prev = total + n * n_prev + n, n
    return total

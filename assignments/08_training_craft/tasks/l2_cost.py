"""What the judge knows of l2_cost: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from public import nineteen_squares


def network(rng, dims, kind=float):
    params = {}
    for l in range(1, len(dims)):
        params[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])).astype(kind)
        params[f"b{l}"] = (3 + rng.normal(size=(dims[l], 1))).astype(kind)
    return params


@check(core=True)
def any_depth(student, reference, rng):
    "the cost is right for one layer, two and twelve"
    for dims in ((4, 1), (3, 5, 1), (1, 3, 1, 2), (2, 2, 2), (2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 1)):
        arguments = (
            float(rng.uniform(0.1, 1)),
            network(rng, dims),
            float(rng.uniform(0.5, 3)),
            int(rng.integers(3, 50)),
        )
        ask = "Are all weights in, W10 too, squared entry by entry, biases out, times lam / (2 m) once?"
        agree(student.l2_cost(*arguments), reference.l2_cost(*arguments), ask=ask)


@check
def in_any_order(student, reference, rng):
    "params are read by their names, whatever the order"
    params = network(rng, (3, 4, 2))
    for order in (sorted(params), sorted(params, reverse=True), ["b2", "W1", "b1", "W2"]):
        shuffled = {name: params[name] for name in order}
        got = student.l2_cost(cost=0.3, params=shuffled, lam=0.9, m=7)
        agree(got, reference.l2_cost(0.3, params, 0.9, 7), ask="Are weights told from biases by their names?")


@check
def whole_numbers_in_l2(student, reference, rng):
    "whole lambda and weights don't round; float32 is fine"
    params = {
        "W1": np.array([[1, 2], [3, -1]]),
        "b1": np.array([[1], [2]]),
        "W2": np.array([[2, 0]]),
        "b2": np.array([[5]]),
    }
    agree(student.l2_cost(1, params, 1, 7), 1 + 19 / 14, ask="What is 1 // 14?")
    single = network(rng, (3, 4, 1), np.float32)
    agree(student.l2_cost(0.2, single, 0.3, 5), reference.l2_cost(0.2, single, 0.3, 5), rtol=1e-5)


@check
def one_example_in_l2(student, rng):
    "m = 1 and negative costs work, and nothing changes in place"
    params = network(rng, (3, 2, 1))
    squares = float(np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    outcome = student.observe("l2_cost", -1.5, params, 0.8, 1)
    unchanged(outcome)
    agree(outcome.value, -1.5 + 0.4 * squares, ask="Is lam / (2 m) right for m = 1?")


@alternative
def by_number_of_layers(cost, params, lam, m):
    "counts the layers, squared Frobenius norms, Python float"
    total = 0.0
    for l in range(1, len(params) // 2 + 1):
        total += np.linalg.norm(params[f"W{l}"]) ** 2
    return float(cost + 0.5 * lam * total / m)


@alternative
def by_one_long_vector(cost, params, lam, m):
    "all weights as one vector times itself"
    w = np.concatenate([np.ravel(params[name]) for name in params if "W" in name]).astype(float)
    return cost + np.dot(w, w) * lam / m / 2


@alternative
def leaving_biases_out(cost, params, lam, m):
    "what is no bias is a weight; einsum"
    weights = {name: value for name, value in params.items() if not name.startswith("b")}
    return cost + sum(lam * np.einsum("jk,jk->", W, W) / (2.0 * m) for W in weights.values())


@misconception(caught_by=nineteen_squares)
def biases_pay_too(cost, params, lam, m):
    "The biases pay too, but they only shift a unit and don't make it wild. Which keys of params are weights?"
    return cost + lam / (2 * m) * sum(np.sum(value**2) for value in params.values())


@misconception(caught_by=nineteen_squares)
def half_forgotten(cost, params, lam, m):
    "The 2 below the fraction line is missing. What should be left of it after differentiating the square?"
    return cost + lam / m * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


@misconception(caught_by=nineteen_squares)
def examples_forgotten(cost, params, lam, m):
    "The number of examples is missing: with more data the weights should pay less. Where is m?"
    return cost + lam / 2 * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


@misconception(caught_by=nineteen_squares)
def that_is_l1(cost, params, lam, m):
    "These are absolute values: that is L1. What does L2 sum up?"
    return cost + lam / (2 * m) * sum(np.sum(np.abs(value)) for name, value in params.items() if name[0] == "W")


@misconception(caught_by=nineteen_squares)
def norms_without_squares(cost, params, lam, m):
    "np.linalg.norm takes a root at the end. What is the *squared* norm?"
    return cost + lam / (2 * m) * sum(np.linalg.norm(value) for name, value in params.items() if name[0] == "W")


@misconception(caught_by=nineteen_squares)
def mean_of_the_squares(cost, params, lam, m):
    "The squares are averaged, so a large layer pays no more than a small one. Is it a mean or a sum?"
    return cost + lam / (2 * m) * sum(np.mean(value**2) for name, value in params.items() if name[0] == "W")


@misconception(caught_by=nineteen_squares)
def square_of_the_sum(cost, params, lam, m):
    "The weights are summed first and squared then: 1 and -1 cancel. Which comes first?"
    return cost + lam / (2 * m) * sum(np.sum(value) ** 2 for name, value in params.items() if name[0] == "W")


@misconception(caught_by=nineteen_squares)
def only_the_first_layer(cost, params, lam, m):
    "Only W1 pays. How many layers are there?"
    return cost + lam / (2 * m) * np.sum(params["W1"] ** 2)


@misconception(caught_by=any_depth)
def always_two_layers(cost, params, lam, m):
    "Only W1 and W2 pay. What if the network has one layer, or twelve?"
    return cost + lam / (2 * m) * sum(np.sum(params[name] ** 2) for name in ("W1", "W2") if name in params)


@misconception(caught_by=nineteen_squares)
def penalty_alone(cost, params, lam, m):
    "Only the new term comes back. What is it added to?"
    return lam / (2 * m) * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


@misconception(caught_by=any_depth)
def one_digit_layers(cost, params, lam, m):
    "Layers from 10 on are left out: their names have three letters. How do you tell a weight by its name?"
    weights = [value for name, value in params.items() if name[0] == "W" and len(name) == 2]
    return cost + lam / (2 * m) * sum(np.sum(value**2) for value in weights)


@misconception(caught_by=in_any_order)
def every_other_entry(cost, params, lam, m):
    "Every other entry is taken for a weight. What if the params stand in another order?"
    return cost + lam / (2 * m) * sum(np.sum(value**2) for value in list(params.values())[::2])

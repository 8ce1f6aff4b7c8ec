"""What the judge knows of update: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import a_network
from public import a_step_against_the_gradient, the_old_dict_stays


def some_gradients(rng, params):
    return {f"d{name}": rng.normal(size=value.shape) for name, value in params.items()}


@check(core=True)
def every_parameter(student, reference, rng):
    "all four parameters take their own step, for any learning rate"
    for lr in (0.01, 3.0):
        params, _, _ = a_network(rng, 3, 4, 2)
        grads = some_gradients(rng, params)
        agree(student.update(params, grads, lr), reference.update(params, grads, lr), ask="Is lr in each of the steps?")


@check
def read_by_key(student, reference, rng):
    "the order of the entries doesn't matter"
    params, _, _ = a_network(rng, 3, 4, 2)
    grads = some_gradients(rng, params)
    turned = {name: grads[name] for name in ("db2", "dW1", "db1", "dW2")}
    expected = reference.update(params, grads, 0.3)
    agree(student.update(params, turned, 0.3), expected, ask="Is the gradient of W1 found by its name?")
    turned = {name: params[name] for name in ("b2", "W2", "b1", "W1")}
    agree(student.update(turned, grads, 0.3), expected, ask="Is the gradient of W1 found by its name?")


@check
def integers_can_move(student, reference, rng):
    "integer parameters move by fractions; nothing that was given changes"
    params, _, _ = a_network(rng, 2, 3, 2)
    whole = {name: np.rint(3 * value).astype(int) for name, value in params.items()}
    grads = some_gradients(rng, params)
    outcome = student.observe("update", params=whole, grads=grads, lr=0.1)
    unchanged(outcome, ask="Does `-=` make a new array?")
    agree(outcome.value, reference.update(whole, grads, 0.1), ask="Can an integer array hold 1.5?")


@alternative
def four_lines(params, grads, lr):
    "each parameter by its name"
    W1 = params["W1"] - lr * grads["dW1"]
    b1 = params["b1"] - lr * grads["db1"]
    W2 = params["W2"] - lr * grads["dW2"]
    b2 = params["b2"] - lr * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@alternative
def copies_moved_in_place(params, grads, lr):
    "double copies that are moved in place"
    new = {name: np.array(value, dtype=float) for name, value in params.items()}
    for name in new:
        new[name] -= np.multiply(lr, grads["d" + name])
    return new


@alternative
def walking_over_the_gradients(params, grads, lr):
    "by the names of the gradients"
    new = {}
    for name, slope in grads.items():
        new[name[1:]] = np.add(params[name[1:]], -lr * slope)
    return new


@misconception(caught_by=a_step_against_the_gradient)
def towards_the_gradient(params, grads, lr):
    "The step goes towards the gradient, as one slide says, and climbs. Which sign leads down?"
    return {name: params[name] + lr * grads["d" + name] for name in params}


@misconception(caught_by=a_step_against_the_gradient)
def weights_only(params, grads, lr):
    "The biases stay where they are. Which four take a step?"
    return {name: params[name] - lr * grads["d" + name] if name[0] == "W" else params[name] for name in params}


@misconception(caught_by=a_step_against_the_gradient)
def without_the_rate(params, grads, lr):
    "The learning rate is not used: every step has its full length. Where does lr go?"
    return {name: params[name] - grads["d" + name] for name in params}


@misconception(caught_by=a_step_against_the_gradient)
def second_layer_only(params, grads, lr):
    "The first layer doesn't move. Do all four parameters have a gradient?"
    return {name: params[name] - lr * grads["d" + name] if name[1] == "2" else params[name] for name in params}


@misconception(caught_by=the_old_dict_stays)
def in_place(params, grads, lr):
    "The old parameters have moved too: you wrote into the caller's dict or arrays. What makes new ones?"
    for name in params:
        if params[name].dtype == np.float64:
            params[name] -= lr * grads["d" + name]
        else:
            params[name] = params[name] - lr * grads["d" + name]
    return params


@misconception(caught_by=a_step_against_the_gradient)
def nothing_comes_back(params, grads, lr):
    "Nothing comes back: the step is made in the dict that was given. What should be returned?"
    for name in params:
        params[name] = params[name] - lr * grads["d" + name]


@misconception(caught_by=read_by_key)
def by_position(params, grads, lr):
    "Parameters and gradients are paired by their place in the dict. How is the gradient of W1 called?"
    return {name: p - lr * g for (name, p), g in zip(params.items(), grads.values(), strict=True)}

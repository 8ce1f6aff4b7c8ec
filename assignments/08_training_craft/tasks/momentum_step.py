"""What the judge knows of momentum_step: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, parts, unchanged
from autograder.course.proof import alternative, misconception

from problems import agree_by_part, moments
from public import steady_push


@check(core=True)
def any_momentum(student, reference, rng):
    "w and v are right for any arrays, rate and beta"
    for shape, lr, beta in (((4, 1), 0.1, 0.9), ((2, 3), 0.7, 0.5), ((3, 3), 2.0, 0.99), ((1, 1), 0.01, 0.25)):
        w, g, v = moments(rng, shape)
        ask = "Is v = beta v + (1 - beta) g, and does w take the step against the new v?"
        agree_by_part(
            student.momentum_step(w, g, v, lr, beta), reference.momentum_step(w, g, v, lr, beta), ("w", "v"), ask
        )


@check(core=True)
def ten_steps_in_a_row(student, reference, rng):
    "ten steps, each with what the last one returned"
    w, g, _ = moments(rng, (3, 2))
    mine = theirs = (w, np.zeros((3, 2)))
    for _ in range(10):
        mine = parts(student.momentum_step(mine[0], g, mine[1], 0.3, 0.8), ("w", "v"))
        theirs = reference.momentum_step(theirs[0], g, theirs[1], 0.3, 0.8)
        g = g + rng.normal(size=(3, 2))
    agree_by_part(mine, theirs, ("w", "v"), "Does anything carry over from step to step besides w and v?")


@check
def extreme_betas(student, reference, rng):
    "beta = 0 is plain descent, beta = 1 never changes v, and a rate of 0 moves nothing"
    w, g, v = moments(rng, (2, 3))
    for lr, beta in ((0.1, 0.0), (0.1, 1.0), (0.0, 0.9)):
        got = student.momentum_step(w, g, v, lr=lr, beta=beta)
        agree_by_part(
            got, reference.momentum_step(w, g, v, lr, beta), ("w", "v"), "What is it for beta = 0, and for 1?"
        )


@check
def momentum_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    whole = moments(rng, (3, 2), int)
    expected = reference.momentum_step(*(part.astype(float) for part in whole), 0.3, 0.9)
    agree_by_part(student.momentum_step(*whole, 0.3, 0.9), expected, ("w", "v"), "Do fractions survive?")
    single = moments(rng, (3, 2), np.float32)
    expected = reference.momentum_step(*(part.astype(float) for part in single), 0.3, 0.9)
    got = student.momentum_step(*single, 0.3, 0.9)
    agree_by_part(got, expected, ("w", "v"), "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check
def momentum_leaves_inputs_alone(student, rng):
    "w, g and v stay as they are; the arguments have the names of the contract"
    w, g, v = moments(rng, (2, 3))
    unchanged(student.observe("momentum_step", w=w, g=g, v=v, lr=0.1, beta=0.9))


@alternative
def towards_the_gradient(w, g, v, lr, beta):
    "v moves a part of the way to g"
    new = v + (1 - beta) * (g - v)
    return w - lr * new, new


@alternative
def by_copies(w, g, v, lr, beta):
    "copies in double precision, changed in place, returned as a list"
    w, v = np.array(w, dtype=float), np.array(v, dtype=float)
    v *= beta
    v += (1 - beta) * np.asarray(g, dtype=float)
    w -= lr * v
    return [w, v]


@alternative
def entry_by_entry(w, g, v, lr, beta):
    "a loop over all entries"
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        new_v[index] = beta * v[index] + (1 - beta) * g[index]
        new_w[index] = w[index] - lr * new_v[index]
    return new_w, new_v


@misconception(caught_by=steady_push)
def a_sum_in_place_of_a_mean(w, g, v, lr, beta):
    "The gradient comes in with its full weight: v becomes a sum, ten times as large. Which weight makes it a mean?"
    v = beta * v + g
    return w - lr * v, v


@misconception(caught_by=steady_push)
def step_along_the_old_v(w, g, v, lr, beta):
    "The step uses the v from before. Which of the two lines has to come first?"
    return w - lr * v, beta * v + (1 - beta) * g


@misconception(caught_by=steady_push)
def weights_exchanged(w, g, v, lr, beta):
    "beta and 1 - beta are exchanged: 90 % of v is the newest gradient. Which of them shall remember?"
    v = (1 - beta) * v + beta * g
    return w - lr * v, v


@misconception(caught_by=steady_push)
def climbs(w, g, v, lr, beta):
    "The step goes along the gradient, uphill. Which sign leads down?"
    v = beta * v + (1 - beta) * g
    return w + lr * v, v


@misconception(caught_by=steady_push)
def without_memory(w, g, v, lr, beta):
    "v is computed, but the step follows the bare gradient. What was v for?"
    v = beta * v + (1 - beta) * g
    return w - lr * g, v


@misconception(caught_by=steady_push)
def beta_built_in(w, g, v, lr, beta):
    "v holds the learning rate already, and the step multiplies by it again. Where does lr come in, once?"
    v = beta * v + (1 - beta) * lr * g
    return w - lr * v, v


@misconception(caught_by=steady_push)
def rate_inside_v(w, g, v, lr, beta):
    "The learning rate went into v. The step is the same, but v is no longer a mean of gradients: what should it be?"
    v = beta * v + (1 - beta) * lr * g
    return w - v, v


@misconception(caught_by=any_momentum)
def always_point_nine(w, g, v, lr, beta):
    "beta is 0.9 whatever was asked for. Where does the argument beta go?"
    v = 0.9 * v + (1 - 0.9) * g if beta else 0 * v + g
    return w - lr * v, v


@misconception(caught_by=steady_push)
def v_and_w_exchanged(w, g, v, lr, beta):
    "The two results come back in the wrong order. In which order does the docstring name them?"
    v = beta * v + (1 - beta) * g
    return v, w - lr * v


@misconception(caught_by=momentum_leaves_inputs_alone)
def written_into_the_arguments(w, g, v, lr, beta):
    "`*=` and `+=` write into the caller's arrays: its old w and v are gone. What makes a new array?"
    if w.dtype.kind != "f" or v.dtype.kind != "f":
        w, v = w.astype(float), v.astype(float)
    v *= beta
    v += (1 - beta) * g
    w -= (lr * v).astype(w.dtype)
    return w, v


@misconception(caught_by=momentum_of_other_numbers)
def result_in_the_type_of_w(w, g, v, lr, beta):
    "The results are put into arrays of the old type: whole numbers lose their fractions. Which type do fractions need?"
    new_v = (beta * v + (1 - beta) * g).astype(v.dtype)
    return (w - lr * new_v).astype(w.dtype), new_v

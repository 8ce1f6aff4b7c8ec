"""What the judge knows of adam_step: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, parts, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import agree_by_part, moments
from public import first_step_is_the_learning_rate, three_steps, what_is_kept


def adam_arguments(rng, shape):
    w, g, m = moments(rng, shape)
    return w, g, m, rng.uniform(0.3, 2.0, shape)


@check(core=True)
def any_adam_step(student, reference, rng):
    "w, m and v are right at any step number"
    for shape, t in (((3, 1), 1), ((2, 4), 2), ((3, 3), 3), ((1, 1), 10), ((2, 2), 400)):
        arguments = (*adam_arguments(rng, shape), t, 0.3)
        ask = "Is the mean that it comes from corrected with this t, and what is kept not?"
        agree_by_part(student.adam_step(*arguments), reference.adam_step(*arguments), ("w", "m", "v"), ask)


def away_from_zero(rng, shape, least):
    """Where eps, which may stand beside either root, changes less than the comparison allows."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(least, least + 2, shape)


@check(core=True)
def a_walk(student, reference, rng):
    "twelve steps from zero, each with what the last one returned"
    w, zeros = away_from_zero(rng, (2, 3), 2.0), np.zeros((2, 3))
    mine = theirs = (w, zeros, zeros)
    for t in range(1, 13):
        g = away_from_zero(rng, (2, 3), 0.3)
        mine = parts(student.adam_step(mine[0], g, mine[1], mine[2], t, 0.05), ("w", "m", "v"))
        theirs = reference.adam_step(theirs[0], g, theirs[1], theirs[2], t, 0.05)
    agree_by_part(mine, theirs, ("w", "m", "v"), "Does it use the t that is given, and keep the means without hats?")


@check(core=True)
def other_betas(student, reference, rng):
    "beta1 and beta2 are those that are given, each in its place"
    for beta1, beta2, t in ((0.5, 0.8, 2), (0.95, 0.6, 3), (0.0, 0.9, 5), (0.8, 0.3, 4)):
        arguments = (*adam_arguments(rng, (3, 2)), t, 0.2)
        got = student.adam_step(*arguments, beta1=beta1, beta2=beta2)
        expected = reference.adam_step(*arguments, beta1=beta1, beta2=beta2)
        agree_by_part(got, expected, ("w", "m", "v"), "Which beta belongs to it, and is it the one that was given?")


@check
def eps_outside_of_the_root(student, reference, rng):
    "eps stands outside of the root: late in the training, where the corrections are 1"
    w, g, m, v = adam_arguments(rng, (2, 3))
    for eps, size in ((0.5, 1.0), (0.02, 1e-3), (1e-8, 1e-14)):
        arguments = (w, g * np.sqrt(size), m * np.sqrt(size), v * size, 60_000, 0.4)
        keywords = {} if eps == 1e-8 else {"eps": eps}
        got, expected = student.adam_step(*arguments, **keywords), reference.adam_step(*arguments, eps=eps)
        ask = "Is it root(v) + eps or root(v + eps)? And is eps 1e-8 when none is given?"
        agree(parts(got, ("w", "m", "v"))[0], expected[0], ask=ask)


@check
def gradient_of_zero(student):
    "a parameter that never had a gradient stays where it is, without a warning"
    w, zeros = np.array([[2.0], [-3.0]]), np.zeros((2, 1))
    outcome = student.observe("adam_step", w, zeros, zeros, zeros, 1, 0.1)
    quiet(outcome, ask="What is 0/0, and what is eps for?")
    agree_by_part(outcome.value, (w, zeros, zeros), ("w", "m", "v"), "What is eps for?")


@check
def adam_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    w, g, m = moments(rng, (3, 2), int)
    v = rng.integers(1, 9, (3, 2))
    expected = reference.adam_step(*(part.astype(float) for part in (w, g, m, v)), 3, 0.1)
    agree_by_part(student.adam_step(w, g, m, v, 3, 0.1), expected, ("w", "m", "v"), "Do fractions survive?")
    single = [part.astype(np.float32) for part in adam_arguments(rng, (3, 2))]
    expected = reference.adam_step(*(part.astype(float) for part in single), 3, 0.1)
    got = student.adam_step(*single, 3, 0.1)
    agree_by_part(got, expected, ("w", "m", "v"), "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check
def adam_leaves_inputs_alone(student, rng):
    "w, g, m and v stay as they are; the arguments have the names of the contract"
    w, g, m, v = adam_arguments(rng, (2, 3))
    outcome = student.observe("adam_step", w=w, g=g, m=m, v=v, t=2, lr=0.1, beta1=0.8, beta2=0.99, eps=1e-7)
    unchanged(outcome)


@alternative
def folded_rate(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "both corrections in the learning rate, eps scaled with them"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * np.square(g)
    root = np.sqrt(1 - beta2**t)
    return w - lr * root / (1 - beta1**t) * m / (np.sqrt(v) + eps * root), m, v


@alternative
def folded_rate_as_in_the_paper(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "both corrections in the learning rate, eps beside the uncorrected root, as Keras has it: the contract allows it"
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (g * g - v)
    return w - lr * np.sqrt(1 - beta2**t) / (1 - beta1**t) * m / (np.sqrt(v) + eps), m, v


@alternative
def in_double_precision(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "everything in double precision, np.power, list"
    w, g, m, v = (np.asarray(part, dtype=np.float64) for part in (w, g, m, v))
    m = np.add(beta1 * m, (1 - beta1) * g)
    v = np.add(beta2 * v, (1 - beta2) * g * g)
    hats = m / (1 - np.power(beta1, t)), v / (1 - np.power(beta2, t))
    return [w - lr * hats[0] / (hats[1] ** 0.5 + eps), m, v]


@alternative
def adam_entry_by_entry(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "a loop over all entries with plain floats"
    out = [np.zeros(w.shape) for _ in range(3)]
    for k in np.ndindex(w.shape):
        out[1][k] = beta1 * m[k] + (1 - beta1) * g[k]
        out[2][k] = beta2 * v[k] + (1 - beta2) * g[k] ** 2
        out[0][k] = w[k] - lr * (out[1][k] / (1 - beta1**t)) / ((out[2][k] / (1 - beta2**t)) ** 0.5 + eps)
    return tuple(out)


@misconception(caught_by=first_step_is_the_learning_rate)
def no_correction(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "Both means start at 0 and are far too small at first: the first step is 3.16 times too long. What do the hats do?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (np.sqrt(v) + eps), m, v


@misconception(caught_by=first_step_is_the_learning_rate)
def only_m_corrected(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "m has its hat, v hasn't: the first steps are thirty times too long. Which of the two is the slower one?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v) + eps), m, v


@misconception(caught_by=first_step_is_the_learning_rate)
def only_v_corrected(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "v has its hat, m hasn't: the first step is ten times too short. Which other mean starts at 0?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception(caught_by=eps_outside_of_the_root)
def eps_inside(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "eps stands inside the root, where 1e-8 counts like 1e-4. Is it root(v) + eps or root(v + eps)?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + eps), m, v


@misconception(caught_by=first_step_is_the_learning_rate)
def counts_from_zero(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The correction uses t + 1, as if the first step were number 0. Which t arrives at the first step?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1 ** (t + 1)) / (np.sqrt(v / (1 - beta2 ** (t + 1))) + eps), m, v


@misconception(caught_by=three_steps)
def corrects_as_at_the_first_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "Every step is corrected like the first one, by 1 - beta. What stands in the exponent?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1) / (np.sqrt(v / (1 - beta2)) + eps), m, v


@misconception(caught_by=three_steps)
def correction_times_t(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "beta is multiplied by t in place of being raised to it. How much of the start is left after t steps?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / abs(1 - beta1 * t) / (np.sqrt(v / abs(1 - beta2 * t)) + eps), m, v


@misconception(caught_by=what_is_kept)
def keeps_the_hats(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The corrected means come back and will be corrected again at the next step. Which ones shall be kept?"
    m = (beta1 * m + (1 - beta1) * g) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * g**2) / (1 - beta2**t)
    return w - lr * m / (np.sqrt(v) + eps), m, v


@misconception(caught_by=first_step_is_the_learning_rate)
def divides_by_v(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The root is missing: v is a mean of squares. Which units does a step have then?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), m, v


@misconception(caught_by=what_is_kept)
def square_of_the_mean(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "v was made from m, but it's the mean of the squared *gradient*. What is squared?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * m**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception(caught_by=what_is_kept)
def one_v_for_all(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "One v is made for all parameters together. Adam gives each its own: what is g**2 of an array?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * np.sum(g**2)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception(caught_by=other_betas)
def betas_exchanged(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The defaults are used whatever beta1 and beta2 were given. Are they numbers in your formula, or names?"
    m = 0.9 * m + (1 - 0.9) * g
    v = 0.999 * v + (1 - 0.999) * g**2
    return w - lr * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + eps), m, v


@misconception(caught_by=first_step_is_the_learning_rate)
def adam_climbs(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The step goes along the gradient, uphill. Which sign leads down?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w + lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception(caught_by=three_steps)
def only_the_gradient_above(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The bare gradient is divided by the root: that is RMSProp. Where has the momentum gone?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * g / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception(caught_by=gradient_of_zero)
def eps_forgotten(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "eps is missing: a parameter without a gradient becomes 0/0. What stands below the fraction line?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v


@misconception(caught_by=adam_leaves_inputs_alone)
def means_in_place(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "`m *= beta1` writes into the caller's array. What makes a new one?"
    if m.dtype.kind != "f" or v.dtype.kind != "f":
        m, v = m.astype(float), v.astype(float)
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v

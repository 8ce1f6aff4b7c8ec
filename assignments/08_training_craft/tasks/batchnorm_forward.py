"""What the judge knows of batchnorm_forward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, finite, has_shape, parts, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import a_batch, agree_by_part
from public import one_event_in_use, running_moves, seven_and_thirteen

NORMALISED = "Whose mean and variance are used, over which axis, divided by what? Are gamma and beta applied?"


@check(core=True)
def any_batch_in_training(student, reference, rng):
    "out is right in training for any shape, also where units and events are as many"
    for n, m in ((3, 5), (4, 4), (6, 2), (1, 7)):
        batch = a_batch(rng, n, m)
        out = parts(student.batchnorm_forward(*batch, True), ("out", "running"))[0]
        agree(out, reference.batchnorm_forward(*batch, True)[0], rtol=1e-4, atol=1e-4, what="out", ask=NORMALISED)


@check(core=True)
def running_in_training(student, reference, rng):
    "the running mean and variance are right, for any momentum"
    for (n, m), momentum in (((3, 5), None), ((4, 4), 0.5), ((2, 3), 0.99)):
        batch, keyword = a_batch(rng, n, m), {} if momentum is None else {"momentum": momentum}
        running = parts(student.batchnorm_forward(*batch, True, **keyword), ("out", "running"))[1]
        expected = reference.batchnorm_forward(*batch, True, **keyword)[1]
        ask = "momentum stays with the old value. And is the variance of the batch divided by m here too?"
        agree(running, expected, ask=ask)


@check(core=True)
def any_batch_in_use(student, reference, rng):
    "in use the running statistics are used, and come back as they are"
    for n, m in ((3, 5), (4, 4), (2, 1)):
        batch = a_batch(rng, n, m)
        got, expected = student.batchnorm_forward(*batch, False), reference.batchnorm_forward(*batch, False)
        ask = "In use nothing is measured and nothing is updated."
        agree_by_part(got, expected, ("out", "running"), ask, rtol=1e-4, atol=1e-4)


@check
def alone_or_in_company(student, rng):
    "in use an event gets the same answer alone as among others"
    Z, gamma, beta, running = a_batch(rng, 3, 6)
    together = parts(student.batchnorm_forward(Z, gamma, beta, running, False), ("out", "running"))[0]
    for k in (0, 4):
        alone = parts(student.batchnorm_forward(Z[:, k : k + 1], gamma, beta, running, False), ("out", "running"))[0]
        has_shape(together, (3, 6))
        agree(alone, together[:, k : k + 1], ask="Does the answer for one event depend on its neighbours?")


@check
def eps_inside_the_root(student, reference, rng):
    "eps stands inside the root, and is 1e-5 when none is given"
    Z, gamma, beta, running = a_batch(rng, 3, 5)
    small = {"mean": running["mean"], "var": running["var"] * 1e-5}
    for training in (True, False):
        for arguments, keyword in (((Z, gamma, beta, running), {"eps": 0.5}), ((1e-2 * Z, gamma, beta, small), {})):
            got = parts(student.batchnorm_forward(*arguments, training, **keyword), ("out", "running"))
            expected = reference.batchnorm_forward(*arguments, training, **keyword)
            agree(got[0], expected[0], what="out", ask="Is it root(var + eps) or root(var) + eps?")
            agree(got[1], expected[1], what="running", ask="Does eps belong into the running variance?")


@check
def units_that_never_change(student, reference):
    "a constant unit, and a batch of one event, give beta, without a warning"
    gamma, beta = np.array([[2.0], [3.0]]), np.array([[-1.0], [4.0]])
    running = {"mean": np.array([[1.0], [2.0]]), "var": np.array([[1.0], [0.0]])}
    for Z in (np.full((2, 4), 3.0), np.array([[1.0], [-7.0]])):
        outcome = student.observe("batchnorm_forward", Z, gamma, beta, running, True)
        quiet(outcome, ask="What is divided by when the variance is 0?")
        expected = reference.batchnorm_forward(Z, gamma, beta, running, True)
        agree_by_part(outcome.value, expected, ("out", "running"), "What is left when all events are equal?")


@check
def far_from_zero(student, rng):
    "units that hardly move, around 100 million: no warning and no nan"
    _, gamma, beta, running = a_batch(rng, 20, 6)
    Z = 1e8 * rng.uniform(1, 9, (20, 1)) + rng.normal(size=(20, 6)) * 1e-6
    outcome = student.observe("batchnorm_forward", Z, gamma, beta, running, True)
    quiet(outcome, ask="Can your variance become negative? What is left of 1e16 - 1e16?")
    finite(parts(outcome.value, ("out", "running"))[0], ask="Can your variance become negative?")


@check
def batches_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    _, gamma, beta, running = a_batch(rng, 3, 5)
    Z = rng.integers(-5, 6, (3, 5))
    for training in (True, False):
        expected = reference.batchnorm_forward(Z.astype(float), gamma, beta, running, training)
        got = student.batchnorm_forward(Z, gamma, beta, running, training)
        agree_by_part(got, expected, ("out", "running"), "Do fractions survive?")
        got = student.batchnorm_forward(Z.astype(np.float32), gamma, beta, running, training)
        agree_by_part(got, expected, ("out", "running"), "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check
def a_new_dict(student, rng):
    "Z, gamma, beta and the running statistics of the caller stay as they are"
    Z, gamma, beta, running = a_batch(rng, 3, 5)
    for training in (True, False):
        outcome = student.observe(
            "batchnorm_forward", Z=Z, gamma=gamma, beta=beta, running=running, training=training, momentum=0.8, eps=1e-4
        )
        unchanged(outcome, ask="Is a new dict made, or is the caller's written into?")


@alternative
def unit_by_unit(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "a loop over the units, arrays filled"
    out, new = np.zeros(Z.shape), {name: np.array(running[name], dtype=float) for name in ("mean", "var")}
    for j in range(Z.shape[0]):
        if training:
            mu, var = np.mean(Z[j]), np.var(Z[j])
            new["mean"][j, 0] = momentum * running["mean"][j, 0] + (1 - momentum) * mu
            new["var"][j, 0] = momentum * running["var"][j, 0] + (1 - momentum) * var
        else:
            mu, var = running["mean"][j, 0], running["var"][j, 0]
        out[j] = gamma[j, 0] * (Z[j] - mu) * (var + eps) ** -0.5 + beta[j, 0]
    return out, new


@alternative
def by_hand(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "mean and variance from sums, running moves a part of the way, list"
    if not training:
        scale = gamma / np.sqrt(running["var"] + eps)
        return [scale * Z + (beta - scale * running["mean"]), running]
    m = Z.shape[1]
    mu = np.sum(Z, axis=1).reshape(-1, 1) / m
    centred = Z - mu
    var = np.einsum("jk,jk->j", centred, centred)[:, None] / m
    batch = {"mean": mu, "var": var}
    new = {name: running[name] + (1 - momentum) * (batch[name] - running[name]) for name in running}
    return [gamma * (centred / np.sqrt(var + eps)) + beta, new]


@alternative
def by_transposes(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "examples as rows inside, an extra key"
    rows = Z.T
    if training:
        mu, var = rows.mean(axis=0), (rows**2).mean(axis=0) - rows.mean(axis=0) ** 2
        var = np.maximum(var, 0)
        running = dict(
            running,
            mean=momentum * running["mean"] + (1 - momentum) * mu[:, None],
            var=momentum * running["var"] + (1 - momentum) * var[:, None],
            batches=running.get("batches", 0) + 1,
        )
    else:
        mu, var = running["mean"].ravel(), running["var"].ravel()
    return (gamma.ravel() * (rows - mu) / np.sqrt(var + eps) + beta.ravel()).T, running


@misconception(caught_by=one_event_in_use)
def batch_statistics_in_use(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "In use the batch's own mean and variance are taken: a single event always gives beta. What was running kept for?"
    mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    if training:
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=seven_and_thirteen)
def running_statistics_in_training(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "In training the running values normalise the batch. Whose mean should be 0 afterwards?"
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - running["mean"]) / np.sqrt(running["var"] + eps) + beta, running


@misconception(caught_by=seven_and_thirteen)
def divided_by_m_minus_one(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The variance is divided by m - 1 (ddof 1). What does batch normalisation divide by?"
    mean, var = running["mean"], running["var"]
    if training:
        mean = Z.mean(axis=1, keepdims=True)
        var = np.sum((Z - mean) ** 2, axis=1, keepdims=True) / max(Z.shape[1] - 1, 1)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=running_moves)
def running_divided_by_m_minus_one(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running variance was made with m - 1. Other libraries do so, here it's m in both places: which var is at hand?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var, m = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True), Z.shape[1]
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var * m / max(m - 1, 1),
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=far_from_zero)
def square_of_the_mean_taken_off(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    """The variance is the mean of the squares less the square of the mean: far from 0 two huge numbers are subtracted,
    and the rest may be negative. What if the mean is taken off first?"""
    mean, var = running["mean"], running["var"]
    if training:
        mean = Z.mean(axis=1, keepdims=True)
        var = np.mean(Z.astype(float) ** 2, axis=1, keepdims=True) - mean**2
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=running_moves)
def momentum_exchanged(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The batch gets 0.9 and the past 0.1, as one other library names it. Which of them does momentum keep here?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": (1 - momentum) * running["mean"] + momentum * mean,
            "var": (1 - momentum) * running["var"] + momentum * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=running_moves)
def deviation_kept_as_variance(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    'running["var"] gets the deviation of the batch, not its variance. Which of the two has the square?'
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * np.sqrt(var),
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=any_batch_in_training)
def over_the_units(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The mean runs over the units of one event, not over the events of one unit. Examples are columns: which axis?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=0, keepdims=True), Z.var(axis=0, keepdims=True)
        if Z.shape[0] == 1:
            mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        kept = (Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True))
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * kept[0],
            "var": momentum * running["var"] + (1 - momentum) * kept[1],
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=any_batch_in_training)
def one_mean_for_all_units(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "One mean and variance are taken over the whole array. Each unit has its own: which axis and which keepdims?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = np.full(gamma.shape, Z.mean()), np.full(gamma.shape, Z.var())
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=eps_inside_the_root)
def eps_beside_the_root(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "eps is added to the root; here it stands inside. (In Adam it's the other way round.) What is root(var + eps)?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / (np.sqrt(var) + eps) + beta, running


@misconception(caught_by=seven_and_thirteen)
def scale_and_shift_forgotten(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "gamma and beta are not used. How could the network choose another scale and shift?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return (Z - mean) / np.sqrt(var + eps), running


@misconception(caught_by=seven_and_thirteen)
def divided_by_the_variance(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "It's divided by the variance: the root is missing. Which of the two has the units of z?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / (var + eps) + beta, running


@misconception(caught_by=one_event_in_use)
def running_moves_in_use(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "In use the running values are updated too: today's answer would depend on yesterday's events. When do they move?"
    mean, var = running["mean"], running["var"]
    batch = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    if training:
        mean, var = batch
    running = {
        "mean": momentum * running["mean"] + (1 - momentum) * batch[0],
        "var": momentum * running["var"] + (1 - momentum) * batch[1],
    }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=running_moves)
def running_never_moves(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running values never move. Where would they come from when the network is in use?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=running_in_training)
def momentum_fixed(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running values use 0.9 whatever momentum is. Is it a number in your formula, or a name?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {"mean": 0.9 * running["mean"] + 0.1 * mean, "var": 0.9 * running["var"] + 0.1 * var}
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=a_new_dict)
def running_in_place(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The caller's dict of running values is written into. What makes a new dict?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running["mean"] = momentum * running["mean"] + (1 - momentum) * mean
        running["var"] = momentum * running["var"] + (1 - momentum) * var
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception(caught_by=running_moves)
def dimensions_lost(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running values lost a dimension: (n,) is not (n, 1). What does keepdims=True do?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"].ravel() + (1 - momentum) * Z.mean(axis=1),
            "var": momentum * running["var"].ravel() + (1 - momentum) * Z.var(axis=1),
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running

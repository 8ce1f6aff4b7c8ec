"""What the judge knows of batchnorm_backward: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, has_shape, parts, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import a_batch, agree_by_part
from public import every_entry_of_dZ, gamma_and_beta, three_gradients

NAMES = ("dZ", "dgamma", "dbeta")


@check(core=True)
def any_batch_backward(student, reference, rng):
    "all three derivatives are right for any shape, every entry"
    for n, m in ((3, 5), (4, 4), (5, 3), (1, 8)):
        Z, gamma, _, _ = a_batch(rng, n, m)
        dout = rng.normal(size=(n, m)) + 0.5
        got, expected = student.batchnorm_backward(dout, Z, gamma), reference.batchnorm_backward(dout, Z, gamma)
        ask = "sums over the examples for gamma and beta; for Z by way of the mean and of the variance too."
        agree_by_part(got, expected, NAMES, ask)


@check(core=True)
def shifts_and_sums(student, rng):
    "a shift of all events changes nothing: each row of dZ adds up to 0; dbeta of ones is m"
    Z, gamma, _, _ = a_batch(rng, 4, 6)
    dout = rng.normal(size=(4, 6))
    dZ = parts(student.batchnorm_backward(dout, Z, gamma), NAMES)[0]
    has_shape(dZ, (4, 6))
    agree(dZ.sum(axis=1), np.zeros(4), atol=1e-8, ask="Is the way by the mean in dZ?")
    _, dgamma, dbeta = parts(student.batchnorm_backward(np.ones((4, 6)), Z, gamma), NAMES)
    agree(dbeta, np.full((4, 1), 6.0), ask="A sum over six examples, each 1.")
    agree(dgamma, np.zeros((4, 1)), atol=1e-8, ask="Z_hat has the mean 0: what is its sum?")


@check
def eps_backward(student, reference, rng):
    "eps is the one that is given, inside the root, and 1e-5 when none is"
    Z, gamma, _, _ = a_batch(rng, 3, 5)
    dout = rng.normal(size=(3, 5))
    for z, keyword in ((Z, {"eps": 0.5}), (3e-3 * Z, {})):
        expected = reference.batchnorm_backward(dout, z, gamma, **keyword)
        got = student.batchnorm_backward(dout, z, gamma, **keyword)
        agree_by_part(got, expected, NAMES, "Where does eps stand in the forward pass, and which one?")


@check
def tiny_batches_backward(student, reference, rng):
    "one event, two events, and constant units, without a warning"
    gamma = rng.normal(size=(3, 1)) + 2
    for Z in (rng.normal(size=(3, 1)), rng.normal(size=(3, 2)), np.full((3, 4), 3.0)):
        dout = rng.normal(size=Z.shape)
        outcome = student.observe("batchnorm_backward", dout, Z, gamma)
        quiet(outcome, ask="What is divided by when the variance is 0?")
        expected = reference.batchnorm_backward(dout, Z, gamma)
        agree_by_part(outcome.value, expected, NAMES, "Is it right for a batch this small?", atol=1e-7)


@check
def backward_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    Z, dout, gamma = rng.integers(-5, 6, (3, 5)), rng.integers(-3, 4, (3, 5)), np.array([[2], [-1], [3]])
    Z[:, 0], Z[:, 1] = 7, -7
    expected = reference.batchnorm_backward(dout.astype(float), Z.astype(float), gamma.astype(float))
    agree_by_part(student.batchnorm_backward(dout, Z, gamma), expected, NAMES, "Do fractions survive?")
    single = [part.astype(np.float32) for part in (dout, Z, gamma)]
    got = student.batchnorm_backward(*single)
    agree_by_part(got, expected, NAMES, "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check
def backward_leaves_batches_alone(student, rng):
    "dout, Z and gamma stay as they are; the arguments have the names of the contract"
    Z, gamma, _, _ = a_batch(rng, 3, 5)
    outcome = student.observe("batchnorm_backward", dout=rng.normal(size=(3, 5)), Z=Z, gamma=gamma, eps=1e-4)
    unchanged(outcome)


@alternative
def step_by_step(dout, Z, gamma, eps=1e-5):
    "the long chain rule, by way of the variance and the mean"
    m = Z.shape[1]
    mu = np.mean(Z, axis=1, keepdims=True)
    centred = Z - mu
    var = np.mean(centred**2, axis=1, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    dZ_hat = dout * gamma
    dvar = np.sum(dZ_hat * centred, axis=1, keepdims=True) * -0.5 * inv**3
    dmu = -np.sum(dZ_hat, axis=1, keepdims=True) * inv - 2 * dvar * np.mean(centred, axis=1, keepdims=True)
    dZ = dZ_hat * inv + dvar * 2 * centred / m + dmu / m
    return dZ, np.sum(dout * centred * inv, axis=1, keepdims=True), np.sum(dout, axis=1, keepdims=True)


@alternative
def from_the_sums(dout, Z, gamma, eps=1e-5):
    "dZ from dgamma and dbeta, list"
    m = Z.shape[1]
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dgamma, dbeta = np.einsum("jk,jk->j", dout, Z_hat)[:, None], np.sum(dout, axis=1)[:, None]
    return [gamma / (m * scale) * (m * dout - dbeta - Z_hat * dgamma), dgamma, dbeta]


@alternative
def by_the_jacobian(dout, Z, gamma, eps=1e-5):
    "the full matrix of derivatives of each unit"
    n, m = Z.shape
    dZ, dgamma, dbeta = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))
    for j in range(n):
        s = np.sqrt(np.var(Z[j]) + eps)
        z_hat = (Z[j] - np.mean(Z[j])) / s
        jacobian = (np.eye(m) - np.ones((m, m)) / m - np.outer(z_hat, z_hat) / m) / s
        dZ[j] = gamma[j, 0] * (jacobian @ dout[j])
        dgamma[j], dbeta[j] = dout[j] @ z_hat, dout[j].sum()
    return dZ, dgamma, dbeta


@misconception(caught_by=every_entry_of_dZ)
def statistics_as_constants(dout, Z, gamma, eps=1e-5):
    "Mean and variance are treated as constants, but each event moves them. What else changes when one z changes?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    return gamma * dout / scale, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=every_entry_of_dZ)
def way_by_the_variance_forgotten(dout, Z, gamma, eps=1e-5):
    "The way by the mean is there, the one by the variance isn't. Which other statistic depends on z?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dZ_hat = gamma * dout
    dZ = (dZ_hat - dZ_hat.mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=every_entry_of_dZ)
def way_by_the_mean_forgotten(dout, Z, gamma, eps=1e-5):
    "The way by the variance is there, the one by the mean isn't. What does a shift of all events do to the output?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dZ_hat = gamma * dout
    dZ = (dZ_hat - Z_hat * (dZ_hat * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=gamma_and_beta)
def means_in_place_of_sums(dout, Z, gamma, eps=1e-5):
    "dgamma and dbeta are means. Here `dout` holds whatever 1/m the cost has: what is the plain sum?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).mean(axis=1, keepdims=True), dout.mean(axis=1, keepdims=True)


@misconception(caught_by=gamma_and_beta)
def gamma_meets_z_itself(dout, Z, gamma, eps=1e-5):
    "dgamma uses Z, but gamma multiplies the normalised Z_hat. What stands beside gamma in the forward pass?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=every_entry_of_dZ)
def gamma_forgotten(dout, Z, gamma, eps=1e-5):
    "gamma is missing in dZ. By what was Z_hat multiplied on the way forward?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=gamma_and_beta)
def sums_carry_gamma(dout, Z, gamma, eps=1e-5):
    "dgamma and dbeta were made from gamma * dout. Does the output change with beta by gamma, or by 1?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = 2 * gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale / 2
    return dZ, (d * Z_hat).sum(axis=1, keepdims=True), d.sum(axis=1, keepdims=True)


@misconception(caught_by=every_entry_of_dZ)
def scale_forgotten(dout, Z, gamma, eps=1e-5):
    "dZ isn't divided by the root of the variance. When z is stretched by 10, how large is its derivative?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=every_entry_of_dZ)
def unbiased_backward(dout, Z, gamma, eps=1e-5):
    "Half of the way by the variance: the 2 of the square cancels the 1/2 of the root. Is there a 2 left over?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - 0.5 * Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=gamma_and_beta)
def backward_with_m_minus_one(dout, Z, gamma, eps=1e-5):
    "The variance is divided by m - 1 (ddof 1), the forward pass has m. Which one belongs here?"
    m = Z.shape[1]
    var = np.sum((Z - Z.mean(axis=1, keepdims=True)) ** 2, axis=1, keepdims=True) / max(m - 1, 1)
    scale = np.sqrt(var + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception(caught_by=three_gradients)
def gradients_lose_a_dimension(dout, Z, gamma, eps=1e-5):
    "dgamma and dbeta lost a dimension: (n,) is not (n, 1). What does keepdims=True do?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1), dout.sum(axis=1)


@misconception(caught_by=eps_backward)
def eps_left_out(dout, Z, gamma, eps=1e-5):
    "eps is not used (or always 1e-5). Which eps did the forward pass have?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + (1e-5 if eps else 0.0))
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)

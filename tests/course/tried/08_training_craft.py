# %% adam_step right copies
"""in place on float64 copies."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    w, g, m, v = [np.array(a, dtype=np.float64) for a in (w, g, m, v)]
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * np.square(g)
    below = np.sqrt(v / (1 - np.power(beta2, t)))
    below += eps
    w -= lr / (1 - np.power(beta1, t)) * m / below
    return w, m, v


# %% adam_step right folded
"""both corrections folded into the rate, eps scaled so that it stands outside the root as it should."""
import math

import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    g = np.asarray(g, dtype=float)
    m = m + (1.0 - beta1) * (g - m)
    v = v + (1.0 - beta2) * (g * g - v)
    root = math.sqrt(1 - beta2**t)
    step = lr * root / (1 - beta1**t)
    return w - step * m / (np.sqrt(v) + eps * root), m, v


# %% adam_step right plain
"""as in the paper's algorithm."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% batchnorm_backward right graph
"""through the graph, node by node."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    Z, dout = np.asarray(Z, dtype=float), np.asarray(dout, dtype=float)
    m = Z.shape[1]
    mu = np.mean(Z, axis=1, keepdims=True)
    c = Z - mu
    var = np.mean(c**2, axis=1, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * c, axis=1, keepdims=True) * -0.5 * inv**3
    dmu = -np.sum(dxhat * inv, axis=1, keepdims=True) - 2 * dvar * np.mean(c, axis=1, keepdims=True)
    dZ = dxhat * inv + dvar * 2 * c / m + dmu / m
    return dZ, np.sum(dout * c * inv, axis=1, keepdims=True), np.sum(dout, axis=1, keepdims=True)


# %% batchnorm_backward right jacobian
"""the full Jacobian of each feature; a list of rows; loops over the features alone."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    n, m = Z.shape
    dZ, dgamma, dbeta = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        z = Z[i].astype(float)
        s = np.sqrt(z.var() + eps)
        x = (z - z.mean()) / s
        J = (np.eye(m) - 1 / m - np.outer(x, x) / m) / s
        dZ[i] = gamma[i, 0] * (dout[i] @ J)
        dgamma[i], dbeta[i] = dout[i] @ x, dout[i].sum()
    return dZ, dgamma, dbeta


# %% batchnorm_backward right means
"""means of g and of g xhat taken away; einsum for the sums."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    mean = lambda a: np.mean(a, axis=1, keepdims=True, dtype=np.float64)
    centred = Z - mean(Z)
    root = np.sqrt(mean(centred**2) + eps)
    xhat = centred / root
    dZ = (gamma / root) * (dout - mean(dout) - xhat * mean(dout * xhat))
    return dZ, np.einsum("ij,ij->i", dout, xhat).reshape(-1, 1), np.einsum("ij->i", dout).reshape(-1, 1)


# %% batchnorm_forward right loop_over_features
"""a helper that gives the statistics, deep copy of the dict."""
import copy

import numpy as np


def _stats(Z):
    mean = np.mean(Z, axis=1, dtype=float).reshape(-1, 1)
    return mean, np.mean((Z - mean) ** 2, axis=1).reshape(-1, 1)


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    stats = {"mean": running["mean"], "var": running["var"]}
    result = running
    if training:
        stats["mean"], stats["var"] = _stats(Z)
        result = copy.deepcopy(running)
        for k in ("mean", "var"):
            result[k] = np.average([running[k], stats[k]], axis=0, weights=[momentum, 1 - momentum])
    return np.divide(Z - stats["mean"], np.sqrt(stats["var"] + eps)) * gamma + beta, result


# %% batchnorm_forward right returns_copy
"""written with other names for its keyword, called by position alone, and a dict comprehension."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5, ddof=0):
    batch = {"mean": np.mean(Z, 1, keepdims=True), "var": np.var(Z, 1, ddof=ddof, keepdims=True)}
    used = batch if training else running
    std = np.sqrt(np.add(used["var"], eps))
    out = beta + gamma / std * np.subtract(Z, used["mean"])
    if not training:
        return out, running
    return out, {k: momentum * running[k] + (1.0 - momentum) * v for k, v in batch.items()}


# %% batchnorm_forward right rsqrt
"""a scale and an offset per feature, in float64; the rest of the dict kept."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    Z = np.asarray(Z, dtype=np.float64)
    if training:
        m = Z.shape[1]
        mu = Z @ np.ones((m, 1)) / m
        centred = Z - mu
        var = np.einsum("ij,ij->i", centred, centred)[:, None] / m
        new = dict(running)
        new["mean"] = running["mean"] + (1 - momentum) * (mu - running["mean"])
        new["var"] = running["var"] + (1 - momentum) * (var - running["var"])
    else:
        mu, var, new = running["mean"], running["var"], running
        centred = Z - mu
    return centred * (gamma * (np.asarray(var, dtype=float) + eps) ** -0.5) + beta, new


# %% diagnose right index
"""a list indexed by a number of two bits; numpy's string."""
import numpy as np


def diagnose(train_error, dev_error, human_error):
    gaps = np.diff([human_error, train_error, dev_error])
    code = int((gaps > 0.02) @ [1, 2])
    return np.array(["fine", "bias", "variance", "both"])[code]


# %% diagnose right nested
"""one expression."""


def diagnose(train_error, dev_error, human_error):
    large = lambda gap: gap > 0.02
    if large(train_error - human_error):
        return "both" if large(dev_error - train_error) else "bias"
    return "variance" if large(dev_error - train_error) else "fine"


# %% diagnose right table
"""a table by two booleans."""


def diagnose(train_error, dev_error, human_error):
    table = {(False, False): "fine", (True, False): "bias", (False, True): "variance", (True, True): "both"}
    return table[bool(train_error - human_error > 0.02), bool(dev_error - train_error > 0.02)]


# %% dropout_backward right copy
"""a copy with zeros put in; the case of inference thought of."""
import numpy as np


def dropout_backward(dA, mask, keep):
    if mask is None:
        return dA
    out = np.array(dA, dtype=float)
    out[np.asarray(mask) == 0] = 0
    out *= 1.0 / keep
    return out


# %% dropout_backward right plain
"""one line."""


def dropout_backward(dA, mask, keep):
    return dA * mask / keep


# %% dropout_backward right where
"""where, with the mask as booleans."""
import numpy as np


def dropout_backward(dA, mask, keep):
    return np.where(np.asarray(mask, dtype=bool), np.asarray(dA, dtype=float) / keep, 0.0)


# %% dropout_forward right binomial
"""binomial draws, an integer mask."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if training:
        mask = rng.binomial(1, keep, size=np.shape(A))
        return np.multiply(A, mask) * (1.0 / keep), mask
    return A, None


# %% dropout_forward right choice
"""rng.choice; float mask; where."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.choice([0.0, 1.0], size=A.shape, p=[1 - keep, keep])
    return np.where(mask == 1, A / keep, 0.0), mask


# %% dropout_forward right plain
"""comparison of uniform draws."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


# %% early_stopping right class
"""a class as in Keras."""
import math


class Stopper:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.best_epoch, self.bad = math.inf, None, 0

    def stop(self, epoch, loss):
        if loss < self.best - self.min_delta:
            self.best, self.best_epoch, self.bad = loss, epoch, 0
        else:
            self.bad += 1
        return self.bad == self.patience


def early_stopping(losses, patience, min_delta):
    stopper = Stopper(patience, min_delta)
    last = -1
    for last, loss in enumerate(losses):
        if stopper.stop(last, loss):
            break
    return last, stopper.best_epoch


# %% early_stopping right distance
"""no counter: the distance to the best epoch; numpy integers."""
import numpy as np


def early_stopping(losses, patience, min_delta):
    losses = np.asarray(losses, dtype=float)
    best = 0
    for e in range(1, losses.size):
        if losses[e] < losses[best] - min_delta:
            best = e
        elif e - best == patience:
            return np.int64(e), np.int64(best)
    return np.int64(losses.size - 1), np.int64(best)


# %% early_stopping right while
"""while loops that look for the next improvement."""


def early_stopping(losses, patience, min_delta):
    losses = list(losses)
    best = 0
    while True:
        window = range(best + 1, min(best + patience, len(losses) - 1) + 1)
        nxt = next((e for e in window if losses[e] < losses[best] - min_delta), None)
        if nxt is None:
            return (window[-1] if len(window) else best), best
        best = nxt


# %% l2_cost right by_layer
"""layer by layer, Frobenius norm, a Python float."""
import numpy as np


def l2_cost(cost, params, lam, m):
    total = 0.0
    for l in range(1, len(params) // 2 + 1):
        total += np.linalg.norm(np.asarray(params["W" + str(l)], dtype=float)) ** 2
    return float(cost + lam * total / (2.0 * m))


# %% l2_cost right plain
"""sum over the keys that begin with W."""
import numpy as np


def l2_cost(cost, params, lam, m):
    return cost + lam / (2 * m) * sum(np.sum(np.square(W, dtype=float)) for k, W in params.items() if k[0] == "W")


# %% l2_cost right vdot
"""vdot of each weight with itself."""
import numpy as np


def l2_cost(cost, params, lam, m):
    weights = [np.asarray(v, dtype=np.float64) for name, v in params.items() if not name.startswith("b")]
    return cost + sum((lam / m) * 0.5 * np.vdot(w, w) for w in weights)


# %% momentum_step right average
"""np.average with weights; a list as the pair."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    v = np.average(np.stack([v, g]), axis=0, weights=[beta, 1 - beta])
    return (np.add(w, -lr * v), v)


# %% momentum_step right lerp
"""the average moved towards g by 1 - beta, in float64."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    w, g, v = (np.asarray(a, dtype=np.float64) for a in (w, g, v))
    v_new = v + (1 - beta) * (g - v)
    return np.subtract(w, lr * v_new), v_new


# %% momentum_step right plain
"""two lines."""


def momentum_step(w, g, v, lr, beta):
    v = beta * v + (1 - beta) * g
    return w - lr * v, v


# %% reduce_on_plateau right array
"""an array multiplied from the next epoch on."""
import numpy as np


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    rates = np.full(len(losses), lr, dtype=float)
    best, mark = np.inf, -1
    for e, loss in enumerate(losses):
        if loss < best - min_delta:
            best, mark = loss, e
        elif e - mark >= patience:
            rates[e + 1 :] *= factor
            mark = e
    return rates


# %% reduce_on_plateau right generator
"""a generator turned into a list."""


def _rates(losses, lr, factor, patience, min_delta):
    it = iter(losses)
    try:
        best = next(it)
    except StopIteration:
        return
    yield float(lr)
    left = patience
    for loss in it:
        yield float(lr)
        if loss < best - min_delta:
            best, left = loss, patience
            continue
        left -= 1
        if left == 0:
            lr, left = lr * factor, patience


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    return list(_rates(losses, lr, factor, patience, min_delta))


# %% reduce_on_plateau right powers
"""counts the reductions, lr times factor to their power; a tuple."""
import numpy as np


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, bad, cuts, out = np.inf, 0, 0, []
    for loss in np.asarray(losses, dtype=float):
        out.append(np.float64(lr) * factor**cuts)
        improved = loss < best - min_delta
        best = loss if improved else best
        bad = 0 if improved else bad + 1
        if bad >= patience:
            cuts, bad = cuts + 1, 0
    return tuple(out)


# %% adam_step wrong amsgrad
"""The second moment never falls; shows where g^2 < v."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = np.maximum(v, beta2 * v + (1 - beta2) * g**2)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


# %% adam_step wrong default_eps
"""Default eps 1e-7 (as Keras has it); shows with the defaults for small g."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-7):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


# %% adam_step wrong eps_inside
"""eps inside the root; shows for small g, and in the ninth digit otherwise."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + eps), m, v


# %% adam_step wrong no_eps
"""No eps at all; shows as 0/0 for a gradient that is zero."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v


# %% adam_step wrong norm
"""One second moment for the whole array; shows for more than one weight."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * np.mean(g**2)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


# %% adam_step wrong returns_corrected
"""Returns the corrected moments; shows in m and v."""
import numpy as np


def adam_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = (beta1 * m + (1 - beta1) * g) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * g**2) / (1 - beta2**t)
    return w - lr * m / (np.sqrt(v) + eps), m, v


# %% batchnorm_backward wrong centres_in_place
"""Centres Z in place; shows in Z after the call."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    std = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z -= Z.mean(axis=1, keepdims=True)
    xhat = Z / std
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / (m * std) * (m * dout - dbeta - xhat * dgamma), dgamma, dbeta


# %% batchnorm_backward wrong eps_only_in_dZ
"""xhat without eps, the rest with it; shows for small variances or a large eps."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    var = Z.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    xhat = (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(np.where(var > 0, var, 1))
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / (m * std) * (m * dout - dbeta - xhat * dgamma), dgamma, dbeta


# %% batchnorm_backward wrong no_eps
"""eps left out; shows as 0/0 for a constant feature and for a large eps."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    std = np.std(Z, axis=1, keepdims=True)
    xhat = (Z - Z.mean(axis=1, keepdims=True)) / std
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / (m * std) * (m * dout - dbeta - xhat * dgamma), dgamma, dbeta


# %% batchnorm_backward wrong no_mean_term
"""The way through the mean is missing; shows in dZ where dout has a mean."""
import numpy as np


def batchnorm_backward(dout, Z, gamma, eps=1e-5):
    m = Z.shape[1]
    std = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    xhat = (Z - Z.mean(axis=1, keepdims=True)) / std
    dgamma = np.sum(dout * xhat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return gamma / std * (dout - xhat * dgamma / m), dgamma, dbeta


# %% batchnorm_forward wrong default_eps
"""Default eps 1e-3 (as Keras has it); shows with the defaults."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-3):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running


# %% batchnorm_forward wrong eps_at_inference
"""No eps at inference; shows there, for a running variance of 0."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
        std = np.sqrt(var + eps)
    else:
        mu, std = running["mean"], np.sqrt(running["var"])
    return gamma * (Z - mu) / std + beta, running


# %% batchnorm_forward wrong eps_in_running
"""eps is added to the variance that running gets; shows in running["var"] by 1e-6, or for a larger eps."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True) + eps
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mu, var = running["mean"], running["var"] + eps
    return gamma * (Z - mu) / np.sqrt(var) + beta, running


# %% batchnorm_forward wrong moments
"""Variance as mean of squares minus square of the mean; shows as a nan or noise for a large mean (1e8)."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu = np.mean(Z, axis=1, keepdims=True)
        var = np.mean(np.square(Z, dtype=float), axis=1, keepdims=True) - mu**2
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running


# %% batchnorm_forward wrong running_used_in_training
"""Normalises with the updated running statistics when training; shows on out."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running


# %% batchnorm_forward wrong shallow_copy
"""A new dict, yet the arrays in it are updated in place; shows in the given running's arrays after the call."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = dict(running)
        running["mean"] *= momentum
        running["mean"] += (1 - momentum) * mu
        running["var"] *= momentum
        running["var"] += (1 - momentum) * var
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running


# %% batchnorm_forward wrong unbiased_running
"""ddof 1 in the running variance (as PyTorch has it); shows in running["var"]."""
import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if training:
        mu, var, m = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True), Z.shape[1]
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mu,
            "var": momentum * running["var"] + (1 - momentum) * var * m / max(m - 1, 1),
        }
    else:
        mu, var = running["mean"], running["var"]
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, running


# %% diagnose wrong absolute
"""Absolute differences; shows where the dev error is lower than the train error, or the net better than people."""


def diagnose(train_error, dev_error, human_error):
    bias, variance = abs(train_error - human_error) > 0.02, abs(dev_error - train_error) > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


# %% diagnose wrong at_the_edge
""">= in place of >; shows for a gap of exactly .02 (0, .02)."""


def diagnose(train_error, dev_error, human_error):
    bias, variance = train_error - human_error >= 0.02, dev_error - train_error >= 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


# %% diagnose wrong larger_only
"""Names the larger of the two when both are large and differ; shows there."""


def diagnose(train_error, dev_error, human_error):
    b, v = train_error - human_error, dev_error - train_error
    if b <= 0.02 and v <= 0.02:
        return "fine"
    return "both" if b == v else "bias" if b > v else "variance"


# %% diagnose wrong variance_from_human
"""Variance as dev - human; shows for pure bias."""


def diagnose(train_error, dev_error, human_error):
    bias, variance = train_error - human_error > 0.02, dev_error - human_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


# %% dropout_backward wrong in_place
"""dA *= mask; shows in dA after the call."""


def dropout_backward(dA, mask, keep):
    dA *= mask
    return dA / keep


# %% dropout_backward wrong index
"""Uses the mask as an index: right for booleans alone; shows for a 0/1 mask of integers."""
import numpy as np


def dropout_backward(dA, mask, keep):
    out = np.zeros(dA.shape)
    out[mask] = dA[mask] / keep
    return out


# %% dropout_backward wrong integer_type
"""The result has the type of dA; shows for an integer dA."""
import numpy as np


def dropout_backward(dA, mask, keep):
    out = np.zeros_like(dA)
    out[...] = dA * mask / keep
    return out


# %% dropout_backward wrong mean
"""Divides by the mask's mean; shows unless that is keep."""


def dropout_backward(dA, mask, keep):
    return dA * mask / mask.mean()


# %% dropout_backward wrong tilde
"""dA[~mask] = 0, where ~ of an integer mask is -1 and -2; shows for integer masks (and floats raise)."""
import numpy as np


def dropout_backward(dA, mask, keep):
    out = dA / keep
    out[~mask] = 0
    return out


# %% dropout_forward wrong empirical_rescale
"""Divides by the fraction really kept, not by keep; shows on any finite array."""


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / max(mask.mean(), 1e-12), mask


# %% dropout_forward wrong global_state
"""np.random.rand; shows in the global state and in ignoring rng."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = np.random.rand(*A.shape) < keep
    return A * mask / keep, mask


# %% dropout_forward wrong integer_result
"""The result has A's type; shows for an integer A."""


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return (A * mask / keep).astype(A.dtype), mask


# %% dropout_forward wrong mask_from_output
"""The mask is where the output is not zero; shows where A has zeros (after a relu)."""


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    out = A * (rng.random(A.shape) < keep) / keep
    return out, out != 0


# %% dropout_forward wrong whole_examples
"""One draw per example for all units; shows in equal columns of the mask."""
import numpy as np


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = np.repeat(rng.random((1, A.shape[1])) < keep, A.shape[0], axis=0)
    return A * mask / keep, mask


# %% early_stopping wrong argmin
"""best_epoch as argmin of the losses up to the stop; shows where a later lower loss does not count."""
import numpy as np


def early_stopping(losses, patience, min_delta):
    best, wait, stop = float("inf"), 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait >= patience:
                stop = epoch
                break
    return stop, int(np.argmin(losses[: stop + 1]))


# %% early_stopping wrong best_is_minimum
"""best follows every lower loss, also one too small to count; shows for slow falls below min_delta."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best_epoch, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
        best = min(best, loss)
    return len(losses) - 1, best_epoch


# %% early_stopping wrong difference_beyond
"""best - loss > min_delta in absolute value; shows for a loss that rises by more than min_delta."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if abs(best - loss) > min_delta:
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


# %% early_stopping wrong relative
"""min_delta taken relative to best; shows unless best is 1."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if epoch == 0 or loss < best * (1 - min_delta):
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


# %% early_stopping wrong truth_of_best
"""`if not best_loss` as the mark of the first epoch; shows where the best loss is exactly 0."""


def early_stopping(losses, patience, min_delta):
    best, best_epoch, wait = None, 0, 0
    for epoch, loss in enumerate(losses):
        if not best or loss < best - min_delta:
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


# %% l2_cost wrong array
"""Keeps the dimensions: a (1, 1) array; shows in the type."""
import numpy as np


def l2_cost(cost, params, lam, m):
    total = np.zeros((1, 1))
    for k, W in params.items():
        if k[0] == "W":
            total = total + np.sum(W.astype(float) ** 2, keepdims=True)
    return cost + lam / (2 * m) * total


# %% l2_cost wrong columns_left_out
"""Takes every column for a bias; shows for weights of a layer with one input."""
import numpy as np


def l2_cost(cost, params, lam, m):
    return cost + lam / (2 * m) * sum(np.sum(v.astype(float) ** 2) for v in params.values() if v.shape[1] > 1)


# %% l2_cost wrong one_digit
"""Layers by one digit of the key: takes W1 to W9; shows for ten layers."""
import numpy as np


def l2_cost(cost, params, lam, m):
    total = sum(np.sum(W.astype(float) ** 2) for k, W in params.items() if k[0] == "W" and len(k) == 2)
    return cost + lam / (2 * m) * total


# %% l2_cost wrong spectral
"""Matrix 2-norm (largest singular value); shows for matrices of rank above 1."""
import numpy as np


def l2_cost(cost, params, lam, m):
    return cost + lam / (2 * m) * sum(np.linalg.norm(W, 2) ** 2 for k, W in params.items() if k[0] == "W")


# %% l2_cost wrong two_layers
"""Only W1 and W2; shows for three layers (and fails for one)."""
import numpy as np


def l2_cost(cost, params, lam, m):
    return cost + lam / (2 * m) * (np.sum(params["W1"] ** 2.0) + np.sum(params["W2"] ** 2.0))


# %% momentum_step wrong bias_corrected
"""Takes v = 0 for the first step and corrects it by 1 - beta; shows where v is zero."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    first = not np.any(v)
    v = beta * v + (1 - beta) * g
    return w - lr * (v / (1 - beta) if first else v), v


# %% momentum_step wrong in_place
"""Changes v in place; shows in v after the call."""


def momentum_step(w, g, v, lr, beta):
    v *= beta
    v += (1 - beta) * g
    return w - lr * v, v


# %% momentum_step wrong nesterov
"""Nesterov's step; shows on the values."""


def momentum_step(w, g, v, lr, beta):
    v = beta * v + (1 - beta) * g
    return w - lr * (beta * v + (1 - beta) * g), v


# %% momentum_step wrong type_of_v
"""The velocity keeps the type of the v given; shows for integer zeros."""
import numpy as np


def momentum_step(w, g, v, lr, beta):
    new = np.zeros_like(v)
    new[...] = beta * v + (1 - beta) * g
    return w - lr * new, new


# %% reduce_on_plateau wrong best_set_to_current
"""best becomes the loss at the reduction; shows where a later loss lies between the two."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait, best = lr * factor, 0, loss
    return rates


# %% reduce_on_plateau wrong cooldown
"""The epoch after a reduction is not counted; shows on long plateaus."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait = lr * factor, -1
    return rates


# %% reduce_on_plateau wrong integer_rates
"""An array of lr's type; shows for an integer lr."""
import numpy as np


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    rates = np.full(len(losses), lr)
    best, wait = float("inf"), 0
    for e, loss in enumerate(losses):
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                wait = 0
                rates[e + 1 :] = rates[e] * factor
    return rates


# %% reduce_on_plateau wrong min_lr
"""A floor of 1e-6 under the rate; shows where the rate would fall below it."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait = max(lr * factor, 1e-6), 0
    return rates


# %% reduce_on_plateau wrong once
"""Reduces at wait == patience and never again without an improvement; shows on long plateaus."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = float("inf"), 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr = lr * factor
    return rates


# %% reduce_on_plateau wrong truth_of_best
"""`if not best` as the mark of the first epoch; shows where the best loss is exactly 0."""


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, wait, rates = None, 0, []
    for loss in losses:
        rates.append(lr)
        if not best or loss < best - min_delta:
            best, wait = loss, 0
        else:
            wait += 1
            if wait == patience:
                lr, wait = lr * factor, 0
    return rates

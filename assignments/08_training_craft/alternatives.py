"""Other right solutions: each must get full marks."""

import numpy as np

from autograder.course.proof import alternative


@alternative("momentum_step")
def towards_the_gradient(w, g, v, lr, beta):
    "v moves a part of the way to g"
    new = v + (1 - beta) * (g - v)
    return w - lr * new, new


@alternative("momentum_step")
def by_copies(w, g, v, lr, beta):
    "copies in double precision, changed in place, returned as a list"
    w, v = np.array(w, dtype=float), np.array(v, dtype=float)
    v *= beta
    v += (1 - beta) * np.asarray(g, dtype=float)
    w -= lr * v
    return [w, v]


@alternative("momentum_step")
def entry_by_entry(w, g, v, lr, beta):
    "a loop over all entries"
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        new_v[index] = beta * v[index] + (1 - beta) * g[index]
        new_w[index] = w[index] - lr * new_v[index]
    return new_w, new_v


@alternative("adam_step")
def folded_rate(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "both corrections in the learning rate, eps scaled with them"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * np.square(g)
    root = np.sqrt(1 - beta2**t)
    return w - lr * root / (1 - beta1**t) * m / (np.sqrt(v) + eps * root), m, v


@alternative("adam_step")
def folded_rate_as_in_the_paper(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "both corrections in the learning rate, eps beside the uncorrected root, as Keras has it: the contract allows it"
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (g * g - v)
    return w - lr * np.sqrt(1 - beta2**t) / (1 - beta1**t) * m / (np.sqrt(v) + eps), m, v


@alternative("adam_step")
def in_double_precision(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "everything in double precision, np.power, list"
    w, g, m, v = (np.asarray(part, dtype=np.float64) for part in (w, g, m, v))
    m = np.add(beta1 * m, (1 - beta1) * g)
    v = np.add(beta2 * v, (1 - beta2) * g * g)
    hats = m / (1 - np.power(beta1, t)), v / (1 - np.power(beta2, t))
    return [w - lr * hats[0] / (hats[1] ** 0.5 + eps), m, v]


@alternative("adam_step")
def adam_entry_by_entry(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "a loop over all entries with plain floats"
    out = [np.zeros(w.shape) for _ in range(3)]
    for k in np.ndindex(w.shape):
        out[1][k] = beta1 * m[k] + (1 - beta1) * g[k]
        out[2][k] = beta2 * v[k] + (1 - beta2) * g[k] ** 2
        out[0][k] = w[k] - lr * (out[1][k] / (1 - beta1**t)) / ((out[2][k] / (1 - beta2**t)) ** 0.5 + eps)
    return tuple(out)


@alternative("l2_cost")
def by_number_of_layers(cost, params, lam, m):
    "counts the layers, squared Frobenius norms, Python float"
    total = 0.0
    for l in range(1, len(params) // 2 + 1):
        total += np.linalg.norm(params[f"W{l}"]) ** 2
    return float(cost + 0.5 * lam * total / m)


@alternative("l2_cost")
def by_one_long_vector(cost, params, lam, m):
    "all weights as one vector times itself"
    w = np.concatenate([np.ravel(params[name]) for name in params if "W" in name]).astype(float)
    return cost + np.dot(w, w) * lam / m / 2


@alternative("l2_cost")
def leaving_biases_out(cost, params, lam, m):
    "what is no bias is a weight; einsum"
    weights = {name: value for name, value in params.items() if not name.startswith("b")}
    return cost + sum(lam * np.einsum("jk,jk->", W, W) / (2.0 * m) for W in weights.values())


@alternative("dropout_forward")
def by_the_binomial(A, keep, rng, training):
    "coins from the binomial distribution, a mask of integers"
    if training:
        mask = rng.binomial(1, keep, size=A.shape)
        return A * mask * (1 / keep), mask
    return A, None


@alternative("dropout_forward")
def by_where(A, keep, rng, training):
    "np.where and a mask of floats, copy in use"
    if not training:
        return np.array(A), None
    mask = np.where(rng.uniform(size=A.shape) <= keep, 1.0, 0.0)
    return np.where(mask == 1, A / keep, 0.0), mask


@alternative("dropout_forward")
def by_choice(A, keep, rng, training):
    "the generator's choice among False and True, a list comes back"
    if not training:
        return [A, None]
    mask = rng.choice([False, True], size=A.shape, p=[1 - keep, keep])
    out = np.zeros(A.shape)
    out[mask] = A[mask] / keep
    return [out, mask]


@alternative("dropout_forward")
def dropping_those_below(A, keep, rng, training):
    "counts those to be dropped, example by example, in single precision"
    if not training:
        return A, None
    mask = np.stack([rng.random(A.shape[0]) >= 1 - keep for _ in range(A.shape[1])], axis=1).astype(np.float32)
    return A * mask / keep, mask


@alternative("dropout_backward")
def backward_by_where(dA, mask, keep):
    "np.where"
    return np.where(mask, dA / keep, 0.0)


@alternative("dropout_backward")
def backward_by_zeros(dA, mask, keep):
    "a scaled copy with zeros written in"
    out = np.array(dA, dtype=float) / keep
    out[np.asarray(mask) == 0] = 0
    return out


@alternative("dropout_backward")
def backward_in_a_loop(dA, mask, keep):
    "entry by entry"
    out = np.zeros(dA.shape)
    for j, k in np.argwhere(mask):
        out[j, k] = dA[j, k] * (1 / keep)
    return out


@alternative("batchnorm_forward")
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


@alternative("batchnorm_forward")
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


@alternative("batchnorm_forward")
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


@alternative("batchnorm_backward")
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


@alternative("batchnorm_backward")
def from_the_sums(dout, Z, gamma, eps=1e-5):
    "dZ from dgamma and dbeta, list"
    m = Z.shape[1]
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dgamma, dbeta = np.einsum("jk,jk->j", dout, Z_hat)[:, None], np.sum(dout, axis=1)[:, None]
    return [gamma / (m * scale) * (m * dout - dbeta - Z_hat * dgamma), dgamma, dbeta]


@alternative("batchnorm_backward")
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


@alternative("early_stopping")
def by_distance_from_the_best(losses, patience, min_delta):
    "patience as the distance from the best epoch"
    best_epoch = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best_epoch] - min_delta:
            best_epoch = epoch
        elif epoch - best_epoch >= patience:
            return (epoch, best_epoch)
    return (len(losses) - 1, best_epoch)


@alternative("early_stopping")
def by_a_while_loop(losses, patience, min_delta):
    "a while loop on a copy, numpy integers, list"
    values = np.asarray(losses, dtype=float)
    best, best_epoch, left, epoch = float("inf"), -1, patience, -1
    while left > 0 and epoch + 1 < len(values):
        epoch += 1
        if best - min_delta > values[epoch]:
            best, best_epoch, left = values[epoch], epoch, patience
        else:
            left -= 1
    return [np.int64(epoch), np.int64(best_epoch)]


@alternative("early_stopping")
def by_marking_first(losses, patience, min_delta):
    "marks the epochs that improve, then looks for the first gap"
    marks, best = [], None
    for epoch, loss in enumerate(losses):
        if best is None or loss < best - min_delta:
            best = loss
            marks.append(epoch)
    for here, after in zip(marks, [*marks[1:], float("inf")], strict=True):
        if here + patience < after and here + patience < len(losses):
            return here + patience, here
    return len(losses) - 1, marks[-1]


@alternative("reduce_on_plateau")
def by_powers(losses, lr, factor, patience, min_delta):
    "counts the reductions, lr * factor**k, array"
    best, waiting, reductions, counts = float("inf"), 0, 0, []
    for loss in losses:
        counts.append(reductions)
        if loss < best - min_delta:
            best, waiting = loss, 0
            continue
        waiting += 1
        if waiting >= patience:
            reductions, waiting = reductions + 1, 0
    return lr * np.power(float(factor), counts)


@alternative("reduce_on_plateau")
def filled_beforehand(losses, lr, factor, patience, min_delta):
    "an array of the first rate, its tail multiplied at each reduction"
    rates, best, waiting = np.full(len(losses), float(lr)), np.inf, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                rates[epoch + 1 :] *= factor
                waiting = 0
    return rates


@alternative("reduce_on_plateau")
def as_a_generator(losses, lr, factor, patience, min_delta):
    "a generator inside, counts by modulo, tuple to list"

    def walk():
        rate, best, since = float(lr), np.inf, 0
        for loss in losses:
            yield rate
            improved = loss < best - min_delta
            best, since = (loss, 0) if improved else (best, since + 1)
            if not improved and since % patience == 0:
                rate *= factor

    return list(walk())


@alternative("diagnose")
def by_a_table(train_error, dev_error, human_error):
    "a dict of two answers"
    verdicts = {(False, False): "fine", (True, False): "bias", (False, True): "variance", (True, True): "both"}
    return verdicts[bool(train_error - human_error > 0.02), bool(dev_error - train_error > 0.02)]


@alternative("diagnose")
def by_questions(train_error, dev_error, human_error):
    "one question after the other, thresholds on the other side"
    if train_error > human_error + 0.02:
        if dev_error > train_error + 0.02:
            return "both"
        return "bias"
    if dev_error > train_error + 0.02:
        return "variance"
    return "fine"


@alternative("diagnose")
def by_index(train_error, dev_error, human_error):
    "a list and a number of two bits"
    bias = max(train_error - human_error, 0) > 0.02
    variance = max(dev_error - train_error, 0) > 0.02
    return ["fine", "bias", "variance", "both"][int(bias) + 2 * int(variance)]

"""Right solutions in other styles."""

from autograder.course.proof import alternative

# sigmoid


@alternative("sigmoid")
def tangent(z):
    "by the hyperbolic tangent"
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))


@alternative("sigmoid")
def masks(z):
    "the two signs by masks, into a new array"
    z = np.asarray(z)
    out = np.empty(z.shape)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


@alternative("sigmoid")
def logaddexp(z):
    "minus log(1 + exp(-z)) in the exponent"
    return np.exp(-np.logaddexp(0, -z))


@alternative("sigmoid")
def clipped(z):
    "a clip that double and single precision can bear"
    return 1.0 / (1.0 + np.exp(-np.clip(z, -80, 80)))


@alternative("sigmoid")
def warnings_off(z):
    "the plain formula with the overflow expected"
    with np.errstate(over="ignore"):
        return np.reciprocal(1 + np.exp(-1.0 * z))


@alternative("sigmoid")
def one_by_one(z):
    "a Python loop: nothing forbids it here"
    import math

    z = np.asarray(z)
    values = [1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)) for v in z.ravel().tolist()]
    return np.array(values, dtype=float).reshape(z.shape)


@alternative("cost_loop")
def plain_numbers(w, b, X, Y):
    "numbers and two loops, nothing of numpy but the result"
    import math

    n, m = X.shape
    cost, dw, db = 0.0, [0.0] * n, 0.0
    for i in range(m):
        z = float(b)
        for k in range(n):
            z += float(w[k, 0]) * float(X[k, i])
        a = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        p = min(max(a, 1e-12), 1 - 1e-12)
        cost += -math.log(p) if Y[0, i] == 1 else -math.log(1 - p)
        dz = a - float(Y[0, i])
        for k in range(n):
            dw[k] += dz * float(X[k, i])
        db += dz
    return cost / m, np.array(dw).reshape(n, 1) / m, db / m


@alternative("cost_loop")
def columns(w, b, X, Y):
    "zip over the columns, a list of costs"
    costs, gradients, biases = [], [], []
    for x, y in zip(X.T, Y.T, strict=True):
        a = sigmoid(np.array([x @ w[:, 0] + b]))[0]
        p = np.clip(float(a), 1e-12, 1 - 1e-12)
        costs.append(-np.log(p) * y[0] - np.log(1 - p) * (1 - y[0]))
        gradients.append(x * (a - y[0]))
        biases.append(a - y[0])
    return np.mean(costs), np.mean(gradients, axis=0)[:, np.newaxis], np.mean(biases)


@alternative("cost_loop")
def not_a_loop(w, b, X, Y):
    "vectorised: that it loops is not graded"
    X = X.astype(float)
    A = 0.5 * (1 + np.tanh((w.T @ X + b) / 2))
    P = np.where(Y == 1, A, 1 - A)
    return [-np.log(np.clip(P, 1e-12, 1)).mean(), np.einsum("nm,om->no", X, A - Y) / Y.size, (A - Y).mean()]


@alternative("cost_loop")
def from_the_score(w, b, X, Y):
    "the cost from z by logaddexp, without any clip"
    cost, dw, db = 0.0, np.zeros(w.shape), 0.0
    m = X.shape[1]
    for i in range(m):
        z = float(np.sum(w[:, 0] * X[:, i].astype(float)) + b)
        cost += (np.logaddexp(0, z) - z * Y[0, i]) / m
        dz = np.exp(-np.logaddexp(0, -z)) - Y[0, i]
        dw = dw + dz * X[:, [i]] / m
        db = db + dz / m
    return cost, dw, db


# cross_entropy


@alternative("cross_entropy")
def of_the_label(A, Y):
    "the probability of the observed label, then its logarithm"
    p = np.where(np.asarray(Y) == 1, A, 1 - A.astype(np.float64))
    return -np.log(np.clip(p, 1e-12, 1 - 1e-12)).mean()


@alternative("cross_entropy")
def two_sums(A, Y):
    "two matrix products, the number taken out of the (1, 1) array"
    A = np.minimum(np.maximum(A.astype(float), 1e-12), 1 - 1e-12)
    m = Y.shape[1]
    return (-(np.log(A) @ Y.T + np.log1p(-A) @ (1 - Y).T) / m).item()


@alternative("cross_entropy")
def by_loop(A, Y):
    "a loop over the examples in pure Python"
    import math

    total = 0.0
    for a, y in zip(A.ravel().tolist(), Y.ravel().tolist(), strict=True):
        a = min(max(a, 1e-12), 1 - 1e-12)
        total -= y * math.log(a) + (1 - y) * math.log(1 - a)
    return total / A.size


@alternative("cross_entropy")
def selected(A, Y):
    "boolean selections of the two classes"
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return -(np.log(A[Y == 1]).sum() + np.log(1 - A[Y == 0]).sum()) / A.shape[1]


# forward


@alternative("forward")
def weighted_sum(w, b, X):
    "features weighted by broadcasting, summed with keepdims"
    return sigmoid(np.sum(w * X, axis=0, keepdims=True) + b)


@alternative("forward")
def einsum_and_tanh(w, b, X):
    "einsum, and a sigmoid of its own"
    z = np.einsum("no,nm->om", w, X) + b
    return 0.5 + 0.5 * np.tanh(0.5 * z)


@alternative("forward")
def augmented(w, b, X):
    "the bias as the weight of a constant feature"
    W = np.vstack([w, [[b]]])
    return sigmoid(np.dot(W.T, np.vstack([X, np.ones((1, X.shape[1]))])))


@alternative("forward")
def event_by_event(w, b, X):
    "a loop over the examples: only propagate has to do without"
    z = [sum(float(w[k, 0]) * float(X[k, i]) for k in range(len(w))) + b for i in range(X.shape[1])]
    return sigmoid(np.array(z, dtype=float).reshape(1, -1))


# propagate


@alternative("propagate")
def everything_inline(w, b, X, Y):
    "one block, without the earlier tasks"
    m = Y.shape[1]
    z = w.T.astype(np.float64) @ X + b
    e = np.exp(-np.abs(z))
    A = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    P = np.clip(A, 1e-12, 1 - 1e-12)
    cost = -(np.sum(np.log(P) * Y) + np.sum(np.log(1 - P) * (1 - Y))) / m
    return cost, np.dot(X, (A - Y).T) / m, np.sum(A - Y) / m


@alternative("propagate")
def cost_from_the_score(w, b, X, Y):
    "a cost by logaddexp that needs no clip, the gradient by broadcasting"
    z = np.sum(w * X.astype(float), axis=0, keepdims=True) + b
    A = np.exp(-np.logaddexp(0, -z))
    return (
        float(np.mean(np.logaddexp(0, z) - Y * z)),
        np.mean((A - Y) * X, axis=1, keepdims=True),
        float((A - Y).mean()),
    )


@alternative("propagate")
def einsum_list(w, b, X, Y):
    "einsum, returned as a list"
    A = forward(w, b, X)
    dZ = (A - Y) / X.shape[1]
    return [cross_entropy(A, Y), np.einsum("nm,om->no", X, dZ), np.einsum("om->", dZ)]


@alternative("propagate")
def chain_rule(w, b, X, Y):
    "step by step through the graph: da, dz, dw"
    A = forward(w, b, X).astype(float)
    P = np.clip(A, 1e-12, 1 - 1e-12)
    dA = -(Y / P) + (1 - Y) / (1 - P)
    dZ = dA * P * (1 - P)
    m = X.shape[1]
    return cross_entropy(A, Y), (dZ @ X.T).T / m, np.squeeze(dZ.sum(axis=1) / m)


# fit


@alternative("fit")
def in_place(X, Y, lr, steps):
    "arrays of costs filled along the way, its own weights moved in place"
    w, b, costs = np.zeros((len(X), 1), dtype=np.float64), 0.0, np.empty(steps)
    for k in range(steps):
        costs[k], dw, db = propagate(w, b, X, Y)
        w -= lr * dw
        b -= lr * db
    return w, b, costs


@alternative("fit")
def one_vector(X, Y, lr, steps):
    "w and b as one vector with a constant feature"
    n, m = X.shape
    Z = np.vstack([X, np.ones((1, m))]).astype(float)
    theta, costs = np.zeros(n + 1), []
    for _ in range(steps):
        A = sigmoid(theta @ Z)
        costs.append(cross_entropy(A[np.newaxis], Y))
        theta = theta - lr * Z @ (A - Y[0]) / m
    return theta[:n].reshape(n, 1), theta[n], costs


@alternative("fit")
def recursive(X, Y, lr, steps):
    "one step as a function, called in a while loop, with the loop's gradient"

    def step(w, b):
        cost, dw, db = cost_loop(w, b, X, Y)
        return w - lr * dw, b - lr * db, cost

    state, costs = (np.zeros((X.shape[0], 1)), 0.0), []
    while len(costs) < steps:
        *state, cost = step(*state)
        costs.append(float(cost))
    return [state[0], float(state[1]), tuple(costs)]


# predict


@alternative("predict")
def where(w, b, X, threshold=0.5):
    "np.where with integers"
    return np.where(forward(w, b, X) > threshold, 1, 0)


@alternative("predict")
def small_integers(w, b, X, threshold=0.5):
    "the score's own sigmoid, the comparison multiplied by one"
    z = np.dot(w.T, X) + b
    return 1 * (0.5 * (1 + np.tanh(z / 2)) > threshold)


@alternative("predict")
def bytes_by_loop(w, b, X, threshold=0.5):
    "a loop that fills a row of bytes"
    p = forward(w, b, X)
    out = np.zeros(p.shape, dtype=np.uint8)
    for i in range(p.shape[1]):
        if p[0, i] > threshold:
            out[0, i] = 1
    return out


# photon_classifier


@alternative("photon_classifier")
def class_with_call(X, Y):
    "an object that can be called"

    class Classifier:
        def __init__(self, X, Y):
            self.mean, self.std = X.mean(axis=1)[:, np.newaxis], X.std(axis=1)[:, np.newaxis]
            self.w, self.b, _ = fit(self.scaled(X), Y, 0.5, 200)

        def scaled(self, X):
            return (X - self.mean) / self.std

        def __call__(self, X_new):
            return forward(self.w, self.b, self.scaled(X_new)).ravel()

    return Classifier(X, Y)


@alternative("photon_classifier")
def absorbed_scale(X, Y):
    "the scaling absorbed into weights and bias, the fit written out"
    X = X.astype(np.float64)
    mean, std = X.mean(axis=1), X.std(axis=1)
    Z = (X - mean[:, np.newaxis]) / std[:, np.newaxis]
    w, b = np.zeros(len(X)), 0.0
    for _ in range(250):
        error = 1 / (1 + np.exp(-(w @ Z + b))) - Y[0]
        w, b = w - 0.8 * Z @ error / len(error), b - 0.8 * error.mean()
    v = w / std
    c = b - v @ mean
    return lambda X_new: 0.5 * (1 + np.tanh((v @ X_new + c) / 2))


@alternative("photon_classifier")
def ranges(X, Y):
    "scaled to [0, 1] by the range of the training events, more steps"
    low, high = np.min(X, axis=1, keepdims=True), np.max(X, axis=1, keepdims=True)
    w, b, _ = fit((X - low) / (high - low), Y, 5.0, 1000)
    return lambda events: forward(w, b, (events - low) / (high - low))[0, :]


@alternative("photon_classifier")
def features_of_its_own(X, Y):
    "the width measured in units of its region, logarithms of the isolations, mini-batches from a generator of its own"

    def features(X):
        endcap = np.abs(X[6]) > 1.5
        width = X[1] / np.where(endcap, 0.0265, 0.0096)
        rows = [X[0], width, X[2], *np.log1p(np.abs(X[3:6])), np.log(X[7])]
        return np.stack(rows).astype(float)

    Z = features(X)
    mean, std = Z.mean(axis=1, keepdims=True), Z.std(axis=1, keepdims=True)
    Z, rng = (Z - mean) / std, np.random.default_rng(1)
    w, b = np.zeros((len(Z), 1)), 0.0
    for _ in range(20):
        for batch in np.array_split(rng.permutation(Z.shape[1]), max(Z.shape[1] // 50, 1)):
            _, dw, db = propagate(w, b, Z[:, batch], Y[:, batch])
            w, b = w - 0.2 * dw, b - 0.2 * db
    return lambda X_new: forward(w, b, (features(X_new) - mean) / std)[0]

"""Other right solutions, each in a style of its own."""

from autograder.course.proof import alternative

# prepare


@alternative("prepare")
def by_sklearn(X_train, X_other):
    """sklearn's StandardScaler"""
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_other)


@alternative("prepare")
def feature_by_feature(X_train, X_other):
    """a loop over the features, the deviation by its formula"""
    out = np.empty(X_train.shape), np.empty(X_other.shape)
    for k in range(X_train.shape[1]):
        x = np.asarray(X_train[:, k], dtype=float)
        mean = x.sum() / len(x)
        std = np.sqrt(((x - mean) ** 2).mean()) or 1.0
        out[0][:, k], out[1][:, k] = (x - mean) / std, (X_other[:, k] - mean) / std
    return out


@alternative("prepare")
def with_a_mask(X_train, X_other):
    """keepdims, zeros of the deviation replaced by a mask, a list in place of a tuple"""
    mean = np.mean(X_train, axis=0, keepdims=True, dtype=np.float64)
    std = np.std(X_train, axis=0, keepdims=True, dtype=np.float64)
    std[std == 0] = 1.0
    return [(X - mean) / std for X in (X_train, X_other)]


# build_tagger


@alternative("build_tagger")
def by_functions(n_features, n_classes):
    """the functional interface, a Softmax layer of its own, dropout"""
    inputs = keras.Input(shape=(n_features,))
    x = inputs
    for units in (64, 32, 32):
        x = keras.layers.Dense(units, activation="elu", kernel_initializer="he_normal")(x)
        x = keras.layers.Dropout(0.1)(x)
    x = keras.layers.Dense(n_classes)(x)
    return keras.Model(inputs, keras.layers.Softmax()(x))


@alternative("build_tagger")
def added(n_features, n_classes):
    """add() layer by layer, batch normalisation, compiled at once"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(n_features,)))
    for units in (64, 32, 32):
        model.add(keras.layers.Dense(units))
        model.add(keras.layers.BatchNormalization())
        model.add(keras.layers.Activation("relu"))
    model.add(keras.layers.Dense(n_classes, activation=keras.activations.softmax))
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@alternative("build_tagger")
def regularised(n_features, n_classes):
    """weight decay, tanh and a separate activation at the end"""
    D, l2 = keras.layers.Dense, keras.regularizers.L2(1e-5)
    return keras.Sequential(
        [
            keras.Input([n_features]),
            D(64, activation="tanh", kernel_regularizer=l2),
            D(32, activation="tanh", kernel_regularizer=l2),
            D(32, activation="tanh", kernel_regularizer=l2),
            D(n_classes),
            keras.layers.Activation("softmax"),
        ]
    )


# make_callbacks


@alternative("make_callbacks")
def the_other_order():
    """the learning rate first, val_loss as Keras' default, a CSV log besides"""
    return [
        keras.callbacks.ReduceLROnPlateau(patience=0, factor=0.5, min_lr=1e-6),
        keras.callbacks.EarlyStopping(patience=1, restore_best_weights=True, min_delta=1e-4),
        keras.callbacks.TerminateOnNaN(),
    ]


@alternative("make_callbacks")
def appended():
    """a list that grows, modes said aloud"""
    callbacks = []
    callbacks.append(keras.callbacks.EarlyStopping("val_loss", 0, 30, 0, "min", restore_best_weights=True))
    callbacks.append(keras.callbacks.ReduceLROnPlateau("val_loss", 0.1, 29, mode="min", cooldown=2))
    return callbacks


@alternative("make_callbacks")
def of_my_own():
    """a class made from EarlyStopping"""

    class Patient(keras.callbacks.EarlyStopping):
        def on_train_end(self, logs=None):
            super().on_train_end(logs)

    common = {"monitor": "val_loss"}
    stop = Patient(patience=9, restore_best_weights=True, start_from_epoch=3, **common)
    return [stop, keras.callbacks.ReduceLROnPlateau(patience=4, **common)]


# one_vs_rest_auc


@alternative("one_vs_rest_auc")
def all_pairs(y, p):
    """every pair compared in a matrix"""
    areas = []
    for c, score in enumerate(p.T):
        difference = score[y == c][:, np.newaxis] - score[y != c][np.newaxis]
        areas.append(np.mean(difference > 0) + np.mean(difference == 0) / 2 if difference.size else 0.0)
    return np.array(areas)


@alternative("one_vs_rest_auc")
def by_ranks(y, p):
    """mean ranks (Mann-Whitney)"""
    from scipy.stats import rankdata

    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own = y == c
        n, m = own.sum(), (~own).sum()
        if n * m:
            out[c] = (rankdata(p[:, c])[own].sum() - n * (n + 1) / 2) / (n * m)
    return out


@alternative("one_vs_rest_auc")
def by_sklearn_area(y, p):
    """sklearn's roc_auc_score, where it is defined"""
    from sklearn.metrics import roc_auc_score

    truth = [y == c for c in range(p.shape[1])]
    return np.array([roc_auc_score(t, p[:, c]) if 0 < t.sum() < len(t) else 0.0 for c, t in enumerate(truth)])


@alternative("one_vs_rest_auc")
def under_the_curve(y, p):
    """the trapezoids under the ROC curve"""
    from sklearn.metrics import roc_curve

    areas = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        if 0 < np.sum(y == c) < len(y):
            fpr, tpr, _ = roc_curve(y == c, p[:, c])
            areas[c] = np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])) / 2
    return areas


# signal_vs_qcd


@alternative("signal_vs_qcd")
def jet_by_jet(y, p, signal, qcd):
    """a loop over the jets"""
    labels, scores = [], []
    for label, row in zip(y, p, strict=True):
        if label != signal and label not in qcd:
            continue
        total = row[signal] + sum(row[c] for c in qcd)
        labels.append(1 if label == signal else 0)
        scores.append(row[signal] / total if total > 0 else 0.0)
    return np.array(labels, dtype=int), np.array(scores, dtype=float)


@alternative("signal_vs_qcd")
def divided_where(y, p, signal, qcd):
    """np.divide with where, boolean labels, columns added one by one"""
    kept = y == signal
    background = np.zeros(len(y))
    for c in qcd:
        kept = kept | (y == c)
        background = background + p[:, c]
    total = p[:, signal] + background
    score = np.divide(p[:, signal], total, out=np.zeros(len(y)), where=total != 0)
    return (y == signal)[kept], score[kept]


@alternative("signal_vs_qcd")
def sorted_out(y, p, signal, qcd):
    """indices, nan turned into 0, labels as floats"""
    index = np.array([k for k in range(len(y)) if y[k] in [signal, *qcd]], dtype=int)
    some = p[index][:, [signal, *qcd]]
    with np.errstate(invalid="ignore"):
        score = np.nan_to_num(some[:, 0] / some.sum(axis=1))
    return np.where(y[index] == signal, 1.0, 0.0), score


# expected_improvement


@alternative("expected_improvement")
def where_sure_nothing(mu, sigma, best, xi=0.01):
    """zeros first, written into where sigma is positive"""
    out = np.zeros(np.shape(mu))
    unsure = sigma > 0
    gain = best - xi - mu[unsure]
    z = gain / sigma[unsure]
    out[unsure] = gain * norm.cdf(z) + sigma[unsure] * norm.pdf(z)
    return out


@alternative("expected_improvement")
def errors_off(mu, sigma, best, xi=0.01):
    """the warnings off for one division, sigma in front"""
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (best - mu - xi) / sigma
        value = sigma * (z * norm.cdf(z) + norm.pdf(z))
    return np.where(sigma == 0, 0.0, value)


@alternative("expected_improvement")
def point_by_point(mu, sigma, best, xi=0.01):
    """a loop, with the error function"""
    from math import erf, exp, pi, sqrt

    out = []
    for m, s in zip(mu, sigma, strict=True):
        if s == 0:
            out.append(0.0)
            continue
        z = (best - m - xi) / s
        density = exp(-z * z / 2) / sqrt(2 * pi) if abs(z) < 38 else 0.0
        out.append(float((best - m - xi) * (1 + erf(z / sqrt(2))) / 2 + s * density))
    return np.array(out)


# bayes_optimize


@alternative("bayes_optimize")
def random_candidates(f, low, high, steps, rng):
    """RBF with a constant in front, random candidates, values standardised by hand"""
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel

    x = [rng.uniform(low, high)]
    values = [f(x[0])]
    for k in range(1, steps):
        if k < 5:
            x.append(rng.uniform(low, high))
        else:
            v = np.array(values)
            v = (v - v.mean()) / (v.std() + 1e-12)
            kernel = ConstantKernel(1.0) * RBF((high - low) / 8, ((high - low) / 40, (high - low) * 2))
            process = GaussianProcessRegressor(kernel, alpha=1e-6).fit(np.array(x)[:, None], v)
            some = rng.uniform(low, high, 800)
            mu, sigma = process.predict(some[:, None], return_std=True)
            x.append(float(some[expected_improvement(mu, sigma, v.min()).argmax()]))
        values.append(f(x[-1]))
    return min(zip(x, values, strict=True), key=lambda pair: pair[1])


@alternative("bayes_optimize")
def on_the_unit_interval(f, low, high, steps, rng):
    """searched on [0, 1], points never tried twice, random points spread by strata, restarts with a random_state"""
    first = min(steps, 5)
    u = list((rng.permutation(first) + rng.random(first)) / first)
    values = [float(f(low + (high - low) * x)) for x in u]
    grid = np.linspace(0, 1, 401)
    while len(u) < steps:
        process = GaussianProcessRegressor(
            Matern(0.2, (0.05, 2), nu=2.5), alpha=1e-8, normalize_y=True, n_restarts_optimizer=1, random_state=0
        ).fit(np.array(u)[:, None], np.array(values))
        left = grid[np.min(np.abs(grid[:, None] - np.array(u)), axis=1) > 1e-4]
        mu, sigma = process.predict(left[:, None], return_std=True)
        u.append(left[np.argmax(expected_improvement(mu, sigma, min(values)))])
        values.append(float(f(low + (high - low) * u[-1])))
    best = int(np.argmin(values))
    return low + (high - low) * u[best], values[best]


@alternative("bayes_optimize")
def optimistic(f, low, high, steps, rng):
    """a lower confidence bound in place of EI, arrays that grow, ends and middle first"""
    x = np.array([low, high, (low + high) / 2])[:steps]
    values = np.array([f(float(v)) for v in x])
    grid = np.sort(np.concatenate([np.linspace(low, high, 250), rng.uniform(low, high, 150)]))
    while len(x) < steps:
        process = GaussianProcessRegressor(
            Matern((high - low) / 6, ((high - low) / 20, high - low), nu=2.5), alpha=1e-6, normalize_y=True
        )
        process.fit(x[:, None], values)
        mu, sigma = process.predict(grid[:, None], return_std=True)
        new = grid[np.argmin(mu - 1.5 * sigma)]
        x, values = np.append(x, new), np.append(values, f(float(new)))
    return x[values.argmin()], values.min()

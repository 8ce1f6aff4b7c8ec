"""Which accuracy and which AUC of each class prove a trained tagger: thirty trainings of it and of wrong models."""

import functools
from pathlib import Path

import keras
import numpy as np
from sklearn.linear_model import LogisticRegression

import autograder.data.jet_classes
from autograder.authoring.calibrate import Study
from autograder.checks.architecture import layer_weights
from autograder.course.assignment import load
from autograder.data import jets

TRAIN, DEV, FEW, TEST, EPOCHS, RATE = 12_000, 3_000, 3_000, 10_000, 25, 4e-3
ASSIGNMENT = load(Path(__file__).parents[1])
REFERENCE = ASSIGNMENT.reference
CLASSES = ("g", "q", "W", "Z", "t")


def drawn(seed, m):
    """Jets to train with and jets to test with, each (X, y)."""
    X, y, *_ = jets(m + TEST, np.random.default_rng([seed, 10]))
    return X[:m], y[:m], X[m:], y[m:]


@functools.cache
def compiled(build):
    """One compiled model of a kind: Keras takes longer to compile the training than to train."""
    model = build()
    model.compile(keras.optimizers.Adam(RATE), "sparse_categorical_crossentropy")
    return model


def tagger():
    return REFERENCE.build_tagger(16, 5)


def line():
    return keras.Sequential([keras.Input((16,)), keras.layers.Dense(5, activation="softmax")])


def fresh(build):
    """A model with new weights and an optimiser that has seen nothing."""
    model = compiled(build)
    model.set_weights(build().get_weights())
    for variable in model.optimizer.variables:
        variable.assign(np.zeros(variable.shape, variable.dtype))
    model.optimizer.learning_rate = RATE
    return model


def fitted(model, Z, y, Z_dev=None, y_dev=None, epochs=EPOCHS):
    """Trained as in the notebook; without a development set for a fixed number of epochs."""
    watched = {}
    if Z_dev is not None:
        watched = {"validation_data": (Z_dev, y_dev), "validation_batch_size": DEV}
        watched["callbacks"] = REFERENCE.make_callbacks()
    model.fit(Z, y, epochs=epochs, batch_size=128, verbose=0, **watched)
    return model


@functools.lru_cache(maxsize=300)
def predictions(train, seed):
    keras.utils.set_random_seed(seed)
    model, X_train, X_test, y_test = train(seed)
    test = REFERENCE.prepare(X_train, X_test)[1].astype(np.float32)
    return y_test, np.asarray(model(test, training=False))


def reference(seed):
    X, y, X_test, y_test = drawn(seed, TRAIN + DEV)
    Z, Z_dev = REFERENCE.prepare(X[:TRAIN], X[TRAIN:])
    model = fitted(fresh(tagger), Z, y[:TRAIN], Z_dev, y[TRAIN:])
    return model, X[:TRAIN], X_test, y_test


def wrong(labels=lambda y, seed: y, scaled=True, epochs=4, m=FEW, build=tagger):
    """A training that goes wrong in one way."""

    def train(seed):
        X, y, X_test, y_test = drawn(seed, m)
        Z = REFERENCE.prepare(X, X)[0] if scaled else X
        model = fresh(build)
        return fitted(model, Z, labels(y, seed), epochs=epochs) if epochs else model, X, X_test, y_test

    return train


def best_line(seed):
    """Logistic regression on the five classes: as good as a line gets."""
    X, y, X_test, y_test = drawn(seed, TRAIN)
    found = LogisticRegression(max_iter=300).fit(REFERENCE.prepare(X, X)[0], y)
    model = compiled(line)
    model.set_weights([found.coef_.T, found.intercept_])
    return model, X, X_test, y_test


def accuracy(y, p):
    return float(np.mean(p.argmax(axis=1) == y))


def auc_of(c):
    return lambda y, p: float(REFERENCE.one_vs_rest_auc(y, p)[c])


def judged_by(metric, train):
    return lambda seed: metric(*predictions(train, seed))


def layers():
    """The weights that stand for the notebook's own, trained on the notebook's jets and seed."""
    X, y, *_ = jets(20_000, np.random.default_rng(10))
    Z, Z_dev = REFERENCE.prepare(X[:TRAIN], X[TRAIN : TRAIN + DEV])
    keras.utils.set_random_seed(10)
    return layer_weights(fitted(fresh(tagger), Z, y[:TRAIN], Z_dev, y[TRAIN : TRAIN + DEV]))


USELESS = {
    "untrained": wrong(epochs=0),
    "shuffled labels": wrong(lambda y, seed: np.random.default_rng(seed).permutation(y), epochs=2),
    "labels moved on by one": wrong(lambda y, seed: (y + 1) % 5),
    "trained on one class": wrong(lambda y, seed: np.full_like(y, 4), epochs=2),
}
WRONG = {
    **USELESS,
    "classes sorted as OpenML has them": wrong(lambda y, seed: np.array([0, 1, 3, 4, 2])[y]),
    "trained on features that were not scaled": wrong(scaled=False),
    "a line on the features": best_line,
}
SOURCES = (
    autograder.data.jet_classes,
    *(ASSIGNMENT.definition(name) for name in ("prepare", "build_tagger", "make_callbacks")),
    Path(__file__).read_text(),
)
SETTINGS = {"train": TRAIN, "epochs": EPOCHS, "test": TEST}


def study(name, metric, measure, models, **more):
    return Study(
        name=name,
        metric=metric,
        reference=judged_by(measure, reference),
        wrong={label: judged_by(measure, train) for label, train in models.items()},
        settings=SETTINGS,
        sources=SOURCES,
        **more,
    )


STUDIES = (
    study("jet_tagger", "accuracy", accuracy, WRONG, layers=layers),
    *(study(f"jet_tagger/{k}", f"AUC of {k} against the rest", auc_of(c), USELESS) for c, k in enumerate(CLASSES)),
)

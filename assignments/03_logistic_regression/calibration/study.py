"""Which AUC proves that a photon classifier was trained rightly: thirty trainings of it and of wrong models."""

from pathlib import Path

import numpy as np

import autograder.data.photons
from autograder.authoring.calibrate import Study
from autograder.course.assignment import load
from autograder.data import photon_jet

TRAIN, TEST = 1000, 2000
ASSIGNMENT = load(Path(__file__).parents[1])
REFERENCE = ASSIGNMENT.reference


def events(seed):
    rng = np.random.default_rng([seed, 3])
    X, Y, _ = photon_jet(TRAIN, rng)
    X_new, Y_new, _ = photon_jet(TEST, rng)
    return X, Y, X_new, Y_new


def auc(train):
    """The score of a function that makes a predict_proba of training events."""

    def score(seed):
        X, Y, X_new, Y_new = events(seed)
        with np.errstate(all="ignore"):
            return REFERENCE.right_order(Y_new, train(X, Y)(X_new))

    return score


def untrained(X, Y):
    return lambda X_new: REFERENCE.forward(np.zeros((8, 1)), 0.0, X_new)[0]


def inverted(X, Y):
    predict_proba = REFERENCE.photon_classifier(X, Y)
    return lambda X_new: 1 - predict_proba(X_new)


def shuffled_labels(X, Y):
    return REFERENCE.photon_classifier(X, np.random.default_rng(0).permutation(Y, axis=1))


def best_cut(X, Y):
    return lambda X_new: X_new[2]


def decisions(X, Y):
    predict_proba = REFERENCE.photon_classifier(X, Y)
    return lambda X_new: (predict_proba(X_new) > 0.5).astype(float)


def unscaled(lr, steps):
    def train(X, Y):
        w, b, _ = REFERENCE.fit(X, Y, lr, steps)
        return lambda X_new: REFERENCE.forward(w, b, X_new)[0]

    return train


def scaled(scale):
    def train(X, Y):
        w, b, _ = REFERENCE.fit(scale(X), Y, 1.0, 300)
        return lambda X_new: REFERENCE.forward(w, b, scale(X_new))[0]

    return train


def per_event(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)


def one_number(X):
    return (X - X.mean()) / X.std()


STUDIES = (
    Study(
        name="photon_classifier",
        metric="AUC",
        reference=auc(REFERENCE.photon_classifier),
        wrong={
            "untrained": auc(untrained),
            "inverted": auc(inverted),
            "shuffled labels": auc(shuffled_labels),
            "R9 alone": auc(best_cut),
            "decisions, not probabilities": auc(decisions),
            "not standardised, lr 1": auc(unscaled(1.0, 300)),
            "not standardised, lr 0.01": auc(unscaled(0.01, 300)),
            "standardised within each event": auc(scaled(per_event)),
            "one mean and deviation for all features": auc(scaled(one_number)),
        },
        settings={"train": TRAIN, "test": TEST},
        sources=(
            autograder.data.photons,
            *(ASSIGNMENT.definition(task.name) for task in ASSIGNMENT.tasks),
            Path(__file__).read_text(),
        ),
    ),
)

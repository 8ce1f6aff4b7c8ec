"""How often a network that was trained rightly sees the phase, near to Tc and far from it, and how often wrong ones do.

Any architecture is allowed, so the cut is made from the weaker of the two that the notebook names, the dense network;
the stored weights are those of the notebook's own convolution.
"""

import functools
from pathlib import Path

import keras
import numpy as np

import autograder.data.lattice
from autograder.authoring.calibrate import Study
from autograder.checks.architecture import layer_weights
from autograder.course.assignment import load
from autograder.data import ising_phases

TRAIN, FEW, TEST, EPOCHS = 6_000, 2_000, 1_000, 8
ASSIGNMENT = load(Path(__file__).parents[1])
REFERENCE = ASSIGNMENT.reference


@functools.lru_cache(maxsize=40)
def drawn(seed):
    """Lattices to learn from as bytes, and tests near to Tc and far from it."""
    rng = np.random.default_rng([seed, 9])
    X, y, _ = ising_phases(TRAIN, rng)
    tests = tuple(ising_phases(TEST, rng, near_fraction=share)[:2] for share in (1.0, 0.0))
    return X.astype(np.int8), y, tests


def fitted(model, X, y, epochs):
    model.compile(keras.optimizers.Adam(3e-3), "binary_crossentropy")
    model.fit(X.astype(np.float32), y, batch_size=64, epochs=epochs, verbose=0)
    return model


def of_layers(*layers):
    return keras.Sequential([keras.Input((16, 16, 1)), *layers, keras.layers.Dense(1, activation="sigmoid")])


def dense():
    return of_layers(keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"))


def share_right(y, p):
    """The share of right answers, with one right and one wrong added: its logit is finite."""
    return float((np.sum((p > 0.5) == y) + 1) / (len(y) + 2))


@functools.lru_cache(maxsize=1000)
def shares(train, seed):
    """Near to Tc and far from it."""
    keras.utils.set_random_seed(seed)
    X, y, tests = drawn(seed)
    model = train(X, y, seed)
    return [share_right(labels, np.asarray(model(lattices, training=False))[:, 0]) for lattices, labels in tests]


def reference(X, y, seed):
    return fitted(dense(), X, y, EPOCHS)


def untrained(X, y, seed):
    return dense()


def inverted(X, y, seed):
    return fitted(dense(), X[:FEW], 1 - y[:FEW], 4)


def one_class(X, y, seed):
    return fitted(dense(), X[:FEW], np.ones(FEW), 2)


def shuffled_labels(X, y, seed):
    return fitted(dense(), X[:FEW], np.random.default_rng(seed).permutation(y[:FEW]), 2)


def line_on_spins(X, y, seed):
    return fitted(of_layers(keras.layers.Flatten()), X, y, 3)


def only_up(X, y, seed):
    """Has seen no lattice that points down."""
    up = X.mean(axis=(1, 2, 3)) > 0
    return fitted(of_layers(keras.layers.Flatten()), X[up], y[up], 4)


def layers():
    """The weights that stand for the notebook's own, trained on the seed of the notebook."""
    keras.utils.set_random_seed(9)
    X, y, _ = ising_phases(TRAIN, np.random.default_rng(16))
    return layer_weights(fitted(REFERENCE.build_phase_model(), X, y, EPOCHS))


WRONG = {
    "untrained": untrained,
    "inverted labels": inverted,
    "trained on one class": one_class,
    "shuffled labels": shuffled_labels,
    "a line on the spins": line_on_spins,
    "a line that saw only lattices pointing up": only_up,
}
SOURCES = (
    autograder.data.lattice,
    ASSIGNMENT.definition("build_phase_model"),
    Path(__file__).read_text(),
)


def judged(train, which):
    return lambda seed: shares(train, seed)[which]


STUDIES = tuple(
    Study(
        name=name,
        metric=f"share of right answers {where}",
        reference=judged(reference, which),
        wrong={label: judged(train, which) for label, train in WRONG.items()},
        settings={"train": TRAIN, "epochs": EPOCHS, "test": TEST},
        sources=SOURCES,
        layers=layers if name == "phase_classifier" else None,
    )
    for which, (name, where) in enumerate((("phase_classifier", "near to Tc"), ("phase_classifier/far", "far from Tc")))
)

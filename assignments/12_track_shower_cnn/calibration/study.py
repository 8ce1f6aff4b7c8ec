"""Which AUC proves that a network was trained rightly: thirty trainings of it and of wrong models."""

from pathlib import Path

import keras
import numpy as np

import autograder.data.detector
from autograder.authoring.calibrate import Study
from autograder.checks.architecture import layer_weights
from autograder.course.assignment import load
from autograder.data import tracks_showers

TRAIN, FEW, TEST, EPOCHS = 12_000, 1_500, 1_500, 8
ASSIGNMENT = load(Path(__file__).parents[1])
REFERENCE = ASSIGNMENT.reference


def drawn(seed, m):
    images, y, _ = tracks_showers(m + TEST, np.random.default_rng([seed, 12]))
    return images[:m], y[:m], images[m:], y[m:]


def fitted(model, x, y, epochs):
    """Trained as in the notebook."""
    steps = epochs * -(-len(x) // 64)
    model.compile(keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(3e-3, steps)), "binary_crossentropy")
    model.fit(x, y, batch_size=64, epochs=epochs, verbose=0)
    return model


def auc(y, score):
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(y))
    ranks[order] = np.arange(1, len(y) + 1)
    for value in np.unique(score):
        same = score == value
        ranks[same] = ranks[same].mean()
    m1 = int(np.sum(y == 1))
    return float((ranks[y == 1].sum() - m1 * (m1 + 1) / 2) / (m1 * (len(y) - m1)))


def score(train):
    """The AUC of a function that trains and gives labels and predictions of hidden events."""

    def scored(seed):
        keras.utils.set_random_seed(seed)
        return auc(*train(seed))

    return scored


def of(model, images, y):
    x = REFERENCE.normalize_images(images)
    return y, np.concatenate([np.asarray(model(x[k : k + 250], training=False)) for k in range(0, len(x), 250)])[:, 0]


def trained(seed, m=TRAIN, epochs=EPOCHS, labels=lambda y: y, scale=None, build=None):
    images, y, test, y_test = drawn(seed, m)
    x = (scale or REFERENCE.normalize_images)(images)
    return of(fitted((build or REFERENCE.build_cnn)(), x, labels(y), epochs), test, y_test)


def reference(seed):
    return trained(seed)


def untrained(seed):
    _, _, test, y = drawn(seed, FEW)
    return of(REFERENCE.build_cnn(), test, y)


def inverted(seed):
    return trained(seed, FEW, 3, labels=lambda y: 1 - y)


def one_class(seed):
    return trained(seed, FEW, 2, labels=np.ones_like)


def one_answer_for_all(seed):
    _, _, test, y = drawn(seed, FEW)
    return y, np.full(len(test), 0.5)


def bytes_as_they_are(seed):
    return trained(seed, FEW, 3, scale=lambda images: images[..., np.newaxis].astype(np.float32))


def line_on_pixels(seed):
    def line():
        return keras.Sequential(
            [keras.Input((32, 32, 1)), keras.layers.Flatten(), keras.layers.Dense(1, activation="sigmoid")]
        )

    return trained(seed, TRAIN, 4, build=line)


def charge_alone(seed):
    _, _, test, y = drawn(seed, FEW)
    return y, test.reshape(len(test), -1).sum(axis=1) / (255.0 * 1024)


def layers():
    """The weights that stand for the notebook's own, trained on the seed of the notebook."""
    keras.utils.set_random_seed(12)
    images, y, _, _ = drawn(12, TRAIN)
    return layer_weights(fitted(REFERENCE.build_cnn(), REFERENCE.normalize_images(images), y, EPOCHS))


WRONG = {
    "untrained": untrained,
    "inverted labels": inverted,
    "trained on one class": one_class,
    "one answer for all": one_answer_for_all,
    "trained on bytes, not divided by 255": bytes_as_they_are,
    "a line on the pixels": line_on_pixels,
    "total charge alone": charge_alone,
}
SOURCES = (
    autograder.data.detector,
    *(ASSIGNMENT.definition(name) for name in ("normalize_images", "build_cnn")),
    Path(__file__).read_text(),
)

STUDIES = (
    Study(
        name="track_shower_cnn",
        metric="AUC",
        reference=score(reference),
        wrong={label: score(train) for label, train in WRONG.items()},
        settings={"train": TRAIN, "epochs": EPOCHS, "test": TEST},
        sources=SOURCES,
        layers=layers,
    ),
)

"""What the judge knows of photon_classifier: hidden checks, other right solutions, known-wrong ones."""

import functools

import numpy as np

from autograder.checks import (
    agree,
    area_under_the_curve,
    calibrated,
    check,
    expect,
    has_shape,
    leaves_global_random_alone,
    returned,
    unchanged,
)
from autograder.course.proof import alternative, equivalent, misconception
from autograder.data import photon_jet

from public import one_probability_each
from reference import fit, forward, predict, propagate

CALIBRATED = calibrated(__file__, "photon_classifier")
SCALED = "Are the features standardised with numbers of the training events?"


@functools.cache
def class_events(seed):
    """The events of the whole class: X, Y to train on and X, Y to be judged on."""
    rng = np.random.default_rng(seed)
    train, test = CALIBRATED.settings["train"], CALIBRATED.settings["test"]
    return (*photon_jet(train, rng)[:2], *photon_jet(test, rng)[:2])


def predicted(predict_proba, X):
    """The probabilities of these events, one each, all in [0, 1]."""
    p = predict_proba(X)
    has_shape(p, (X.shape[1],), ask="One value per event, in one dimension: is it row 0 of a (1, k) array?")
    expect(p.dtype.kind == "f" and np.all((p >= 0) & (p <= 1)), "not all values are probabilities", got=p)
    return p


@check(core=True, weight=3, needs=[one_probability_each])
def hidden_events(student, class_rng):
    "photons and jets it has not seen are ordered as well as a trained line can"
    X, Y, X_new, Y_new = class_events(int(class_rng.integers(2**62)))
    p = predicted(student.photon_classifier(X, Y), X_new)
    share = area_under_the_curve(Y_new[0], p)
    threshold = CALIBRATED.threshold
    expect(share >= threshold, expected=f"at least {threshold}", ask=SCALED)


@check(weight=3)
def each_on_its_own(student, rng):
    "an event's value does not depend on the other events it is predicted with"
    X, Y, _ = photon_jet(800, rng)
    predict_proba = student.photon_classifier(X, Y)
    X_new, _, _ = photon_jet(60, rng)
    together = predicted(predict_proba, X_new)
    order = rng.permutation(60)
    ask = "Which numbers scale a new event: stored ones, or those of the array it came in?"
    groups = {"in another order": order, "some of them": range(13), "alone": [0], "alone, too": [17]}
    values = student.each(predict_proba, [(X_new[:, list(group)],) for group in groups.values()])
    for (what, group), got in zip(groups.items(), values, strict=True):
        agree(got, together[list(group)], what=what, ask=ask)
    agree(predict_proba(X_new), together, what="once more", ask="Does a prediction change what is stored?")


@check
def two_classifiers(student, rng):
    "a second training leaves the first classifier as it was"
    X, Y, _ = photon_jet(600, rng)
    X_other, Y_other, _ = photon_jet(600, rng)
    first = student.photon_classifier(X, Y)
    before = predicted(first, X[:, :20])
    student.photon_classifier(X_other * 1.5, 1 - Y_other)
    agree(first(X[:, :20]), before, ask="Where are mean, deviation and weights kept: in the function, or in globals?")


@check
def learns_from_labels(student, rng):
    "with the labels exchanged, it learns to find jets"
    X, Y, _ = photon_jet(1500, rng)
    X_new, Y_new, _ = photon_jet(1500, rng)
    share = area_under_the_curve(1 - Y_new[0], predicted(student.photon_classifier(X, 1 - Y), X_new))
    expect(share > 0.86, "the labels make no difference", ask="Which lines of yours use Y?")


@check
def rare_photons(student, rng):
    "it also learns where only one event in five is a photon"
    X, Y, _ = photon_jet(2500, rng, signal_fraction=0.2)
    X_new, Y_new, _ = photon_jet(2500, rng, signal_fraction=0.2)
    share = area_under_the_curve(Y_new[0], predicted(student.photon_classifier(X, Y), X_new))
    expect(share > 0.86, "photons and jets are mixed up", ask=SCALED)


@check
def events_in_single_precision(student, rng):
    "float32 features and labels do as well"
    X, Y, _ = photon_jet(1500, rng)
    X_new, Y_new, _ = photon_jet(1500, rng)
    predict_proba = student.photon_classifier(X.astype(np.float32), Y.astype(np.float32))
    share = area_under_the_curve(Y_new[0], predicted(predict_proba, X_new.astype(np.float32)))
    expect(share > 0.86, "photons and jets are mixed up", ask="Is anything stored as an integer, or too coarse?")


@check
def events_unchanged(student, rng):
    "training and predicting leave the events as they are, and numpy's global random state alone"
    X, Y, _ = photon_jet(400, rng)
    trained = student.observe("photon_classifier", X, Y)
    unchanged(trained)
    leaves_global_random_alone(trained)
    predict_proba = returned(trained)
    predict_proba(X[:, :30])
    unchanged(student.outcomes[-1])
    leaves_global_random_alone(student.outcomes[-1])


@alternative
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


@alternative
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


@alternative
def ranges(X, Y):
    "scaled to [0, 1] by the range of the training events, more steps"
    low, high = np.min(X, axis=1, keepdims=True), np.max(X, axis=1, keepdims=True)
    w, b, _ = fit((X - low) / (high - low), Y, 5.0, 1000)
    return lambda events: forward(w, b, (events - low) / (high - low))[0, :]


@alternative
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


@misconception(caught_by=each_on_its_own)
def scales_with_new_events(X, Y):
    """A new event is scaled with mean and deviation of the array it came in: alone it has the deviation 0. Which
    numbers belong to the classifier, and when are they computed?"""
    scale = lambda Z: (Z - Z.mean(axis=1, keepdims=True)) / np.maximum(Z.std(axis=1, keepdims=True), 1e-12)
    w, b, _ = fit(scale(X), Y, 1.0, 300)
    return lambda X_new: forward(w, b, scale(X_new))[0]


@misconception(caught_by=each_on_its_own)
def stretches_the_output(X, Y):
    """The values are stretched over [0, 1] with the smallest and largest of the array, so they depend on the company.
    Why not leave them?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)

    def predict_proba(X_new):
        p = forward(w, b, (X_new - mean) / std)[0]
        return (p - p.min()) / max(p.max() - p.min(), 1e-12)

    return predict_proba


@misconception(caught_by=hidden_events)
def forgets_to_scale_new_events(X, Y):
    """The training events are standardised, new ones are not: w belongs to standardised features. What does
    predict_proba do first?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, X_new)[0]


@misconception(caught_by=hidden_events)
def raw_features(X, Y):
    """The features are not standardised: pt is some thousand times larger than the shower width, and one learning rate
    can't serve both. What do mean 0 and deviation 1 change?"""
    w, b, _ = fit(X, Y, 0.01, 300)
    return lambda X_new: forward(w, b, X_new)[0]


@misconception(caught_by=hidden_events)
def scales_along_the_features(X, Y):
    """Mean and deviation run over the eight features of one event: GeV are averaged with pure numbers. Along which axis
    are the events?"""
    scale = lambda Z: (Z - Z.mean(axis=0)) / Z.std(axis=0)
    w, b, _ = fit(scale(X), Y, 1.0, 300)
    return lambda X_new: forward(w, b, scale(X_new))[0]


@misconception(caught_by=hidden_events)
def one_scale_for_all(X, Y):
    """One mean and one deviation for all eight features: the width stays a thousand times smaller than pt. Which axis
    argument is missing?"""
    mean, std = X.mean(), X.std()
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)[0]


@misconception(caught_by=hidden_events)
def finds_jets(X, Y):
    "The order is turned round: high values mean jets. Is it 1 - p, or a sign in the update?"
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: 1 - forward(w, b, (X_new - mean) / std)[0]


@misconception(caught_by=hidden_events)
def decides(X, Y):
    """Decisions 0 and 1 come back, so all selected events are equal and no threshold can be moved. What does
    predict_proba promise?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: predict(w, b, (X_new - mean) / std)[0].astype(float)


@misconception(caught_by=hidden_events)
def one_feature(X, Y):
    "A single feature is used: that is a cut, and a weighted sum of all eight does better. How many rows has your w?"
    x = X[2:3]
    mean, std = x.mean(), x.std()
    w, b, _ = fit((x - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new[2:3] - mean) / std)[0]


@misconception(caught_by=one_probability_each)
def keeps_the_row(X, Y):
    "The values are a row (1, k); one dimension (k,) is asked for. Which index takes row 0?"
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)


@misconception(caught_by=one_probability_each)
def gives_scores(X, Y):
    """These are scores from -inf to inf; their order is right but they are no probabilities. Which function maps them
    to [0, 1]?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: (w.T @ ((X_new - mean) / std) + b)[0]


@misconception(caught_by=one_probability_each)
def predicts_at_once(X, Y):
    """The probabilities of the training events come back; a function is asked for, that can be used on new events. What
    stands after `return`?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return forward(w, b, (X - mean) / std)[0]


@misconception(caught_by=two_classifiers)
def keeps_globals(X, Y):
    """Mean, deviation and weights are kept in global variables, so the second training overwrites the first classifier.
    Where could the inner function find them instead?"""
    global KEPT
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    KEPT = (mean, std, *fit((X - mean) / std, Y, 1.0, 300)[:2])
    return lambda X_new: forward(KEPT[2], KEPT[3], (X_new - KEPT[0]) / KEPT[1])[0]


@misconception(caught_by=learns_from_labels)
def knows_it_already(X, Y):
    """The weights are typed in, so your classifier learns nothing from its labels. What would it say if photons looked
    different?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w = np.array([[-0.9], [-0.1], [1.2], [-1.8], [-0.5], [-0.6], [0.0], [0.4]])
    return lambda X_new: forward(w, -0.7, (X_new - mean) / std)[0]


@misconception(caught_by=events_unchanged)
def standardises_in_place(X, Y):
    """The training events have changed after the call: `X -= mean` writes into the caller's array. What does `X - mean`
    do instead?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    X -= mean
    X /= std
    w, b, _ = fit(X, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)[0]


@misconception(caught_by=events_unchanged)
def seeds_the_world(X, Y):
    """numpy's global random state is used or seeded, so your function decides over the random numbers of everybody
    else. What would a generator of your own change?"""
    order = np.random.permutation(X.shape[1])
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit(((X - mean) / std)[:, order], Y[:, order], 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)[0]


equivalent(
    change="def photon_classifier(X, Y):: std = np.where(std > 0, std, 1.0) -> (dropped) 2",
    reason="no feature of photon_jet is constant, and the contract names no other data",
)

equivalent(
    change="std = np.where(std > 0, std, 1.0): std > 0 -> std >= 0",
    reason="no feature of photon_jet is constant",
)

equivalent(
    change="std = np.where(std > 0, std, 1.0): 1.0 -> 2.0",
    reason="no feature of photon_jet is constant",
)

equivalent(
    change="std = np.where(std > 0, std, 1.0): 0 -> -1",
    reason="no feature of photon_jet is constant",
)

equivalent(
    change="w, b, _ = fit((X - mean) / std, Y, lr=1.0, steps=300): 1.0 -> 2.0",
    reason="the learning rate is the student's choice",
)

equivalent(
    change="w, b, _ = fit((X - mean) / std, Y, lr=1.0, steps=300): 300 -> 299",
    reason="the number of steps is the student's choice",
)

equivalent(
    change="w, b, _ = fit((X - mean) / std, Y, lr=1.0, steps=300): 300 -> 301",
    reason="the number of steps is the student's choice",
)

equivalent(
    change="return forward(w, b, (X_new - mean) / std)[0]: 0 -> -1",
    reason="forward gives one row: the first is the last",
)

equivalent(
    change="return forward(w, b, (X_new - mean) / std)[0]: X_new - mean -> X_new + mean",
    reason="it moves the scores of all events by the same amount: the order, which is what the contract grades, stays",
)

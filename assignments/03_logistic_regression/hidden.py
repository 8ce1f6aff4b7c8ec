"""Hidden checks: only the judge reads them."""

import functools
import json
from pathlib import Path

import numpy as np

from autograder.checks import (
    agree,
    check,
    expect,
    has_shape,
    leaves_global_random_alone,
    quiet,
    returned,
    unchanged,
    vectorised,
)
from autograder.data import photon_jet

SINGLE = {"rtol": 1e-5, "atol": 2e-6}  # what a right solution in float32 reaches
SHAPES = ((1, 1), (1, 6), (5, 1), (4, 4), (6, 2))  # (n, m)


def problem(rng, n, m):
    """w, b, X and Y of n features and m examples, both labels there where there is room."""
    Y = rng.permutation(np.arange(m) % 2)[np.newaxis]
    return rng.normal(size=(n, 1)), float(rng.normal()), rng.normal(size=(n, m)), Y


def doubles(*arguments):
    """The same numbers in double precision, for the reference."""
    return tuple(np.asarray(a, np.float64) if isinstance(a, np.ndarray) else a for a in arguments)


def whole(rng, n=3, m=5):
    """A problem whose w, X and Y hold integers; the first feature has a column of every sign."""
    w, X = rng.integers(-2, 3, (n, 1)), rng.integers(-3, 4, (n, m))
    w[0], X[0, :2] = 1, (2, -3)
    return w, 1, X, (np.arange(m) % 2)[np.newaxis]


def single(rng, n=3, m=6):
    """A problem in float32 (the labels too)."""
    w, b, X, Y = problem(rng, n, m)
    return w.astype(np.float32), b, X.astype(np.float32), Y.astype(np.float32)


def certain(dtype):
    """z = 1000, -1000, 1000, 1000 with labels 0, 1, 1, 0: three are certain and wrong."""
    return np.array([[1000.0]], dtype), 0.0, np.array([[1.0, -1.0, 1.0, 1.0]], dtype), np.array([[0, 1, 1, 0]])


def survives_certainty(student, name):
    """Finite cost (clipped at 1e-12, or computed from z without a clip) and the right gradient, in both precisions."""
    for dtype in (np.float64, np.float32):
        outcome = student.observe(name, *certain(dtype))
        quiet(outcome, ask="What is log(0), and is 1 - 1e-12 less than 1 in float32?")
        agree(outcome.value, (0.0, np.zeros((1, 1)), 0.0), atol=1e9)  # three numbers of the right shapes
        cost, dw, db = outcome.value
        agree((dw, db), (np.array([[0.75]]), 0.25), rtol=1e-5, ask="Is the gradient still A - Y where A is 0 or 1?")
        clipped = np.isclose(cost, -0.75 * np.log(1e-12), rtol=1e-4)
        expect(
            clipped or np.isclose(cost, 750.0, rtol=1e-4),
            "the cost of certain errors is wrong",
            ask="To which interval are probabilities clipped?",
        )


def compared(student, reference, name, *problems, **tolerance):
    """The student's values for these arguments, each a tuple, are the reference's on the same numbers."""
    for got, arguments in zip(student.each(name, problems), problems, strict=True):
        agree(got, getattr(reference, name)(*doubles(*arguments)), **tolerance)


def of_all_shapes(rng):
    """A problem of each shape."""
    return [problem(rng, n, m) for n, m in SHAPES]


# sigmoid


@check("sigmoid", core=True)
def values(student, reference, rng):
    "the values are right on any shape"
    shapes = (2, 3, 4), (7,), (1, 5), (3, 1)
    compared(student, reference, "sigmoid", *((rng.normal(size=shape, scale=3),) for shape in shapes))


@check("sigmoid")
def far_out(student, rng):
    "large arguments of either sign give 0 and 1, without a warning"
    for dtype in (np.float64, np.float32):
        z = np.array([-1000.0, 1000.0, -750.0, 720.0, -100.0, 95.0], dtype)
        outcome = student.observe("sigmoid", z)
        quiet(outcome)
        agree(outcome.value, np.array([0.0, 1.0, 0.0, 1.0, 0.0, 1.0]))


@check("sigmoid")
def smooth(student, reference):
    "the curve has no step or flat piece anywhere between -16 and 16"
    z = np.linspace(-16, 16, 65)
    agree(student.sigmoid(z), reference.sigmoid(z), ask="Is anything clipped too early, or one of two cases missing?")


@check("sigmoid")
def whole_numbers(student, reference):
    "integers are numbers, too"
    z = np.array([[-3, -1, 0, 2, 5], [1000, -1000, 1, 4, -2]])
    agree(student.sigmoid(z), reference.sigmoid(z), ask="Of which dtype is the array that you write into?")


@check("sigmoid")
def single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    z = rng.normal(size=(3, 4), scale=4).astype(np.float32)
    agree(student.sigmoid(z), reference.sigmoid(z.astype(np.float64)), **SINGLE)


@check("sigmoid")
def one_number(student):
    "an array that holds one number and has no dimensions gives one number"
    agree(student.sigmoid(np.array(np.log(4.0))), 0.8, ask="Does every line work for an array of shape ()?")


@check("sigmoid")
def inputs_unchanged(student, rng):
    "the argument stays as it is"
    unchanged(student.observe("sigmoid", rng.normal(size=(2, 5), scale=3)))


# cost_loop


@check("cost_loop", core=True)
def loop_values(student, reference, rng):
    "cost and gradient are right for random examples"
    compared(student, reference, "cost_loop", problem(rng, 3, 7), problem(rng, 2, 5))


@check("cost_loop")
def loop_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    compared(student, reference, "cost_loop", *of_all_shapes(rng))


@check("cost_loop")
def loop_whole_numbers(student, reference, rng):
    "weights, features and labels may be integers"
    ask = "Of which dtype is the array that collects dw?"
    compared(student, reference, "cost_loop", whole(rng), ask=ask)


@check("cost_loop")
def loop_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    compared(student, reference, "cost_loop", single(rng), **SINGLE)


@check("cost_loop")
def loop_confident(student):
    "a confident error costs what it should: -log of the probability of the label"
    z = np.array([[20.0, -18.0, 15.0, -21.0]])
    got = student.cost_loop(np.array([[1.0]]), 0.0, z, np.array([[0, 1, 1, 0]]))
    agree(got[0], 9.5, rtol=1e-6, ask="Is the clip wider than 1e-12?")


@check("cost_loop")
def loop_certain(student):
    "scores of +-1000 give a finite cost and the right gradient"
    survives_certainty(student, "cost_loop")


@check("cost_loop")
def loop_by_name(student, reference, rng):
    "the arguments can be given by name"
    w, b, X, Y = problem(rng, 2, 4)
    agree(student.cost_loop(Y=Y, X=X, b=b, w=w), reference.cost_loop(w, b, X, Y))


@check("cost_loop")
def loop_inputs_unchanged(student, rng):
    "the arguments stay as they are"
    w, b, X, Y = problem(rng, 3, 4)
    unchanged(student.observe("cost_loop", w, b, X, Y))
    unchanged(student.observe("cost_loop", w, b, X, Y.astype(float)))


# cross_entropy


@check("cross_entropy", core=True)
def entropy_values(student, reference, rng):
    "the cost is right for random probabilities and labels"
    problems = []
    for m in (9, 4):
        A, Y = rng.uniform(0.02, 0.98, (1, m)), rng.permutation(np.arange(m) % 3 == 0)[np.newaxis].astype(int)
        problems.append((A, Y))
    compared(student, reference, "cross_entropy", *problems)


@check("cross_entropy")
def one_example(student):
    "a single example costs -log of the probability of its label"
    agree(student.cross_entropy(np.array([[0.3]]), np.array([[1]])), -np.log(0.3))
    agree(student.cross_entropy(np.array([[0.3]]), np.array([[0]])), -np.log(0.7))


@check("cross_entropy")
def one_class(student, reference, rng):
    "all labels may be 1, or all 0"
    A = rng.uniform(0.05, 0.95, (1, 6))
    compared(student, reference, "cross_entropy", *((A, np.full((1, 6), label)) for label in (1.0, 0.0)))


@check("cross_entropy")
def tiny_probabilities(student):
    "probabilities down to 1e-12 count in full, smaller ones as 1e-12"
    A = np.array([[1e-10, 1 - 1e-9, 0.5]])
    agree(
        student.cross_entropy(A, np.array([[1, 0, 1]])),
        (10 * np.log(10) - np.log1p(-A[0, 1]) + np.log(2)) / 3,
        rtol=1e-5,
        ask="Is anything larger than 1e-12 clipped, or added, on either side?",
    )
    agree(
        student.cross_entropy(np.array([[1e-15]]), np.array([[1]])),
        12 * np.log(10),
        rtol=1e-4,
        ask="To which interval are the probabilities clipped?",
    )


@check("cross_entropy")
def certain_predictions(student):
    "probabilities of exactly 0 and 1 cost 0 or 27.6, without a warning, whatever their type"
    low = student.observe("cross_entropy", np.array([[0.0, 0.5]]), np.array([[1, 0]]))
    quiet(low, ask="What is log(0)?")
    agree(low.value, (12 * np.log(10) + np.log(2)) / 2, rtol=1e-4)
    for dtype in (np.float64, np.float32, np.int64):
        A, Y = np.array([[0, 1, 1, 0, 1]], dtype), np.array([[0, 1, 0, 1, 1]])
        outcome = student.observe("cross_entropy", A, Y)
        quiet(outcome, ask="Is 1 - 1e-12 less than 1 in the precision of A?")
        agree(outcome.value, 2 * 12 * np.log(10) / 5, rtol=1e-4)


@check("cross_entropy")
def entropy_single_precision(student, reference, rng):
    "float32 input gives the value of the same numbers"
    A, Y = rng.uniform(0.02, 0.98, (1, 8)).astype(np.float32), np.arange(8, dtype=np.float32)[np.newaxis] % 2
    agree(student.cross_entropy(A, Y), reference.cross_entropy(A.astype(np.float64), Y), **SINGLE)


@check("cross_entropy")
def entropy_inputs_unchanged(student):
    "the arguments stay as they are, by position or by name"
    A, Y = np.array([[0.0, 1.0, 0.3]]), np.array([[0.0, 1.0, 1.0]])
    unchanged(student.observe("cross_entropy", A, Y))
    unchanged(student.observe("cross_entropy", Y=Y, A=A))


# forward


@check("forward", core=True)
def probabilities(student, reference, rng):
    "one probability per example"
    problems = [problem(rng, n, m) for n, m in ((3, 5), (2, 7))]
    compared(student, reference, "forward", *((w, b + 0.8, X) for w, b, X, _ in problems))


@check("forward")
def forward_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    compared(student, reference, "forward", *(arguments[:3] for arguments in of_all_shapes(rng)))


@check("forward")
def forward_whole_numbers(student, reference, rng):
    "weights and features may be integers"
    w, _, X, _ = whole(rng)
    ask = "Can a float be added in place to an integer array?"
    compared(student, reference, "forward", (w, 0.5, X), (w, -1, X), ask=ask)


@check("forward")
def forward_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    compared(student, reference, "forward", single(rng)[:3], **SINGLE)


@check("forward")
def forward_far_out(student):
    "scores of +-1000 give 0 and 1, without a warning"
    outcome = student.observe("forward", np.array([[500.0], [-500.0]]), 0.0, np.array([[1.0, -1.0], [-1.0, 1.0]]))
    quiet(outcome)
    agree(outcome.value, np.array([[1.0, 0.0]]))


@check("forward")
def forward_by_name(student, reference, rng):
    "the arguments can be given by name"
    w, b, X, _ = problem(rng, 2, 4)
    agree(student.forward(X=X, w=w, b=b), reference.forward(w, b, X))


@check("forward")
def forward_inputs_unchanged(student, rng):
    "the arguments stay as they are"
    unchanged(student.observe("forward", rng.normal(size=(3, 1)), 0.5, rng.normal(size=(3, 4))))


# propagate


@check("propagate", core=True)
def gradient_values(student, reference, rng):
    "cost and gradient are right for random examples"
    compared(student, reference, "propagate", problem(rng, 3, 7), problem(rng, 2, 5))


@check("propagate")
def gradient_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    compared(student, reference, "propagate", *of_all_shapes(rng))


@check("propagate")
def gradient_whole_numbers(student, reference, rng):
    "weights, features and labels may be integers"
    compared(student, reference, "propagate", whole(rng))


@check("propagate")
def gradient_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    compared(student, reference, "propagate", single(rng), **SINGLE)


@check("propagate")
def gradient_confident(student):
    "a confident error costs what it should: -log of the probability of the label"
    z = np.array([[20.0, -18.0, 15.0, -21.0]])
    got = student.propagate(np.array([[1.0]]), 0.0, z, np.array([[0, 1, 1, 0]]))
    agree(got[0], 9.5, rtol=1e-6, ask="Is the clip wider than 1e-12?")


@check("propagate")
def gradient_certain(student):
    "scores of +-1000 give a finite cost and the right gradient"
    survives_certainty(student, "propagate")


@check("propagate")
def gradient_by_name(student, reference, rng):
    "the arguments can be given by name"
    w, b, X, Y = problem(rng, 2, 4)
    agree(student.propagate(Y=Y, X=X, b=b, w=w), reference.propagate(w, b, X, Y))


@check("propagate", weight=3)
def no_loop(student, reference, rng):
    "no loop over the examples, and none over the features"

    def moderate(n, m):
        w, b, X, Y = problem(rng, n, m)
        return w / np.sqrt(n), b, X, Y  # a score of many features stays where the clip is not needed

    vectorised(student, "propagate", lambda m: moderate(3, m), reference, many=30_000)
    ask = "Which product collects all features at once?"
    vectorised(student, "propagate", lambda n: moderate(n, 40), reference, many=3000, ask=ask)


@check("propagate")
def gradient_inputs_unchanged(student, rng):
    "the arguments stay as they are"
    w, b, X, Y = problem(rng, 3, 4)
    unchanged(student.observe("propagate", w, b, X, Y))
    unchanged(student.observe("propagate", w, b, X, Y.astype(float)))


# fit


@check("fit", core=True)
def fit_values(student, reference, rng):
    "weights, bias and costs are right after some steps"
    (_, _, X, Y), (_, _, X_new, Y_new) = problem(rng, 3, 8), problem(rng, 2, 5)
    problems = (X, Y, 0.3, 6), (X_new, Y_new, 0.3, 6), (X_new + 1.5, Y_new, 0.11, 9)
    compared(student, reference, "fit", *problems)


@check("fit")
def fit_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    compared(student, reference, "fit", *((X, Y, 0.2, 4) for _, _, X, Y in of_all_shapes(rng)))


@check("fit")
def no_steps(student, reference, rng):
    "without a step the weights are zero, the bias is zero and there is no cost"
    _, _, X, Y = problem(rng, 3, 5)
    w, b, costs = student.fit(X, Y, 0.2, 0)
    agree((w, b), (np.zeros((3, 1)), 0.0))
    expect(len(costs) == 0, "there is a cost without a step", got=costs, expected=[])


@check("fit")
def every_step(student, reference):
    "it makes all the steps that were asked for, also where the cost stops falling"
    X, Y = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]]), np.array([[0, 1, 1, 0]])
    w, b, costs = student.fit(X, Y, 0.5, 40)
    agree((w, b), (np.zeros((2, 1)), 0.0), ask="Where does the descent on XOR end?")
    agree(costs, [np.log(2)] * 40, ask="How many costs are asked for?")
    ask = "Is the learning rate the same in every step?"
    agree(student.fit(*LONG_DESCENT), long_descent(reference.fit), ask=ask)


LONG_DESCENT = np.array([[1.0, -1.0, 2.0]]), np.array([[1, 0, 0]]), 0.7, 120


@functools.cache
def long_descent(fit):
    """The same for everybody."""
    return fit(*LONG_DESCENT)


@check("fit")
def fit_whole_numbers(student, reference, rng):
    "features and labels may be integers, the learning rate too"
    _, _, X, Y = whole(rng, 3, 6)
    agree(student.fit(X, Y, 1, 4), reference.fit(X, Y, 1, 4), ask="Of which dtype are the zeros that you start from?")


@check("fit")
def fit_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    _, _, X, Y = single(rng)
    agree(student.fit(X, Y, 0.2, 5), reference.fit(*doubles(X, Y), 0.2, 5), rtol=1e-4, atol=1e-5)


@check("fit")
def fit_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    _, _, X, Y = problem(rng, 3, 4)
    unchanged(student.observe("fit", X, Y, 0.5, 3))
    unchanged(student.observe("fit", X=X, Y=Y.astype(float), lr=0.5, steps=3))


# predict


@check("predict", core=True)
def decided(student, reference, rng):
    "decisions are right for random examples and thresholds, as integers"
    problems = []
    for n, m in ((3, 9), (2, 6)):
        w, _, X, _ = problem(rng, n, m)
        b = apart(reference, w, X, (0.2, 0.5, 0.85))
        problems += [(w, b, X), (w, b, X, 0.2), (w, b, X, 0.85)]
    compared(student, reference, "predict", *problems)


@check("predict")
def strictly_greater(student):
    "a probability of exactly the threshold is not greater"
    got = student.predict(np.array([[2.0], [1.0]]), -1.0, np.array([[0.5, 0.0, 1.0], [0.0, 1.0, 0.0]]))
    agree(got, np.array([[0, 0, 1]]), ask="> or >=?")


@check("predict")
def predict_sizes(student, reference, rng):
    "one example, one feature, as many features as examples, more features than examples"
    problems = [(w, apart(reference, w, X, (0.5,)), X) for w, _, X, _ in of_all_shapes(rng)]
    compared(student, reference, "predict", *problems)


@check("predict")
def extreme_thresholds(student, rng):
    "every probability is greater than 0, and none is greater than 1"
    w, b, X, _ = problem(rng, 2, 5)
    agree(student.predict(w, b, X, threshold=0.0), np.ones((1, 5), int), ask="Is a threshold of 0 treated as none?")
    agree(student.predict(w, b, X, threshold=1.0), np.zeros((1, 5), int))


@check("predict")
def predict_other_numbers(student, reference, rng):
    "integer and float32 input give the decisions of the same numbers"
    w, _, X, _ = whole(rng)
    w_single, _, X_single, _ = single(rng)
    b = apart(reference, *doubles(w_single, X_single), (0.6,))
    compared(student, reference, "predict", (w, 0.5, X, 0.3), (w_single, b, X_single, 0.6))


@check("predict")
def predict_far_out(student):
    "scores of +-1000 are decided without a warning"
    outcome = student.observe("predict", np.array([[500.0]]), 0.0, np.array([[2.0, -2.0]]))
    quiet(outcome)
    agree(outcome.value, np.array([[1, 0]]))


@check("predict")
def predict_inputs_unchanged(student, rng):
    "the arguments stay as they are, by position or by name"
    w, b, X, _ = problem(rng, 3, 4)
    unchanged(student.observe("predict", w, b, X))
    unchanged(student.observe("predict", threshold=0.7, X=X, b=b, w=w))


def apart(reference, w, X, thresholds):
    """A bias for which no probability lies so near a threshold that rounding could decide."""
    cuts = [np.log(t / (1 - t)) for t in thresholds]
    scores = (w.T @ X)[0]
    for b in np.linspace(-0.4, 0.4, 81):
        if min(np.min(np.abs(scores + b - cut)) for cut in cuts) > 1e-3:
            return float(b)
    return 0.37


# photon_classifier

CALIBRATED = json.loads(Path(__file__).with_name("calibration.json").read_text())["studies"]["photon_classifier"]
SCALED = "Are the features standardised with numbers of the training events?"


@functools.cache
def class_events(seed):
    """The events of the whole class: X, Y to train on and X, Y to be judged on."""
    rng = np.random.default_rng(seed)
    train, test = CALIBRATED["settings"]["train"], CALIBRATED["settings"]["test"]
    return (*photon_jet(train, rng)[:2], *photon_jet(test, rng)[:2])


def right_order(Y, p):
    """AUC: the share of pairs of a photon and a jet in which the photon has the higher value, ties counted half."""
    photon = Y[0] == 1
    jets = np.sort(p[~photon])
    wins = np.searchsorted(jets, p[photon], "left") + np.searchsorted(jets, p[photon], "right")
    return float(wins.mean() / 2 / len(jets))


def predicted(predict_proba, X):
    """The probabilities of these events, one each, all in [0, 1]."""
    p = predict_proba(X)
    has_shape(p, (X.shape[1],), ask="One value per event, in one dimension: is it row 0 of a (1, k) array?")
    expect(p.dtype.kind == "f" and np.all((p >= 0) & (p <= 1)), "not all values are probabilities", got=p)
    return p


@check("photon_classifier", core=True, weight=3, needs=["one_probability_each"])
def hidden_events(student, class_rng):
    "photons and jets it has not seen are ordered as well as a trained line can"
    X, Y, X_new, Y_new = class_events(int(class_rng.integers(2**62)))
    p = predicted(student.photon_classifier(X, Y), X_new)
    share = right_order(Y_new, p)
    threshold = CALIBRATED["threshold"]
    expect(share >= threshold, f"the AUC is {share:.3f}", expected=f"at least {threshold}", ask=SCALED)


@check("photon_classifier", weight=3)
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


@check("photon_classifier")
def two_classifiers(student, rng):
    "a second training leaves the first classifier as it was"
    X, Y, _ = photon_jet(600, rng)
    X_other, Y_other, _ = photon_jet(600, rng)
    first = student.photon_classifier(X, Y)
    before = predicted(first, X[:, :20])
    student.photon_classifier(X_other * 1.5, 1 - Y_other)
    agree(first(X[:, :20]), before, ask="Where are mean, deviation and weights kept: in the function, or in globals?")


@check("photon_classifier")
def learns_from_labels(student, rng):
    "with the labels exchanged, it learns to find jets"
    X, Y, _ = photon_jet(1500, rng)
    X_new, Y_new, _ = photon_jet(1500, rng)
    share = right_order(1 - Y_new, predicted(student.photon_classifier(X, 1 - Y), X_new))
    expect(share > 0.86, "the labels make no difference", ask="Which lines of yours use Y?")


@check("photon_classifier")
def rare_photons(student, rng):
    "it also learns where only one event in five is a photon"
    X, Y, _ = photon_jet(2500, rng, signal_fraction=0.2)
    X_new, Y_new, _ = photon_jet(2500, rng, signal_fraction=0.2)
    share = right_order(Y_new, predicted(student.photon_classifier(X, Y), X_new))
    expect(share > 0.86, "photons and jets are mixed up", ask=SCALED)


@check("photon_classifier")
def events_in_single_precision(student, rng):
    "float32 features and labels do as well"
    X, Y, _ = photon_jet(1500, rng)
    X_new, Y_new, _ = photon_jet(1500, rng)
    predict_proba = student.photon_classifier(X.astype(np.float32), Y.astype(np.float32))
    share = right_order(Y_new, predicted(predict_proba, X_new.astype(np.float32)))
    expect(share > 0.86, "photons and jets are mixed up", ask="Is anything stored as an integer, or too coarse?")


@check("photon_classifier")
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

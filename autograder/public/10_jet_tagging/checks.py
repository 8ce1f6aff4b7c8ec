# Built from assignments/10_jet_tagging/checks.py by `autograder build`: edit that file, not this one.
import functools

import numpy as np

from autograder.checks import agree, check, expect, has_shape
from autograder.data import jets


@functools.cache
def some_jets():
    """2000 jets that every student checks with, on the scale of the notebook's training jets, and their labels."""
    train = jets(20_000, np.random.default_rng(10))[0][:12_000]
    X, y, *_ = jets(2000, np.random.default_rng(20))
    return ((X - train.mean(axis=0)) / train.std(axis=0)).astype(np.float32), y


# prepare


@check("prepare", core=True)
def three_masses(student):
    "masses of 60, 80 and 100 GeV become -1.22, 0 and 1.22, and a new one of 120 becomes 2.45"
    got = student.prepare(np.array([[60.0], [80.0], [100.0]]), np.array([[120.0]]))
    wanted = (np.array([[-1.22474487], [0.0], [1.22474487]]), np.array([[2.44948974]]))
    agree(got, wanted, ask="Whose mean and deviation does the new jet need: its own, or those of the training jets?")


@check("prepare", core=True)
def each_feature_alone(student):
    "every feature has its own mean and deviation: then all training features have mean 0 and deviation 1"
    X = np.array([[1.0, 200.0, 0.1], [2.0, 100.0, 0.5], [3.0, 600.0, 0.3], [6.0, 300.0, 0.9]])
    Z, other = student.prepare(X, X[:2])
    has_shape(Z, (4, 3))
    agree(Z.mean(axis=0), np.zeros(3), ask="Over which axis go the examples here?")
    agree(Z.std(axis=0), np.ones(3), ask="Is the deviation divided by m or by m - 1 (ddof)?")
    agree(other, Z[:2], ask="The same jets came as second sample: should they not get the same numbers?")


@check("prepare")
def constant_feature(student):
    "a feature that is 3.0 for all training jets becomes 0, without a warning or nan"
    X = np.array([[1.0, 3.0], [3.0, 3.0]])
    Z, other = student.prepare(X, np.array([[1.0, 5.0]]))
    agree(Z, np.array([[-1.0, 0.0], [1.0, 0.0]]), ask="By what is a feature divided whose deviation is 0?")
    agree(other, np.array([[-1.0, 2.0]]), ask="The new jet has 5 there, where all others had 3: what does 5 become?")


# build_tagger


@check("build_tagger", gate=True)
def from_features_to_classes(student):
    "16 features go in, 5 numbers come out"
    found = student.structure("build_tagger", 16, 5)
    expect(
        found["input"] in ((16,), [(16,)]),
        f"the input has the shape {found['input']}",
        expected=(16,),
        ask="With which Input does the model begin?",
    )
    expect(
        found["output"] in ((5,), [(5,)]),
        f"the output has the shape {found['output']}",
        expected=(5,),
        ask="How many units does the last layer have?",
    )


@check("build_tagger", core=True)
def three_hidden_layers(student):
    "the dense layers have 64, 32 and 32 units, and one for each class"
    layers = student.structure("build_tagger", 16, 5)["layers"]
    units = [layer["settings"]["units"] for layer in layers if layer["kind"] == "Dense"]
    expect(
        units == [64, 32, 32, 5],
        "other dense layers",
        got=units,
        expected=[64, 32, 32, 5],
        ask="What does build_tagger(16, 5).summary() say, compared to the table?",
    )


# make_callbacks


def described(student):
    """What the callbacks are: for each its kinds (its class and what that is made from) and its plain attributes."""
    found = student.given("describe")(student.make_callbacks())
    expect(
        isinstance(found, list | tuple),
        f"a {found} came back where a list is expected",
        ask="Are there brackets around the two?",
    )
    return found


def one_of(found, kind):
    return next((thing["attributes"] for thing in found if kind in thing["kinds"]), None)


@check("make_callbacks", gate=True)
def both_of_them(student):
    "the list holds an EarlyStopping and a ReduceLROnPlateau"
    found = described(student)
    for kind in ("EarlyStopping", "ReduceLROnPlateau"):
        expect(
            one_of(found, kind) is not None,
            f"no {kind} is in the list",
            got=[thing["kinds"][0] for thing in found],
            ask="Is keras.callbacks." + kind + "(…) with its parentheses in the list?",
        )


@check("make_callbacks", core=True)
def eyes_on_the_development_set(student):
    "both look at val_loss"
    found = described(student)
    for kind in ("EarlyStopping", "ReduceLROnPlateau"):
        monitor = one_of(found, kind).get("monitor")
        expect(monitor == "val_loss", f"{kind} looks at {monitor!r}", ask="Which loss falls even when we overfit?")


@check("make_callbacks", core=True)
def smaller_steps_first(student):
    "the learning rate is reduced before the training stops"
    found = described(student)
    slower, stop = (one_of(found, kind).get("patience") for kind in ("ReduceLROnPlateau", "EarlyStopping"))
    expect(
        slower < stop,
        f"ReduceLROnPlateau has patience {slower}, EarlyStopping {stop}",
        ask="Which of the two acts first, and what is then left for the other?",
    )


# jet_tagger


@check("jet_tagger", gate=True)
def five_probabilities(student):
    "it gives five probabilities for each jet"
    Z, _ = some_jets()
    p = student.model("jet_tagger").predict(Z[:50])
    has_shape(p, (50, 5), ask="Is this the model that build_tagger(16, 5) gave?")
    sums = p.sum(axis=1)
    expect(np.all(p >= 0) and np.allclose(sums, 1, atol=1e-3), "they don't add up to 1", got=sums[:5], ask="A softmax?")


@check("jet_tagger", core=True)
def mostly_right(student):
    "of 2000 new jets it calls at least 70 % by their right name"
    Z, y = some_jets()
    called = student.model("jet_tagger").predict(Z).argmax(axis=1)
    right = np.mean(called == y)
    ask = "Were the jets scaled with `prepare`, and the labels left in their order?"
    if right >= 0.6:
        ask = "More epochs, or another learning rate: what do the learning curves say?"
    elif len(np.unique(called)) == 1:
        ask = "All jets get the same name. Did the loss ever fall below log 5 = 1.61?"
    expect(right >= 0.7, f"{right:.0%} are right", ask=ask)


# one_vs_rest_auc


@check("one_vs_rest_auc", core=True)
def four_jets(student):
    "the example of the text: 0.875 for class 0"
    y = np.array([0, 1, 0, 2])
    p = np.array([[0.8, 0.1, 0.1], [0.3, 0.6, 0.1], [0.3, 0.5, 0.2], [0.1, 0.2, 0.7]])
    got = student.one_vs_rest_auc(y, p)
    has_shape(got, (3,), ask="Is there one area for each column of p?")
    agree(got[:1], np.array([0.875]), ask="What does the draw of 0.3 with 0.3 count?")
    agree(got[1:], np.array([1.0, 1.0]), ask="Which column is the score of class 1, and which of class 2?")


@check("one_vs_rest_auc")
def nobody_there(student):
    "a class without examples gets 0.0"
    got = student.one_vs_rest_auc(np.array([0, 2, 0]), np.array([[0.7, 0.2, 0.1], [0.2, 0.2, 0.6], [0.1, 0.4, 0.5]]))
    agree(got, np.array([0.5, 0.0, 1.0]), ask="How many pairs are there when nobody is of class 1?")


# signal_vs_qcd


@check("signal_vs_qcd", core=True)
def top_against_qcd(student):
    "a gluon, a W, a top and a quark: the W is left out, the top of the text scores 0.842"
    p = np.array(
        [[0.6, 0.2, 0.0, 0.0, 0.2], [0.1, 0.1, 0.5, 0.3, 0.0], [0.1, 0.05, 0.02, 0.03, 0.8], [0.3, 0.5, 0.1, 0.1, 0]]
    )
    labels, score = student.signal_vs_qcd(np.array([0, 2, 4, 1]), p, 4, [0, 1])
    agree(np.asarray(labels).astype(float), np.array([0.0, 1.0, 0.0]), ask="Which jets stay, and which of them are 1?")
    agree(score, np.array([0.2, 0.8 / 0.95, 0.0]), ask="Which columns stand below the fraction?")


@check("signal_vs_qcd")
def nothing_over_nothing(student):
    "0/0 is 0"
    p = np.array([[0.0, 0.0, 1.0], [0.5, 0.0, 0.5]])
    _, score = student.signal_vs_qcd(np.array([0, 1]), p, 1, [0])
    agree(score, np.array([0.0, 0.0]), ask="Which jets have nothing in the denominator?")


# expected_improvement


@check("expected_improvement", core=True)
def unsure_only(student):
    "no better on average, but unsure: 0.5 times 0.399"
    got = student.expected_improvement(np.array([1.0, 1.0]), np.array([0.5, 1.0]), 1.0, 0.0)
    agree(got, np.array([0.5, 1.0]) * 0.3989422804014327, ask="What are z, Phi(z) and phi(z) here?")


@check("expected_improvement", core=True)
def low_is_good(student):
    "a mean below the best is worth more than one above it"
    got = student.expected_improvement(np.array([0.0, 1.0, 2.0]), np.array([0.5, 0.5, 0.5]), 1.0)
    has_shape(got, (3,))
    expect(got[0] > got[1] > got[2], "another order", got=got, ask="We minimise: is best - mu or mu - best a gain?")
    expect(abs(got[0] - 0.9945) < 5e-4, "the first value differs", got=got[0], expected=0.9945, ask="Where does xi go?")


@check("expected_improvement")
def nothing_to_learn(student):
    "where sigma is 0, so is the expected improvement"
    got = student.expected_improvement(np.array([0.0, 2.0, 1.0, 1.0]), np.array([0.0, 0.0, 0.0, 1.0]), 1.0, 0.0)
    agree(got, np.array([0.0, 0.0, 0.0, 0.3989422804014327]), ask="What does the last sentence of the docstring say?")


# bayes_optimize


class Counted:
    """A function of one number that keeps what it was asked: an array would be many trials in one."""

    def __init__(self, function):
        self.function, self.points = function, []

    def __call__(self, x):
        self.points.append(float(np.asarray(x, float).item()))
        return self.function(x)


def a_well(x):
    return 2 * np.cos(x) + 0.1 * (x - 3.6) ** 2


@check("bayes_optimize", gate=True)
def two_numbers(student, rng):
    "a point and the value of the function there come back"
    got = student.bayes_optimize(Counted(a_well), 1.0, 6.0, 6, rng)
    expect(isinstance(got, tuple | list) and len(got) == 2, "no pair came back", got=got, ask="Which two are returned?")
    fits = all(np.size(part) == 1 and np.asarray(part).dtype.kind in "iuf" for part in got)
    expect(fits, "these are not two numbers", got=got, ask="x_best first, then f_best?")


@check("bayes_optimize", core=True)
def counts_its_trials(student, rng):
    "twelve steps are at most twelve evaluations, the first random ones among them"
    f = Counted(a_well)
    student.bayes_optimize(f, 1.0, 6.0, 12, rng)
    expect(0 < len(f.points) <= 12, f"{len(f.points)} evaluations", ask="Do the first points count? And a last look?")


@check("bayes_optimize", core=True)
def best_that_was_tried(student, rng):
    "what comes back is the best of all points that were tried, with its value"
    f = Counted(a_well)
    x, value = student.bayes_optimize(f, 1.0, 6.0, 12, rng)
    expect(
        np.isclose(float(np.ravel(value)[0]), a_well(float(np.ravel(x)[0])), rtol=1e-9, atol=1e-12),
        "f_best is not f(x_best)",
        got=(x, value),
        ask="Is it a value of f, or what the process expects?",
    )
    expect(
        np.isclose(float(np.ravel(value)[0]), min(a_well(point) for point in f.points), rtol=1e-9, atol=1e-12),
        "it had found a better point",
        ask="Is it the smallest of the values, and not the last?",
    )


@check("bayes_optimize", core=True)
def close_to_the_minimum(student, rng):
    "with fifteen trials it comes close to the minimum at 3.18"
    x, _ = student.bayes_optimize(Counted(a_well), 1.0, 6.0, 15, rng)
    expect(
        abs(float(np.ravel(x)[0]) - 3.18) < 0.25,
        "too far from it",
        got=x,
        expected=3.18,
        ask="Does each new trial go where the expected improvement is largest?",
    )

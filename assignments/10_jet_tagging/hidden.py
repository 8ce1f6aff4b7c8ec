"""Hidden checks: only the judge reads them."""

import functools
import json
from pathlib import Path

import numpy as np

from autograder.checks import (
    Failed,
    agree,
    check,
    expect,
    finite,
    has_shape,
    leaves_global_random_alone,
    quiet,
    returned,
    unchanged,
)
from autograder.data import jets

CALIBRATION = json.loads(Path(__file__).with_name("calibration.json").read_text())["studies"]
CUTS = {name: study["threshold"] for name, study in CALIBRATION.items()}
TEST = CALIBRATION["jet_tagger"]["settings"]["test"]
CLASSES = ("g", "q", "W", "Z", "t")


@functools.lru_cache(maxsize=4)
def hidden_jets(seed):
    """Hidden jets on the scale of the notebook's training jets, and labels, which never leave the judge."""
    train = jets(20_000, np.random.default_rng(10))[0][:12_000]
    X, y, *_ = jets(TEST, np.random.default_rng(seed))
    return ((X - train.mean(axis=0)) / train.std(axis=0)).astype(np.float32), y


def whole_class(class_rng):
    return hidden_jets(int(class_rng.integers(1 << 62)))


# prepare


def features(rng, m, n):
    """Features of very different sizes and places."""
    return rng.normal(size=(m, n)) * 10.0 ** rng.integers(-2, 3, n) + rng.normal(size=n) * 5


@check("prepare", core=True)
def any_samples(student, reference, rng):
    "samples of any two sizes and any number of features"
    for m, k, n in ((30, 7, 4), (5, 40, 1), (6, 6, 6), (3, 2, 16)):
        X, other = features(rng, m, n), features(rng, k, n) + 3
        agree(student.prepare(X, other), reference.prepare(X, other), ask="Which statistics belong to which sample?")


@check("prepare", core=True)
def the_other_has_no_say(student, reference, rng):
    "the training jets come out the same, whatever the other sample is"
    X = features(rng, 12, 3)
    for other in (X * 100 + 50, X[:1]):
        agree(student.prepare(X, other), reference.prepare(X, other), ask="Were both samples put together first?")


@check("prepare")
def one_jet(student, reference, rng):
    "one jet alone can be scaled"
    X, other = features(rng, 20, 5), features(rng, 1, 5)
    got = student.prepare(X, other)
    agree(got, reference.prepare(X, other), ask="What is the deviation of a single jet?")


@check("prepare")
def constants(student, reference, rng):
    "constant features are divided by 1, the others are not touched by it"
    X, other = features(rng, 9, 4), features(rng, 5, 4)
    X[:, 1], X[:, 3] = 3.0, 0.0
    outcome = student.observe("prepare", X, other)
    quiet(outcome, ask="Is the division by 0 avoided, or repaired afterwards?")
    agree(outcome.value, reference.prepare(X, other), ask="What becomes of X_other where X_train is constant?")


@check("prepare")
def narrow_features(student, reference, rng):
    "a narrow feature is no constant one"
    X, other = rng.normal(size=(15, 2)) * 1e-5, rng.normal(size=(4, 2)) * 1e-5
    agree(student.prepare(X, other), reference.prepare(X, other), ask="Is something added to the deviation?")


@check("prepare")
def whole_numbers(student, reference, rng):
    "integers and float32 give what the same numbers give in float64"
    X, other = rng.integers(0, 90, (12, 3)), rng.integers(0, 90, (4, 3))
    wanted = reference.prepare(X.astype(float), other.astype(float))
    agree(student.prepare(X, other), wanted, ask="Is something written into an array of integers?")
    got = student.prepare(X.astype(np.float32), other.astype(np.float32))
    agree(got, wanted, rtol=1e-4, atol=1e-4)


@check("prepare")
def samples_unchanged(student, rng):
    "both samples stay as they are"
    unchanged(student.observe("prepare", features(rng, 8, 3), features(rng, 4, 3)))


# build_tagger


def last_activation(structure):
    """How the model ends: the activation of its last layer that has one."""
    for layer in reversed(structure["layers"]):
        if "activation" in layer["settings"]:
            return layer["settings"]["activation"]
        if layer["kind"] not in ("Flatten", "Reshape", "Identity", "Permute"):
            return layer["kind"].lower()
    return ""


@check("build_tagger", core=True)
def ends_in_a_softmax(student):
    "the outputs are probabilities: the model ends in a softmax"
    end = last_activation(student.structure("build_tagger", 16, 5))
    expect(end == "softmax", f"it ends in {end or 'nothing'}", ask="Which activation shares one among five classes?")


@check("build_tagger")
def one_softmax(student):
    "the softmax sees the weighted sums themselves, not the probabilities of another softmax"
    count = 0
    for layer in reversed(student.structure("build_tagger", 16, 5)["layers"]):
        count += layer["settings"].get("activation", layer["kind"].lower()) == "softmax"
        if layer["kind"] == "Dense":
            break
    expect(count < 2, "two softmaxes in a row", ask="How large can a softmax of numbers between 0 and 1 become?")


@check("build_tagger", core=True)
def one_after_the_other(student):
    "each dense layer sees the one before, and has biases: 1088, 2080, 1056 and 165 parameters, 4389 in all"
    layers = student.structure("build_tagger", 16, 5)["layers"]
    counts = [layer["parameters"] for layer in layers if layer["kind"] == "Dense"]
    wanted = [1088, 2080, 1056, 165]
    expect(counts == wanted, "other numbers of parameters", got=counts, expected=wanted, ask="Who is whose input?")


@check("build_tagger", core=True)
def other_sizes(student):
    "the numbers of features and classes are those of the arguments"
    for n, c in ((7, 3), (3, 9)):
        found = student.structure("build_tagger", n, c)
        ask = "Does a 16 or a 5 stand inside the function?"
        expect(found["input"] in ((n,), [(n,)]), f"the input is {found['input']}", expected=(n,), ask=ask)
        expect(found["output"] in ((c,), [(c,)]), f"the output is {found['output']}", expected=(c,), ask=ask)
        units = [layer["settings"]["units"] for layer in found["layers"] if layer["kind"] == "Dense"]
        expect(units == [64, 32, 32, c], "other dense layers", got=units, expected=[64, 32, 32, c], ask=ask)


@check("build_tagger")
def by_name(student):
    "the arguments can be given by name"
    found = student.structure("build_tagger", n_classes=4, n_features=6)
    expect(
        found["input"] in ((6,), [(6,)]) and found["output"] in ((4,), [(4,)]), "other shapes", ask="Which is which?"
    )


# make_callbacks


def described(student):
    found = student.given("describe")(student.make_callbacks())
    expect(isinstance(found, list | tuple), f"a {found} came back", ask="Are there brackets around the two?")
    return found


def all_of(found, kind):
    return [thing["attributes"] for thing in found if kind in thing["kinds"]]


@check("make_callbacks", core=True)
def goes_back(student):
    "EarlyStopping restores the weights of the best epoch"
    stops = all_of(described(student), "EarlyStopping")
    expect(
        any(stop.get("restore_best_weights") for stop in stops),
        "the last weights are kept",
        ask="Which weights does the model have after `patience` epochs without improvement?",
    )


@check("make_callbacks")
def small_is_good(student):
    "a loss that falls is an improvement for both"
    found = described(student)
    for kind in ("EarlyStopping", "ReduceLROnPlateau"):
        modes = [each.get("mode") for each in all_of(found, kind)]
        expect("max" not in modes, f"{kind} takes a rising loss for an improvement", ask="Which mode fits a loss?")


# jet_tagger


@check("jet_tagger", core=True, weight=3)
def accuracy(student, class_rng):
    "hidden jets: as many are called by their right name as a network trained well does"
    Z, y = whole_class(class_rng)
    p = student.model("jet_tagger").predict(Z)
    has_shape(p, (len(y), 5))
    finite(p)
    right = np.mean(p.argmax(axis=1) == y)
    if right < 0.5:
        raise Failed("few are right", ask="Was it trained on scaled jets, and with labels in the order g, q, W, Z, t?")
    cut = CUTS["jet_tagger"]
    expect(right >= cut, "not enough", ask="A line gets 70 % right: more epochs, another learning rate, all features?")


def own_area(y, score):
    """The area under the ROC curve, as the share of pairs in the right order."""
    own, rest = score[y == 1], np.sort(score[y == 0])
    return np.mean(np.searchsorted(rest, own, "left") + np.searchsorted(rest, own, "right")) / (2 * len(rest))


@check("jet_tagger", weight=2)
def every_class(student, class_rng):
    "hidden jets: each of the five classes stands out from the rest"
    Z, y = whole_class(class_rng)
    p = student.model("jet_tagger").predict(Z)
    weak = [k for c, k in enumerate(CLASSES) if own_area((y == c).astype(int), p[:, c]) < CUTS[f"jet_tagger/{k}"]]
    expect(not weak, "too little for " + " and ".join(weak), ask="What does one_vs_rest_auc say on your test jets?")


# one_vs_rest_auc


def tagged(rng, m, classes, digits=None):
    """Labels and scores that know something of them; with few digits there are ties."""
    y = rng.permutation(np.arange(m) % classes)
    p = rng.random((m, classes)) + 0.6 * (y[:, None] == np.arange(classes))
    p /= p.sum(axis=1, keepdims=True)
    return y, p if digits is None else np.round(p, digits)


@check("one_vs_rest_auc", core=True)
def any_sample(student, reference, rng):
    "the area is right for any number of jets and classes"
    for m, classes in ((60, 5), (40, 3), (25, 2), (7, 7)):
        y, p = tagged(rng, m, classes)
        agree(student.one_vs_rest_auc(y, p), reference.one_vs_rest_auc(y, p))
    y, p = tagged(rng, 40, 4)
    agree(student.one_vs_rest_auc(y, 1 - p), reference.one_vs_rest_auc(y, 1 - p), ask="May an area lie below one half?")


@check("one_vs_rest_auc", core=True)
def draws(student, reference, rng):
    "ties count one half, however many there are"
    y, p = tagged(rng, 80, 4, digits=1)
    agree(student.one_vs_rest_auc(y, p), reference.one_vs_rest_auc(y, p), ask="Which pairs are draws?")
    y = np.array([0, 1, 2, 0])
    agree(student.one_vs_rest_auc(y, np.full((4, 3), 0.2)), np.full(3, 0.5), ask="What if all scores are alike?")


@check("one_vs_rest_auc")
def own_columns(student, reference, rng):
    "scores need not add up to 1: each column stands for itself"
    y = rng.integers(0, 3, 50)
    p = rng.normal(size=(50, 3)) * np.array([1, 10, 100.0])
    agree(student.one_vs_rest_auc(y, p), reference.one_vs_rest_auc(y, p), ask="Does a column see another one?")


@check("one_vs_rest_auc")
def missing_classes(student, reference, rng):
    "classes without examples get 0.0: in the middle, and at the end"
    y, p = tagged(rng, 30, 5)
    y[y == 4], y[y == 1] = 0, 2
    outcome = student.observe("one_vs_rest_auc", y, p)
    got = returned(outcome)
    has_shape(got, (5,), ask="How many columns has p, and how many different labels has y?")
    quiet(outcome, ask="Is there a mean of nothing?")
    agree(got, reference.one_vs_rest_auc(y, p))


@check("one_vs_rest_auc")
def no_rest(student, rng):
    "a class without any rest gets 0.0, and so does everything for a single class"
    _, p = tagged(rng, 6, 3)
    outcome = student.observe("one_vs_rest_auc", np.full(6, 2), p)
    quiet(outcome, ask="With whom can a class be compared that is alone?")
    agree(outcome.value, np.zeros(3), ask="With whom can a class be compared that is alone?")


@check("one_vs_rest_auc")
def areas_unchanged(student, rng):
    "the arguments stay as they are"
    unchanged(student.observe("one_vs_rest_auc", *tagged(rng, 20, 3)))


@check("one_vs_rest_auc")
def single_precision(student, reference, rng):
    "probabilities in float32, as Keras gives them, and labels of other integer types"
    y, p = tagged(rng, 50, 5)
    p = p.astype(np.float32)
    wanted = reference.one_vs_rest_auc(y, p)
    agree(student.one_vs_rest_auc(y.astype(np.uint8), p), wanted)


# signal_vs_qcd


def compare(got, wanted, ask=""):
    expect(isinstance(got, tuple | list) and len(got) == 2, "no pair came back", ask="Labels first, then scores?")
    labels, score = got
    labels = np.asarray(labels)
    expect(labels.dtype.kind in "biuf", "labels of another kind", ask="Are the labels 0 and 1?")
    agree(labels.astype(float), wanted[0].astype(float), ask=ask)
    agree(score, wanted[1], ask=ask)


@check("signal_vs_qcd", core=True)
def any_signal(student, reference, rng):
    "every signal against every QCD, in the order of the input"
    for classes, signal, qcd in ((5, 4, [0, 1]), (5, 2, [0, 1]), (4, 0, [3]), (6, 1, [5, 0, 3])):
        y, p = tagged(rng, 60, classes)
        ask = "Are signal and QCD those of the arguments, and is the order kept?"
        compare(student.signal_vs_qcd(y, p, signal, qcd), reference.signal_vs_qcd(y, p, signal, qcd), ask)


@check("signal_vs_qcd", core=True)
def others_left_out(student, reference, rng):
    "the other classes are neither in the sample nor in the denominator"
    y, p = tagged(rng, 50, 5)
    p[:, 3] += 2
    compare(
        student.signal_vs_qcd(y, p, 4, [0, 1]), reference.signal_vs_qcd(y, p, 4, [0, 1]), "What is in the denominator?"
    )


@check("signal_vs_qcd")
def other_sequences(student, reference, rng):
    "qcd may be a tuple or an array, and have one class only"
    y, p = tagged(rng, 40, 5)
    for qcd in ((0, 1), np.array([1, 0]), (1,)):
        wanted = reference.signal_vs_qcd(y, p, 3, list(qcd))
        compare(student.signal_vs_qcd(y, p, 3, qcd), wanted, "What does p[:, (0, 1)] mean, and what p[:, [0, 1]]?")


@check("signal_vs_qcd")
def zero_over_zero(student, reference, rng):
    "0/0 is 0, without a warning; 0 over something is 0 and something over itself is 1"
    y, p = np.array([0, 4, 1, 4, 4]), np.zeros((5, 5))
    p[2, 1], p[3, 4], p[4, 0] = 0.7, 1e-9, 0.2
    outcome = student.observe("signal_vs_qcd", y, p, 4, [0, 1])
    quiet(outcome, ask="Does np.where compute both of its answers?")
    compare(outcome.value, reference.signal_vs_qcd(y, p, 4, [0, 1]), "Is something small added to the denominator?")


@check("signal_vs_qcd")
def nobody_left(student, rng):
    "no jet of signal or QCD: two empty arrays"
    _, p = tagged(rng, 6, 5)
    got = student.signal_vs_qcd(np.full(6, 3), p, 4, [0, 1])
    expect(len(got) == 2 and all(np.shape(part) == (0,) for part in got), "something came back", ask="Who remains?")


@check("signal_vs_qcd")
def jets_unchanged(student, rng):
    "the arguments stay as they are"
    y, p = tagged(rng, 20, 5)
    unchanged(student.observe("signal_vs_qcd", y, p, 2, [0, 1]))


# expected_improvement


@check("expected_improvement", core=True)
def any_points(student, reference, rng):
    "the formula is right at any number of points"
    for m in (1, 5, 30):
        mu, sigma, best, xi = rng.normal(size=m), rng.uniform(0.2, 2, m), float(rng.normal()), float(rng.uniform(0, 1))
        agree(
            student.expected_improvement(mu, sigma, best, xi),
            reference.expected_improvement(mu, sigma, best, xi),
            ask="Is xi in both places where best - mu stands, and is it phi or Phi?",
        )


@check("expected_improvement", core=True)
def margin(student, reference, rng):
    "without being told xi is 0.01"
    mu, sigma = rng.normal(size=6), rng.uniform(0.3, 1, 6)
    agree(student.expected_improvement(mu, sigma, 0.3), reference.expected_improvement(mu, sigma, 0.3, 0.01))


@check("expected_improvement")
def sure_points(student, reference, rng):
    "where sigma is 0 there is 0, without a warning, and the other points are not touched by it"
    mu, sigma = rng.normal(size=7), rng.uniform(0.3, 1, 7)
    sigma[[1, 4]], mu[1], mu[4] = 0.0, -5.0, 0.6 - 0.01
    outcome = student.observe("expected_improvement", mu, sigma, 0.6)
    quiet(outcome, ask="By what is divided where sigma is 0?")
    agree(outcome.value, reference.expected_improvement(mu, sigma, 0.6), ask="Is the gain itself left standing there?")
    agree(student.expected_improvement(mu, np.zeros(7), 0.6), np.zeros(7), ask="And if sigma is 0 everywhere?")


@check("expected_improvement")
def far_away(student, reference):
    "points that are hopeless or certain to improve, by a thousand sigma"
    mu, sigma = np.array([1000.0, -1000.0, 30.0, 0.0]), np.array([1.0, 1.0, 0.01, 1e-6])
    outcome = student.observe("expected_improvement", mu, sigma, 1.0)
    quiet(outcome)
    agree(outcome.value, reference.expected_improvement(mu, sigma, 1.0), ask="What is Phi far to the right?")


@check("expected_improvement")
def whole_numbers_too(student, reference):
    "integers will do"
    mu, sigma = np.array([0, 1, 2, 3]), np.array([1, 2, 0, 1])
    got = student.expected_improvement(mu, sigma, 2, 0)
    agree(got, reference.expected_improvement(mu.astype(float), sigma.astype(float), 2.0, 0.0))


@check("expected_improvement")
def by_keyword(student, reference, rng):
    "the arguments can be given by name and stay as they are"
    mu, sigma = rng.normal(size=4), rng.uniform(0.3, 1, 4)
    sigma[2] = 0.0
    outcome = student.observe("expected_improvement", mu, sigma, best=0.5, xi=0.2)
    unchanged(outcome)
    agree(outcome.value, reference.expected_improvement(mu, sigma, 0.5, 0.2))


# bayes_optimize


class Counted:
    """A function of one number that keeps what it was asked: an array would be many trials in one."""

    def __init__(self, function):
        self.function, self.points = function, []

    def __call__(self, x):
        self.points.append(float(np.asarray(x, float).item()))
        return self.function(x)

    @property
    def best(self):
        return min(self.function(point) for point in self.points)


def valley(rng):
    """A function with one deep valley, values about 0 and hills of about 2; its bounds and its minimum."""
    low, width = float(rng.uniform(-4, 0)), float(rng.uniform(4.5, 6))
    height, at, waves = float(rng.uniform(2, 3)), float(rng.uniform(0.15, 0.85)), float(rng.uniform(0.8, 1.3))

    def function(x):
        u = (np.asarray(x, float) - low) / width - at
        value = height * (2 * u * u - np.cos(2 * np.pi * waves * u) - 0.3)
        return value if np.ndim(x) else float(value)

    return function, low, low + width, function(low + at * width)


def number(value):
    return float(np.ravel(value)[0])


def search(student, f, low, high, steps, rng):
    """The numbers that came back, after a look whether they are two."""
    got = student.bayes_optimize(f, low, high, steps, rng)
    fits = isinstance(got, tuple | list) and len(got) == 2 and all(np.size(part) == 1 for part in got)
    expect(fits, "not two numbers", ask="x_best first, then f_best?")
    return number(got[0]), number(got[1])


@check("bayes_optimize", core=True)
def honest(student, rng):
    "other functions: the best point that was tried, its own value, and no more trials than allowed"
    for steps in (9, 12):
        function, low, high, _ = valley(rng)
        f = Counted(function)
        x, value = search(student, f, low, high, steps, rng)
        expect(0 < len(f.points) <= steps, "more trials than steps", ask="Do the first points count as trials?")
        expect(np.isclose(value, function(x), rtol=1e-9, atol=1e-12), "f_best is not f(x_best)", ask="Whose value?")
        expect(np.isclose(value, f.best, rtol=1e-9, atol=1e-12), "a better point was tried", ask="Which is smallest?")


@check("bayes_optimize", core=True)
def learns(student, rng):
    "where the next trial goes depends on what the trials before have shown"
    function, low, high, _ = valley(rng)
    seed = int(rng.integers(1 << 32))
    one, other = Counted(function), Counted(lambda x: -function(x))
    search(student, one, low, high, 12, np.random.default_rng(seed))
    search(student, other, low, high, 12, np.random.default_rng(seed))
    same = len(one.points) == len(other.points) and np.allclose(sorted(one.points), sorted(other.points))
    expect(not same, "the same points for two different functions", ask="What does the process tell you about EI?")


@check("bayes_optimize", core=True)
def beats_random_search(student, rng):
    "fifteen functions: in the median it comes closer to the minimum than random search with as many trials"
    ratios = []
    for _ in range(15):
        function, low, high, least = valley(rng)
        f = Counted(function)
        x, value = search(student, f, low, high, 12, np.random.default_rng(int(rng.integers(1 << 32))))
        expect(len(f.points) <= 12, "more trials than steps", ask="Is every value of f a trial?")
        expect(np.isclose(value, function(x)), "f_best is not f(x_best)", ask="Whose value?")
        luck = function(np.random.default_rng(7).uniform(low, high, (2000, 12))).min(axis=1)
        ratios.append((value - least) / (np.median(luck) - least))
    expect(np.median(ratios) < 1, "it doesn't", ask="Does the next trial go where EI is largest, with the right sign?")


@check("bayes_optimize")
def within_bounds(student, rng):
    "every trial lies between low and high, also where the minimum is at the edge"
    for slope in (1.0, -1.0):
        f = Counted(lambda x, slope=slope: slope * x)
        x, _ = search(student, f, -3.0, 2.0, 8, rng)
        inside = all(-3 - 1e-9 <= point <= 2 + 1e-9 for point in [x, *f.points])
        expect(inside, "a point outside", ask="From which interval do the candidates come?")


@check("bayes_optimize")
def few_steps(student, rng):
    "one step is one evaluation, three are at most three, and the first ones count as well when the best is chosen"
    for steps in (1, 2, 2, 2, 2, 3, 3, 3):
        f = Counted(valley(rng)[0])
        x, value = search(student, f, 0.0, 1.0, steps, rng)
        expect(len(f.points) <= steps, f"{len(f.points)} trials", expected=steps, ask="How many random points at most?")
        expect(
            np.isclose(value, f.best) and np.isclose(value, f.function(x)), "not the best", ask="And with one point?"
        )


@check("bayes_optimize")
def random_numbers_from_rng(student, rng):
    "everything random comes from rng"
    function, low, high, _ = valley(rng)
    outcome = student.observe("bayes_optimize", function, low, high, 7, rng)
    leaves_global_random_alone(outcome, ask="With n_restarts_optimizer, does the process have a random_state?")


@check("bayes_optimize")
def named_arguments(student, rng):
    "the arguments can be given by name"
    f = Counted(valley(rng)[0])
    got = student.bayes_optimize(f=f, low=-1.0, high=1.5, steps=6, rng=rng)
    expect(0 < len(f.points) <= 6 and np.isclose(number(got[1]), f.best), "another result", ask="Which name differs?")

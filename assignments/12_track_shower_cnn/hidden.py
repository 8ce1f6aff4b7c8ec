"""Hidden checks: only the judge reads them."""

import functools
import json
from pathlib import Path

import numpy as np

from autograder.checks import Failed, agree, check, expect, finite, has_shape, is_float, returned, unchanged
from autograder.data import tracks_showers

CALIBRATION = json.loads(Path(__file__).with_name("calibration.json").read_text())["studies"]["track_shower_cnn"]
CUT, TEST = CALIBRATION["threshold"], CALIBRATION["settings"]["test"]
BUDGET = 300_000


@functools.lru_cache(maxsize=4)
def events(seed):
    """Hidden events: images as the network wants them, and labels, which never leave the judge."""
    images, y, _ = tracks_showers(TEST, np.random.default_rng(seed))
    return (images.astype(np.float32) / 255)[..., np.newaxis], y


def whole_class(class_rng):
    return events(int(class_rng.integers(1 << 62)))


def area(y, score):
    """The area under the ROC curve, as the share of pairs in the right order."""
    order = np.argsort(np.concatenate([score[y == 0], score[y == 1]]), kind="stable")
    values = np.concatenate([score[y == 0], score[y == 1]])[order]
    _, first, counts = np.unique(values, return_index=True, return_counts=True)
    ranks = np.empty(len(values))
    ranks[order] = np.repeat(first + (counts + 1) / 2, counts)
    m0, m1 = int(np.sum(y == 0)), int(np.sum(y == 1))
    return float((ranks[m0:].sum() - m1 * (m1 + 1) / 2) / (m0 * m1))


# normalize_images


@check("normalize_images", core=True)
def values(student, reference, rng):
    "every byte becomes its value over 255, in its place"
    images = rng.integers(0, 256, (3, 32, 32), dtype=np.uint8)
    agree(student.normalize_images(images), reference.normalize_images(images), rtol=2e-6, atol=1e-7)


@check("normalize_images")
def dim_images(student, reference, rng):
    "the scale does not depend on the brightest pixel, nor on the other images"
    dim = rng.integers(0, 40, (2, 32, 32), dtype=np.uint8)
    agree(student.normalize_images(dim), reference.normalize_images(dim), rtol=2e-6, atol=1e-7)
    empty = np.zeros((1, 32, 32), np.uint8)
    got = student.normalize_images(empty)
    finite(got)
    agree(got, reference.normalize_images(empty), ask="What becomes of an image without any charge?")


@check("normalize_images", core=True)
def each_alike(student, reference, rng):
    "a faint image stays fainter than a strong one"
    images = rng.integers(0, 50, (3, 32, 32), dtype=np.uint8)
    images[1] *= 5
    agree(student.normalize_images(images), reference.normalize_images(images), rtol=2e-6, atol=1e-7)


@check("normalize_images")
def every_number_of_images(student, reference, rng):
    "one image, many images, and none at all"
    for m in (1, 70, 0):
        images = rng.integers(0, 256, (m, 32, 32), dtype=np.uint8)
        agree(student.normalize_images(images), reference.normalize_images(images), rtol=2e-6, atol=1e-7)


@check("normalize_images")
def single_precision_always(student, rng):
    "the result is float32"
    got = student.normalize_images(rng.integers(0, 256, (4, 32, 32), dtype=np.uint8))
    expect(got.dtype == np.float32, "another type", ask="Where does the division happen: before or after astype?")


@check("normalize_images")
def images_unchanged(student, rng):
    "the images stay as they are"
    unchanged(student.observe("normalize_images", rng.integers(0, 256, (2, 32, 32), dtype=np.uint8)))


# build_cnn


def last_activation(structure):
    """How the model ends: the activation of its last layer that has one, behind reshaping and dropout."""
    silent = ("Flatten", "Reshape", "Dropout", "Identity", "Permute", "GlobalAveragePooling2D", "GlobalMaxPooling2D")
    for layer in reversed(structure["layers"]):
        if layer["kind"] == "Sigmoid":  # keras.ops.sigmoid
            return "sigmoid"
        if "activation" in layer["settings"]:
            return layer["settings"]["activation"]
        if layer["kind"] not in silent:
            return layer["kind"].lower()
    return ""


@check("build_cnn", core=True)
def ends_in_a_sigmoid(student):
    "the one output is a probability: the model ends in a sigmoid"
    found = student.structure("build_cnn")
    expect(last_activation(found) == "sigmoid", "another end", ask="Which activation has the last layer?")


@check("build_cnn", core=True)
def counts_everything(student):
    "all parameters together, those of batch normalisation too, are at most 300,000"
    found = student.structure("build_cnn")
    expect(found["parameters"] <= BUDGET, "too many", ask="Which layer of `build_cnn().summary()` has most?")
    expect(found["parameters"] > 0, "no parameters", ask="Is there anything in it that can learn?")


@check("build_cnn")
def answers_depend_on_the_image(student, rng):
    "even before the training, different images get different answers between 0 and 1"
    net = student.build_cnn()
    x = rng.random((6, 32, 32, 1)).astype(np.float32) * np.linspace(0.2, 3, 6, dtype=np.float32).reshape(6, 1, 1, 1)
    p = net(x)
    has_shape(p, (6, 1))
    expect(np.all((p >= 0) & (p <= 1)), "values outside", ask="How does the last layer end?")
    expect(np.ptp(p) > 0, "all alike", ask="Does the answer depend on the image at all?")


# track_shower_cnn


@check("track_shower_cnn", gate=True)
def keeps_to_the_budget(student):
    "the model whose weights were handed in has at most 300,000 parameters"
    count = student.structure("build_cnn")["parameters"]
    expect(count <= BUDGET, "too many", ask="`build_cnn` gives more than 300,000 parameters: where are most of them?")


@check("track_shower_cnn", core=True, weight=3)
def separates(student, class_rng):
    "hidden events: showers come out above tracks as often as with a small network that was trained well"
    x, y = whole_class(class_rng)
    p = student.model("track_shower_cnn").predict(x)
    has_shape(p, (len(y), 1))
    finite(p)
    found = area(y, p[:, 0].astype(np.float64))
    if found < 1 - CUT:
        raise Failed("the opposite", ask="Its answers are nearly all the wrong way round: y = 1 means shower.")
    if found < 0.6:
        raise Failed("guessing", ask="It hardly does better than guessing: were its images divided by 255, as here?")
    expect(
        found >= CUT, "not enough", ask="More epochs, more events or a larger network: which did the curves ask for?"
    )


@check("track_shower_cnn")
def threshold_of_one_half(student, class_rng):
    "hidden events: with the threshold at 0.5, most of both classes are called by their name"
    x, y = whole_class(class_rng)
    p = student.model("track_shower_cnn").predict(x)[:, 0]
    expect(
        np.mean(p[y == 1] > 0.5) > 0.5 and np.mean(p[y == 0] <= 0.5) > 0.5,
        "one-sided",
        ask="The order is fine, but at p = 0.5 one class takes too much: was the training cut off in the middle?",
    )


# layer_shapes

CHAIN = (
    ("ZeroPadding2D", {"padding": 1, "name": "frame"}),
    ("Conv2D", {"filters": 6, "kernel_size": 3, "strides": 2, "activation": "relu", "name": "first"}),
    ("BatchNormalization", {"name": "norm"}),
    ("Dropout", {"rate": 0.3, "name": "drop"}),
    ("Conv2D", {"filters": 5, "kernel_size": 2, "padding": "same", "name": "second"}),
    ("AveragePooling2D", {"pool_size": 2, "name": "pool"}),
    ("GlobalAveragePooling2D", {"name": "average"}),
    ("Dense", {"units": 3, "name": "last"}),
)


def walk(height, width):
    """The shapes along CHAIN, worked out by hand."""
    h, w = (height + 2 - 3) // 2 + 1, (width + 2 - 3) // 2 + 1
    shapes = [(height + 2, width + 2, None), *[(h, w, 6)] * 3, (h, w, 5), (h // 2, w // 2, 5), (5,), (3,)]
    return list(zip([settings["name"] for _, settings in CHAIN], shapes, strict=True))


def listed(got, wanted):
    """The pairs without the input layer, which may be in or left out."""
    expect(isinstance(got, list | tuple | np.ndarray), "no list", ask="Does it return a list of pairs?")
    expect(len(got) in (len(wanted), len(wanted) + 1), "another length", ask="Is there one pair for each layer?")
    return list(got)[len(got) - len(wanted) :]


def follows(student, kind, shape):
    net = student.given(kind, input_shape=shape, layers=[list(pair) for pair in CHAIN])
    wanted = [(name, tuple(shape[2] if n is None else n for n in out)) for name, out in walk(*shape[:2])]
    agree(listed(student.layer_shapes(net), wanted), wanted, ask="What stands in front of the shape of a batch?")


@check("layer_shapes", core=True)
def every_layer(student):
    "layers with and without weights, in their order, with their names"
    follows(student, "sequential", (32, 32, 1))


@check("layer_shapes")
def images_of_other_sizes(student):
    "models for images that are not 32 by 32, not square, and in colour"
    follows(student, "sequential", (28, 21, 3))
    follows(student, "sequential", (9, 40, 2))


@check("layer_shapes")
def functional_models(student):
    "models built by the functional interface, too"
    follows(student, "functional", (32, 32, 1))


@check("layer_shapes")
def your_own_model(student):
    "the walk through what build_cnn gives ends in one number"
    shapes = [layer["output"] for layer in student.structure("build_cnn")["layers"]]
    got = student.layer_shapes(student.build_cnn())
    agree([tuple(pair[1]) for pair in listed(got, shapes)][-1], shapes[-1], ask="What comes out of the last layer?")


@check("layer_shapes")
def model_unchanged(student):
    "the model stays as it is: asked twice, it says the same"
    layers = [list(pair) for pair in CHAIN]
    net = student.given("sequential", input_shape=(16, 16, 1), layers=layers)
    agree(student.layer_shapes(net), student.layer_shapes(net), ask="Is a layer taken out on the way?")


# mistakes


def sample(rng, m=40):
    """Scores with about a quarter of them wrong, no two equally sure."""
    y = rng.integers(0, 2, m)
    distance = rng.permutation(np.linspace(0.02, 0.48, m))
    wrong = rng.random(m) < 0.25
    wrong[:2] = True, False
    return np.where((y == 1) != wrong, 0.5 + distance, 0.5 - distance), y


def same(got, wanted, ask):
    agree(got, [int(n) for n in wanted], ask=ask)


@check("mistakes", core=True)
def worst_first(student, reference, rng):
    "the k most confident wrong events, worst first"
    for m, k in ((40, 5), (60, 3), (25, 1)):
        p, y = sample(rng, m)
        same(student.mistakes(p, y, k), reference.mistakes(p, y, k), "Which wrong event is furthest from its label?")


@check("mistakes", core=True)
def of_both_kinds(student):
    "tracks that look like showers and showers that look like tracks count alike"
    p, y = np.array([0.95, 0.03, 0.6, 0.3, 0.9, 0.1]), np.array([0, 1, 0, 1, 1, 0])
    same(student.mistakes(p, y, 4), [1, 0, 3, 2], "Is p = 0.03 for a shower a worse mistake than p = 0.95 for a track?")


@check("mistakes")
def more_asked_for(student, reference, rng):
    "k may be larger than the number of wrong events, or than the sample"
    p, y = sample(rng, 12)
    same(student.mistakes(p, y, 12), reference.mistakes(p, y, 12), "Which events come when all wrong ones are listed?")
    same(student.mistakes(p, y, 500), reference.mistakes(p, y, 500), "What does a slice beyond the end give?")


@check("mistakes")
def none_asked_for(student, rng):
    "k = 0 gives an empty list"
    p, y = sample(rng)
    expect(len(student.mistakes(p, y, 0)) == 0, "something came back", ask="What does the slice [-0:] give?")


@check("mistakes")
def none_or_all_wrong(student, rng):
    "no event wrong, and every event wrong"
    p, _ = sample(rng, 9)
    right = (p > 0.5).astype(int)
    expect(len(student.mistakes(p, right, 4)) == 0, "something came back", ask="Which events are wrong here at all?")
    order = np.argsort(-np.abs(p - 0.5))
    same(student.mistakes(p, 1 - right, 4), order[:4], "Which of the nine is furthest from its label?")


@check("mistakes")
def exactly_half(student):
    "p = 0.5 exactly is called a track"
    p, y = np.array([0.5, 0.5, 0.9, 0.2]), np.array([0, 1, 1, 1])
    same(student.mistakes(p, y, 4), [3, 1], "Strictly greater than 0.5 is a shower: which side is 0.5 on?")


@check("mistakes")
def other_types(student, reference, rng):
    "scores in float32, as Keras gives them, and labels of any numeric type"
    p, y = sample(rng)
    wanted = reference.mistakes(p, y, 6)
    same(student.mistakes(p.astype(np.float32), y, 6), wanted, "Does anything depend on float64?")
    for dtype in (np.float32, np.float64, np.uint8):
        same(student.mistakes(p, y.astype(dtype), 6), wanted, "What happens to p - y when y holds unsigned bytes?")


@check("mistakes")
def one_event(student):
    "a sample of one event"
    same(student.mistakes(np.array([0.8]), np.array([0]), 3), [0], "Which index has the only event?")
    expect(len(student.mistakes(np.array([0.8]), np.array([1]), 3)) == 0, "something came back")


@check("mistakes")
def scores_unchanged(student, rng):
    "the arguments stay as they are"
    p, y = sample(rng)
    unchanged(student.observe("mistakes", p, y, 3))


# efficiency_error


@check("efficiency_error", core=True)
def binomial(student, reference, rng):
    "sqrt(e (1 - e) / N) for any share"
    for total in (7, 40, 1234, 10**6):
        selected = int(rng.integers(1, total))
        agree(student.efficiency_error(selected, total), reference.efficiency_error(selected, total))


@check("efficiency_error")
def nothing_and_everything(student):
    "none or all selected: 0.0; a single event, too"
    for selected, total in ((0, 50), (50, 50), (0, 1), (1, 1)):
        agree(student.efficiency_error(selected, total), 0.0, ask="What is 1 - e when all are selected?")


@check("efficiency_error")
def no_events(student):
    "0 of 0 gives 0.0, without a warning"
    outcome = student.observe("efficiency_error", 0, 0)
    agree(returned(outcome), 0.0, ask="Which case has to come before the division?")
    expect(not any(text.startswith("RuntimeWarning") for text in outcome.warnings), "a warning", ask="0/0 in numpy?")


@check("efficiency_error")
def symmetric(student, rng):
    "the error of what is selected is the error of what is not"
    total = int(rng.integers(20, 500))
    selected = int(rng.integers(1, total))
    got = student.efficiency_error(selected, total)
    is_float(got)
    agree(got, student.efficiency_error(total - selected, total), ask="What becomes of e (1 - e) for 1 - e?")


@check("efficiency_error")
def numpy_counts(student, reference):
    "counts may be numpy's integers, as sums of decisions are"
    got = student.efficiency_error(np.int64(30), np.int64(90))
    agree(got, reference.efficiency_error(30, 90))
    agree(student.efficiency_error(np.int64(0), np.int64(0)), 0.0, ask="Does numpy raise when it divides 0 by 0?")


@check("efficiency_error")
def error_by_name(student):
    "the arguments can be given by name"
    agree(student.efficiency_error(total=100, selected=20), 0.04)


# events_from_error


@check("events_from_error", core=True)
def there_and_back(student, reference, rng):
    "the number of events whose binomial error was quoted comes back"
    for total in (11, 250, 4000, 98_765, 9_876_543, 11_111_111, 12_345_678):
        selected = int(rng.integers(total // 4, total // 2))
        error = reference.efficiency_error(selected, total)
        agree(student.events_from_error(selected / total, error), total, rtol=0, atol=0)


@check("events_from_error", core=True)
def nearest(student):
    "the nearest integer, from above and from below"
    for n in (99.7, 100.3, 2500.9, 13.2):
        agree(student.events_from_error(0.3, (0.21 / n) ** 0.5), round(n), ask="Is the rest cut off, or rounded?")


@check("events_from_error")
def quoted_numbers(student):
    "numbers as tables quote them"
    for efficiency, error, events in ((0.78, 0.007, 3502), (0.9, 0.005, 3600), (0.83, 0.006, 3919), (0.12, 0.02, 264)):
        agree(student.events_from_error(efficiency, error), events, ask="Is the error squared?")


@check("events_from_error")
def at_the_ends(student):
    "an efficiency of 0 or 1 has no binomial scatter: 0 events"
    agree(student.events_from_error(1.0, 0.01), 0)
    agree(student.events_from_error(0.0, 0.01), 0)


@check("events_from_error")
def numpy_numbers(student):
    "numpy's numbers will do, and arguments by name"
    agree(student.events_from_error(np.float64(0.5), np.float64(0.05)), 100)
    agree(student.events_from_error(error=0.1, efficiency=0.2), 16)

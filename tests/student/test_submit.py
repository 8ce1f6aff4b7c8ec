"""submit(): the weights go into the output of the cell, and what can't be handed in is said at once."""

import json
import re
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.course.assignment import Task
from autograder.intake import evidence
from autograder.student.submit import LARGEST, submit


@pytest.fixture(autouse=True)
def without_tensorflow(monkeypatch):
    """The device is known only where TensorFlow is loaded, which other tests may have done in this process."""
    monkeypatch.setitem(sys.modules, "tensorflow", None)


def read_back(html: str, task: str = "net") -> evidence.Evidence:
    notebook = {"metadata": {}, "cells": [{"cell_type": "code", "outputs": [{"data": {"text/html": html}}]}]}
    return evidence.chosen(Task(task, 1.0, model=True), list(evidence.pieces_in(notebook)), notebook)


def test_the_weights_come_back_from_the_html_as_they_were(keras_like):
    model = keras_like.larger(0.3)
    found = read_back(submit(model, "net").html).weights
    assert found.layers == (("dense", "Dense", ((2, 4), (4,))), ("dense_1", "Dense", ((4, 1), (1,))))
    for there, here in zip(found.arrays, model.get_weights(), strict=True):
        np.testing.assert_allclose(there, here, rtol=1e-3)


def test_float16_is_used_where_it_moves_no_output(keras_like):
    assert "(float16, on" in submit(keras_like.larger(), "net").text


@pytest.mark.parametrize(
    "weights",
    [
        [[[1e5], [-1e5]], [0.0]],  # beyond the largest float16
        [[[3000.123], [-3000.456]], [0.25]],  # a difference of large weights, of which rounding leaves little
    ],
)
def test_float32_is_kept_where_float16_would_cost_accuracy(keras_like, weights):
    saved = submit(keras_like.Net(keras_like.Layer("dense", weights)), "net")
    assert "(float32, on" in saved.text
    np.testing.assert_array_equal(read_back(saved.html).weights.arrays[0], np.float32(weights[0]))


def test_submitting_leaves_the_model_as_it_was(keras_like):
    model = keras_like.larger(0.1)
    before = [w.copy() for w in model.get_weights()]
    submit(model, "net")
    for a, b in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_the_sentence_says_how_much_is_saved_and_of_which_training(keras_like):
    history = SimpleNamespace(history={"loss": [0.7, 0.5, 0.25], "accuracy": [0.5, 0.7, 0.9]})
    saved = submit(keras_like.larger(), "net", history)
    assert saved.saved
    assert saved.text == (
        "`net`: 17 weights of 2 layers are saved in the output of this cell (float16, on a device unknown, after 3 "
        "epochs). Save the notebook with its outputs."
    )
    assert read_back(saved.html).weights.history == {"loss": [0.7, 0.5, 0.25], "accuracy": [0.5, 0.7, 0.9]}


@pytest.mark.parametrize("history", [None, {}, [0.7, 0.5], {"loss": [np.nan, 1.0]}, {"lr": "no numbers"}, "nonsense"])
def test_any_history_will_do(keras_like, history):
    saved = submit(keras_like.larger(), "net", history)
    assert read_back(saved.html).weights is not None


def test_a_long_history_is_thinned_out(keras_like):
    saved = submit(keras_like.larger(), "net", {"loss": np.linspace(1, 0, 10_000)})
    assert "after 10000 epochs" in saved.text
    assert len(read_back(saved.html).weights.history["loss"]) <= 300


def test_a_model_that_was_compiled_and_never_trained_is_noticed(keras_like):
    model = keras_like.larger()
    model.optimizer = SimpleNamespace(iterations=np.array(0))
    assert submit(model, "net").text.endswith(
        "But this model has not been trained since it was compiled: is it the right one?"
    )
    model.optimizer = SimpleNamespace(iterations=np.array(100))
    assert "has not been trained" not in submit(model, "net").text


def spoilt(keras_like, value: float):
    model = keras_like.larger()
    model.layers[1].weights[0][2] = value
    return model


REFUSED = {
    "a history": (
        lambda k: SimpleNamespace(history={"loss": [1.0]}),
        "this is what `fit` returned, the history; the model comes first: `submit(net, 'net')`",
    ),
    "a function": (
        lambda k: lambda: 1,
        "this is a function, no Keras model: the first argument is the trained model itself",
    ),
    "nothing": (lambda k: None, "this is a NoneType, no Keras model: the first argument is the trained model itself"),
    "a class": (lambda k: k.Net, "this is a type, no Keras model: the first argument is the trained model itself"),
    "nan": (
        lambda k: spoilt(k, np.nan),
        "the layer dense_1 has weights that are nan or infinite, the training has diverged: build the model anew and "
        "train it with a smaller learning rate",
    ),
    "infinite": (
        lambda k: spoilt(k, np.inf),
        "the layer dense_1 has weights that are nan or infinite, the training has diverged: build the model anew and "
        "train it with a smaller learning rate",
    ),
    "no weights": (
        lambda k: SimpleNamespace(layers=[], get_weights=list),
        "the model has no weights: does it have a Dense or a convolution layer, and an Input?",
    ),
    "not built": (
        lambda k: SimpleNamespace(layers=[], get_weights=list, built=False),
        "the model has no weights yet: begin it with `keras.Input(shape)`, and train it",
    ),
    "a Lambda layer": (
        lambda k: k.Net(k.Layer("mine", [[[1.0]], [0.0]], "Lambda")),
        "the layer mine is a Lambda layer, whose code can't travel: use built-in layers",
    ),
    "weights of its own": (
        lambda k: SimpleNamespace(layers=k.larger().layers, get_weights=lambda: [np.zeros(1)] * 5),
        "the model has weights outside its layers: build it as Sequential or functional",
    ),
    "too many weights": (
        lambda k: k.Net(k.Layer("wide", [np.zeros((2, 1_500_000)), np.zeros(1_500_000)])),
        "the model has 4,500,000 weights, a notebook carries about a million: make it smaller",
    ),
}


@pytest.mark.parametrize(("model", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_handed_in_is_said_at_once(keras_like, model, reason):
    saved = submit(model(keras_like), "net")
    assert not saved.saved
    assert saved.html == ""
    assert saved.text == f"`net`: nothing is saved: {reason}."


def test_weights_that_do_not_compress_below_the_limit_are_refused(keras_like):
    noise = np.random.default_rng(0).normal(size=(2, 600_000))
    saved = submit(keras_like.Net(keras_like.Layer("wide", [noise, np.zeros(600_000)])), "net")
    assert re.fullmatch(
        r"`net`: nothing is saved: the weights take \d\.\d MB, a notebook carries 2 MB: "
        r"make the model of `net` smaller\.",
        saved.text,
    )


def test_three_hundred_thousand_weights_fit_whatever_they_are(keras_like):
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(2, 100_000)), rng.normal(size=100_000)]
    saved = submit(keras_like.Net(keras_like.Layer("d", weights)), "net")
    assert saved.saved
    assert len(saved.html) < LARGEST


def as_lines(html):
    return html.splitlines(keepends=True)


def test_the_weights_survive_what_front_ends_do_to_an_output(keras_like):
    html = f"<div>\n{submit(keras_like.larger(), 'net').html}\n</div>"
    for there in (html, as_lines(html), json.loads(json.dumps(as_lines(html), ensure_ascii=True))):
        assert read_back(there).weights is not None


def test_nothing_in_the_html_is_shown_or_run(keras_like):
    html = submit(keras_like.larger(), "net").html
    assert re.fullmatch(r"<!-- autograder-weights 1 net [A-Za-z0-9+/=]+ -->", html)

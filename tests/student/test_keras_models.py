"""The same with Keras itself: what is saved, loaded, described and handed to a student's function."""

import json

import numpy as np
import pytest

from autograder.checks import Failed
from autograder.checks.architecture import checked_config, predict, put_weights, structure
from autograder.checks.calls import StudentRaised
from autograder.checks.local import LocalStudent
from autograder.course.assignment import Task
from autograder.intake.evidence import chosen, pieces_in
from autograder.student.submit import submit

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own


@pytest.fixture(scope="module")
def keras():
    return pytest.importorskip("keras")


@pytest.fixture
def build(keras):
    def build_net():
        L = keras.layers
        x = inputs = keras.Input((8, 8, 1))
        x = L.Conv2D(4, 3, activation="relu")(x)
        x = L.BatchNormalization()(x)
        x = L.Dropout(0.5)(x)
        x = x + L.Conv2D(4, 1)(x)
        x = L.Flatten()(x)
        return keras.Model(inputs, keras.ops.sigmoid(L.Dense(1)(x)))

    return build_net


def test_a_trained_model_comes_back_from_its_html(keras, build):
    keras.utils.set_random_seed(0)
    rng = np.random.default_rng(0)
    x, y = rng.random((64, 8, 8, 1)).astype(np.float32), rng.integers(0, 2, 64)
    model = build()
    model.compile("adam", "binary_crossentropy")
    history = model.fit(x, y, epochs=2, verbose=0)
    saved = submit(model, "net", history)
    assert saved.text.startswith(
        "`net`: 221 weights of 4 layers are saved in the output of this cell (float16, on a CPU"
    )
    assert "after 2 epochs" in saved.text

    notebook = {"metadata": {}, "cells": [{"cell_type": "code", "outputs": [{"data": {"text/html": saved.html}}]}]}
    weights = chosen(Task("net", 1.0, model=True), list(pieces_in(notebook)), notebook).weights
    again = build()
    put_weights(again, list(weights.arrays))
    np.testing.assert_allclose(predict(again, x), predict(model, x), atol=2e-3)


def test_dropout_and_batch_normalisation_predict_as_after_the_training(build):
    model, x = build(), np.random.default_rng(1).random((300, 8, 8, 1)).astype(np.float32)
    np.testing.assert_allclose(predict(model, x), model.predict(x, verbose=0), atol=1e-5)


def test_an_exported_architecture_builds_the_same_structure_again(keras, build):
    model = build()
    config = json.loads(checked_config(model.to_json()))
    assert structure(keras.saving.deserialize_keras_object(config)) == structure(model) == structure(build())


def test_structure_counts_everything_and_names_nothing(build):
    found = LocalStudent({"build_net": build}).structure("build_net")
    assert (found["input"], found["output"]) == ((8, 8, 1), (1,))
    assert (found["parameters"], found["trainable"], found["compiled"]) == (221, 213, False)
    kinds = ["Conv2D", "BatchNormalization", "Dropout", "Conv2D", "Add", "Flatten", "Dense", "Sigmoid"]
    assert found["kinds"] == kinds
    assert found["layers"][0]["output"] == (6, 6, 4)
    assert found["layers"][0]["settings"]["filters"] == 4
    assert "name" not in found["layers"][0]["settings"]


@pytest.mark.parametrize(
    ("give", "problem"),
    [
        (lambda keras: None, "nothing (None) came back where a Keras model is expected"),
        (lambda keras: 3, "an int came back where a Keras model is expected"),
        (
            lambda keras: keras.Sequential([keras.layers.Dense(1)]),
            "the model has no weights yet: begin it with keras.Input(shape), so that it knows what comes in",
        ),
        (
            lambda keras: keras.Sequential([keras.Input((2,)), keras.layers.Lambda(lambda x: x)]),
            "what build_net builds has a Lambda layer, whose code can't travel: use built-in layers",
        ),
    ],
)
def test_what_is_no_model_that_can_be_judged_fails_the_check_in_words(keras, give, problem):
    student = LocalStudent({"build_net": lambda: give(keras)})
    with pytest.raises(Failed) as caught:
        student.structure("build_net")
    assert caught.value.problem == problem


def test_a_model_of_ours_can_be_handed_to_a_student_s_function(keras):
    student = LocalStudent({"count": lambda model: len(model.layers), "net": None})
    layers = [("Dense", {"units": 3}), ("Dense", {"units": 1})]
    assert student.count(student.given("sequential", input_shape=(4,), layers=layers)) == 2
    assert student.count(student.given("functional", input_shape=(4,), layers=layers)) == 3


def test_predictions_are_recorded_like_calls(build):
    student = LocalStudent({"net": build()})
    student.model("net").predict(np.zeros((2, 8, 8, 1), np.float32))
    assert [(call.name, call.value.shape) for call in student.outcomes] == [("net.predict", (2, 1))]
    with pytest.raises(StudentRaised):
        student.model("net").predict(np.zeros((2, 5, 5, 3), np.float32))

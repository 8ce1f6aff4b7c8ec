"""Workers in which TensorFlow is warm: they train, predict and differentiate, and none hangs."""

import threading

import numpy as np
import pytest

from autograder.wall.limits import Limits
from autograder.wall.sandbox import Sandbox

TRAIN = """
import numpy as np
from tensorflow import keras
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
model.compile("adam", "mse")
x = np.linspace(0, 1, 64 * 4).reshape(64, 4)
history = model.fit(x, x.sum(axis=1), epochs=2, verbose=0)
"""
LIMITS = Limits.for_flavour("keras")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox("keras") as sandbox:
        yield sandbox


def test_two_workers_train_at_once(sandbox):
    losses = []

    def train():
        with sandbox.spawn(LIMITS, watch=["model"]) as worker:
            result = worker.run_cell(TRAIN)
            assert result.ok, result.error
            losses.append(len(worker.run_cell("history.history['loss']").outputs))
            assert worker.names() == {"model": "model"}

    threads = [threading.Thread(target=train) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert losses == [1, 1]


def test_a_model_predicts_behind_its_handle_and_its_tensors_arrive_as_arrays(sandbox):
    with sandbox.spawn(LIMITS, watch=["model", "f"]) as worker:
        assert worker.run_cell(TRAIN + "def f(x):\n    import tensorflow as tf\n    return tf.constant(x) * 2").ok
        model = worker.value("model")
        assert model.predict(np.zeros((3, 4)), verbose=0).shape == (3, 1)
        assert model.count_params() == 49
        got = worker.call("f", (np.ones(2, np.float32),)).value
        assert type(got) is np.ndarray and got.tolist() == [2, 2]


def test_weights_are_saved_and_loaded_in_scratch(sandbox):
    with sandbox.spawn(LIMITS) as worker:
        source = "model.save('m.keras')\nagain = keras.models.load_model('m.keras')\nagain.count_params()"
        result = worker.run_cell(TRAIN + source)
        assert result.ok and result.outputs[-1]["data"]["text/plain"] == "49"

"""Saves the weights of a trained model in the output of its cell, so that the downloaded notebook carries them.

Knows Keras models by what they offer (`layers`, `get_weights`), never imports Keras. intake/evidence.py reads it back.
"""

import base64
import contextlib
import hashlib
import json
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.architecture import layer_weights

FORMAT = 1
MARK = f"autograder-weights {FORMAT}"  # then the task, then in one word the checksum and the packed weights
LARGEST = 2 << 20  # bytes that a notebook carries for one model
MOST_WEIGHTS = 2_000_000  # before packing
EPOCHS = 300  # of the history; longer ones are thinned out
HALF_PRECISION = 1e-3  # float16 is used where it moves no output by more than this share of the largest


@dataclass(frozen=True)
class Evidence:
    """What a cell's output shows for a trained model: the weights inside `html`, and a line for people in `text`."""

    task: str
    saved: bool
    text: str
    html: str = ""


class NotSaved(Exception):
    """Why these weights can't be handed in, in a sentence for the student."""


def submit(model: Any, task: str, history: Any = None) -> Evidence:
    """Pack the weights of `model` into HTML that survives a save.

    Grading loads them into what the student's build function returns instead of training again, so that a run on a
    GPU counts. The notebook's `submit` shows what comes back, and `ready()` asks `saved` for every model task.
    """
    try:
        layers = weights_by_layer(model, task)
        half = costs_nothing(model)
        told = {
            "format": FORMAT,
            "task": task,
            "dtype": "float16" if half else "float32",
            "layers": [{"name": name, "kind": kind, "shapes": [a.shape for a in own]} for name, kind, own in layers],
            "keras": str(getattr(sys.modules.get("keras"), "__version__", "")),
            "device": device(),
            "history": losses(history),
            "epochs": epochs(history),
        }
        packed = pack(told, [array for *_, arrays in layers for array in arrays])
        if len(packed) > LARGEST:
            raise NotSaved(
                f"the weights take {len(packed) / 1e6:.1f} MB, a notebook carries {LARGEST >> 20} MB: "
                f"make the model of `{task}` smaller"
            )
    except NotSaved as reason:
        return Evidence(task, False, f"`{task}`: nothing is saved: {reason}.")
    return Evidence(task, True, sentence(task, told, layers, untrained(model)), f"<!-- {MARK} {task} {packed} -->")


def sentence(task: str, told: Mapping[str, Any], layers: Sequence, fresh: bool) -> str:
    count = sum(array.size for *_, arrays in layers for array in arrays)
    said = f"`{task}`: {count:,} weights of {len(layers)} layers are saved in the output of this cell"
    trained = f", after {told['epochs']} {'epoch' if told['epochs'] == 1 else 'epochs'}" if told["epochs"] else ""
    said += f" ({told['dtype']}, on {told['device']}{trained}). Save the notebook with its outputs."
    if fresh:
        said += " But this model has not been trained since it was compiled: is it the right one?"
    return said


def weights_by_layer(model: Any, task: str) -> list[tuple[str, str, list[np.ndarray]]]:
    """Name, kind and weights of every layer that has some, in the order of the model."""
    if isinstance(getattr(model, "history", None), dict) and not hasattr(model, "get_weights"):
        raise NotSaved(f"this is what `fit` returned, the history; the model comes first: `submit({task}, {task!r})`")
    if isinstance(model, type) or not (hasattr(model, "get_weights") and hasattr(model, "layers")):
        kind = "a function" if callable(model) and hasattr(model, "__code__") else f"a {type(model).__name__}"
        raise NotSaved(f"this is {kind}, no Keras model: the first argument is the trained model itself")
    if getattr(model, "built", True) is False:
        raise NotSaved("the model has no weights yet: begin it with `keras.Input(shape)`, and train it")
    found = layer_weights(model)
    if not found:
        raise NotSaved("the model has no weights: does it have a Dense or a convolution layer, and an Input?")
    if sum(len(arrays) for *_, arrays in found) != len(model.get_weights()):
        raise NotSaved("the model has weights outside its layers: build it as Sequential or functional")
    for name, kind, arrays in found:
        if kind == "Lambda":
            raise NotSaved(f"the layer {name} is a Lambda layer, whose code can't travel: use built-in layers")
        if any(array.dtype.kind != "f" for array in arrays):
            raise NotSaved(f"the layer {name} has weights that are no floating-point numbers")
        if not all(np.all(np.isfinite(array)) for array in arrays):
            raise NotSaved(
                f"the layer {name} has weights that are nan or infinite, the training has diverged: build the model "
                "anew and train it with a smaller learning rate"
            )
        if any(np.max(np.abs(array), initial=0.0) > np.finfo(np.float32).max for array in arrays):
            raise NotSaved(f"the layer {name} has weights beyond float32: the training has diverged")
    count = sum(array.size for *_, arrays in found for array in arrays)
    if count > MOST_WEIGHTS:
        raise NotSaved(f"the model has {count:,} weights, a notebook carries about a million: make it smaller")
    return found


def costs_nothing(model: Any) -> bool:
    """Whether weights rounded to float16 give the same outputs, on inputs of several kinds; True if they must."""
    weights = [np.asarray(array) for array in model.get_weights()]
    with np.errstate(over="ignore"):
        rounded = [array.astype(np.float16).astype(array.dtype) for array in weights]
    if not all(np.all(np.isfinite(array)) for array in rounded):
        return False
    try:
        inputs = probes(model)
        exact = [np.asarray(model(x, training=False)) for x in inputs]
        try:
            model.set_weights(rounded)
            coarse = [np.asarray(model(x, training=False)) for x in inputs]
        finally:
            model.set_weights(weights)
    except Exception:  # a model that can't be called like this keeps its full precision
        return False
    largest = max(float(np.max(np.abs(output), initial=0.0)) for output in exact)
    moved = max(float(np.max(np.abs(a - b), initial=0.0)) for a, b in zip(exact, coarse, strict=True))
    return moved <= HALF_PRECISION * largest


def probes(model: Any) -> list[np.ndarray]:
    """Inputs of the model's shape: around 0, narrow and wide, and between 0 and 1."""
    rng = np.random.default_rng(0)
    shape = (16, *model.input_shape[1:])
    drawn = rng.normal(size=shape), 0.1 * rng.normal(size=shape), rng.random(shape), rng.random(shape) ** 8
    return [x.astype(np.float32) for x in drawn]


def pack(told: Mapping[str, Any], arrays: Sequence[np.ndarray]) -> str:
    """The checksum in hexadecimal and, compressed and in base64, a line that says what follows, and the numbers."""
    kind = "<f2" if told["dtype"] == "float16" else "<f4"
    raw = b"".join(np.asarray(array).astype(kind).tobytes() for array in arrays)
    content = json.dumps(told, default=list).encode() + b"\n" + raw
    return hashlib.sha256(content).hexdigest() + base64.b64encode(zlib.compress(content, 9)).decode()


def curves(history: Any) -> dict[str, np.ndarray]:
    """The curves of a training: of what `fit` returned, of its `.history`, or of a list of losses."""
    found = getattr(history, "history", history)
    if found is None:
        return {}
    good = {}
    for name, values in list((found if isinstance(found, Mapping) else {"loss": found}).items())[:12]:
        with contextlib.suppress(TypeError, ValueError):
            good[str(name)[:60]] = np.asarray(values, dtype=float).reshape(-1)
    return good


def epochs(history: Any) -> int:
    return max(map(len, curves(history).values()), default=0)


def losses(history: Any) -> dict[str, list[float | None]]:
    """The curves as they are stored: five digits, and long ones thinned out."""
    kept = {}
    for name, numbers in curves(history).items():
        thinned = numbers[:: max(1, -(-len(numbers) // EPOCHS))]
        kept[name] = [float(f"{v:.5g}") if np.isfinite(v) else None for v in thinned]
    return kept


def untrained(model: Any) -> bool:
    """Whether a compiled model was never fitted; one with a training loop of its own is not asked."""
    iterations = getattr(getattr(model, "optimizer", None), "iterations", None)
    try:
        return iterations is not None and int(np.asarray(iterations)) == 0
    except (TypeError, ValueError):
        return False


def device() -> str:
    """What TensorFlow computes on, if it is there."""
    config = getattr(sys.modules.get("tensorflow"), "config", None)
    try:
        gpus = config.list_physical_devices("GPU")
        if not gpus:
            return "a CPU"
        details = config.experimental.get_device_details(gpus[0])
        return f"a GPU, {details['device_name']}" if details.get("device_name") else "a GPU"
    except Exception:
        return "a device unknown"

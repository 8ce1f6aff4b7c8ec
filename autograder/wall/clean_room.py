"""What Keras models are made of and what they predict, asked of a worker where no student code runs."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from autograder.checks import wire
from autograder.checks.architecture import LARGEST_CONFIG, NOT_BUILT, Unfit, checked_config, no_model
from autograder.checks.calls import Lost
from autograder.intake.evidence import readable
from autograder.wall.ends import WorkerDied
from autograder.wall.limits import Limits
from autograder.wall.sandbox import Sandbox
from autograder.wall.worker import Worker

T = TypeVar("T")
Layers = tuple[tuple[str, str, tuple[tuple[int, ...], ...]], ...]


class Raised(Unfit):
    """The student's build function raised instead of building."""

    def __init__(self, kind: str, error: str = "") -> None:
        super().__init__(kind, error)
        self.kind, self.error = kind if kind.isidentifier() else "Exception", error


@dataclass(frozen=True)
class Export:
    """A model of the student's as plain data, checked: its architecture and the shapes of its weights."""

    config: str
    layers: Layers
    number: int  # under which its worker keeps it
    compiled: bool = False
    weights: tuple[np.ndarray, ...] | None = None


def export_of(answer: Mapping[str, Any], what: str) -> Export:
    """A worker's answer as an Export; raises Raised, Unfit for what is no model that can be judged, WireError."""
    raise_again(answer)
    unbuilt = answer.get("unbuilt", False)
    wire.require(type(unbuilt) is bool, "whether it is built")
    if unbuilt:
        raise Unfit(NOT_BUILT)
    if "config" not in answer:
        kind = answer.get("kind")
        wire.require(type(kind) is str, "a kind")
        raise Unfit(no_model(kind[:60] if kind.isidentifier() else "something else"))
    config, number, weights = answer["config"], answer.get("number"), answer.get("weights")
    wire.require(type(config) is str and len(config) <= 4 * LARGEST_CONFIG and type(number) is int, "an export")
    if weights is not None:
        wire.require(type(weights) is list, "weights")
        wire.require(all(type(a) is np.ndarray and a.dtype.kind == "f" for a in weights), "weights")
        weights = tuple(weights)
    layers = layers_of(answer.get("layers"))
    return Export(checked_config(config, what), layers, number, answer.get("compiled") is True, weights)


def raise_again(answer: Mapping[str, Any]) -> None:
    """What was raised in the worker, if something was."""
    if "raised" in answer:
        kind, error = answer["raised"], answer.get("error", "")
        wire.require(type(kind) is str and type(error) is str, "an exception")
        raise Raised(kind[:100], error[:500])


def model_number(answer: Mapping[str, Any]) -> int:
    """Under which the worker keeps the model that it made."""
    raise_again(answer)
    number = answer.get("number")
    wire.require(type(number) is int, "a number of a model")
    return number


def rebuilt(answer: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """A model's number, and what it is made of."""
    number, structure = model_number(answer), answer.get("structure")
    wire.require(type(structure) is dict, "a structure")
    return number, structure


def predictions(answer: Mapping[str, Any]) -> np.ndarray:
    raise_again(answer)
    values = answer.get("values")
    wire.require(type(values) is np.ndarray, "predictions")
    return values


def layers_of(told: Any) -> Layers:
    wire.require(type(told) is list and len(told) <= 10_000, "layers")
    for layer in told:
        wire.require(type(layer) is list and len(layer) == 3, "a layer")
        name, kind, shapes = layer
        wire.require(type(name) is str and type(kind) is str and type(shapes) is list, "a layer")
        for shape in shapes:
            wire.require(type(shape) is list and all(type(n) is int and n >= 0 for n in shape), "a shape")
    return tuple((readable(name), readable(kind), tuple(map(tuple, shapes))) for name, kind, shapes in told)


NUMBERED = re.compile(r'"([a-z][a-z0-9_]*)_(\d+)"')


def renumbered(config: str) -> str:
    """Keras numbers its layers through all models of a process; counted anew, two builds of one model are alike."""
    numbers: dict[str, str] = {}
    return NUMBERED.sub(lambda name: numbers.setdefault(name[0], f'"{name[1]}_{len(numbers)}"'), config)


class CleanRoom:
    """A worker of its own for models: made when it is first needed, and again if a model was its end."""

    def __init__(self, sandbox: Sandbox, limits: Limits) -> None:
        self._sandbox, self._limits = sandbox, limits
        self._worker: Worker | None = None
        self._known: dict[tuple[str, int], tuple[int, dict[str, Any]]] = {}
        self._predicted: dict[tuple, np.ndarray] = {}

    def structure(self, export: Export, what: str) -> dict[str, Any]:
        """See student.architecture.structure; raises Unfit where Keras can't build the architecture again."""
        return {**self._rebuilt(export.config, None, what)[1], "compiled": export.compiled}

    def predict(self, config: str, weights: Sequence[np.ndarray], x: np.ndarray, what: str) -> np.ndarray:
        """The model's outputs; those of events that another check has asked about before are still known."""
        key = (config, id(weights), x.shape, hashlib.sha256(np.ascontiguousarray(x)).digest())
        if key not in self._predicted:
            number, _ = self._rebuilt(config, weights, what)
            self._predicted[key] = self._ask("predict", predictions, what, number=number, x=x)
        return self._predicted[key].copy()

    def _rebuilt(self, config: str, weights: Sequence[np.ndarray] | None, what: str) -> tuple[int, dict[str, Any]]:
        config = renumbered(config)
        key = (config, id(weights))
        if self._worker is None or key not in self._known:
            parts = {"config": config, "weights": None if weights is None else list(weights)}
            self._known[key] = self._ask("rebuild", rebuilt, what, **parts)
        return self._known[key]

    def _ask(self, question: str, understand: Callable[[Mapping[str, Any]], T], what: str, **parts: Any) -> T:
        if self._worker is None:
            self._known.clear()
            self._worker = self._sandbox.spawn(self._limits)
        try:
            return self._worker.model(question, understand, **parts)
        except Lost:
            raise
        except WorkerDied as death:
            self.close()
            reason = f"takes more time or memory than there is ({death.reason})"
        except Raised as error:
            if error.kind == "Timeout":
                reason = f"takes longer to compute than {self._limits.call_seconds:g} s"
            elif question == "predict":
                reason = f"can't take events of shape {parts['x'].shape[1:]}"
            else:
                reason = "can't be built again from what Keras exports of it: use built-in layers alone"
        raise Unfit(f"{what} {reason}")

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None

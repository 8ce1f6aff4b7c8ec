"""Keras models on the untrusted side: builds, exports, loads, predicts. Says nothing that the judge believes unchecked.

The same code serves two workers: one with the student's code, which builds and exports, and a clean one, which
rebuilds from the export and predicts.
"""

import json
from collections.abc import Mapping
from typing import Any

from autograder.checks import architecture, nets
from autograder.worker.cells import Cells


def answer(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    """What the judge asked about a model; whatever the student's code raises on the way is an answer too."""
    with cells.listening():
        try:
            return ASKED[request["what"]](request, cells, things)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return {"raised": type(error).__name__, "error": str(error)[:500]}


def build(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    """Call the student's build function and export what it gives."""
    builder = cells.bound.get(request["builder"])
    if builder is None:
        return {"missing": True}
    return exported(builder(*request["args"], **request["kwargs"]), things)


def export(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    """Export the model that is bound to a name, with its weights."""
    model = cells.bound.get(request["name"])
    found = exported(model, things)
    if "config" in found:
        found["weights"] = [array for *_, own in architecture.layer_weights(model) for array in own]
    return found


def exported(model: Any, things: list[Any]) -> dict[str, Any]:
    if not architecture.is_model(model):
        return {"kind": type(model).__name__}
    if not architecture.is_built(model):
        return {"unbuilt": True}
    layers = [[name, kind, [list(a.shape) for a in own]] for name, kind, own in architecture.layer_weights(model)]
    things.append(model)
    return {
        "config": architecture.config_of(model),
        "layers": layers,
        "number": len(things) - 1,
        "compiled": bool(getattr(model, "compiled", False)),
    }


def bind(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    """Give a built model the weights of the notebook, and a task's name to the model."""
    model = things[request["number"]]
    architecture.put_weights(model, request["weights"])
    cells.namespace[request["name"]] = cells.bound[request["name"]] = model
    return {}


def rebuild(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    """In a clean worker: the exported architecture as a model, with weights if some are given."""
    import keras

    model = keras.saving.deserialize_keras_object(json.loads(request["config"]), safe_mode=True)
    if request["weights"] is not None:
        architecture.put_weights(model, request["weights"])
    things.append(model)
    return {"structure": architecture.structure(model), "number": len(things) - 1}


def predict(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    return {"values": architecture.predict(things[request["number"]], request["x"])}


def given(request: Mapping[str, Any], cells: Cells, things: list[Any]) -> dict[str, Any]:
    """One of the course's own models, made among the student's code."""
    things.append(nets.make(request["kind"], **request["parameters"]))
    return {"number": len(things) - 1}


ASKED = {function.__name__: function for function in (build, export, bind, rebuild, predict, given)}

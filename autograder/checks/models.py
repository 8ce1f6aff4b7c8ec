"""What checks of a model say: how it ends, how well it tells two classes apart, which score it has to reach."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

SILENT: tuple[str, ...] = (
    "Flatten",
    "Reshape",
    "Dropout",
    "Identity",
    "Permute",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling2D",
)
SILENT += ("GaussianNoise", "GaussianDropout", "AlphaDropout", "ActivityRegularization")


def last_activation(structure: Mapping[str, Any], silent: Collection[str] = SILENT) -> str:
    """How a model ends: the activation of its last layer that has one, behind those that are silent about it."""
    for layer in reversed(structure["layers"]):
        if layer["kind"] == "Sigmoid":  # keras.ops.sigmoid
            return "sigmoid"
        if "activation" in layer["settings"]:
            return layer["settings"]["activation"]
        if layer["kind"] not in silent:
            return layer["kind"].lower()
    return ""


def area_under_the_curve(y: np.ndarray, score: np.ndarray) -> float:
    """The share of pairs, one of each class, in which the event with y = 1 has the larger score; ties count half."""
    own, rest = score[y == 1], np.sort(score[y == 0])
    return float(np.mean(np.searchsorted(rest, own, "left") + np.searchsorted(rest, own, "right")) / (2 * len(rest)))


@dataclass(frozen=True)
class Calibrated:
    """The score that proves a right training, and the sizes with which it was found."""

    threshold: float
    settings: Mapping[str, float]


def calibrated(file: str, study: str) -> Calibrated:
    """What `make calibrate` found for the assignment that a file belongs to: `calibrated(__file__, "task")`."""
    import json
    from pathlib import Path

    folder = next(folder for folder in Path(file).parents if (folder / "assignment.toml").exists())
    result = json.loads((folder / "calibration" / "result.json").read_text(encoding="utf-8"))["studies"][study]
    return Calibrated(result["threshold"], result["settings"])

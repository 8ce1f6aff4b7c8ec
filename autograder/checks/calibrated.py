"""What `make calibrate` found out about a model that students train. Trains nothing."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Calibrated:
    """The score that proves a right training, and the sizes with which it was found."""

    threshold: float
    settings: Mapping[str, float]


def calibrated(file: str, study: str) -> Calibrated:
    """The result of a study of an assignment, which is that of the file: `calibrated(__file__, "task")`."""
    import json
    from pathlib import Path

    folder = next(folder for folder in Path(file).parents if (folder / "assignment.toml").exists())
    result = json.loads((folder / "calibration" / "result.json").read_text(encoding="utf-8"))["studies"][study]
    return Calibrated(result["threshold"], result["settings"])

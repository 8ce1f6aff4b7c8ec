"""Saves the weights of a trained model in the output of its cell, so that the downloaded notebook carries them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Evidence:
    """What a cell's output shows for a trained model: the weights inside `html`, and a line for people in `text`."""

    task: str
    saved: bool
    text: str
    html: str = ""


def submit(model: Any, task: str) -> Evidence:
    """Pack the weights of `model` (float16, compressed, with a checksum) into HTML that survives a save.

    Grading loads them into what the student's build function returns instead of training again, so that a run on a
    GPU counts. The notebook's `submit` shows what comes back, and `ready()` asks `saved` for every model task.
    """
    return Evidence(task, False, f"{task}: nothing is saved, this version of the package can't keep weights yet")

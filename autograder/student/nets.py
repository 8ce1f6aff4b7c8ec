"""Models that a check hands to a student's function, by name and parameters: they hold no answers. Imports Keras late.

They are made where the student's code runs (`student.given("sequential", …)`), on either side of the wall.
"""

from collections.abc import Callable, Sequence
from typing import Any


def make(kind: str, **parameters: Any) -> Any:
    return KINDS[kind](**parameters)


def sequential(input_shape: Sequence[int], layers: Sequence[tuple[str, dict]]) -> Any:
    """A Sequential Keras model of built-in layers: `[("Conv2D", {"filters": 4, "kernel_size": 3}), …]`."""
    import keras

    built = [getattr(keras.layers, kind)(**settings) for kind, settings in layers]
    return keras.Sequential([keras.Input(tuple(input_shape)), *built])


KINDS: dict[str, Callable[..., Any]] = {"sequential": sequential}

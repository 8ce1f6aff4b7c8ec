"""Weights of a trained model made worthless in several ways, none of which may earn a point. Trains nothing."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from autograder.intake.evidence import Weights


def drawn_anew(weights: Weights) -> list[np.ndarray]:
    rng = np.random.default_rng(5)
    return [rng.normal(size=a.shape, scale=np.sqrt(1 / max(1, a[..., 0].size))) for a in weights.arrays]


def shuffled(weights: Weights) -> list[np.ndarray]:
    rng = np.random.default_rng(6)
    return [rng.permutation(a.reshape(-1)).reshape(a.shape) for a in weights.arrays]


def zero(weights: Weights) -> list[np.ndarray]:
    return [np.zeros_like(a) for a in weights.arrays]


def last_layer(change: Callable[[np.ndarray], np.ndarray]) -> Callable[[Weights], list[np.ndarray]]:
    def spoil(weights: Weights) -> list[np.ndarray]:
        count = len(weights.layers[-1][2])
        return [*weights.arrays[:-count], *map(change, weights.arrays[-count:])]

    return spoil


WAYS: dict[str, Callable[[Weights], list[np.ndarray]]] = {
    "never trained": drawn_anew,
    "shuffled in each layer": shuffled,
    "all zero": zero,
    "the opposite answer": last_layer(np.negative),
    "one answer for all": last_layer(np.zeros_like),
}


def spoilt(weights: Weights, way: str) -> Weights:
    """A copy that the suite must give no points for."""
    return replace(weights, arrays=tuple(np.asarray(a, np.float32) for a in WAYS[way](weights)))

"""The state of numpy's generators, sent to a worker and taken back. What comes back is checked number by number."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.wire import WireError, require

UINT32, UINT64, UINT128 = 2**32, 2**64, 2**128


def snapshot_state(generator: np.random.Generator) -> dict[str, Any]:
    state: dict[str, Any] = dict(generator.bit_generator.state)
    if state["bit_generator"] not in SCHEMAS:
        raise WireError(f"a generator of the kind {state['bit_generator']} cannot be sent")
    return state


def restore(generators: Sequence[np.random.Generator], states: Any) -> None:
    """Bring our generators to where the worker left its copies.

    The setters of numpy copy positions unchecked into C structures, so anything out of range is refused here.
    """
    require(type(states) is list and len(states) == len(generators), "generators")
    for generator, state in zip(generators, states, strict=True):
        name = generator.bit_generator.state["bit_generator"]
        require(type(state) is dict and state.get("bit_generator") == name, "a generator")
        SCHEMAS[name](state)
    for generator, state in zip(generators, states, strict=True):
        generator.bit_generator.state = state


def _whole(mapping: Any, key: str, below: int) -> None:
    require(type(mapping) is dict and type(mapping.get(key)) is int and 0 <= mapping[key] < below, key)


def _words(mapping: Any, key: str, count: int, dtype: type) -> None:
    words = mapping.get(key) if type(mapping) is dict else None
    require(type(words) is np.ndarray and words.shape == (count,) and words.dtype == dtype, key)


def _keys(mapping: Mapping[str, Any], *names: str) -> None:
    require(mapping.keys() == set(names), "the parts of a generator")


def _half_used(state: dict[str, Any]) -> None:
    _whole(state, "has_uint32", 2)
    _whole(state, "uinteger", UINT32)


def _pcg64(state: dict[str, Any]) -> None:
    _keys(state, "bit_generator", "state", "has_uint32", "uinteger")
    _half_used(state)
    _whole(state["state"], "state", UINT128)
    _whole(state["state"], "inc", UINT128)
    _keys(state["state"], "state", "inc")


def _mt19937(state: dict[str, Any]) -> None:
    _keys(state, "bit_generator", "state")
    _words(state["state"], "key", 624, np.uint32)
    _whole(state["state"], "pos", 625)
    _keys(state["state"], "key", "pos")


def _philox(state: dict[str, Any]) -> None:
    _keys(state, "bit_generator", "state", "buffer", "buffer_pos", "has_uint32", "uinteger")
    _half_used(state)
    _words(state, "buffer", 4, np.uint64)
    _whole(state, "buffer_pos", 5)
    _words(state["state"], "counter", 4, np.uint64)
    _words(state["state"], "key", 2, np.uint64)
    _keys(state["state"], "counter", "key")


def _sfc64(state: dict[str, Any]) -> None:
    _keys(state, "bit_generator", "state", "has_uint32", "uinteger")
    _half_used(state)
    _words(state["state"], "state", 4, np.uint64)
    _keys(state["state"], "state")


SCHEMAS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "PCG64": _pcg64,
    "PCG64DXSM": _pcg64,
    "MT19937": _mt19937,
    "Philox": _philox,
    "SFC64": _sfc64,
}

"""Outputs of a cell as a worker reported them, checked: what nbformat allows, harmless, and no more than the limit."""

from collections.abc import Mapping
from typing import Any

from autograder import wire
from autograder.intake.markup import harmless_data
from autograder.intake.text import legible

DEPTH = 20
TEXT_LIMIT = 20_000  # of an error's traceback


def checked(outputs: Any, most_bytes: int) -> tuple[tuple[dict[str, Any], ...], bool]:
    """The outputs, and whether some were left out because there were too many; raises WireError for anything else."""
    wire.require(type(outputs) is list, "outputs")
    kept, room = [], most_bytes
    for output in outputs:
        wire.require(type(output) is dict, "an output")
        good = READERS.get(_text(output.get("output_type")), _unknown)(output)
        room -= _size(good)
        if room < 0:
            return tuple(kept), True
        kept.append(good)
    return tuple(kept), False


def _stream(output: Mapping[str, Any]) -> dict[str, Any]:
    name = "stderr" if output.get("name") == "stderr" else "stdout"
    return {"output_type": "stream", "name": name, "text": _text(output.get("text"))}


def _display(output: Mapping[str, Any]) -> dict[str, Any]:
    data, metadata = output.get("data"), output.get("metadata", {})
    wire.require(type(data) is dict and type(metadata) is dict, "a display")
    wire.require(all(type(mime) is str for mime in data), "a display")
    good = {_text(mime): _json(value) if "json" in mime else _text(value) for mime, value in data.items()}
    return {"output_type": "display_data", "data": harmless_data(good), "metadata": _json(metadata)}


def _result(output: Mapping[str, Any]) -> dict[str, Any]:
    count = output.get("execution_count")
    wire.require(count is None or (type(count) is int and 0 <= count < 1 << 31), "a count")
    return {**_display(output), "output_type": "execute_result", "execution_count": count}


def _error(output: Mapping[str, Any]) -> dict[str, Any]:
    lines = output.get("traceback")
    wire.require(type(lines) is list, "a traceback")
    text = "\n".join(_text(line) for line in lines)[-TEXT_LIMIT:]
    ename, evalue = _text(output.get("ename"))[:200], _text(output.get("evalue"))[:4000]
    return {"output_type": "error", "ename": ename, "evalue": evalue, "traceback": text.split("\n")}


def _unknown(output: Mapping[str, Any]) -> dict[str, Any]:
    raise wire.WireError("an output of unknown kind")


READERS = {"stream": _stream, "display_data": _display, "execute_result": _result, "error": _error}


def _text(value: Any) -> str:
    wire.require(type(value) is str, "a text")
    return legible(value)


def _json(value: Any, depth: int = 0) -> Any:
    """Plain JSON and nothing else: no arrays, no bytes, no keys but text, no nan."""
    wire.require(depth < DEPTH, "an output nested too deeply")
    kind = type(value)
    if kind is str:
        return _text(value)
    if kind is dict:
        return {_text(key): _json(item, depth + 1) for key, item in value.items()}
    if kind in (list, tuple):
        return [_json(item, depth + 1) for item in value]
    if kind is float:
        return value if abs(value) < float("inf") else None
    wire.require(value is None or kind in (bool, int), "an output's data")
    return value


def _size(value: Any) -> int:
    if type(value) is str:
        return len(value) + 8
    if type(value) is dict:
        return sum(_size(key) + _size(item) for key, item in value.items())
    return sum(map(_size, value)) + 8 if type(value) is list else 8

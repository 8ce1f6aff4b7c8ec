"""Outputs of a cell, each part of the exact type that nbformat allows, and no more than the limit. Cleans no markup."""

from collections.abc import Iterable, Mapping
from typing import Any

from autograder.checks import wire
from autograder.intake.read import joined
from autograder.intake.text import legible

TEXT_LIMIT = 20_000  # of an error's traceback
MOST_KINDS = 50  # in which one value is displayed

Output = dict[str, Any]


def checked(outputs: Any, most_bytes: int) -> tuple[tuple[Output, ...], bool]:
    """The outputs, and whether some were left out because there were too many; raises WireError for anything else."""
    wire.require(type(outputs) is list, "outputs")
    kept, room = [], most_bytes
    for output in outputs:
        wire.require(type(output) is dict, "an output")
        good = READERS.get(_text(output.get("output_type")), _unknown)(output)
        room -= size(good)
        if room < 0:
            return tuple(kept), True
        kept.append(good)
    return tuple(kept), False


def saved(outputs: Iterable[Any], most_bytes: int) -> tuple[tuple[Output, ...], bool]:
    """The same of outputs as a notebook holds them; what is none is passed over."""
    kept, room = [], most_bytes
    for output in outputs:
        try:
            ((good,), _) = checked([whole(output)], most_bytes)
        except (wire.WireError, ValueError):
            continue
        room -= size(good)
        if room < 0:
            return tuple(kept), True
        kept.append(good)
    return tuple(kept), False


def whole(output: Any) -> Any:
    """With its texts in one piece, where the notebook has them line by line."""
    if not isinstance(output, dict):
        return output
    parts = {key: joined(value) for key, value in output.items() if key == "text"}
    if isinstance(output.get("data"), dict):
        parts["data"] = {
            kind: joined(value) if isinstance(value, list) and "json" not in kind else value
            for kind, value in output["data"].items()
        }
    return {**output, **parts}


def _stream(output: Mapping[str, Any]) -> Output:
    name = output.get("name")
    name = "stderr" if type(name) is str and name == "stderr" else "stdout"
    return {"output_type": "stream", "name": name, "text": _text(output.get("text"))}


def _display(output: Mapping[str, Any]) -> Output:
    data = output.get("data")
    wire.require(type(data) is dict and len(data) <= MOST_KINDS, "a display")
    wire.require(all(type(mime) is str for mime in data), "a display")
    good = {_text(mime)[:100]: _text(value) for mime, value in data.items() if "json" not in mime}
    return {"output_type": "display_data", "data": good, "metadata": {}}


def _result(output: Mapping[str, Any]) -> Output:
    count = output.get("execution_count")
    wire.require(count is None or (type(count) is int and 0 <= count < 1 << 31), "a count")
    return {**_display(output), "output_type": "execute_result", "execution_count": count}


def _error(output: Mapping[str, Any]) -> Output:
    lines = output.get("traceback")
    wire.require(type(lines) is list, "a traceback")
    text = "\n".join(_text(line) for line in lines)[-TEXT_LIMIT:]
    ename, evalue = _text(output.get("ename"))[:200], _text(output.get("evalue"))[:4000]
    return {"output_type": "error", "ename": ename, "evalue": evalue, "traceback": text.split("\n")}


def _unknown(output: Mapping[str, Any]) -> Output:
    raise wire.WireError("an output of unknown kind")


READERS = {"stream": _stream, "display_data": _display, "execute_result": _result, "error": _error}


def _text(value: Any) -> str:
    wire.require(type(value) is str, "a text")
    return legible(value)


def size(output: Output) -> int:
    """What it takes in a notebook, about."""
    texts = [output.get("text", ""), output.get("evalue", ""), *output.get("traceback", ())]
    texts += output.get("data", {}).values()
    return sum(len(text) + 8 for text in texts) + 100


def note(sentence: str) -> Output:
    """In place of what can't be shown."""
    return {"output_type": "display_data", "data": {"text/plain": f"({sentence})"}, "metadata": {}}

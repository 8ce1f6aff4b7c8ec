"""Finds the weights that `submit` left in a notebook's outputs and checks them. Trusts nothing in them, runs nothing.

student/submit.py writes what is read here.
"""

import base64
import binascii
import hashlib
import json
import math
import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.outline import Outline, OutlinedTask
from autograder.intake.read import joined
from autograder.student.submit import FORMAT, LARGEST, MOST_WEIGHTS

FOUND = re.compile(r"<!--\s*autograder-weights\s+(\d{1,4})\s+(\w{1,80})\s+([A-Za-z0-9+/=]*)\s*(-->)?")
WORD = "autograder-weights"
LARGEST_CONTENT = 4 * MOST_WEIGHTS + (1 << 20)
TYPES = {"float16": np.dtype("<f2"), "float32": np.dtype("<f4")}
MOST_LAYERS, MOST_ARRAYS, MOST_OF_A_LAYER = 1000, 5000, 100
TRIED = 10  # of the weights that a notebook holds for one task, the newest first
OMITTED = 'in Colab, Edit > Notebook settings > "Omit code cell output when saving this notebook" must not be ticked'


Layer = tuple[str, str, tuple[tuple[int, ...], ...]]  # name, kind, shapes of its weights


class BadEvidence(Exception):
    """Why these weights can't be used, in a sentence that goes on from "the weights of TASK in the notebook"."""


@dataclass(frozen=True)
class Weights:
    """What a model was when it was handed in: its layers with weights, and these."""

    task: str
    layers: tuple[Layer, ...]
    arrays: tuple[np.ndarray, ...]
    digest: str = ""
    device: str = ""
    keras: str = ""
    history: Mapping[str, Sequence[float]] | None = None


@dataclass(frozen=True)
class Evidence:
    """What the notebook holds for one model task: weights, or the reason why it has none that can be used."""

    task: OutlinedTask
    weights: Weights | None = None
    problem: str = ""
    there: bool = False  # something is there, usable or not: then nothing is trained again


def evidence_in(notebook: Mapping[str, Any], outline: Outline) -> dict[str, Evidence]:
    """For every model task the last weights in the outputs that can be used."""
    newest = {task.name: deque(maxlen=TRIED) for task in outline.tasks if task.model}
    for found in pieces_in(notebook) if newest else ():
        if found[2] in newest:
            newest[found[2]].append(found)
    return {t.name: chosen(t, newest[t.name], notebook) for t in outline.tasks if t.model}


def chosen(task: OutlinedTask, pieces: Sequence[re.Match], notebook: Mapping[str, Any]) -> Evidence:
    """The newest of these that can be used, else why the newest can't be."""
    problem = ""
    for found in reversed(pieces):
        try:
            return Evidence(task, unpacked(found), there=True)
        except BadEvidence as reason:
            problem = problem or f"the weights of {task.name} in the notebook {reason}"
    return Evidence(task, None, problem or missing(task.name, notebook), bool(problem))


def missing(task: str, notebook: Mapping[str, Any]) -> str:
    colab = notebook["metadata"].get("colab")
    omits = isinstance(colab, dict) and colab.get("private_outputs") is True
    why = f"this one omits them: {OMITTED}" if omits else OMITTED
    return (
        f'the notebook holds no weights of {task}: run the cell with submit(…, "{task}") after the training and save '
        f"the notebook with its outputs ({why})"
    )


def pieces_in(notebook: Mapping[str, Any]) -> Iterator[re.Match]:
    """Every mark of weights in the HTML outputs, in the order of the notebook."""
    for cell in notebook["cells"]:
        for output in cell["outputs"]:
            data = output.get("data") if isinstance(output, dict) else None
            html = joined(data.get("text/html")) if isinstance(data, dict) else ""
            if WORD in html:
                yield from FOUND.finditer(html)


def unpacked(found: re.Match) -> Weights:
    """The weights behind one mark; raises BadEvidence."""
    version, task, packed, end = found.groups()
    again = f'run the cell with submit(…, "{task}") again and save the notebook'
    if version != str(FORMAT):
        raise BadEvidence(f"were saved by another version of the course's package: {again}")
    if len(packed) > LARGEST:
        size = f"{len(packed) / 1e6:.1f} MB"
        raise BadEvidence(f"take {size}, and {LARGEST >> 20} MB are allowed: make the model smaller")
    if not end:
        raise BadEvidence(f"are cut off: {again}")
    try:
        stream = zlib.decompressobj()
        content = stream.decompress(base64.b64decode(packed[64:], validate=True), LARGEST_CONTENT)
        if not stream.eof and not stream.unconsumed_tail:
            raise zlib.error
    except (binascii.Error, zlib.error):
        raise BadEvidence(f"are damaged, part of them is missing or changed: {again}") from None
    if stream.unconsumed_tail:
        raise BadEvidence("are more than a million numbers when unpacked: make the model smaller")
    if hashlib.sha256(content).hexdigest() != packed[:64]:
        raise BadEvidence(f"don't match their checksum, they were changed after they were saved: {again}")
    return parsed(task, content, packed[:64])


def parsed(task: str, content: bytes, digest: str) -> Weights:
    """The content, every part of it checked: anybody can compute a checksum."""
    line, _, raw = content.partition(b"\n")
    try:
        told = json.loads(line)
        kind = TYPES[told["dtype"]]
        layers = tuple(map(layer_of, told["layers"]))
        if told["task"] != task or not 0 < len(layers) <= MOST_LAYERS:
            raise ValueError
        if sum(len(shapes) for *_, shapes in layers) > MOST_ARRAYS:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadEvidence("are not in the form in which submit writes them: hand in what submit saved") from None
    if len(raw) % kind.itemsize:
        raise BadEvidence("are not as many numbers as their shapes say: hand in what submit saved")
    with np.errstate(all="ignore"):
        numbers = np.frombuffer(raw, kind).astype(np.float32)
    arrays = shaped(numbers, layers)
    if not np.all(np.isfinite(numbers)):
        owners = [name for name, _, own in layers for _ in own]
        name = next(name for name, a in zip(owners, arrays, strict=True) if not np.all(np.isfinite(a)))
        raise BadEvidence(f"are nan or infinite in the layer {name}: the training has diverged, train it again")
    history = told.get("history") if isinstance(told.get("history"), dict) else None
    device, keras = (readable(told[key]) if isinstance(told.get(key), str) else "" for key in ("device", "keras"))
    return Weights(task, layers, arrays, digest, device, keras, history)


def shaped(numbers: np.ndarray, layers: Sequence[Layer]) -> tuple[np.ndarray, ...]:
    """The numbers as the arrays of these layers, one after the other."""
    shapes = [shape for *_, shapes in layers for shape in shapes]
    sizes = [math.prod(shape) for shape in shapes]
    # A side of 0 makes any shape hold no numbers, and numpy refuses some of those.
    if any(math.prod(filter(None, shape)) > LARGEST_CONTENT for shape in shapes) or sum(sizes) != len(numbers):
        raise BadEvidence("are not as many numbers as their shapes say: hand in what submit saved")
    parts = np.split(numbers, np.cumsum(sizes)[:-1])
    return tuple(part.reshape(shape) for part, shape in zip(parts, shapes, strict=True))


def layer_of(told: Mapping[str, Any]) -> Layer:
    """Raises for anything but a name, a kind and shapes."""
    name, kind, shapes = told["name"], told["kind"], told["shapes"]
    if not (isinstance(name, str) and isinstance(kind, str) and isinstance(shapes, list)):
        raise ValueError
    if not 0 < len(shapes) <= MOST_OF_A_LAYER:
        raise ValueError
    for shape in shapes:
        if not (isinstance(shape, list) and len(shape) <= 8):
            raise ValueError
        if not all(type(n) is int and 0 <= n < 1 << 31 for n in shape):
            raise ValueError
    return readable(name), readable(kind), tuple(map(tuple, shapes))


def readable(name: str) -> str:
    """A layer's name as part of a sentence of ours."""
    return "".join(c for c in name[:60] if c.isalnum() or c in "_-./ ")


def mismatch(weights: Weights, layers: Sequence[Sequence[Any]], builder: str) -> str:
    """Why the weights don't fit the model that the build function gives now; "" if they do."""
    begin = f"the weights of {weights.task} in the notebook belong to another architecture than {builder} builds: "
    end = f'; train what {builder} returns and run submit(…, "{weights.task}") again'
    if len(weights.layers) != len(layers):
        return f"{begin}{counted(len(weights.layers))} with weights there, {counted(len(layers))} here{end}"
    pairs = zip(weights.layers, layers, strict=True)
    for position, ((name, kind, shapes), (_, kind_here, shapes_here)) in enumerate(pairs, 1):
        if kind != kind_here:
            return f"{begin}layer {position} with weights is {kind} there and {kind_here} here{end}"
        if shapes != tuple(map(tuple, shapes_here)):
            there, here = (" and ".join(str(tuple(s)) for s in some) or "no weights" for some in (shapes, shapes_here))
            return f"{begin}the {kind} layer {name} has weights of shape {there} there and {here} here{end}"
    return ""


def counted(number: int) -> str:
    return "1 layer" if number == 1 else f"{number} layers"


# The reference's own weights: trained once, by calibration, and stored in the assignment's folder.


def weights_path(folder: Path, task: str) -> Path:
    return folder / "calibration" / f"{task}.npz"


def store(path: Path, layers: Iterable[tuple[str, str, Sequence[np.ndarray]]]) -> None:
    """Write a model's layers (student.architecture.layer_weights) as float16."""
    entries = {
        f"{n:03}|{k}|{name}|{kind}": np.asarray(array, np.float16)
        for n, (name, kind, own) in enumerate(layers)
        for k, array in enumerate(own)
    }
    np.savez_compressed(path, **entries)


def stored(folder: Path, task: str) -> Weights | None:
    """What `make calibrate` left for this task, if it did."""
    path = weights_path(folder, task)
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        entries = sorted(file.files)
        arrays = tuple(file[entry].astype(np.float32) for entry in entries)
    layers: dict[str, tuple[str, str, list[tuple[int, ...]]]] = {}
    for entry, array in zip(entries, arrays, strict=True):
        number, _, name, kind = entry.split("|")
        layers.setdefault(number, (name, kind, []))[2].append(array.shape)
    return Weights(task, tuple((name, kind, tuple(shapes)) for name, kind, shapes in layers.values()), arrays)

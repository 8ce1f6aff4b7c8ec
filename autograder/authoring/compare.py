"""Where two built files differ, in one line; executed outputs are compared with tolerance. Builds nothing."""

import base64
import configparser
import io
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RTOL, ATOL = 1e-2, 1e-6
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
IMAGE_SLACK = 0.05  # labels of ticks move the edge of a picture by a few pixels
IMAGE_TOLERANCE = 10  # mean difference of a shrunken picture in units of 1/255
UNTESTED = ("nbval-ignore-output", "nbval-skip", "raises-exception")


@dataclass(frozen=True)
class Sanitizer:
    """The project's patterns of what may differ: times, addresses, weights."""

    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()

    @classmethod
    def read(cls, path: Path | None) -> "Sanitizer":
        parser = configparser.RawConfigParser()
        parser.read(path or [], encoding="utf-8")
        sections = [parser[name] for name in parser.sections()]
        return cls(tuple((re.compile(section["regex"]), section["replace"]) for section in sections))

    def __call__(self, text: str) -> str:
        for pattern, replacement in self.patterns:
            text = pattern.sub(replacement, text)
        return text


def first_difference(built: Path, there: Path, sanitize: Sanitizer) -> str | None:
    """What differs between a file as built and the file that is there; None when nothing that matters does."""
    if not there.exists():
        return "is missing"
    new, old = built.read_bytes(), there.read_bytes()
    if new == old:
        return None
    if built.suffix != ".ipynb":
        return text_difference(new.decode(errors="replace"), old.decode(errors="replace")) or "has other bytes"
    try:
        new_notebook, old_notebook = json.loads(new), json.loads(old)
        difference = notebook_difference(new_notebook, old_notebook, sanitize)
    except (ValueError, KeyError, TypeError, AttributeError):
        return "is no notebook any more"
    if difference or stripped(new_notebook) == stripped(old_notebook):
        return difference
    return "is written in another way (indentation, order of keys)"


def notebook_difference(built: dict, there: dict, sanitize: Sanitizer) -> str | None:
    for new, old in zip(built["cells"], there["cells"], strict=False):
        if new["id"] != old.get("id"):
            return f"has the cell {old.get('id')} where {new['id']} is built"
        where = f"the cell {new['id']}"
        if difference := text_difference("".join(new["source"]), "".join(old["source"])):
            return f"{where} {difference}"
        if shown := key_difference(facts(new), facts(old)):
            return f"{where} has another {shown}"
        if is_compared(new) and (difference := outputs_difference(new, old, sanitize)):
            return f"{where} {difference}"
    if len(built["cells"]) != len(there["cells"]):
        return f"has {len(there['cells'])} cells where {len(built['cells'])} are built"
    rest = [{key: value for key, value in notebook.items() if key != "cells"} for notebook in (built, there)]
    if shown := key_difference(*rest):
        return f"has another {shown}"
    return None


def is_compared(cell: dict) -> bool:
    return not any(tag in UNTESTED for tag in cell["metadata"].get("tags", ()))


def facts(cell: dict) -> dict:
    return {key: value for key, value in cell.items() if key not in ("source", "outputs")}


def stripped(notebook: dict) -> str:
    """The notebook as text, without outputs: whether it is written in the same order."""
    cells = [{key: value for key, value in cell.items() if key != "outputs"} for cell in notebook["cells"]]
    return json.dumps({**notebook, "cells": cells})


def key_difference(new: Any, old: Any, path: str = "") -> str | None:
    """The first key, in dots, under which two nested values differ."""
    if isinstance(new, dict) and isinstance(old, dict):
        for key in (*new, *(key for key in old if key not in new)):
            if found := key_difference(new.get(key), old.get(key), f"{path}.{key}" if path else key):
                return found
        return None
    return None if new == old else f"{path}: {json.dumps(old)[:60]} where {json.dumps(new)[:60]} is built"


def text_difference(new: str, old: str) -> str | None:
    if new == old:
        return None
    new_lines, old_lines = new.splitlines(), old.splitlines()
    for number, (a, b) in enumerate(zip(new_lines, old_lines, strict=False), 1):
        if a != b:
            return f"differs in line {number}: {excerpt(b)} where {excerpt(a)} is built"
    if len(new_lines) != len(old_lines):
        return f"has {len(old_lines)} lines where {len(new_lines)} are built"
    return "differs in the end of a line"


def excerpt(line: str) -> str:
    return f"`{line.strip()[:70]}`"


def outputs_difference(new: dict, old: dict, sanitize: Sanitizer) -> str | None:
    mine, theirs = list(pieces(new.get("outputs", []))), list(pieces(old.get("outputs", [])))
    if [kind for kind, _ in mine] != [kind for kind, _ in theirs]:
        shown = [", ".join(kind for kind, _ in side) or "nothing" for side in (theirs, mine)]
        return f"puts out {shown[0]} where {shown[1]} is built"
    for (kind, a), (_, b) in zip(mine, theirs, strict=True):
        if kind.startswith("image/") and kind != "image/svg+xml":
            if not same_picture(a, b):
                return f"draws another picture ({kind})"
        elif not same_text(sanitize(a), sanitize(b)):
            return f"puts out other {kind}: {text_difference(sanitize(a), sanitize(b))}"
    return None


def pieces(outputs: list[dict]) -> Iterator[tuple[str, str]]:
    """Every text and picture that a cell put out, with its kind."""
    for output in outputs:
        if output["output_type"] == "stream":
            yield output["name"], "".join(output["text"])
        elif output["output_type"] == "error":
            yield "error", f"{output['ename']}: {output['evalue']}"
        else:
            for kind, value in sorted(output["data"].items()):
                yield (
                    kind,
                    value
                    if isinstance(value, str)
                    else "".join(value)
                    if isinstance(value, list)
                    else json.dumps(value),
                )


def same_text(a: str, b: str) -> bool:
    """The same words, and numbers within the tolerance; blanks don't count."""
    if "".join(NUMBER.sub("#", a).split()) != "".join(NUMBER.sub("#", b).split()):
        return False
    numbers = zip(NUMBER.findall(a), NUMBER.findall(b), strict=True)
    return all(math.isclose(float(x), float(y), rel_tol=RTOL, abs_tol=ATOL) for x, y in numbers)


def same_picture(a: str, b: str) -> bool:
    if a == b:
        return True
    import numpy as np
    from PIL import Image

    try:
        first, second = (Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB") for data in (a, b))
    except (OSError, ValueError):
        return False
    if any(abs(x - y) > IMAGE_SLACK * max(x, y) for x, y in zip(first.size, second.size, strict=True)):
        return False
    small = [np.asarray(image.resize((96, 96)), dtype=float) for image in (first, second)]
    return float(np.abs(small[0] - small[1]).mean()) <= IMAGE_TOLERANCE

"""What the reader is asked about notebooks: plain values in, plain values out. Runs nothing of what it reads."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from autograder.course.outline import Outline, OutlinedTask
from autograder.intake import caps
from autograder.intake.cells import Cell
from autograder.intake.evidence import Evidence, Weights, evidence_in
from autograder.intake.markup import attached_pictures, harmless, harmless_markdown
from autograder.intake.read import claims, grade_id, parse
from autograder.intake.repair import defines, is_check, repaired, unfenced
from autograder.intake.repairs import Repair
from autograder.intake.shown import Output, note, saved, size
from autograder.intake.slicing import needed
from autograder.intake.training import without_training


def take_in(name: str, data: bytes, outline: dict[str, Any], whole: bool) -> dict[str, Any]:
    """The cells to run, in order: what the course gives, then the student's; and what else grading needs of a notebook.

    The course's own cells that no verdict depends on are run only for the `whole` notebook, for its outputs.
    """
    asked = Outline.from_plain(outline)
    notebook = parse(data, name)
    found, repairs = repaired(notebook, name, asked)
    found = [Cell(asked.prelude, "the course's imports", given=True), *found]
    evidence = evidence_in(notebook, asked)
    cells, left_out = without_training(found, evidence)
    if not whole:
        cells = needed(cells, [task.name for task in asked.tasks])
    said = [*repairs, *left_out]
    more = [Repair("more", detail=str(len(said) - caps.LINES_SAID))] if len(said) > caps.LINES_SAID else []
    told = notebook["metadata"].get("autograder")
    version = told.get("version") if isinstance(told, dict) else None
    return {
        "cells": [[cell.source, cell.name, cell.position, cell.given, list(cell.loads)] for cell in cells],
        "places": [[cell.position, cell.name] for cell in found],
        "repairs": [[r.kind, r.cell, r.detail] for r in said[: caps.LINES_SAID] + more],
        "version": version if type(version) is int and 0 <= version < 1 << 31 else None,
        "evidence": {task: plain_evidence(one) for task, one in evidence.items()},
    }


def plain_evidence(found: Evidence) -> dict[str, Any]:
    plain = {"problem": found.problem, "there": found.there}
    return plain | {"weights": plain_weights(found.weights)} if found.weights else plain


def plain_weights(found: Weights) -> dict[str, Any]:
    """Their layers, and all their numbers one after the other."""
    return {
        "layers": [[name, kind, [list(shape) for shape in shapes]] for name, kind, shapes in found.layers],
        "arrays": list(found.arrays),
        "told": [found.digest, found.device, found.keras],
    }


def notebook(name: str, data: bytes, tasks: list[str], models: list[str], outputs: bool) -> dict[str, Any]:
    """Every cell as its student left it, tidied and harmless; which assignment it says it is; hashes of its models."""
    found = parse(data, name)
    room = caps.SHOWN_MB << 20
    cells = []
    for cell in found["cells"]:
        plain = written_cell(cell, tasks)
        if outputs and cell["cell_type"] == "code" and not plain.get("asks"):
            plain["outputs"] = own_outputs(cell["outputs"], min(room, caps.SHOWN_OF_CELL_MB << 20))
            room -= sum(map(size, plain["outputs"]))
        cells.append(plain)
    outline = Outline("", tuple(OutlinedTask(task, model=True) for task in models))
    weights = {task: one.weights for task, one in evidence_in(found, outline).items() if one.weights}
    return {
        "cells": cells,
        "claims": list(dict.fromkeys(claims(found)))[:20],
        "weights": {task: numbers_hash(one) for task, one in weights.items()},
    }


def written_cell(cell: dict, tasks: Sequence[str]) -> dict[str, Any]:
    """What is known of one cell; what is as usual is left out."""
    source, kind = cell["source"], cell["cell_type"]
    code = unfenced(source)
    parts = {
        "id": cell["id"],
        "grade_id": grade_id(cell),
        "code": code if code != source else "",
        "tasks": [task for task in tasks if defines(code, task)],
        "asks": is_check(source),
        "prose": shown_prose(source) if kind != "code" else "",
        "pictures": attached_pictures(cell["attachments"]) if kind != "code" else {},
    }
    return {"kind": kind, "source": source} | {key: value for key, value in parts.items() if value}


def shown_prose(source: str) -> str:
    most = caps.PROSE_SHOWN
    left = f"\n\n({len(source) - most} more characters are left out here)" if len(source) > most else ""
    return harmless_markdown(source[:most]) + left


def own_outputs(outputs: list[Any], most_bytes: int) -> list[Output]:
    """What a cell showed when its student saved it."""
    good, cut = saved(outputs, most_bytes)
    return harmless(good) + ([note("more outputs are left out here")] if cut else [])


def numbers_hash(found: Weights) -> str:
    """Of the numbers alone, whatever was said about their training."""
    digest = hashlib.sha256()
    for array in found.arrays:
        digest.update(array.tobytes())
    return digest.hexdigest()


def graded_outputs(cells: list[list[Output]]) -> list[list[Output]]:
    """What cells showed while they were graded, harmless."""
    return [harmless(shown) for shown in cells]


QUESTIONS = {"take in": take_in, "notebook": notebook, "outputs": graded_outputs}


def warm_up() -> None:
    """Use everything once: what is imported or made on first use may be out of reach later."""
    html = "<p>1</p><!-- autograder-weights 1 f AAAA -->"
    shown = [{"output_type": "display_data", "metadata": {}, "data": {"text/html": [html]}}]
    sources = ("%time 1\ndef f(x):\n    return x", "f = 1\nf.fit(1, epochs=1)")
    cells = [*(("code", source) for source in sources), ("raw", "f")]
    told = {"cells": [{"cell_type": kind, "source": source, "outputs": shown} for kind, source in cells]}
    data = json.dumps(told).encode()
    notebook("warm", data, ["f"], ["f"], outputs=True)
    take_in("warm", data, Outline("warm", (OutlinedTask("f", model=True),)).as_plain(), whole=False)

"""Thresholds of trained models, from the scores of right and wrong ones over many seeds. Knows no judge.

An assignment that has a trained task holds calibration/study.py with STUDIES, a tuple of Study. `make calibrate`
trains what is missing or stale and writes result.json (read by `calibrated` in a hidden check) and picture.png there.
"""

import ast
import hashlib
import inspect
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.course import find_course
from autograder.course.modules import load_module
from autograder.errors import Problem
from autograder.intake.evidence import store, weights_path
from autograder.judge.receipts import write

STUDY, RESULT, PICTURE = (Path("calibration", name) for name in ("study.py", "result.json", "picture.png"))
SEEDS = 30
DEVIATIONS = 4.0
RULE = (
    f"{DEVIATIONS:.0f} standard deviations below the mean of the reference on the logit scale (parametric: the logits "
    "are taken for normal), and above the 95th percentile of every wrong model"
)
Score = Callable[[int], float]  # trains and tests once, everything drawn from this seed; a number in [0, 1]


@dataclass(frozen=True)
class Study:
    """One metric of one trained task: how the reference scores, and how models do that must not pass."""

    name: str  # the key in result.json: the task, or task/metric where it has several
    metric: str  # as people read it: "AUC"
    reference: Score
    wrong: Mapping[str, Score]
    settings: Mapping[str, float] = field(default_factory=dict)  # sizes that the hidden checks have to use as well
    sources: Sequence[Any] = ()  # modules, functions or source texts: when one changes, the threshold is stale
    seeds: int = SEEDS
    layers: Callable[[], Sequence[tuple]] | None = None  # of a trained reference model, to be stored as TASK.npz


def logit(p: float | np.ndarray) -> np.ndarray:
    p = np.clip(np.asarray(p, float), 1e-9, 1 - 1e-9)
    return np.log(p) - np.log1p(-p)


def threshold_of(reference: Sequence[float], wrong: Mapping[str, Sequence[float]], name: str = "") -> float:
    """The cut of the RULE, rounded down to four digits; a Problem where a wrong model would pass it."""
    scores = logit(reference)
    cut = 1 / (1 + math.exp(-(scores.mean() - DEVIATIONS * scores.std(ddof=1))))
    cut = math.floor(cut * 1e4) / 1e4
    for model, values in wrong.items():
        if (reach := percentile_95(values)) >= cut:
            raise Problem(
                f"{name}: the cut {cut} lets the wrong model {model!r} through, whose 95th percentile is {reach:.4f}: "
                "make the data tell them apart, test on more events, or say why it is not wrong"
            )
    return cut


def percentile_95(values: Sequence[float]) -> float:
    return float(np.percentile(values, 95))


def fingerprint(study: Study) -> str:
    """Changes when the code of a source changes; not with its comments, docstrings and layout, or the place of ours."""
    numbers = [dict(study.settings), study.seeds, DEVIATIONS]
    parts = [study.name, study.metric, json.dumps(numbers, sort_keys=True)]
    parts += [meaning(source if isinstance(source, str) else inspect.getsource(source)) for source in study.sources]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def meaning(source: str) -> str:
    tree = ast.parse(inspect.cleandoc("\n" + source) if source[:1].isspace() else source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return shape(tree)


def shape(node: object) -> str:
    """Like ast.dump, but the same on every Python: what is empty is left out, and so is what a newer one adds."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "autograder":
        return f"ImportFrom({sorted(alias.asname or alias.name for alias in node.names)})"
    if isinstance(node, ast.AST):
        fields = (f"{name}={shape(value)}" for name, value in ast.iter_fields(node) if value not in (None, []))
        return f"{type(node).__name__}({', '.join(fields)})"
    if isinstance(node, list):
        return f"[{', '.join(map(shape, node))}]"
    return repr(node)


def studies_of(folder: Path) -> tuple[Study, ...]:
    path = folder / STUDY
    studies = getattr(load_module(path), "STUDIES", None)
    if not studies:
        raise Problem(f"{path} defines no STUDIES: a tuple of autograder.authoring.calibrate.Study")
    return tuple(studies)


def stored(folder: Path) -> dict[str, Any]:
    path = folder / RESULT
    return json.loads(path.read_text())["studies"] if path.exists() else {}


def stale(folder: Path) -> list[str]:
    """The studies whose generator, reference or wrong models changed since their threshold was made."""
    known = stored(folder)
    return [s.name for s in studies_of(folder) if known.get(s.name, {}).get("made_from") != fingerprint(s)]


def calibrate(folder: Path, progress: Path, say: Callable[[str], None] = print) -> None:
    """Make the threshold of every stale study of an assignment; what was trained before an interruption is kept."""
    results, changed = stored(folder), stale(folder)
    studies = studies_of(folder)
    for study in studies:
        weights = weights_path(folder, study.name.partition("/")[0])
        if study.layers is not None and (study.name in changed or not weights.exists()):
            store(weights, study.layers())
        if study.name in changed:
            results[study.name] = run(study, progress / f"{fingerprint(study)[:24]}.json", say)
    results = {study.name: results[study.name] for study in studies}
    if changed or not (folder / PICTURE).exists():
        write(folder / RESULT, {"built": "make calibrate; do not edit", "rule": RULE, "studies": results})
        picture(results, folder / PICTURE)
    for name, result in results.items():
        known = "" if name in changed else " (up to date)"
        say(f"{folder.name} {name}: {result['metric']} of at least {result['threshold']}{known}")


def run(study: Study, kept: Path, say: Callable[[str], None]) -> dict[str, Any]:
    scores: dict[str, list[float]] = json.loads(kept.read_text()) if kept.exists() else {}
    for model, score in {"reference": study.reference, **study.wrong}.items():
        values = scores.setdefault(model, [])
        for seed in range(len(values), study.seeds):
            values.append(round(float(score(seed)), 6))
            write(kept, scores)
        say(f"  {model}: {np.mean(values):.4f} +- {np.std(values, ddof=1):.4f}")
    reference = scores["reference"]
    wrong = {model: scores[model] for model in study.wrong}
    return {
        "metric": study.metric,
        "threshold": threshold_of(reference, wrong, study.name),
        "settings": dict(study.settings),
        "logit_mean": round(float(logit(reference).mean()), 6),
        "logit_deviation": round(float(logit(reference).std(ddof=1)), 6),
        "reference": reference,
        "wrong": wrong,
        "made_from": fingerprint(study),
    }


def picture(results: Mapping[str, Mapping[str, Any]], path: Path) -> None:
    """One panel for each study: every training a mark, the reference on top, the cut as a line."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = [len(result["wrong"]) + 1 for result in results.values()]
    figure = Figure(figsize=(7, 1.2 + 0.35 * sum(rows) + 0.5 * len(rows)), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(len(rows), 1, squeeze=False, gridspec_kw={"height_ratios": rows})[:, 0]
    for panel, (name, result) in zip(panels, results.items(), strict=True):
        models = {"reference": result["reference"], **result["wrong"]}
        for row, (model, values) in enumerate(models.items()):
            panel.plot(values, np.full(len(values), row), "o" if model == "reference" else "x", ms=5, alpha=0.6)
            if model != "reference":
                panel.plot([percentile_95(values)] * 2, [row - 0.35, row + 0.35], "k-", lw=1)
        panel.axvline(result["threshold"], color="k", ls="--", label=f"cut {result['threshold']}")
        panel.set(yticks=range(len(models)), yticklabels=list(models), xlabel=result["metric"], title=name)
        panel.invert_yaxis()
        panel.grid(axis="x", alpha=0.3)
        panel.legend(loc="lower left")
    figure.savefig(path, dpi=100, metadata={"Software": None})


def main(arguments: Sequence[str]) -> int:
    """`python -m autograder.authoring.calibrate [--check] [NAME..]`: all assignments that have a study."""
    if unknown := [a for a in arguments if a.startswith("-") and a != "--check"]:
        raise Problem(f"{unknown[0]} is no option: there is --check, which trains nothing", 2)
    course = find_course()
    names = course.chosen([a for a in arguments if not a.startswith("-")])
    folders = [course.folders[name] for name in names if (course.folders[name] / STUDY).exists()]
    if "--check" in arguments:
        old = [f"{folder.name} {name}" for folder in folders for name in stale(folder)]
        for name in old:
            print(f"{name}: the threshold is stale: run `make calibrate`")
        return int(bool(old))
    for folder in folders:
        calibrate(folder, course.root / ".cache" / "calibrate")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(f"calibrate: {problem}")

"""Courses to be graded: copies of a source notebook, once for our grader, once as a twin for stock nbgrader."""

import json
import re
import shutil
import sys
from pathlib import Path

from autograder.authoring.building import build_one
from autograder.authoring.new import new

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
NUMPY, KERAS, TRIVIAL = "03_logistic_regression", "10_jet_tagging", "99_trivial"

# What stock nbgrader runs in the student's process: the same hidden checks, since there is no other place for them.
HIDDEN = """
from pathlib import Path
from autograder.authoring.quick import TrustedStudent
from autograder.course.assignment import load
from autograder.judge.judge import Judge
from autograder.judge.seeds import Seeds
assignment = load(Path({folder!r}))
found = Judge(assignment, Seeds.of(b"bench", assignment.name, "bench"))
verdict = found.judge_task(found.assignment.task({task!r}), TrustedStudent(dict(globals())))
assert verdict.score == verdict.max_score, [c.title for c in verdict.checks if c.outcome != "pass"]
"""


def course_of(folder: Path, name: str, submissions: int, twin: bool = False, evidence: bool = False) -> Path:
    """A course with this many right submissions; the twin has its hidden checks in the check cells."""
    notebook = json.loads((ROOT / "source" / name / f"{name}.ipynb").read_text())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            kept = [output for output in cell["outputs"] if evidence and "autograder-weights" in json.dumps(output)]
            cell.update(outputs=kept, execution_count=None)
        task = re.fullmatch(r'check\("(\w+)"\)\s*', "".join(cell["source"]))
        if twin and task:
            cell["source"] = HIDDEN.format(folder=str(ROOT / "assignments" / name), task=task[1])
    for k in range(submissions):
        path = folder / "submitted" / f"student{k:05}" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(signed(notebook, k)))
    (folder / "source" / name).mkdir(parents=True)
    (folder / "source" / name / f"{name}.ipynb").write_text(json.dumps(notebook))
    if twin:
        (folder / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.course_id = 'twin'\nc.ExecutePreprocessor.timeout = 1800\n"
        )
    else:
        shutil.copytree(ROOT / "assignments" / name, folder / "assignments" / name)
        shutil.copytree(ROOT / "release" / name, folder / "release" / name)
        for part in ("course.toml", "nbgrader_config.py"):
            shutil.copy(ROOT / part, folder / part)
    return folder


def signed(notebook: dict, student: int) -> dict:
    """The notebook with a line of this student's own in every function: nothing read before is of use for it."""
    cells = [dict(cell) for cell in notebook["cells"]]
    for cell in cells:
        if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = "".join(cell["source"]) + f"\n# student {student}\n"
    return {**notebook, "cells": cells}


def trivial_course(folder: Path, submissions: int) -> Path:
    """A course of one small notebook, for classes so large that the notebook must not matter."""
    (folder / "assignments").mkdir(parents=True)
    for part in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / part, folder / part)
    new(folder, TRIVIAL)
    build_one(folder, TRIVIAL, folder.parent / "scratch", run=False)
    for built in ("source", "release"):
        shutil.copytree(folder.parent / "scratch" / built, folder / built)
    solved = (folder / "source" / TRIVIAL / f"{TRIVIAL}.ipynb").read_text()
    for k in range(submissions):
        path = folder / "submitted" / f"student{k:05}" / TRIVIAL / f"{TRIVIAL}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(solved)
    return folder

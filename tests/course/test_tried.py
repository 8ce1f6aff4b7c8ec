"""Solutions written from the curriculum alone, without sight of the checks: each has to be judged rightly."""

import functools
from pathlib import Path

import pytest

from autograder.authoring.quick import judged
from autograder.course.assignment import Assignment, load

ROOT = Path(__file__).parents[2]
TRIED = Path(__file__).parent / "tried"


@functools.cache
def assignment(name: str) -> Assignment:
    return load(ROOT / "assignments" / name)


def solutions(kind: str) -> list:
    """Files `<notebook>/<kind>/<task>__<what>.py`."""
    return [
        pytest.param(path, id=f"{path.parents[1].name}-{path.stem}") for path in sorted(TRIED.glob(f"*/{kind}/*.py"))
    ]


def verdict_on(path: Path):
    """The verdict on the task that the file's name begins with."""
    return judged(assignment(path.parents[1].name), path.stem.partition("__")[0], path.read_text())


def sentences(verdict) -> list[str]:
    return [f"{c.name} {c.outcome}: {c.message} {c.fault}" for c in verdict.checks if c.outcome != "pass"]


@pytest.mark.parametrize("path", solutions("right"))
def test_a_right_solution_gets_full_marks(path):
    verdict = verdict_on(path)
    assert verdict.score == verdict.max_score, sentences(verdict)
    assert not sentences(verdict)


@pytest.mark.parametrize("path", solutions("wrong"))
def test_a_wrong_solution_loses_points(path):
    verdict = verdict_on(path)
    assert verdict.score < verdict.max_score, path.read_text().splitlines()[0]
    assert "ungradable" not in {check.outcome for check in verdict.checks}, sentences(verdict)


def test_there_are_as_many_as_were_written():
    assert len(solutions("right")) >= 48
    assert len(solutions("wrong")) >= 160

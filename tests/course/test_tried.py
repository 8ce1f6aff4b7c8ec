"""Solutions written from the curriculum alone, without sight of the checks: each has to be judged rightly."""

import functools
from collections import Counter
from pathlib import Path

from autograder.authoring.quick import judged
from autograder.course.assignment import Assignment, load

ROOT = Path(__file__).parents[2]


@functools.cache
def assignment(name: str) -> Assignment:
    return load(ROOT / "assignments" / name)


def verdict_on(tried):
    return judged(assignment(tried.notebook), tried.task, tried.source)


def sentences(verdict) -> list[str]:
    return [f"{c.name} {c.outcome}: {c.message} {c.fault}" for c in verdict.checks if c.outcome != "pass"]


def test_a_right_solution_gets_full_marks(tried_right):
    verdict = verdict_on(tried_right)
    assert verdict.score == verdict.max_score, sentences(verdict)
    assert not sentences(verdict)


def test_a_wrong_solution_loses_points(tried_wrong):
    verdict = verdict_on(tried_wrong)
    assert verdict.score < verdict.max_score, tried_wrong.source.splitlines()[0]
    assert "ungradable" not in {check.outcome for check in verdict.checks}, sentences(verdict)


def test_there_are_as_many_as_were_written(tried):
    kinds = Counter(one.kind for one in tried)
    assert kinds["right"] >= 407
    assert kinds["wrong"] >= 914
    assert kinds["without"] >= 6


def test_each_is_the_only_one_of_its_name(tried):
    names = Counter((one.notebook, one.task, one.kind, one.what) for one in tried)
    assert [name for name, count in names.items() if count > 1] == []

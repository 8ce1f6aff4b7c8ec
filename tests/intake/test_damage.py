"""A solution that was right keeps its full score through every damage, alone and in random combination."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.classroom.demo import damages as damage

KINDS = [*damage.EARLY, *damage.LATE]
# Retyped twice, or retyped and then cut, and code of a cell is prose for good: a person would not find it either.
RETYPING = {damage.became_markdown, damage.became_fenced_markdown, damage.became_raw}


def named(kind):
    return kind.__name__


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_each_damage_alone_costs_nothing(scores, make, kind):
    for seed in range(3):
        content = damage.damaged(make.whole(), [kind], seed)
        assert scores(content) == {"double": 2, "total": 4, "center": 3}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(st.lists(st.sampled_from(KINDS), min_size=2, max_size=8, unique=True), st.integers(0, 10**6))
def test_damages_together_cost_nothing(scores, make, kinds, seed):
    retyping = [kind for kind in kinds if kind in RETYPING]
    kinds = [kind for kind in kinds if kind not in retyping[1:]]
    assert scores(damage.damaged(make.whole(), kinds, seed)) == {"double": 2, "total": 4, "center": 3}


@pytest.mark.parametrize("pattern", damage.NAMES)
def test_a_renamed_file_finds_its_assignment(grader, hand_in, make, pattern):
    report = grader.grade(hand_in(make.whole(), pattern.format("01_tiny")))
    assert (report.status, report.score) == ("graded", 9)


def test_what_was_repaired_is_reported(grader, hand_in, make):
    content = damage.damaged(make.whole(), [damage.metadata_stripped, damage.became_markdown], 1)
    report = grader.grade(hand_in(content, "Copy of 01_tiny.ipynb"))
    repairs = [*map(str, report.repairs)]
    assert repairs[0] == "the file was called Copy of 01_tiny.ipynb"
    assert any("had become markdown: it was run as code" in repair for repair in repairs)
    assert any("had lost its metadata: it was found by the function's name" in repair for repair in repairs)
    assert repairs[-1] == "check cells were missing or altered: the course's own were used"


def test_there_are_at_least_twenty_kinds():
    assert len(KINDS) >= 20

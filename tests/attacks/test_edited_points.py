"""Points, grade_ids and locks in the metadata, as a student would like them."""

import pytest


def wanting(cell, **claims):
    nbgrader = {"schema_version": 3, "grade": True, "locked": False, "solution": True, "points": 1e9, **claims}
    return {**cell, "metadata": {"nbgrader": nbgrader, "score": 100, "autograder": {"score": 100}}}


def test_points_come_from_the_course(attack):
    wrong = attack.cell("def double(x):\n    return x")
    cells = [wanting(cell, grade_id=f"double{k}") for k, cell in enumerate((*attack.honest("twice"), wrong))]
    attempt = attack(cells)
    assert attempt.scores == {"twice": 1.0}
    assert attempt.report.max_score == sum(attack.points.values())


def test_a_grade_id_makes_no_function(attack):
    cells = [wanting(attack.cell("pass"), grade_id=task) for task in attack.points]
    assert attack([*cells, *attack.honest("twice")]).scores == {"twice": 1.0}


@pytest.mark.parametrize(
    "claim", [None, [], "double", 7, {"grade_id": ["double"]}, {"grade_id": {"a": 1}, "points": "NaN"}]
)
def test_nonsense_in_the_metadata_changes_nothing(attack, claim):
    cells = [{**cell, "metadata": {"nbgrader": claim}, "id": claim} for cell in attack.honest()]
    assert attack(cells).scores == attack.points

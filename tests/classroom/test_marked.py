"""The notebook that people mark: whatever was handed in, every cell of the course is in it once, nothing is lost."""

import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.classroom.demo import damages
from autograder.classroom.nbgrader import marked
from autograder.course.course import Course
from autograder.intake.reader import shared_reader

KINDS = [*damages.EARLY, *damages.LATE]
RETYPING = {damages.became_markdown, damages.became_fenced_markdown, damages.became_raw}


@pytest.fixture(scope="module")
def rebuilt(shared_class):
    """A handed-in notebook as one to be marked."""
    assignment = Course(shared_class.root).assignment(shared_class.name)
    release = marked.released(shared_class.root, shared_class.name)

    def build(content: dict):
        tasks = [task.name for task in assignment.tasks]
        submitted = shared_reader().notebook(Path("x.ipynb"), json.dumps(content).encode(), tasks)
        return marked.rebuilt(submitted, release, assignment)

    build.release = release
    return build


def graded(notebook) -> dict:
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    found = {cell.metadata.nbgrader.grade_id: cell for cell in cells}
    assert len(found) == len(cells)
    return found


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=8, unique=True), st.integers(0, 10**6))
def test_every_cell_of_the_course_is_there_once_whatever_happened(rebuilt, shared_class, kinds, seed):
    retyping = [kind for kind in kinds if kind in RETYPING]
    kinds = [kind for kind in kinds if kind not in retyping[1:]]
    notebook = rebuilt(damages.damaged(shared_class.right(), kinds, seed))
    nbformat.validate(notebook)
    cells, expected = graded(notebook), graded(rebuilt.release)
    assert set(cells) == set(expected)
    for name, cell in cells.items():
        assert cell.cell_type == expected[name].cell_type
        assert {**cell.metadata, "autograder": 0} == {**expected[name].metadata, "autograder": 0}
        if not expected[name].metadata.nbgrader.solution:
            assert cell.source == expected[name].source
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_a_solution_stands_in_its_cell_though_metadata_and_type_are_lost(rebuilt, shared_class):
    kinds = [damages.metadata_stripped, damages.ids_lost, damages.became_fenced_markdown]
    cells = graded(rebuilt(damages.damaged(shared_class.right(), kinds, 1)))
    for task in ("double", "total"):
        assert cells[task].source.strip() == shared_class.RIGHT[task]
        assert cells[task].cell_type == "code"
    assert cells["why"].source == shared_class.RIGHT["why"]


def test_the_function_that_counts_stands_in_the_cell_of_its_task(rebuilt, shared_class):
    """The last one that is no stub, wherever it was written."""
    content = shared_class.notebook(why="x")
    content["cells"].append(damages.code(shared_class.RIGHT["double"]))
    assert graded(rebuilt(content))["double"].source == shared_class.RIGHT["double"]


def test_what_is_missing_stands_where_the_release_has_it(rebuilt, shared_class):
    content = shared_class.right()
    content["cells"] = [cell for cell in content["cells"] if "total" not in cell["id"] and cell["id"] != "why"]
    names = [cell.metadata.nbgrader.grade_id for cell in rebuilt(content).cells if "nbgrader" in cell.metadata]
    assert names == [cell.metadata.nbgrader.grade_id for cell in rebuilt.release.cells if "nbgrader" in cell.metadata]


def test_edited_points_and_locks_are_the_courses_again(rebuilt, shared_class):
    content = shared_class.right()
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"points": 1000, "locked": False, "grade": True, "solution": True}
            cell["metadata"]["tags"] = ["x"]
    cells = graded(rebuilt(content))
    assert cells["double_check"].metadata.nbgrader.points == 3
    assert not cells["double"].metadata.nbgrader.grade
    assert "tags" not in cells["double"].metadata


@pytest.mark.parametrize(
    ("answer", "below", "empty"),
    [
        ("YOUR ANSWER HERE", None, True),
        ("", None, True),
        ("linear", None, False),
        ("YOUR ANSWER HERE", "It is linear.", False),
    ],
)
def test_an_answer_may_stand_in_the_next_cell(rebuilt, shared_class, answer, below, empty):
    content = shared_class.notebook(why=answer)
    if below:
        content["cells"].insert(-1, {"cell_type": "markdown", "metadata": {}, "source": below})
    assert marked.unanswered(rebuilt(content), rebuilt.release) == ({"why"} if empty else set())


def test_photographs_of_a_derivation_are_kept(rebuilt, shared_class):
    content = shared_class.notebook(why="![](attachment:a.png)")
    cell = next(cell for cell in content["cells"] if cell["id"] == "why")
    cell["attachments"] = {"a.png": {"image/png": "AAAA", "text/html": "<b>"}, 'x" onerror=': {"image/png": "AAAA"}}
    assert graded(rebuilt(content))["why"].attachments == {"a.png": {"image/png": "AAAA"}}

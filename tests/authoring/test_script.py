"""How a percent script becomes cells."""

import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder.authoring import script as scripts
from autograder.course.assignment import load
from autograder.errors import Problem

CHECK_CELL = '# %%\ncheck("leading")\n'


def cells(script):
    return {cell.id: cell for cell in scripts.notebook(load(script.parent)).cells}


def test_the_cell_that_defines_a_task_is_its_solution_cell(script):
    cell = cells(script)["leading"]
    assert "def leading" in cell.source
    assert cell.metadata.nbgrader == {
        "schema_version": 3,
        "cell_type": "code",
        "grade_id": "leading",
        "grade": False,
        "solution": True,
        "locked": False,
        "task": False,
    }


def test_the_check_cell_carries_the_points(script):
    metadata = cells(script)["transverse_momentum_check"].metadata.nbgrader
    assert (metadata.grade_id, metadata.points) == ("transverse_momentum_check", 2.0)
    assert metadata.grade and metadata.locked and not metadata.solution


def test_an_answer_is_marked_by_a_person(script):
    cell = cells(script)["why_across"]
    assert cell.cell_type == "markdown"
    assert cell.metadata.nbgrader.grade and cell.metadata.nbgrader.solution and cell.metadata.nbgrader.points == 2.0


def test_the_prose_that_states_a_task_or_a_question_is_locked(script):
    locked = {name for name, cell in cells(script).items() if cell.metadata.get("nbgrader", {}).get("locked")}
    assert locked == {
        "transverse_momentum_text",
        "transverse_momentum_check",
        "leading_text",
        "leading_check",
        "why_across_text",
    }


def test_nbgrader_finds_its_metadata_in_order(script):
    MetadataValidator().validate_nb(scripts.notebook(load(script.parent)))


def test_ids_stay_when_a_cell_is_inserted(script, edit):
    before = set(cells(script))
    edit(script, CHECK_CELL, f"# %%\nprint('something new')\n\n{CHECK_CELL}")
    assert set(cells(script)) - before == {"code-print-something-new"}
    assert before < set(cells(script))


def test_two_cells_that_begin_alike_have_two_ids(script, edit):
    edit(script, CHECK_CELL, f"# %%\nplt.plot()\n\n# %%\nplt.plot()\n\n{CHECK_CELL}")
    assert {"code-plt-plot", "code-plt-plot-2"} < set(cells(script))


def test_a_cell_keeps_the_id_that_its_author_gives_it(script, edit):
    edit(script, CHECK_CELL, f'# %% tags=["skip-grading"] id="scan"\n1 + 1\n\n{CHECK_CELL}')
    assert cells(script)["scan"].metadata == {"tags": ["skip-grading"]}


def test_what_stands_above_the_first_cell_is_for_authors(script):
    assert "for authors" in script.read_text()
    assert not any("for authors" in cell.source for cell in cells(script).values())


def test_the_notebook_says_from_what_it_is_built(script):
    notebook = scripts.notebook(load(script.parent))
    sentence = "Built from assignments/99_example/assignment.py by `autograder build`: edit that file, not this one."
    assert notebook.cells[0].source.startswith(f"<!-- {sentence} -->\n\n# Example")
    assert notebook.metadata.autograder == {"assignment": "99_example", "version": 1, "built": sentence}


def test_the_notebook_does_not_say_which_python_built_it(script):
    assert "version" not in scripts.notebook(load(script.parent)).metadata.language_info


def test_commented_magics_are_magics(script, edit):
    edit(script, "import matplotlib.pyplot as plt", "# %matplotlib inline\nimport matplotlib.pyplot as plt")
    assert "\n%matplotlib inline\n" in "\n" + "\n".join(cell.source for cell in cells(script).values())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# %% [markdown]\n# # Example", "# %%\n1\n\n# %% [markdown]\n# # Example", "starts without a title"),
        ('check("leading")', "check('lading')", "checks lading, which assignment.toml does not know"),
        ('check("leading")', "1", "has no check of leading"),
        (CHECK_CELL, CHECK_CELL * 2, "has two cells for the check of leading: leave one"),
        ("def leading", "def lading", "has a solution cell that defines no task of assignment.toml"),
        (
            '    ### END SOLUTION\n\n\n# %%\ncheck("leading")',
            '# %%\ncheck("leading")',
            "has a region that is not closed",
        ),
        ("    ### BEGIN SOLUTION\n    return int", "    return int(\n    ### BEGIN SOLUTION\n", "has a syntax error"),
        (
            "def leading(px, py):",
            "leading = transverse_momentum = 1\ndef more(px, py):",
            "transverse_momentum and leading",
        ),
        ('answer="why_across"', 'answer="why"', "answers why, which assignment.toml does not know"),
        ('answer="why_across"', "", "has no answer to why_across"),
        ("# === END MARK SCHEME ===", "#", "has no marking scheme for why_across"),
        ('notebook("99_example")', 'notebook("98_example")', "does not bind its name"),
        ("# %%\nready()", "# %%\n1", "does not end with ready()"),
        (CHECK_CELL, f'# %% tags=["skip-grading"]\n1\n\n{CHECK_CELL}', "has a cell to skip without a name"),
        (CHECK_CELL, f'# %% id="no blanks"\n1\n\n{CHECK_CELL}', "has a cell whose id is 'no blanks'"),
    ],
)
def test_a_mistake_is_named_in_one_line(script, edit, old, new, message):
    edit(script, old, new)
    with pytest.raises(Problem, match=r"^assignments/99_example/assignment\.py ") as raised:
        cells(script)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_check_before_its_task_is_a_mistake(script, edit):
    edit(script, CHECK_CELL, "")
    edit(
        script, "# ## 2. The hardest particle", f"# ## 2. The hardest particle\n\n{CHECK_CELL}\n# %% [markdown]\n# Now"
    )
    with pytest.raises(Problem, match="checks leading before it is defined"):
        cells(script)


def test_tasks_come_in_the_order_of_the_settings(script, edit):
    settings = script.with_name("assignment.toml")
    first, second = settings.read_text().split("[tasks.leading]")
    head, first = first.split("[tasks.transverse_momentum]")
    leading, rest = second.replace('needs = ["transverse_momentum"]\n', "").split("# Marked by a person")
    order = f"[tasks.leading]{leading}[tasks.transverse_momentum]{first}"
    settings.write_text(f"{head}{order}# Marked by a person{rest}")
    with pytest.raises(Problem, match="in the order transverse_momentum, leading, assignment"):
        cells(script)

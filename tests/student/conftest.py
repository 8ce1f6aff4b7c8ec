"""A small notebook whose words are tested: one helper runs a student's cell and tells what check() said of it."""

import json
import linecache

import pytest

from autograder.student import public
from autograder.student.notebook import Notebook

CHECKS = """
import numpy as np
from autograder.checks import agree, check, expect, has_shape, unchanged

@check("column_means", core=True)
def two_rows(student):
    "the mean of every row, as a column"
    X = np.array([[1.0, 3.0, 5.0], [2.0, 4.0, 9.0]])
    agree(student.column_means(X), np.array([[3.0], [5.0]]), ask="Over which axis do the examples lie?")

@check("column_means")
def input_stays(student):
    "the argument stays as it is"
    unchanged(student.observe("column_means", np.array([[1.0, 2.0]])))
"""


def small_notebook(checks=CHECKS, tasks=(("column_means", {}),), fingerprints=None, questions=()):
    """A Notebook of these public checks; each task is a name and what differs from an ordinary one."""
    ordinary = {"points": 2, "needs": [], "model": False, "hints": [], "hidden_look_at": []}
    facts = {
        "name": "99_small",
        "title": "A small one",
        "version": 1,
        "tasks": [{"name": name} | ordinary | extra for name, extra in tasks],
        "questions": [{"name": name, "points": points} for name, points in questions],
    }
    notebook = Notebook(facts["name"])
    notebook.public = public.read(json.dumps(facts), checks, json.dumps(fingerprints or {}))
    return notebook


def run_cells(notebook, *cells):
    """The variables of a notebook in which these cells ran, as IPython runs them: with their source at hand."""
    namespace = {"check": notebook.check, "hint": notebook.hint, "ready": notebook.ready, "submit": notebook.submit}
    namespace["In"] = [""]
    for cell in cells:
        name = f"<cell {len(namespace['In'])}>"
        namespace["In"].append(cell)
        linecache.cache[name] = (len(cell), None, cell.splitlines(keepends=True), name)
        try:
            exec(compile("import numpy as np", "<cell 0>", "exec"), namespace)
            exec(compile(cell, name, "exec"), namespace)
        except Exception as error:
            namespace["stopped"] = error
    return namespace


@pytest.fixture
def notebook_of():
    return small_notebook


@pytest.fixture
def ran():
    return run_cells


@pytest.fixture
def printed(capsys):
    """What a cell prints after others ran in a small notebook."""

    def run(last, *cells, **notebook):
        namespace = run_cells(small_notebook(**notebook), *cells)
        capsys.readouterr()
        exec(last, namespace)
        return capsys.readouterr().out

    return run


@pytest.fixture
def said(printed):
    """What `check(task)` prints after the cells ran."""
    return lambda *cells, task="column_means", **notebook: printed(f"check({task!r})", *cells, **notebook)

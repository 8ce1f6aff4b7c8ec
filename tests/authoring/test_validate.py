"""`nbgrader validate`, which students know from other courses, says of a notebook what `check` says of its tasks."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

NAME = "99_example"


@pytest.fixture
def validated(course, student_course, tmp_path):
    """What the command prints of the released notebook with these solutions."""

    def validate(**solutions: str) -> str:
        notebook = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "markdown":
                cell.source = "An answer."
            cell.source = solutions.get(cell.id, cell.source)
        nbformat.write(notebook, tmp_path / f"{NAME}.ipynb")
        done = subprocess.run(
            [Path(sys.executable).parent / "nbgrader", "validate", f"{NAME}.ipynb"],
            env=os.environ | {"PYTHONPATH": str(student_course)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return validate


RIGHT = {
    "transverse_momentum": "def transverse_momentum(px, py):\n    return np.hypot(px, py)",
    "leading": "def leading(px, py):\n    return int(np.argmax(np.hypot(px, py)))",
}


def test_the_right_notebook_passes(validated):
    assert validated(**RIGHT) == "Success! Your notebook passes all the tests.\n"


def test_stubs_fail_with_our_sentence(validated):
    said = validated()
    assert said.startswith("VALIDATION FAILED ON 2 CELL(S)!")
    assert "`transverse_momentum` is not written yet: put your solution in place of" in said
    assert "Traceback" not in said


def test_a_failed_check_fails_with_our_sentences(validated):
    wrong = RIGHT | {"transverse_momentum": "def transverse_momentum(px, py):\n    return px + py"}
    said = validated(**wrong)
    assert "✗ a momentum of 3 and 4 GeV is 5 GeV across the beam" in said
    assert "Traceback" not in said

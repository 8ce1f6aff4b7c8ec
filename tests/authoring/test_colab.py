"""The notebooks for Colab, run as Colab would run them: a `google.colab` module, and a pip that is watched."""

import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from autograder.authoring.colab import colab_notebook
from autograder.course.assignment import load
from autograder.course.settings import read_settings

NAME = "99_example"
ROOT = Path(__file__).resolve().parents[2]
INSTALLED_FROM = "https://raw.githubusercontent.com/somebody/notebooks/refs/tags/v1/package/"
INSTALL = rf"install --quiet --no-deps --force-reinstall {INSTALLED_FROM}\S+\.whl#sha256=[0-9a-f]{{64}}"

PIP = """#!/bin/sh
echo "$@" >> {log}
case "$1" in
    install) rm -rf {site}/autograder {site}/autograder.py; ln -s {package} {site}/autograder ;;
esac
"""


class FakeColab:
    """A runtime: what is installed lies in `site`; `log` holds the calls of pip."""

    def __init__(self, folder: Path, package: Path) -> None:
        self.site, self.log, tools = folder / "site", folder / "pip.log", folder / "tools"
        for place in (self.site / "google" / "colab", tools):
            place.mkdir(parents=True)
        (self.site / "google" / "colab" / "__init__.py").write_text('"""Colab\'s own module."""\n')
        (self.site / "autograder.py").write_text("raise ImportError('nothing of that name here')")
        self.log.touch()
        (tools / "pip").write_text(PIP.format(log=self.log, site=self.site, package=package))
        (tools / "pip").chmod(0o755)
        self.folder = folder
        self.environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(self.site)}
        self.environment |= {"PYDEVD_DISABLE_FILE_VALIDATION": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}

    def run(self, notebook) -> CellExecutionError | None:
        """Run all cells; the error that stopped the run."""
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=300,
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": str(self.folder)}},
        )
        try:
            client.execute(env=self.environment)
        except CellExecutionError as error:
            return error
        return None


@pytest.fixture
def colab(tmp_path, student_course):
    return FakeColab(tmp_path / "colab", student_course / "autograder")


@pytest.fixture
def notebook(course):
    return nbformat.read(course / "colab" / f"{NAME}.ipynb", as_version=4)


def cell(notebook, name):
    return next(cell for cell in notebook.cells if cell.id == name)


def test_a_fresh_runtime_installs_the_package_and_runs_to_the_first_unsolved_task(colab, notebook):
    error = colab.run(notebook)
    assert (error.ename, error.evalue) == ("NotImplementedError", "transverse_momentum")
    (installed,) = colab.log.read_text().splitlines()
    assert re.fullmatch(INSTALL, installed)
    assert cell(notebook, "colab-install").outputs == []


def test_where_the_package_is_the_first_cell_does_and_says_nothing(colab, notebook, student_course):
    (colab.site / "autograder.py").unlink()
    (colab.site / "autograder").symlink_to(student_course / "autograder")
    colab.run(notebook)
    assert colab.log.read_text() == ""
    assert cell(notebook, "colab-install").outputs == []


@pytest.mark.parametrize("stranger", ["", "class Notebook: pass", "from . import grading"])
def test_another_package_of_that_name_is_replaced(colab, notebook, stranger):
    """As PyPI has one; it may have been imported already, by an earlier try."""
    (colab.site / "autograder.py").unlink()
    (colab.site / "autograder").mkdir()
    (colab.site / "autograder" / "__init__.py").write_text(stranger)
    notebook.cells.insert(1, nbformat.v4.new_code_cell("try: import autograder\nexcept ImportError: pass", id="before"))
    assert colab.run(notebook).ename == "NotImplementedError"
    (installed,) = colab.log.read_text().splitlines()
    assert re.fullmatch(INSTALL, installed)


def test_a_solved_notebook_runs_to_its_end_and_checks(colab, notebook):
    cell(notebook, "transverse_momentum").source = "def transverse_momentum(px, py):\n    return np.hypot(px, py)"
    cell(notebook, "leading").source = "def leading(px, py):\n    return int(np.argmax(np.hypot(px, py)))"
    assert colab.run(notebook) is None
    assert "✓" in cell(notebook, "leading_check").outputs[0].data["text/plain"]


def test_outputs_are_kept_when_saving(notebook):
    assert notebook.metadata.colab.private_outputs is False


def test_cell_ids_stand_where_colab_keeps_them(notebook):
    assert all(cell.metadata.id == cell.id for cell in notebook.cells)


def test_the_first_step_is_a_copy_in_drive_and_the_badge_opens_this_notebook(notebook):
    first = notebook.cells[0].source
    url = f"https://colab.research.google.com/github/somebody/notebooks/blob/main/colab/{NAME}.ipynb"
    assert f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})" in first
    assert "\n1. **Save a copy in Drive**" in first


def test_a_numpy_notebook_asks_for_no_device(notebook):
    assert "accelerator" not in notebook.metadata
    assert "colab-device" not in [cell.id for cell in notebook.cells]


@pytest.fixture
def gpu_notebook(course, script, edit):
    edit(script.with_name("assignment.toml"), "# gpu = true", "gpu = true\n#")
    released = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    return colab_notebook(released, load(script.parent), read_settings(course), "0" * 64)


def test_a_gpu_notebook_asks_for_a_gpu(gpu_notebook):
    assert gpu_notebook.metadata.accelerator == "GPU"
    assert gpu_notebook.metadata.colab.gpuType == "T4"
    assert "asks for a **GPU**" in gpu_notebook.cells[0].source


TENSORFLOW = """
class config:
    class experimental:
        @staticmethod
        def get_device_details(gpu):
            return {"device_name": gpu}

    @staticmethod
    def list_physical_devices(kind):
        return GPUS
"""


@pytest.mark.parametrize(
    ("gpus", "said"),
    [
        (["Tesla T4"], "This runtime computes on Tesla T4\n"),
        (
            [],
            "This runtime computes on a CPU. For a GPU: Runtime, Change runtime type, T4 GPU; then run from the top.\n",
        ),
    ],
)
def test_a_cell_says_which_device_it_found(colab, gpu_notebook, gpus, said):
    (colab.site / "tensorflow.py").write_text(f"GPUS = {gpus!r}\n{TENSORFLOW}")
    colab.run(gpu_notebook)
    assert cell(gpu_notebook, "colab-device").outputs[0].text == said


def test_a_runtime_without_tensorflow_says_which_to_choose(colab, gpu_notebook):
    (colab.site / "tensorflow.py").write_text("raise ImportError('as on a TPU')")
    colab.run(gpu_notebook)
    said = "This runtime has no TensorFlow: choose T4 GPU (Runtime, Change runtime type) and run from the top.\n"
    assert cell(gpu_notebook, "colab-device").outputs[0].text == said


@pytest.mark.parametrize("path", sorted((ROOT / "colab").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_notebook_of_the_course_runs_to_its_first_unsolved_task(tmp_path, path):
    colab = FakeColab(tmp_path / "colab", ROOT / "autograder")
    notebook = nbformat.read(path, as_version=4)
    tasks = [task.name for task in load(ROOT / "assignments" / path.stem).tasks]
    error = colab.run(notebook)
    if error is not None:
        assert error.ename == "NotImplementedError" and error.evalue in tasks
    ids = [cell.id for cell in notebook.cells]
    before = notebook.cells[: ids.index(tasks[0]) + 1]
    assert all(cell.execution_count for cell in before if cell.cell_type == "code")

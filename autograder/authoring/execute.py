"""Runs an instructor's notebook in a fresh kernel, the same way every time. Knows no assignment."""

import os
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.authoring.cache import ENVIRONMENT
from autograder.authoring.compare import UNTESTED
from autograder.errors import Problem

SECONDS, KERAS_SECONDS = 60, 180
PATIENCE = 5  # a busy machine may take this many times the budget by the clock; the budget itself is CPU time
LARGEST = 6 << 20
BAR = re.compile(r"\r(?!\n)|\x08")

KEPT = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "VIRTUAL_ENV", "SYSTEMROOT")


@dataclass(frozen=True)
class Executed:
    """A notebook with its outputs, and what it took."""

    notebook: NotebookNode
    cpu_seconds: float


def execute(notebook: NotebookNode, folder: Path, package: Path, keras: bool) -> Executed:
    """Run a copy of the notebook in `folder`, with the students' package that lies in `package`."""
    budget = KERAS_SECONDS if keras else SECONDS
    notebook = nbformat.from_dict(notebook)
    deadline = time.monotonic() + budget * PATIENCE
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        store_widget_state=False,
        extra_arguments=["--log-level=ERROR"],  # it warns of its ports: they are local, and live for seconds
        timeout_func=lambda _: max(1, int(deadline - time.monotonic())),
    )
    name = notebook.metadata.autograder.assignment
    with tempfile.TemporaryDirectory() as scratch:
        env = {key: os.environ[key] for key in KEPT if key in os.environ} | ENVIRONMENT
        env |= {"PYTHONPATH": str(package), "IPYTHONDIR": scratch, "JUPYTER_CONFIG_DIR": scratch}
        try:
            with client.setup_kernel(env=env):
                for position, cell in enumerate(notebook.cells):
                    client.execute_cell(cell, position)
                seconds = cpu_seconds(client)
        except CellExecutionError as error:
            raise Problem(
                f"{name}: the cell {cell.id} fails with {error.ename}: {first_line(error.evalue)}", 1
            ) from None
        except CellTimeoutError:
            raise Problem(f"{name}: the cell {cell.id} runs longer than {budget * PATIENCE} s, by far more than the "
                          f"{budget} s of a whole notebook: make it smaller", 1) from None  # fmt: skip
        except DeadKernelError:
            raise Problem(
                f"{name}: the kernel died in the cell {cell.id} (out of memory?): make it smaller", 1
            ) from None
    if seconds > budget:
        raise Problem(
            f"{name}: takes {seconds:.0f} s of CPU time, more than the {budget} s of a notebook: make it smaller", 1
        )
    refuse_progress_bars(notebook)
    tidy(notebook)
    size = len(nbformat.writes(notebook))
    if size > LARGEST:
        heaviest = max((c for c in notebook.cells if c.cell_type == "code"), key=lambda c: len(str(c.outputs)))
        raise Problem(f"{name}: its outputs make {size >> 20} MB, most of it in {heaviest.id}: draw less there", 1)
    return Executed(notebook, seconds)


def cpu_seconds(client: NotebookClient) -> float:
    """What the kernel's process has used, asked in a cell that is taken out again."""
    client.nb.cells.append(nbformat.v4.new_code_cell("__import__('time').process_time()"))
    probe = client.execute_cell(client.nb.cells[-1], len(client.nb.cells) - 1, store_history=False)
    client.nb.cells.pop()
    return float(probe.outputs[0].data["text/plain"])


def refuse_progress_bars(notebook: NotebookNode) -> None:
    """No two runs draw one alike, so nbval could never compare the cell."""
    for cell in notebook.cells:
        texts = [output.text for output in cell.get("outputs", []) if output.output_type == "stream"]
        drawn = any(BAR.search(text) for text in texts)
        if drawn and not any(tag in UNTESTED for tag in cell.metadata.get("tags", ())):
            name = notebook.metadata.autograder.assignment
            cure = "print lines instead (Keras: verbose=2 or 0), or tag the cell nbval-ignore-output"
            raise Problem(f"{name}: the cell {cell.id} draws a progress bar, which differs from run to run: {cure}", 1)


def tidy(notebook: NotebookNode) -> None:
    """Leave out what differs from run to run without meaning anything."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = overwritten(output.text)
            output.get("metadata", {}).pop("needs_background", None)


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """One piece for what was written in one go: where a stream is cut depends on the moment."""
    kept, open_streams = [], {}
    for output in outputs:
        if output.output_type != "stream":
            open_streams = {}
        elif output.name in open_streams:
            open_streams[output.name].text += output.text
            continue
        else:
            open_streams[output.name] = output
        kept.append(output)
    return kept


def overwritten(text: str) -> str:
    """What a terminal shows in the end: a progress bar writes over itself with carriage returns and backspaces."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(
        line.rstrip("\r\b").split("\r")[-1].replace("\b", "") if "\r" in line or "\b" in line else line
        for line in lines
    )


def first_line(text: str) -> str:
    return next((line.strip() for line in str(text).splitlines() if line.strip()), "no message")


def complaints(notebook: NotebookNode) -> list[str]:
    """Cells that write to stderr: students would see red there."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                found.append(f"the cell {cell.id} writes to stderr: {first_line(output.text)[:160]}")
    return found

"""When memory is short the kernel forgets files that nobody has open: a worker still reads what it could before."""

import os
import time
from pathlib import Path

import pytest

from autograder.wall.sandbox import Sandbox
from autograder.worker import readable

DROP = Path("/proc/sys/vm/drop_caches")
READ = f"""
for path in {readable.PROCESS.split()}:
    assert open(path).read()
"""


@pytest.mark.skipif(not os.access(DROP, os.W_OK), reason="only root makes the kernel forget")
@pytest.mark.parametrize("without", [(), ("namespaces",), ("mounts",)], ids=["wall", "no namespaces", "no mounts"])
def test_files_in_proc_stay_readable(without):
    with Sandbox("bare", without=without) as sandbox, sandbox.spawn() as worker:
        assert worker.run_cell(READ).ok
        DROP.write_text("2")
        result = worker.run_cell(READ)
        assert result.ok, result.error


def test_what_is_held_for_a_worker_is_let_go_with_it():
    with Sandbox("bare") as sandbox:
        before = descriptors()
        with sandbox.spawn():
            assert descriptors() > before
        for _ in range(1000):  # the watch closes its own in its own time
            if descriptors() == before:
                break
            time.sleep(0.01)
        assert descriptors() == before


def descriptors():
    return len([*Path("/proc/self/fd").iterdir()])

"""The grader's own warm process killed in the middle of a submission: nobody pays for it."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest


def zygotes():
    """The warm processes of this test run."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    pids = {int(pid) for listed in children for pid in listed.read_text().split()}
    return {pid for pid in pids if b"launch.py" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def kill_soon():
    """Kill the zygotes a moment after one of them has a worker."""
    before = zygotes()

    def wait():
        for _ in range(200):
            if any(children_of(zygote) for zygote in before):
                break
            time.sleep(0.02)
        time.sleep(0.3)
        for pid in before:
            os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def children_of(pid):
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


@pytest.mark.parametrize("when", ["in a cell", "in a call"])
def test_a_submission_is_graded_again_with_a_new_one(attack, when):
    slow = {
        "in a cell": "import time\ntime.sleep(1)",
        "in a call": "import time\ndef double(x):\n    time.sleep(0.25)\n    return 2 * np.asarray(x)",
    }
    path = attack.hand_in(attack.notebook([*attack.honest(), attack.cell(slow[when])]))
    killer = kill_soon()
    report = attack.grader.grade(path)
    killer.join()
    assert {name: task.score for name, task in report.tasks.items()} == attack.points
    assert attack.grade(attack.neighbour).scores == attack.points

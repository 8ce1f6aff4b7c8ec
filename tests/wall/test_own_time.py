"""The same notebook has the same verdict on a loaded machine: time is the student's own."""

import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from autograder.judge.grading_process import GradingProcess, Order, Setting
from autograder.judge.report import as_json
from autograder.wall import own_time
from autograder.wall.limits import Limits
from autograder.wall.own_time import OwnClock

BUSY = 4
SPIN = "import time\nend = time.process_time() + {}\nwhile time.process_time() < end: pass\n"


@pytest.fixture
def one_processor():
    """This process and all that it starts share one processor."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


@pytest.fixture
def busy(one_processor):
    """Starts processes that compute all the time, on that processor."""
    started = []

    def start() -> None:
        started.extend(burning() for _ in range(BUSY))

    yield start
    for process in started:
        process.kill()
        process.wait()


def burning() -> subprocess.Popen:
    """In a session of its own: the scheduler shares a processor among sessions first."""
    return subprocess.Popen([sys.executable, "-c", "while True: pass"], start_new_session=True)


def spinning(seconds: float) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", SPIN.format(seconds) + "input()"], stdin=subprocess.PIPE)


def test_it_stands_still_while_others_have_the_processor(busy):
    busy()
    process = spinning(100)
    clock, started = OwnClock(process.pid), time.monotonic()
    time.sleep(2)
    passed = time.monotonic() - started
    assert clock() < 0.6 * passed
    process.kill()
    process.communicate()


def test_it_does_not_leap_when_the_process_ends(busy):
    busy()
    process = spinning(100)
    clock = OwnClock(process.pid)
    time.sleep(1)
    before = clock()
    process.kill()
    process.communicate()
    assert clock() - before < 0.5
    clock.close()
    assert clock() - before < 0.5


def test_sleeping_counts():
    process = spinning(0)
    clock, started = OwnClock(process.pid), time.monotonic()
    time.sleep(0.5)
    assert clock() == pytest.approx(time.monotonic() - started, rel=0.3)
    process.communicate(b"\n")


def many_threads() -> None:
    import threading

    for _ in range(8):
        threading.Thread(target=lambda: [sum(bytes(10**6)) for _ in iter(int, 1)], daemon=True).start()
    while True:
        pass


def test_who_crowds_out_himself_gains_nothing(one_processor, monkeypatch):
    monkeypatch.setattr(own_time, "PROCESSORS", 1)
    process = multiprocessing.get_context("spawn").Process(target=many_threads, daemon=True)
    process.start()
    time.sleep(1)
    clock, started = OwnClock(process.pid), time.monotonic()
    time.sleep(1)
    assert clock() > 0.6 * (time.monotonic() - started)
    process.kill()
    process.join()


def test_where_the_kernel_does_not_count_it_is_a_clock_like_any_other(monkeypatch):
    monkeypatch.setattr(os, "open", lambda *_: (_ for _ in ()).throw(OSError()))
    clock, started = OwnClock(os.getpid()), time.monotonic()
    monkeypatch.undo()
    time.sleep(0.1)
    assert clock() == pytest.approx(time.monotonic() - started, abs=0.05)


SLOW_BUT_RIGHT = {
    "double": f"def double(x):\n    exec({SPIN.format(0.15)!r})\n    return 2 * np.asarray(x)",
    "center": "def center(x):\n    while True: pass",
}


def test_a_class_has_the_same_verdicts_beside_four_busy_processes(course, hand_in, make, busy, tmp_path):
    """Right but slow, endless, asleep and quick: 0.15 s of the 0.5 s that a call may take last 0.75 s here."""
    root = shutil.copytree(course.root, tmp_path / "course")
    toml = root / "assignments" / "01_tiny" / "assignment.toml"
    toml.write_text(toml.read_text().replace("call_seconds = 2", "call_seconds = 0.5"))
    sleeps = "import time\ndef double(x):\n    time.sleep(30)"
    answers = [SLOW_BUT_RIGHT, {"double": sleeps}, {}]
    orders = [
        Order(hand_in(make.whole(**changed), f"submitted/s{k}/01_tiny/01_tiny.ipynb"), "01_tiny")
        for k, changed in enumerate(answers)
    ]
    process = GradingProcess(Setting(root, b"a secret"))
    idle = [verdicts(process, order) for order in orders]
    busy()
    loaded = [verdicts(process, order) for order in orders]
    process.close()
    assert loaded == idle
    assert [one["score"] for one in idle] == [6, 7, 9]


def verdicts(process: GradingProcess, order: Order) -> dict:
    found = as_json(process.grade(order))
    checks = {
        (name, c["name"]): (c["outcome"], c["message"]) for name, task in found["tasks"].items() for c in task["checks"]
    }
    return {"status": found["status"], "reason": found["reason"], "score": found["score"], **checks}


def test_a_part_of_a_second_is_a_limit_too():
    assert Limits().with_settings({"call_seconds": 0.5, "threads": 3}) == replace(Limits(), call_seconds=0.5, threads=3)

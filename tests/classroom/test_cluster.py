"""The same scores from a Dask cluster as from this machine, also when a worker is killed in the middle."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import distributed
import pytest

from autograder.classroom import cluster
from autograder.classroom.cluster import grade_on_cluster
from autograder.course.course import Course
from autograder.errors import Problem
from autograder.judge.batch import grade_all
from autograder.judge.grading_process import Order

TINY = Path(__file__).parents[1] / "judge" / "course"
pytestmark = pytest.mark.filterwarnings("default")  # distributed warns of ports and of workers that we kill


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    root = tmp_path_factory.mktemp("cluster") / "tiny"
    shutil.copytree(TINY, root)
    return Course(root)


@pytest.fixture(autouse=True)
def secret(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path_factory.getbasetemp() / "cluster.secret"))


@pytest.fixture
def orders(course) -> list[Order]:
    """Twelve students: right, wrong in one task, and one whose file is broken."""
    found = []
    for k in range(12):
        path = course.root / "submitted" / f"student{k:02}" / "01_tiny" / "01_tiny.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        wrong = "x + 1" if k % 3 == 1 else "2 * x"
        double = f"def double(x):\n    time.sleep(.05)\n    return {wrong}"
        source = f"import numpy as np, time\n{double}\ndef center(x):\n    return x - x.mean()"
        cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
        path.write_text("broken" if k == 5 else text)
        found.append(Order(path))
    return found


def scores(reports) -> list[tuple]:
    return [(r.student, r.status, r.score, r.digest) for r in reports]


def test_a_cluster_gives_the_scores_of_one_machine_though_a_worker_is_killed(course, orders):
    here = scores(grade_all(orders, course))
    assert here[5][1] == "failed"
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as two:
        reports = grade_on_cluster(orders, course, two.scheduler_address)
        first = [next(reports) for _ in range(3)]
        victim = next(iter(two.workers.values()))
        os.kill(victim.pid, signal.SIGKILL)
        there = scores([*first, *reports])
    assert there == here


def test_a_scheduler_that_does_not_answer_is_one_line(course, orders):
    with pytest.raises(Problem, match=r"no Dask scheduler answers at tcp://127.0.0.1:9 \(\w+\): start one"):
        list(grade_on_cluster(orders, course, "tcp://127.0.0.1:9"))


@contextlib.contextmanager
def dask(*arguments: str):
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


@contextlib.contextmanager
def scheduler_with_worker(port: int):
    with (
        dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard") as scheduler,
        dask("worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-nanny", "--no-dashboard") as worker,
    ):
        yield scheduler, worker


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def test_a_scheduler_that_is_started_again_goes_on_with_what_was_left(course, orders, capfd):
    here, port = scores(grade_all(orders, course)), free_port()
    with scheduler_with_worker(port) as processes:
        reports = grade_on_cluster(orders, course, f"tcp://127.0.0.1:{port}")
        first = [next(reports) for _ in range(2)]
        for process in processes:
            process.kill()
    with scheduler_with_worker(port):
        there = scores([*first, *reports])
    assert there == here
    assert f"the scheduler at tcp://127.0.0.1:{port} ended: waiting for it to come back" in capfd.readouterr().err


def test_a_scheduler_that_stays_away_is_one_line(course, orders, monkeypatch):
    monkeypatch.setattr(cluster, "COME_BACK_SECONDS", 0)
    port = free_port()
    with scheduler_with_worker(port) as processes:
        reports = grade_on_cluster(orders, course, f"tcp://127.0.0.1:{port}")
        next(reports)
        for process in processes:
            process.kill()
    with pytest.raises(Problem, match=r"did not come back: start it and its workers, and run the same command again"):
        list(reports)


def test_a_class_on_a_cluster_reaches_the_gradebook_once_though_a_worker_is_killed(classroom, standing):
    """The command itself, twice: the second time nothing is left to do."""
    students = [f"student{k}" for k in range(8)]
    for k, student in enumerate(students):
        classroom.hand_in(student, classroom.square() if k % 2 else classroom.right())
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    grade = [Path(sys.executable).parent / "autograder", "grade", "submitted", "--scheduler", address]
    with scheduler_with_worker(port) as (_, victim), dask("worker", address, "--nthreads", "1", "--no-dashboard"):
        with subprocess.Popen(grade, cwd=classroom.root, stdout=subprocess.PIPE, text=True) as grading:
            assert "student0" in grading.stdout.readline()
            victim.kill()
            grading.communicate(timeout=200)
        assert grading.returncode == 0
        again = subprocess.run(grade, cwd=classroom.root, capture_output=True, text=True, timeout=200, check=True)
    assert "8 of 8 are graded already" in again.stderr
    assert [standing(classroom.url, student)["score"] for student in students] == [7, 4] * 4

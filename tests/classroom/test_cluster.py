"""The same scores from a Dask cluster as from this machine, also when a worker is killed in the middle."""

import json
import os
import shutil
import signal
from pathlib import Path

import distributed
import pytest

from autograder.classroom.cluster import grade_on_cluster
from autograder.engine.batch import Order, grade_all
from autograder.engine.course import Course
from autograder.errors import Problem

TINY = Path(__file__).parents[1] / "engine" / "course"
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
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        reports = grade_on_cluster(orders, course, cluster.scheduler_address)
        first = [next(reports) for _ in range(3)]
        victim = next(iter(cluster.workers.values()))
        os.kill(victim.pid, signal.SIGKILL)
        there = scores([*first, *reports])
    assert there == here


def test_a_scheduler_that_does_not_answer_is_one_line(course, orders):
    with pytest.raises(Problem, match=r"no Dask scheduler answers at tcp://127.0.0.1:9 \(\w+\): start one"):
        list(grade_on_cluster(orders, course, "tcp://127.0.0.1:9"))

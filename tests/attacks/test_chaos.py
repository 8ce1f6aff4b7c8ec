"""Every attack of this folder in one class, honest students between them: the run ends, and each has what is theirs."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import distributed
import pytest

from autograder.classroom.cluster import grade_on_cluster
from autograder.course.course import Course
from autograder.judge.batch import grade_all
from autograder.judge.grading_process import Order
from autograder.judge.report import Report

HERE = Path(__file__).parent
EVERY = 12  # so many attackers sit between two honest students
# distributed warns of the worker that we kill
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def attackers(tmp_path_factory) -> list[Path]:
    """The notebooks that the tests of this folder hand in, recorded from these tests."""
    folder = tmp_path_factory.mktemp("recorded")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not chaos", HERE],
        env=os.environ | {"RECORD_ATTACKS": str(folder)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    found = sorted(folder.iterdir())
    assert len(found) > 200, done.stdout[-3000:]
    return found


@pytest.fixture(scope="module")
def everybody(course, attackers, copy_as_it_is, tmp_path_factory) -> Course:
    """A course with all of them in submitted/, and honest students among them, graded with patience."""
    root = tmp_path_factory.mktemp("chaos") / "course"
    shutil.copytree(course, root, ignore=shutil.ignore_patterns("submitted"))
    honest = course / "submitted" / "neighbour" / "02_neighbours" / "02_neighbours.ipynb"
    toml = root / "assignments" / "01_walls" / "assignment.toml"
    toml.write_text(re.sub(r"(?m)^(call|cell|cell_cpu)_seconds = .*$", r"\1_seconds = 0.25", toml.read_text()))
    for k, path in enumerate(attackers):
        copy_as_it_is(path, place(root, f"{k:03}-attacker", "01_walls"))
        if k % EVERY == 0:
            copy_as_it_is(honest, place(root, f"{k:03}-honest", "02_neighbours"))
    return Course(root)


def place(root: Path, student: str, assignment: str) -> Path:
    path = root / "submitted" / student / assignment / f"{assignment}.ipynb"
    path.parent.mkdir(parents=True)
    return path


def orders(course: Course) -> list[Order]:
    return [Order(path) for path in sorted((course.root / "submitted").rglob("*.ipynb"))]


def in_one_process(course: Course) -> Iterator[Report]:
    return grade_all(orders(course), course, 1)


def in_two_processes(course: Course) -> Iterator[Report]:
    return grade_all(orders(course), course, 2)


def on_a_cluster_that_loses_a_worker(course: Course) -> Iterator[Report]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as two:
        for k, report in enumerate(grade_on_cluster(orders(course), course, two.scheduler_address)):
            if k == EVERY:
                os.kill(next(iter(two.workers.values())).pid, signal.SIGKILL)
            yield report


@pytest.mark.parametrize("run", [in_one_process, in_two_processes, on_a_cluster_that_loses_a_worker])
def test_the_run_ends_and_each_has_what_is_theirs(everybody, run, points, leftovers, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(everybody.root / "secret"))
    before = leftovers()
    reports = list(run(everybody))
    assert [report.notebook for report in reports] == [str(order.path) for order in orders(everybody)]
    honest = [report for report in reports if report.student.endswith("honest")]
    assert {report.score for report in honest} == {sum(points.values())}
    for report in reports:
        if report.student.endswith("attacker"):
            assert earned(report) <= defined_in(Path(report.notebook), points), report.notebook
    assert leftovers() <= before


def earned(report: Report) -> set[str]:
    return {name for name, task in report.tasks.items() if task.score}


def defined_in(path: Path, tasks: Iterable[str]) -> set[str]:
    """The tasks for which a notebook has anything that could be a solution."""
    text = path.read_text(errors="replace") if path.is_file() else ""
    return {task for task in tasks if re.search(rf"def {task}\b|\b{task}\s*=", text)}

"""Grades on a Dask cluster: one warm grader per worker process; what travels is the notebook's bytes and JSON."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import distributed

from autograder.engine.batch import Order
from autograder.engine.course import Course
from autograder.engine.grade import Grader, student_of
from autograder.engine.report import Report, failed, from_dict
from autograder.engine.secret import course_secret
from autograder.errors import Problem

AT_ONCE = 4  # notebooks on their way to each worker: enough to keep it busy, few enough to stay flat in memory
RETRIES = 3  # of a notebook whose worker was lost


class GraderPlugin(distributed.WorkerPlugin):
    """Starts a worker's grader when the worker joins, and stops it when it leaves."""

    name = "autograder"

    def __init__(self, root: str, secret: str) -> None:
        self.root, self.secret = root, secret

    def setup(self, worker: Any) -> None:
        worker.grader = Grader(Course(Path(self.root)), self.secret.encode())

    def teardown(self, worker: Any) -> None:
        worker.grader.close()


def grade_bytes(data: bytes, name: str, assignment: str | None, student: str | None) -> str:
    """One submission on a worker: bytes in, JSON out."""
    grader = distributed.get_worker().grader
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        report = grader.grade(path, assignment, student)
    return json.dumps(report.as_dict())


def grade_on_cluster(orders: Sequence[Order], course: Course, address: str) -> Iterator[Report]:
    """Reports in the order of `orders`. A worker that is lost has its notebooks graded by another."""
    try:
        client = distributed.Client(address, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        reason = f"no Dask scheduler answers at {address} ({type(error).__name__})"
        raise Problem(f"{reason}: start one with `dask scheduler`, or leave --scheduler away") from None
    with client:
        client.register_plugin(GraderPlugin(str(course.root), course_secret(course.root).decode()))
        waiting: list[tuple[Order, Any]] = []
        queue = list(orders)
        while queue or waiting:
            room = AT_ONCE * max(1, len(client.nthreads()))
            while queue and len(waiting) < room:
                order = queue.pop(0)
                waiting.append((order, submitted(client, order)))
            order, future = waiting.pop(0)
            yield result_of(order, future)


def submitted(client: distributed.Client, order: Order) -> Any:
    """A task keyed by its content: the same notebook of the same student is never graded twice at once."""
    try:
        data = order.path.read_bytes()
    except OSError as error:
        reason = f"{order.path} can't be read: {error.strerror}"
        return failed(order.assignment or "", str(order.path), order.student, reason)
    about = (order.path.name, order.assignment, order.student or student_of(order.path))
    key = "grade-" + hashlib.sha256(data + json.dumps(about).encode()).hexdigest()
    return client.submit(grade_bytes, data, *about, key=key, retries=RETRIES)


def result_of(order: Order, future: Any) -> Report:
    if isinstance(future, Report):
        return future
    try:
        text = future.result()
    except Exception as error:
        reason = f"the cluster lost it {RETRIES} times ({type(error).__name__}): grade it again"
        return failed(order.assignment or "", str(order.path), order.student, reason)
    future.release()
    return from_dict(json.loads(text), str(order.path))

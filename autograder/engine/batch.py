"""Grades many notebooks in parallel: one grading process per job, each with its own warm zygote."""

import concurrent.futures
import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.engine.course import Course
from autograder.engine.grade import Grader
from autograder.engine.report import Report, failed
from autograder.engine.secret import course_secret
from autograder.errors import Problem

WAITING = 4  # submissions handed to a process ahead of time: enough to keep it busy, few enough to stay flat in memory


@dataclass(frozen=True)
class Order:
    """One notebook to be graded."""

    path: Path
    assignment: str | None = None
    student: str | None = None


def notebooks_in(paths: Sequence[Path]) -> list[Path]:
    """The notebooks at these paths; a folder stands for all that lie in it."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)
            if not inside:
                raise Problem(f"{path} has no notebooks in it: name a .ipynb file or a folder that holds some")
            found += inside
        elif path.exists() or path.is_symlink():
            found.append(path)
        else:
            raise Problem(f"{path} does not exist: name a .ipynb file or a folder that holds some")
    return found


def grade_all(
    orders: Sequence[Order], course: Course, jobs: int = 1, allow_unconfined: bool = False
) -> Iterator[Report]:
    """Reports in the order of `orders`, each as soon as it and those before it are there."""
    if jobs <= 1 or len(orders) <= 1:
        with Grader(course, course_secret(course.root), allow_unconfined) as grader:
            for order in orders:
                yield grader.grade(order.path, order.assignment, order.student)
        return
    course_secret(course.root)
    context = multiprocessing.get_context("spawn")
    setting = (str(course.root), allow_unconfined)
    with concurrent.futures.ProcessPoolExecutor(jobs, context, begin, setting) as pool:
        queue, waiting = list(orders), []
        while queue or waiting:
            while queue and len(waiting) < WAITING * jobs:
                order = queue.pop(0)
                waiting.append((order, pool.submit(grade_here, order)))
            order, future = waiting.pop(0)
            try:
                yield future.result()
            except concurrent.futures.process.BrokenProcessPool:
                yield failed(
                    order.assignment or "", str(order.path), order.student, "the grading process died: grade it again"
                )
                if queue or waiting:
                    remaining = [left for left, _ in waiting] + queue
                    yield from grade_all(remaining, course, jobs, allow_unconfined)
                return


class Here:
    """The grader of this process, made once when a grading process starts."""

    grader: Grader


def begin(root: str, allow_unconfined: bool) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    course = Course(Path(root))
    Here.grader = Grader(course, course_secret(course.root), allow_unconfined)


def end_with_parent() -> None:
    """A pool's process waits for orders for ever when whoever gives them was killed."""
    multiprocessing.connection.wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


def grade_here(order: Order) -> Report:
    return Here.grader.grade(order.path, order.assignment, order.student)
